"""The door: what a municipality hands in is pseudonymised before anything else sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Lukket:
    """The files as they are kept, and in words what was replaced in them."""

    filer: Mapping[str, bytes]
    linjer: tuple[str, ...] = ()


def luk_ind(data: Path, seed: Path, filer: Mapping[str, bytes]) -> Lukket:
    return Lukket(filer)
