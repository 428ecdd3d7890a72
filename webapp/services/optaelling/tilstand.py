"""What a day decides of an object under one variant, and the days on which that may change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from webapp.domain.eksport.overfoersel import (
    Overfoersel,
    baerende_sagstype,
    find_overfoersel,
    overfoert_sag,
    overfoert_ydelse,
)
from webapp.domain.fagsystem import LokalYdelse
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.konfiguration import Maerke
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.egenskaber import laes_egenskaber
from webapp.store.optaelling import Gruppe


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilstand:
    """What an object of a gruppe is under a variant, as far as a day decides it.

    `navn` is the local unit's name where that is all that is known of the unit; `ydelse` is the
    name that a ydelse is filed under where that is not its own (EOJ solution B); `type` its
    fælleskommunale ydelsestype, where that is asked for; `penge`: that type is monetary.
    """

    enhed: EnhedUuid | None = None
    navn: str = ""
    kle: KleEmne | None = None
    ydelse: str = ""
    type: str = ""
    penge: bool = False


Fradage = tuple[frozenset[date], frozenset[date]]
# Not in the index.
IKKE_OVERFOERT = Tilstand(navn="ikke overført")
UDEN_BETYDNING = Tilstand()


class Skaerer:
    """One variant's view of a gruppe's days. Remembers what it found for a unit and a sagstype."""

    def __init__(self, grundlag: Grundlag, *, enheder: bool = True, typer: bool = False) -> None:
        self._grundlag = grundlag
        self._enheder, self._typer = enheder, typer
        self._konfiguration = grundlag.konfiguration
        self._sag = lru_cache(maxsize=None)(self._sagens_tilstand)
        self._ydelse = lru_cache(maxsize=None)(self._ydelsens_tilstand)
        self._typesnit = lru_cache(maxsize=None)(self._find_typesnit)
        self._overfoert = lru_cache(maxsize=None)(self._find_overfoersel)
        self._taler_selv = lru_cache(maxsize=None)(self._find_taler_selv)
        self._fradato = lru_cache(maxsize=None)(self._find_fradatoer)

    def sagstype(self, gruppe: Gruppe) -> str:
        """The sagstype that carries the gruppe's objects through the export."""
        lokal = self._lokal(gruppe.lokal_ydelse)
        return baerende_sagstype(gruppe.sagstype, lokal) or ""

    def _lokal(self, ydelse: str | None) -> LokalYdelse | None:
        return self._grundlag.opslag.lokale_ydelser.get(ydelse or "")

    def har_stop(self, gruppe: Gruppe) -> bool:
        """True if transfers of the sagstype have stopped."""
        return self._er_stoppet(self.sagstype(gruppe))

    def _er_stoppet(self, sagstype: str) -> bool:
        return any(
            periode.til is not None and periode.til <= self._grundlag.dato
            for periode in self._konfiguration.overfoersler(sagstype)
        )

    def ser_egen_dag(self, gruppe: Gruppe) -> bool:
        """True for ydelser that a fradato asks for their own beginning though they have a sag.

        So it is where bevillinger do not point at their sag (EOJ solution C).
        """
        return (
            gruppe.slags == "ydelse"
            and not self._grundlag.variant.antagelser.bevilling_har_relation_til_sag
            and laes_egenskaber(gruppe.egenskaber).sag is not None
        )

    def foerste_dag(self, gruppe: Gruppe) -> date | None:
        """The day that all before it counts as for the gruppe; None: never sent."""
        return self._typesnit(self.sagstype(gruppe), "")[0]

    def maerker(
        self, enhed: str, fra: date | None, hvad: Callable[[EnhedUuid | None], object]
    ) -> object:
        """What the unit's marks are from a day on, and on which days `hvad` of them changes."""
        if fra is None:
            return None
        til = self._grundlag.dato
        skift = [dag for dag in self._konfiguration.maerkeskift(enhed) if fra < dag <= til]
        stykker: list[tuple[date, object]] = []
        for dag in (fra, *skift):
            staar = hvad(self._konfiguration.maerke(enhed, dag).enhed)
            if not stykker or stykker[-1][1] != staar:
                stykker.append((dag, staar))
        return tuple(stykker)

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

    def fradatoer(self, slags: str, numre: Iterable[KleEmne], egen: bool) -> Fradage:  # noqa: FBT001 - of a gruppe
        """Fradatoer of the numbers and the days after: before, on and after make a difference.

        Those that cut the day of creation, and those that cut a ydelse's own beginning; `egen` as
        `ser_egen_dag` says.
        """
        sagens: set[date] = set()
        egne: set[date] = set()
        for kle in numre:
            fradato, ydelsernes = self._fradato(kle)
            if slags == "ydelse" and ydelsernes:
                egne.update(ydelsernes)
            else:
                (egne if egen else sagens).update(fradato)
        return frozenset(sagens), frozenset(egne)

    def _find_fradatoer(self, kle: KleEmne) -> tuple[tuple[date, ...], tuple[date, ...]]:
        raekke = self._grundlag.variant.opsaetning.find(kle)
        dage = (raekke.fradato, raekke.fradato_ydelser) if raekke else (None, None)
        fradato, ydelsernes = ((dag, flyt(dag, EN_DAG)) if dag else () for dag in dage)
        return fradato, ydelsernes

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
        # What happened before the transfers began, or before all was sent anew, counts as that day;
        # but where they have stopped, it may be too late to send anew.
        fra = perioder[0].fra or date.min
        oprydninger = [dag for dag in self._grundlag.variant.oprydninger if dag <= til]
        if self._er_stoppet(sagstype):
            dage.update(oprydninger)
        else:
            fra = max([fra, *oprydninger])
        return fra, frozenset(dag for dag in dage if dag is not None and fra < dag <= til)

    def _sagens_tilstand(self, sagstype: str, enhed: str, dag: date) -> Tilstand:
        overfoersel = self._overfoert(sagstype, dag)
        if overfoersel is None:
            return IKKE_OVERFOERT
        overfoert = overfoert_sag(self._konfiguration, sagstype, enhed, overfoersel)
        maerke = self._konfiguration.maerke(enhed, overfoert.sidst)
        return self._maerket(Tilstand(kle=overfoert.kle), enhed, maerke)

    def _ydelsens_tilstand(
        self, sagstype: str, ydelse: str, uden_sag: str | None, dag: date
    ) -> Tilstand:
        overfoersel, lokal = self._overfoert(sagstype, dag), self._lokal(ydelse)
        overfoert = overfoert_ydelse(self._konfiguration, sagstype, lokal, overfoersel)
        if overfoert is None:
            return IKKE_OVERFOERT
        tilstand = Tilstand(
            kle=overfoert.kle,
            ydelse=overfoert.navn or "",
            type=overfoert.ydelsestype if self._typer else "",
            penge=self._grundlag.opslag.er_monetaer(overfoert.ydelsestype),
        )
        if uden_sag is None:
            return tilstand
        maerke = self._konfiguration.maerke(uden_sag, overfoert.foerst)
        return self._maerket(tilstand, uden_sag, maerke)

    def _find_overfoersel(self, sagstype: str, dag: date) -> Overfoersel | None:
        # What happened lies on or before the preview date, whatever day is asked about.
        dato = self._grundlag.dato
        return find_overfoersel(self._konfiguration, sagstype, (min(dag, dato),), dato)

    def _maerket(self, tilstand: Tilstand, enhed: str, maerke: Maerke) -> Tilstand:
        if not self._enheder:
            return tilstand
        uuid = maerke.enhed
        return replace(tilstand, enhed=uuid, navn="" if self._taler_selv(uuid) else enhed)

    def _find_taler_selv(self, uuid: EnhedUuid | None) -> bool:
        """True if the contact never falls back on the local name: nobody it asks is closed."""
        organisation = self._grundlag.opslag.organisation
        enhed = organisation.find(uuid)
        if enhed is None:
            return False
        andre = (organisation.find(sted.maal) for sted in enhed.henvendelsessteder)
        return all(e.er_aktiv(self._grundlag.dato) for e in (enhed, *andre) if e is not None)
