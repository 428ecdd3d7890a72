"""`kopier/`: what was kept before an upgrade, and files that were put aside; seen and deleted."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from webapp.services.dansk import tidspunkt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.skrivning import danske_fejl
from webapp.store.database import laes
from webapp.store.filer import JOURNALER, fjern, midlertidig, sikr_mappe
from webapp.store.filstand import UlaeseligFilError, fortalt, skemaversion, tjek_slags
from webapp.store.indhold import alene
from webapp.store.versioner import kopier_til

MAPPE = "kopier"


@dataclass(frozen=True, slots=True)
class Kopi:
    """A file in `kopier/`: its name, when it was kept, and its size in bytes."""

    navn: str
    tid: str
    fylder: int


def load_kopier(data: Path) -> tuple[Kopi, ...]:
    """The copies, the newest first."""
    mappe = data / MAPPE
    filer = [(f, f.stat()) for f in mappe.iterdir() if _er_kopi(f)] if mappe.is_dir() else []
    filer.sort(key=lambda en: (-en[1].st_mtime, en[0].name))
    return tuple(
        Kopi(f.name, tidspunkt(datetime.fromtimestamp(s.st_mtime, UTC)), s.st_size)
        for f, s in filer
    )


def slet_kopi(data: Path, navn: str) -> None:
    """Delete a copy; FindesIkkeError where there is none of the name."""
    if navn not in {kopi.navn for kopi in load_kopier(data)}:
        raise FindesIkkeError("Den kopi er her ikke. Måske har en anden slettet den.")
    with danske_fejl():
        fjern(data / MAPPE / navn)


def _er_kopi(sti: Path) -> bool:
    return not sti.name.startswith(".") and not sti.name.endswith(JOURNALER)


def gem_kopi(fil: Path) -> Path:
    """Keep the file as it is, beside the others and never over one; where the copy lies."""
    mappe = fil.parent / MAPPE
    with danske_fejl(), laes(fil) as database:
        sikr_mappe(mappe)
        version = skemaversion(database)
        with midlertidig(mappe) as ny:
            kopier_til(database, ny)
            navn = f"{fil.stem}-skema-{version}.db"
            return _under_ledigt_navn(mappe, navn, lambda sti: os.link(ny, sti))


def laeg_til_side(fil: Path) -> Path:
    """Move a file that cannot be used into `kopier/`, with what SQLite keeps beside it.

    Raises UlaeseligFilError where somebody is in it.
    """
    mappe = fil.parent / MAPPE

    def flyt(navn: Path) -> None:
        if navn.exists():
            raise FileExistsError
        fil.rename(navn)
        for endelse in JOURNALER:
            journal = fil.with_name(fil.name + endelse)
            if journal.exists():
                journal.rename(navn.with_name(navn.name + endelse))

    with danske_fejl():
        sikr_mappe(mappe)
        try:
            tjek_slags(fil)
            with fortalt(fil), alene(fil):
                return _under_ledigt_navn(mappe, fil.name, flyt)
        except UlaeseligFilError as fejl:
            if not fejl.kan_flyttes:
                raise
            return _under_ledigt_navn(mappe, fil.name, flyt)


def _under_ledigt_navn(mappe: Path, navn: str, giv: Callable[[Path], None]) -> Path:
    stamme, _, endelse = navn.rpartition(".")
    for nr in count(1):
        sti = mappe / (navn if nr == 1 else f"{stamme}-{nr}.{endelse}")
        try:
            giv(sti)
        except FileExistsError:
            continue
        return sti
    raise AssertionError
