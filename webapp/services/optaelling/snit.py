"""Cuts: the days on which something changes for an object, under one variant or under two.

What a day decides of an object is its Tilstand under each variant; between two cuts it is the
same. Formula: `domain/eksport.py`; figures: docs/adr/0002.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from webapp.domain.eksport import Overfoersel, find_overfoersel
from webapp.domain.eoj import Detaljegrad, niveau_2_navn
from webapp.domain.identifikation import EnhedUuid
from webapp.domain.kle import KleEmne
from webapp.services.grundlag import Grundlag
from webapp.store.optaelling import FOERST, SIDST, Gruppe

EN_DAG = timedelta(days=1)
Interval = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tilstand:
    """What an object of a gruppe is under a variant, as far as a day decides it.

    `navn` is the local unit's name where that is all that is known of the unit; `ydelse` is the
    name that a ydelse is filed under where that is not its own (EOJ solution B).
    """

    enhed: EnhedUuid | None = None
    navn: str = ""
    kle: KleEmne | None = None
    ydelse: str = ""


# Not in the index.
IKKE_OVERFOERT = Tilstand(navn="ikke overført")
UDEN_BETYDNING = Tilstand()


@dataclass(frozen=True, slots=True)
class Art:
    """What days decide of some objects: the states under both variants, and the day of creation.

    `ved_fra` as a sag's latest event decides, `ved_bevilling` as the day of granting does.
    """

    ved_fra: tuple[Tilstand, ...]
    ved_bevilling: tuple[Tilstand, ...]
    oprettet: Interval


Tilstande = tuple[Tilstand, ...]
Stykker = list[tuple[Interval, Tilstande]]


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
        """True if transfers of the sagstype have stopped under one of the variants."""
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


class Skaerer:
    """One variant's view of a gruppe's days. Remembers what it found for a unit and a sagstype."""

    def __init__(self, grundlag: Grundlag, *, enheder: bool = True) -> None:
        self._grundlag = grundlag
        self._enheder = enheder
        self._konfiguration = grundlag.konfiguration
        self._sag = lru_cache(maxsize=None)(self._sagens_tilstand)
        self._ydelse = lru_cache(maxsize=None)(self._ydelsens_tilstand)
        self._typesnit = lru_cache(maxsize=None)(self._find_typesnit)
        self._overfoert = lru_cache(maxsize=None)(self._find_overfoersel)
        self._taler_selv = lru_cache(maxsize=None)(self._find_taler_selv)
        self._fradato = lru_cache(maxsize=None)(self._find_fradatoer)

    def sagstype(self, gruppe: Gruppe) -> str:
        """The sagstype that carries the gruppe's objects through the export."""
        lokal = self._grundlag.opslag.lokale_ydelser.get(gruppe.lokal_ydelse or "")
        return gruppe.sagstype or (lokal.sagstype if lokal else None) or ""

    def har_stop(self, gruppe: Gruppe) -> bool:
        """True if transfers of the sagstype have stopped."""
        return any(
            periode.til is not None and periode.til <= self._grundlag.dato
            for periode in self._konfiguration.overfoersler(self.sagstype(gruppe))
        )

    def snit_for_sag(self, gruppe: Gruppe) -> frozenset[date]:
        """The days at which something may change for a sag of the gruppe."""
        return self._snit(gruppe.sagstype or "", gruppe.lokal_enhed or "", "")

    def snit_for_ydelse(self, gruppe: Gruppe) -> frozenset[date]:
        """The days at which something may change for a ydelse of the gruppe."""
        uden_sag = gruppe.lokal_enhed or "" if gruppe.sagstype is None else ""
        return self._snit(self.sagstype(gruppe), uden_sag, gruppe.lokal_ydelse or "")

    def ved_seneste(self, gruppe: Gruppe, dag: date) -> Tilstand:
        """What a sag (or a ydelse's sag) is with its latest event on the day."""
        if gruppe.sagstype is None:
            return UDEN_BETYDNING
        return self._sag(gruppe.sagstype, gruppe.lokal_enhed or "", dag)

    def ved_bevilling(self, gruppe: Gruppe, dag: date) -> Tilstand:
        """What a ydelse is when it was granted on the day."""
        if gruppe.lokal_ydelse is None:
            return UDEN_BETYDNING
        uden_sag = gruppe.lokal_enhed or "" if gruppe.sagstype is None else None
        return self._ydelse(self.sagstype(gruppe), gruppe.lokal_ydelse, uden_sag, dag)

    def fradatoer(self, numre: Iterable[KleEmne]) -> set[date]:
        """Fradatoer of the numbers and the days after: before, on and after make a difference."""
        return {dag for kle in numre for dag in self._fradato(kle)}

    def _find_fradatoer(self, kle: KleEmne) -> tuple[date, ...]:
        raekke = self._grundlag.variant.opsaetning.find(kle)
        fradato = raekke.fradato if raekke else None
        return (fradato, fradato + EN_DAG) if fradato else ()

    def _snit(self, sagstype: str, enhed: str, ydelse: str) -> frozenset[date]:
        fra, dage = self._typesnit(sagstype, ydelse)
        if fra is None or not self._enheder:
            return dage
        skift = self._konfiguration.maerkeskift(enhed)
        return dage.union(dag for dag in skift if fra < dag <= self._grundlag.dato)

    def _find_typesnit(self, sagstype: str, ydelse: str) -> tuple[date | None, frozenset[date]]:
        """The day that all before it counts as (None: never sent), and the days after it."""
        konfiguration, til = self._konfiguration, self._grundlag.dato
        perioder = konfiguration.overfoersler(sagstype)
        if not perioder:
            return None, frozenset()
        dage: set[date | None] = {dag for p in perioder for dag in (p.fra, p.til)}
        dage.update(raekke.fra for raekke in konfiguration.sagstype_kle(sagstype))
        dage.update(raekke.fra for raekke in konfiguration.ydelsestyper(ydelse))
        # What happened before the transfers began, or before all was sent anew, counts as that day.
        fra = perioder[0].fra or date.min
        fra = max([fra, *(dag for dag in self._grundlag.variant.oprydninger if dag <= til)])
        return fra, frozenset(dag for dag in dage if dag is not None and fra < dag <= til)

    def _sagens_tilstand(self, sagstype: str, enhed: str, dag: date) -> Tilstand:
        overfoersel = self._overfoert(sagstype, dag)
        if overfoersel is None:
            return IKKE_OVERFOERT
        kle = self._konfiguration.kle(sagstype, overfoersel.sidst)
        return self._maerket(enhed, overfoersel.sidst, kle)

    def _ydelsens_tilstand(
        self, sagstype: str, ydelse: str, uden_sag: str | None, dag: date
    ) -> Tilstand:
        overfoersel = self._overfoert(sagstype, dag)
        lokal = self._grundlag.opslag.lokale_ydelser.get(ydelse)
        if overfoersel is None or lokal is None or lokal.pakke:
            return IKKE_OVERFOERT
        mapning = self._konfiguration.ydelsestype(ydelse, overfoersel.foerst)
        kle = (mapning.kle if mapning else None) or self._konfiguration.kle(
            sagstype, overfoersel.foerst
        )
        tilstand = Tilstand(kle=kle)
        if uden_sag is not None:
            tilstand = self._maerket(uden_sag, overfoersel.foerst, kle)
        if self._konfiguration.variant.antagelser.eoj_ydelse is Detaljegrad.NIVEAU_2:
            navn = niveau_2_navn(lokal, mapning.ydelsestype if mapning else "")
            return replace(tilstand, ydelse=navn)
        return tilstand

    def _find_overfoersel(self, sagstype: str, dag: date) -> Overfoersel | None:
        # What happened lies on or before the preview date, whatever day is asked about.
        dato = self._grundlag.dato
        return find_overfoersel(self._konfiguration, sagstype, (min(dag, dato),), dato)

    def _maerket(self, enhed: str, dag: date, kle: KleEmne | None) -> Tilstand:
        if not self._enheder:
            return Tilstand(kle=kle)
        uuid = self._konfiguration.maerke(enhed, dag).enhed
        return Tilstand(uuid, "" if self._taler_selv(uuid) else enhed, kle)

    def _find_taler_selv(self, uuid: EnhedUuid | None) -> bool:
        """True if the contact never falls back on the local name: nobody it asks is closed."""
        organisation = self._grundlag.opslag.organisation
        enhed = organisation.find(uuid)
        if enhed is None:
            return False
        andre = (organisation.find(sted.maal) for sted in enhed.henvendelsessteder)
        return all(e.er_aktiv(self._grundlag.dato) for e in (enhed, *andre) if e is not None)
