"""Fixtures of the commands: an own data folder with the examples in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.cli import main
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager


@pytest.fixture
def data(tmp_path: Path, config: Config, lager: Kommunelager) -> Path:
    """A data folder that a command may write to."""
    return Path(shutil.copytree(config.data, tmp_path / "data"))


@pytest.fixture
def koer(data: Path) -> Callable[..., Result]:
    """Runs `forhaandsblik` with the given arguments over that folder."""

    def kald(*args: object) -> Result:
        miljoe = {"FORHAANDSBLIK_DATA": str(data)}
        return CliRunner().invoke(main, [str(a) for a in args], env=miljoe)

    return kald
