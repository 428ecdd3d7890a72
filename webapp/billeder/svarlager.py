"""The answers of the last run, kept for as long as nothing that decides them has changed.

A page is a pure function of the data, the program and the day. So where the data folder's files,
the program's files, the installed packages and the day are those of the last run, each page is
what it was, and need not be drawn up again. Only the contents count, never the time of a file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from webapp.billeder.filer import skriv_sikkert
from webapp.billeder.sidevalg import Hent, Svar

INDEKS = "indeks.json"
# What of the environment a page could depend on.
MILJOE = ("FORHAANDSBLIK_", "LANG", "LC_", "TZ")
DATAFILER = (".db", ".db-wal")


def aftryk_af(data: Path, program: Iterable[Path]) -> str:
    """The hash of all that decides the answers, 64 hex digits.

    `program` are the folders of code, templates and static files.
    """
    samlet = hashlib.sha256(json.dumps(_omgivelser()).encode())
    filer = sorted(f for f in data.glob("*") if f.name.endswith(DATAFILER))
    for fil in (*filer, *(fil for mappe in program for fil in _programfiler(mappe))):
        samlet.update(str(fil).encode() + b"\0")
        with suppress(FileNotFoundError), fil.open("rb") as indhold:
            samlet.update(hashlib.file_digest(indhold, "sha256").digest())
    return samlet.hexdigest()


def _omgivelser() -> list[Any]:
    """The day, the interpreter, the environment and the installed packages."""
    pakker = [
        fil.name
        for sti in sys.path
        if sti.endswith(("site-packages", "dist-packages")) and Path(sti).is_dir()
        for fil in sorted(Path(sti).iterdir())
        if fil.suffix in {".dist-info", ".egg-info"}
    ]
    miljoe = sorted(par for par in os.environ.items() if par[0].startswith(MILJOE))
    return [date.today().isoformat(), sys.version, miljoe, pakker]  # noqa: DTZ011 - the pages' day


def _programfiler(mappe: Path) -> Iterator[Path]:
    for sti, mapper, filer in os.walk(mappe):
        mapper[:] = sorted(m for m in mapper if m != "__pycache__")
        yield from (Path(sti, fil) for fil in sorted(filer))


class Svarlager:
    """Answers from the folder where they are still right, else from the product, and kept."""

    def __init__(self, mappe: Path, aftryk: Callable[[], str], hent: Hent) -> None:
        self._mappe = mappe
        self._find_aftryk = aftryk
        self._aftryk = aftryk()
        self._hent = hent
        self._svar: dict[str, Svar] = {}
        self._kendte: dict[str, tuple[int, str, str]] = self._laes()

    def hent(self, adresse: str) -> Svar:
        """The answer to an address."""
        svar = self._svar.get(adresse) or self._gemt(adresse)
        if svar is None:
            svar = self._hent(adresse)
        self._svar[adresse] = svar
        return svar

    def gem(self) -> None:
        """Keep this run's answers, unless something changed while they were drawn up."""
        if self._kendte.keys() >= self._svar.keys() or self._find_aftryk() != self._aftryk:
            return
        for adresse, svar in self._svar.items():
            navn = hashlib.sha256(svar.indhold).hexdigest()
            if not (self._mappe / navn).is_file():
                skriv_sikkert(self._mappe / navn, svar.indhold)
            self._kendte[adresse] = (svar.status, svar.type, navn)
        indeks = {"aftryk": self._aftryk, "svar": self._kendte}
        skriv_sikkert(self._mappe / INDEKS, json.dumps(indeks).encode())
        brugte = {INDEKS, *(navn for _, _, navn in self._kendte.values())}
        for fil in self._mappe.iterdir():
            if fil.name not in brugte:
                fil.unlink()

    def _laes(self) -> dict[str, tuple[int, str, str]]:
        try:
            indeks = json.loads((self._mappe / INDEKS).read_bytes())
            if indeks["aftryk"] != self._aftryk:
                return {}
            return {
                adresse: (svar[0], svar[1], svar[2]) for adresse, svar in indeks["svar"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return {}

    def _gemt(self, adresse: str) -> Svar | None:
        """A kept answer; None where there is none, or where its file is not what it was."""
        status, type_, navn = self._kendte.get(adresse, (0, "", ""))
        if not navn:
            return None
        try:
            indhold = (self._mappe / navn).read_bytes()
        except OSError:
            return None
        return Svar(status, type_, indhold) if _er(indhold, navn) else None


def _er(indhold: bytes, navn: str) -> bool:
    return hashlib.sha256(indhold).hexdigest() == navn
