"""Classes: boxes of objects that two variants treat alike, found without looking at an object.

For each gruppe the days are cut where something changes under one of the variants, and only
there. What a box is like under a variant is its Tilstand; boxes of equal properties and equal
Tilstand, whatever gruppe they are of, form one class, and one object speaks for it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from sqlite_utils import Database

from webapp.domain.eksport import Overfoersel, find_overfoersel
from webapp.domain.identifikation import EnhedUuid
from webapp.domain.kle import KleEmne
from webapp.services.grundlag import Grundlag
from webapp.store.optaelling import (
    FOERST,
    SIDST,
    Gruppe,
    Kasse,
    Vidne,
    find_vidner,
    load_grupper,
    load_objekter,
    tael_kasser,
)

EN_DAG = timedelta(days=1)
Interval = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tilstand:
    """What an object of a gruppe is under a variant, as far as a day decides it.

    `navn` is the local unit's name where that is all that is known of the unit.
    """

    enhed: EnhedUuid | None = None
    navn: str = ""
    kle: KleEmne | None = None


# Not in the index.
IKKE_OVERFOERT = Tilstand(navn="ikke overført")
UDEN_BETYDNING = Tilstand()


@dataclass(frozen=True, slots=True)
class Klasse:
    """Boxes whose objects are judged alike.

    `antal` counts objects through their first citizen only; `vidne` speaks for all.
    """

    slags: str
    antal: int
    kasser: tuple[int, ...]
    vidne: Vidne


def find_klasser(
    database: Database,
    a: Grundlag,
    b: Grundlag,
    *,
    hver_for_sig: bool = False,
    kun: Callable[[Gruppe], bool] = lambda _gruppe: True,
) -> tuple[Klasse, ...]:
    """All classes of the kommune under two variants.

    `hver_for_sig`: a class holds objects of one local unit, sagstype and local ydelse only.
    `kun`: which grupper to look at.
    """
    skaerere = (_Skaerer(a), _Skaerer(b))
    grupper = [gruppe for gruppe in load_grupper(database) if kun(gruppe)]
    stoppede = {g.id for g in grupper if any(s.har_stop(g) for s in skaerere)}
    enkelte = load_objekter(database, stoppede) if stoppede else {}
    skaaret = [
        par
        for gruppe in grupper
        for par in (
            _enkeltvis(gruppe, enkelte[gruppe.id])
            if gruppe.id in stoppede
            else _skaer(gruppe, skaerere)
        )
    ]
    antal = tael_kasser(database, [kasse for _, _, kasse in skaaret])
    samlet: defaultdict[object, list[int]] = defaultdict(list)
    for nr, (noegle, gruppe, _) in enumerate(skaaret):
        if antal[nr]:
            for_sig = (gruppe.lokal_enhed, gruppe.sagstype, gruppe.lokal_ydelse)
            samlet[noegle, for_sig if hver_for_sig else None].append(nr)
    vidner = find_vidner(database, [kasser[0] for kasser in samlet.values()])
    return tuple(
        Klasse(
            skaaret[kasser[0]][1].slags,
            sum(antal[nr] for nr in kasser if skaaret[nr][1].hoved),
            tuple(kasser),
            vidner[kasser[0]],
        )
        for kasser in samlet.values()
    )


def _enkeltvis(gruppe: Gruppe, objekter: Iterable[int]) -> Iterator[tuple[object, Gruppe, Kasse]]:
    """Each object for itself: transfers have stopped, so its own history decides."""
    for objekt in objekter:
        yield (gruppe.id, objekt), gruppe, Kasse(gruppe.id, objekt_id=objekt)


def _skaer(
    gruppe: Gruppe, skaerere: tuple[_Skaerer, _Skaerer]
) -> Iterator[tuple[object, Gruppe, Kasse]]:
    """The boxes of a gruppe, each with the key of its class."""
    fra = _stykker(
        {dag for s in skaerere for dag in s.snit(gruppe)},
        lambda dag: tuple(s.ved_seneste(gruppe, dag) for s in skaerere),
    )
    bevilget = _stykker(
        {dag for s in skaerere for dag in s.snit(gruppe)} if gruppe.slags == "ydelse" else set(),
        lambda dag: tuple(s.ved_bevilling(gruppe, dag) for s in skaerere),
    )
    for (fra_interval, ved_fra), (bev_interval, ved_bev) in product(fra, bevilget):
        numre = {t.kle for t in (*ved_fra, *ved_bev) if t.kle} | _indekseret_kle(gruppe.egenskaber)
        graenser = {dag for s in skaerere for dag in s.fradatoer(numre)}
        for oprettet, _ in _stykker(graenser, lambda dag: (dag,)):
            noegle = (gruppe.slags, gruppe.egenskaber, ved_fra, ved_bev, oprettet)
            yield noegle, gruppe, Kasse(gruppe.id, fra_interval, oprettet, bev_interval)


def _stykker(
    snit: set[date], tilstand: Callable[[date], tuple[object, ...]]
) -> list[tuple[Interval, tuple[Tilstand, ...]]]:
    """All days as pieces with one state each: cut at `snit`, neighbours of one state joined."""
    dage = sorted(snit)
    begyndelser = [dage[0] - EN_DAG, *dage] if dage else [date.max]
    stykker: list[tuple[Interval, tuple[Tilstand, ...]]] = []
    for nr, dag in enumerate(begyndelser):
        slut = begyndelser[nr + 1].isoformat() if nr + 1 < len(begyndelser) else SIDST
        naeste: tuple[Tilstand, ...] = tilstand(dag)  # type: ignore[assignment]  # or a day, which is only compared
        if stykker and stykker[-1][1] == naeste:
            stykker[-1] = ((stykker[-1][0][0], slut), naeste)
        else:
            stykker.append(((dag.isoformat() if nr else FOERST, slut), naeste))
    return stykker


@lru_cache(maxsize=4096)
def _indekseret_kle(egenskaber: str) -> frozenset[KleEmne]:
    """The KLE that the object was filed with by another fagsystem, if any."""
    kle = json.loads(egenskaber)["kle"]
    return frozenset({KleEmne(kle)} if kle else ())


class _Skaerer:
    """One variant's view of a gruppe's days. Remembers what it found for a unit and a sagstype."""

    def __init__(self, grundlag: Grundlag) -> None:
        self._grundlag = grundlag
        self._konfiguration = grundlag.konfiguration
        self._sag = lru_cache(maxsize=None)(self._sagens_tilstand)
        self._ydelse = lru_cache(maxsize=None)(self._ydelsens_tilstand)
        self._cuts = lru_cache(maxsize=None)(self._find_snit)
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

    def snit(self, gruppe: Gruppe) -> frozenset[date]:
        """The days at which something may change for the gruppe."""
        return self._cuts(
            self.sagstype(gruppe), gruppe.lokal_enhed or "", gruppe.lokal_ydelse or ""
        )

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

    def _find_snit(self, sagstype: str, enhed: str, ydelse: str) -> frozenset[date]:
        konfiguration = self._konfiguration
        dage: set[date | None] = set(self._grundlag.variant.oprydninger)
        dage.update(dag for p in konfiguration.overfoersler(sagstype) for dag in (p.fra, p.til))
        dage.update(raekke.fra for raekke in konfiguration.sagstype_kle(sagstype))
        dage.update(konfiguration.maerkeskift(enhed))
        dage.update(raekke.fra for raekke in konfiguration.ydelsestyper(ydelse))
        return frozenset(dag for dag in dage if dag is not None)

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
        if uden_sag is None:
            return Tilstand(kle=kle)
        return self._maerket(uden_sag, overfoersel.foerst, kle)

    def _overfoert(self, sagstype: str, dag: date) -> Overfoersel | None:
        # What happened lies on or before the preview date, whatever day is asked about.
        dato = self._grundlag.dato
        return find_overfoersel(self._konfiguration, sagstype, (min(dag, dato),), dato)

    def _maerket(self, enhed: str, dag: date, kle: KleEmne | None) -> Tilstand:
        uuid = self._konfiguration.maerke(enhed, dag).enhed
        return Tilstand(uuid, "" if self._taler_selv(uuid) else enhed, kle)

    def _taler_selv(self, uuid: EnhedUuid | None) -> bool:
        """True if the contact never falls back on the local name: nobody it asks is closed."""
        organisation = self._grundlag.opslag.organisation
        enhed = organisation.find(uuid)
        if enhed is None:
            return False
        andre = (organisation.find(sted.maal) for sted in enhed.henvendelsessteder)
        return all(e.er_aktiv(self._grundlag.dato) for e in (enhed, *andre) if e is not None)
