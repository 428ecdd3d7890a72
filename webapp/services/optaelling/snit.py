"""Cuts: the days on which something changes for an object, under one variant or under two.

What a day decides of an object is its Tilstand under each variant; between two cuts it is the
same. Formula: `domain/eksport/overfoersel.py`; figures: docs/adr/0002.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product

from webapp.domain.klassifikation.kle import KleEmne
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.tilstand import EN_DAG, Skaerer, Tilstand
from webapp.store.optaelling import FOERST, SIDST, Gruppe

Interval = tuple[str, str]
Tilstande = tuple[Tilstand, ...]
Stykker = list[tuple[Interval, Tilstande]]


@dataclass(frozen=True, slots=True)
class Art:
    """What days decide of some objects: the states under both variants, and the day of creation.

    `ved_fra` as a sag's latest event decides, `ved_bevilling` as the day of granting does.
    """

    ved_fra: Tilstande
    ved_bevilling: Tilstande
    oprettet: Interval


@dataclass(frozen=True, slots=True)
class Blik:
    """What is looked at: which grupper, which days of them, and what of them makes a difference.

    `dage` is asked with what a latest event and a granting on those days lead to under each
    variant; `ens` gives what of that matters to the one who counts, equal for what may be counted
    as one. `enheder` False: whichever unit is responsible makes no difference.
    """

    gruppe: Callable[[Gruppe], bool] = lambda _gruppe: True
    dage: Callable[[Gruppe, Tilstande, Tilstande], bool] = lambda _gruppe, _fra, _bev: True
    ens: Callable[[Tilstande], object] = lambda tilstande: tilstande
    enheder: bool = True


ALT = Blik()


class Snit:
    """How grupper are cut under both variants, and the numbers of what they are cut into.

    What a day decides hangs on the unit, the sagstype and the ydelse alone, so those are cut once,
    however many grupper they have.
    """

    def __init__(self, a: Grundlag, b: Grundlag, blik: Blik) -> None:
        en = Skaerer(a, enheder=blik.enheder)
        self._skaerere = (en, en if a is b else Skaerer(b, enheder=blik.enheder))
        self._blik = blik
        self._kendte: dict[object, list[tuple[int, Art, Interval, Interval]]] = {}
        self._stykker: dict[object, Stykker] = {}
        self._numre: dict[object, int] = {}
        self._stop: dict[object, bool] = {}

    def har_stop(self, gruppe: Gruppe) -> bool:
        """True if the days of a box do not decide under one of the variants: each object does."""
        if any(s.ser_egen_dag(gruppe) for s in self._skaerere):
            return True
        noegle = (gruppe.sagstype, gruppe.lokal_ydelse)
        if noegle not in self._stop:
            self._stop[noegle] = any(s.har_stop(gruppe) for s in self._skaerere)
        return self._stop[noegle]

    def stykker(self, gruppe: Gruppe) -> list[tuple[int, Art, Interval, Interval]]:
        """The number of each box's Art, the Art, and the box's days."""
        numre = indekseret_kle(gruppe.egenskaber)
        enhed = gruppe.lokal_enhed if self._blik.enheder else None
        noegle = (gruppe.slags, enhed, gruppe.sagstype, gruppe.lokal_ydelse, numre)
        if noegle not in self._kendte:
            self._kendte[noegle] = list(self._skaer(gruppe, numre))
        return self._kendte[noegle]

    def _skaer(
        self, gruppe: Gruppe, indekseret: frozenset[KleEmne]
    ) -> Iterator[tuple[int, Art, Interval, Interval]]:
        for (fra, ved_fra), (bev, ved_bev) in product(self._ved_fra(gruppe), self._ved_bev(gruppe)):
            if not self._blik.dage(gruppe, ved_fra, ved_bev):
                continue
            ens = (self._nummer(self._blik.ens(ved_fra)), self._nummer(self._blik.ens(ved_bev)))
            numre = {t.kle for t in (*ved_fra, *ved_bev) if t.kle} | indekseret
            graenser = {dag for s in self._skaerere for dag in s.fradatoer(numre)}
            for oprettet, _ in _stykker(graenser, lambda dag: (dag,)):
                yield self._nummer((*ens, oprettet)), Art(ved_fra, ved_bev, oprettet), fra, bev

    def _nummer(self, ting: object) -> int:
        return self._numre.setdefault(ting, len(self._numre))

    def _ved_fra(self, gruppe: Gruppe) -> Stykker:
        enhed = gruppe.lokal_enhed if self._blik.enheder else None
        noegle = ("fra", gruppe.sagstype, enhed)
        if noegle not in self._stykker:
            self._stykker[noegle] = _stykker(
                {dag for s in self._skaerere for dag in s.snit_for_sag(gruppe)},
                lambda dag: tuple(s.ved_seneste(gruppe, dag) for s in self._skaerere),
            )
        return self._stykker[noegle]

    def _ved_bev(self, gruppe: Gruppe) -> Stykker:
        med_enhed = gruppe.sagstype is None and self._blik.enheder
        enhed = gruppe.lokal_enhed if med_enhed else None
        noegle = ("bevilget", gruppe.slags, gruppe.sagstype, gruppe.lokal_ydelse, enhed)
        if noegle not in self._stykker:
            dage = {dag for s in self._skaerere for dag in s.snit_for_ydelse(gruppe)}
            self._stykker[noegle] = _stykker(
                dage if gruppe.slags == "ydelse" else set(),
                lambda dag: tuple(s.ved_bevilling(gruppe, dag) for s in self._skaerere),
            )
        return self._stykker[noegle]


def _stykker(snit: set[date], tilstand: Callable[[date], tuple[object, ...]]) -> Stykker:
    """All days as pieces with one state each: cut at `snit`, neighbours of one state joined."""
    dage = sorted(snit)
    begyndelser = [dage[0] - EN_DAG, *dage] if dage else [date.max]
    stykker: Stykker = []
    for nr, dag in enumerate(begyndelser):
        slut = begyndelser[nr + 1].isoformat() if nr + 1 < len(begyndelser) else SIDST
        naeste: tuple[Tilstand, ...] = tilstand(dag)  # type: ignore[assignment]  # or a day, which is only compared
        if stykker and stykker[-1][1] == naeste:
            stykker[-1] = ((stykker[-1][0][0], slut), naeste)
        else:
            stykker.append(((dag.isoformat() if nr else FOERST, slut), naeste))
    return stykker


@lru_cache(maxsize=4096)
def indekseret_kle(egenskaber: str) -> frozenset[KleEmne]:
    """The KLE that the object was filed with by another fagsystem, if any."""
    kle = json.loads(egenskaber)["kle"]
    return frozenset({KleEmne(kle)} if kle else ())
