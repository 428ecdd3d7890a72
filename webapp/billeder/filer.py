"""Files that are written whole: one alone, or several that all change or none does."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from pathlib import Path


def skriv_sikkert(fil: Path, indhold: bytes) -> None:
    """Write a file whole or not at all."""
    ny = _skriv_ved_siden_af(fil, indhold)
    try:
        ny.replace(fil)
    except BaseException:
        ny.unlink(missing_ok=True)
        raise


def aftryk_af_fil(fil: Path) -> str:
    """The SHA-256 of a file's bytes, 64 hex digits; empty where there is none to read."""
    try:
        return hashlib.sha256(fil.read_bytes()).hexdigest()
    except OSError:
        return ""


class Filskift:
    """Changes of files that are prepared one by one and made together.

    `udfoer` writes all the new files beside their places before the first one is moved; what
    cannot be moved puts every file back. Raises OSError, and then nothing has changed.
    """

    def __init__(self) -> None:
        self._skrevet: dict[Path, bytes | Path] = {}
        self._fjernet: list[Path] = []

    def skriv(self, fil: Path, indhold: bytes | Path) -> None:
        """The file is to hold these bytes, or those of another file."""
        self._skrevet[fil] = indhold

    def fjern(self, fil: Path) -> None:
        """The file is to go, where it is there."""
        self._fjernet.append(fil)

    def udfoer(self) -> None:
        """Make the changes."""
        nye: dict[Path, Path] = {}
        try:
            for fil, indhold in self._skrevet.items():
                hele = indhold.read_bytes() if isinstance(indhold, Path) else indhold
                nye[fil] = _skriv_ved_siden_af(fil, hele)
            self._flyt(nye)
        finally:
            for ny in nye.values():
                ny.unlink(missing_ok=True)

    def _flyt(self, nye: dict[Path, Path]) -> None:
        """Move the old files aside and the new ones in, or all of them back."""
        gemte: dict[Path, Path] = {}
        flyttet: list[Path] = []
        try:
            for fil in filter(Path.exists, dict.fromkeys((*self._fjernet, *nye))):
                gemt = fil.with_name(f".gl-{secrets.token_hex(4)}")
                fil.rename(gemt)
                gemte[fil] = gemt
            for fil, ny in nye.items():
                ny.rename(fil)
                flyttet.append(fil)
        except BaseException:
            for fil in flyttet:
                fil.unlink(missing_ok=True)
            for fil, gemt in gemte.items():
                gemt.rename(fil)
            raise
        for gemt in gemte.values():
            gemt.unlink(missing_ok=True)


def _skriv_ved_siden_af(fil: Path, indhold: bytes) -> Path:
    """The bytes in a file of a name of its own, in the folder where they are to lie."""
    fil.parent.mkdir(parents=True, exist_ok=True)
    nummer, navn = tempfile.mkstemp(dir=fil.parent, prefix=".ny-")
    try:
        with os.fdopen(nummer, "wb") as ud:
            ud.write(indhold)
        Path(navn).chmod(0o644)
    except BaseException:
        Path(navn).unlink(missing_ok=True)
        raise
    return Path(navn)
