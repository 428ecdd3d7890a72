"""Appointments and claims of a whole kommune, judged by the very rules of a citizen's page.

One of each KLE number and of each type is judged: nothing else of them hangs on a variant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.aftaler import vises_for_kle
from webapp.services.mit_overblik.fordringer import vises_for_type
from webapp.store.andettal import Aftaletal, Fordringstal, tael_aftaler, tael_fordringer


@dataclass(frozen=True, slots=True)
class Andetudfald:
    """Appointments of a number or claims of a type, and whether they are shown under both."""

    hvad: Aftaletal | Fordringstal
    a: bool
    b: bool

    @property
    def skaebne(self) -> str:
        """Total (shown under both), shown, hidden, or nothing (hidden under both)."""
        return {(True, True): "total", (False, True): "shown", (True, False): "hidden"}.get(
            (self.a, self.b), ""
        )


def find_andre_objekter(database: Database, a: Grundlag, b: Grundlag) -> Iterator[Andetudfald]:
    """All that is shown under one of the variants at least."""
    for udfald in (*_aftaler(database, a, b), *_fordringer(database, a, b)):
        if udfald.skaebne:
            yield udfald


def efter_skaebne(andet: Iterable[Andetudfald]) -> Mapping[str, list[Aftaletal | Fordringstal]]:
    """Appointments and claims of each fate; the first fate is what is shown at all."""
    efter: dict[str, list[Aftaletal | Fordringstal]] = {
        skaebne: [] for skaebne in ("total", "changed", "shown", "hidden")
    }
    for en in andet:
        efter["total"].append(en.hvad)
        if en.skaebne != "total":
            efter[en.skaebne].append(en.hvad)
    return efter


def _aftaler(database: Database, a: Grundlag, b: Grundlag) -> Iterator[Andetudfald]:
    for en in tael_aftaler(database, a.dato):
        yield Andetudfald(en, vises_for_kle(a, en.kle), vises_for_kle(b, en.kle))


def _fordringer(database: Database, a: Grundlag, b: Grundlag) -> Iterator[Andetudfald]:
    for en in tael_fordringer(database, a.opslag.kommune.cvr):
        sete = (vises_for_type(g, en.fordringstype, egen=en.egen) for g in (a, b))
        yield Andetudfald(en, *sete)
