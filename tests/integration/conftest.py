"""Fixtures of the commands: an own data folder with the examples in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.kommandoer.cli import main


@pytest.fixture
def koer(data: Path) -> Callable[..., Result]:
    """Runs `forhaandsblik` with the given arguments over that folder."""

    def kald(*args: object) -> Result:
        miljoe = {"FORHAANDSBLIK_DATA": str(data)}
        return CliRunner().invoke(main, [str(a) for a in args], env=miljoe)

    return kald
