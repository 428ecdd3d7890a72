"""Cura's configuration as the trin leave it: which KLE, type and unit holds on which day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.periode import Periode, gaeldende
from webapp.domain.variant.eoj import Klebredde, bred_kle
from webapp.domain.variant.variant import (
    FOERSTE_DAG,
    SIDSTE_TRIN,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Variant,
    Ydelsesmapning,
)


@dataclass(frozen=True, slots=True)
class Maerke:
    """What a unit is marked with on a day: the FK ORG unit and the local unit that is mapped to it.

    `via` differs from the unit itself where it leads upwards; both are None where no unit on the
    way up is mapped.
    """

    enhed: EnhedUuid | None
    via: str | None
    mapning: Enhedsmapning | None = None


@dataclass(frozen=True)
class Konfiguration:
    """The choices of one variant, read by day. Units are looked up by their name in Cura.

    `vist`: the day that is looked at. In a plan every trin counts as done in the right order on
    it: all was set up before anything was sent, and everything is sent that day.
    """

    variant: Variant
    lokale_enheder: Mapping[str, LokalEnhed]
    vist: date

    @classmethod
    def af(
        cls, variant: Variant, lokale_enheder: Iterable[LokalEnhed], vist: date
    ) -> Konfiguration:
        """Build it from a variant, the local units of the kommune and the day that is looked at."""
        return cls(variant, {enhed.navn: enhed for enhed in lokale_enheder}, vist)

    @property
    def er_plan(self) -> bool:
        """True where nothing is sent but by the plan."""
        return self.variant.er_plan

    def trin(self, trin: Trin) -> date | None:
        """The day the trin was done, by people or an integration; None where it has not been."""
        if self.er_plan:
            return self.vist if trin in SIDSTE_TRIN else FOERSTE_DAG
        return self.variant.gjorte_trin.get(trin)

    # KLE of a sagstype

    def kle_hentet(self, kle: KleEmne) -> date | None:
        """First day on which the KLE can be chosen in Cura; None where the filter leaves it out.

        KLE is read once a day: the day after trin 2 and 3 (A0 #2-#3).
        """
        if not any(moenster.daekker(kle) for moenster in self.variant.classification_filter):
            return None
        return self._foerst_hentet

    def valgte(self, sagstype: str) -> tuple[SagstypeKle, ...]:
        """The rows of a sagstype as they are to be sent, valid or not."""
        return self._valgte.get(sagstype, ())

    @cached_property
    def _valgte(self) -> Mapping[str, tuple[SagstypeKle, ...]]:
        samlet: defaultdict[str, list[SagstypeKle]] = defaultdict(list)
        for raekke in self.sendt_kle:
            samlet[raekke.sagstype].append(raekke)
        return {navn: tuple(raekker) for navn, raekker in samlet.items()}

    @cached_property
    def _foerst_hentet(self) -> date | None:
        importer, filter_ = self.trin(Trin.KLASSIFIKATIONSIMPORTER), self.trin(Trin.KLE_OVERFOERSEL)
        return None if importer is None or filter_ is None else flyt(max(importer, filter_), EN_DAG)

    def sagstype_kle(self, sagstype: str) -> tuple[SagstypeKle, ...]:
        """The rows of a sagstype as Cura lets them be, each with the day it holds from.

        A number that is not six digits or that is not fetched cannot be chosen and is left out.
        """
        return self._sagstype_kle.get(sagstype, ())

    @cached_property
    def sendt_kle(self) -> tuple[SagstypeKle, ...]:
        """All rows as they are to be sent: under EOJ solution D with their group's `.00`."""
        if self.variant.antagelser.eoj_kle is Klebredde.PRAECIS:
            return self.variant.sagstype_kle
        return tuple(
            replace(raekke, kle=bred_kle(raekke.kle)) if raekke.kle else raekke
            for raekke in self.variant.sagstype_kle
        )

    @cached_property
    def _sagstype_kle(self) -> Mapping[str, tuple[SagstypeKle, ...]]:
        samlet: defaultdict[str, list[SagstypeKle]] = defaultdict(list)
        for raekke in self.sendt_kle:
            fra = raekke.fra or self.trin(Trin.SAGSTYPER)
            if fra is not None and self._kan_vaelges(raekke):
                samlet[raekke.sagstype].append(replace(raekke, fra=fra))
        return {navn: self._naar_hentet(raekker) for navn, raekker in samlet.items()}

    def _kan_vaelges(self, raekke: SagstypeKle) -> bool:
        """True for a number on Cura's list, now or later, and for taking the number away."""
        if raekke.kle is None:
            return not raekke.angivet
        return self.kle_hentet(raekke.kle) is not None

    def _naar_hentet(self, raekker: Iterable[SagstypeKle]) -> tuple[SagstypeKle, ...]:
        """The rows in order; what is chosen too early waits, unless it is taken away meanwhile."""
        hentet = self._foerst_hentet or date.min
        return tuple(
            replace(raekke, fra=max(_fra(raekke), hentet)) for raekke in sorted(raekker, key=_fra)
        )

    def kle(self, sagstype: str, dag: date) -> KleEmne | None:
        """The KLE of a sagstype on a day."""
        raekke = gaeldende(self.sagstype_kle(sagstype), dag)
        return raekke.kle if raekke else None

    def numre(self, sagstype: str) -> tuple[KleEmne, ...]:
        """Every KLE number that the sagstype has on some day."""
        return self._numre.get(sagstype, ())

    @cached_property
    def _numre(self) -> Mapping[str, tuple[KleEmne, ...]]:
        return {
            navn: tuple(raekke.kle for raekke in raekker if raekke.kle is not None)
            for navn, raekker in self._sagstype_kle.items()
        }

    def overfoersler(self, sagstype: str) -> tuple[Periode, ...]:
        """Periods in which sager of the sagstype are transferred, oldest first.

        Transfer begins at the later of trin 8 and the day the sagstype gets KLE (§9.1-2) and
        stops if the KLE is taken away; what is in the index by then stays there.
        """
        return self._overfoersler.get(sagstype, ())

    @cached_property
    def _overfoersler(self) -> Mapping[str, tuple[Periode, ...]]:
        eksporter = self.trin(Trin.EKSPORTER_SAGER)
        if eksporter is None:
            return {}
        return {
            sagstype: tuple(_perioder(raekker, eksporter))
            for sagstype, raekker in self._sagstype_kle.items()
        }

    # Ydelsestyper

    def ydelsestype(self, lokal_ydelse: str, dag: date) -> Ydelsesmapning | None:
        """The mapping of a local ydelse on a day."""
        return gaeldende(self.ydelsestyper(lokal_ydelse), dag)

    def ydelsestyper(self, lokal_ydelse: str) -> tuple[Ydelsesmapning, ...]:
        """All mappings of a local ydelse, each with the day it holds from."""
        return self._ydelsestyper.get(lokal_ydelse, ())

    @cached_property
    def _ydelsestyper(self) -> Mapping[str, tuple[Ydelsesmapning, ...]]:
        samlet: defaultdict[str, list[Ydelsesmapning]] = defaultdict(list)
        for raekke in self.variant.ydelsestyper:
            if fra := raekke.fra or self.trin(Trin.YDELSESTYPER):
                samlet[raekke.lokal_ydelse].append(replace(raekke, fra=fra))
        return {navn: tuple(sorted(raekker, key=_fra)) for navn, raekker in samlet.items()}

    # Enheder

    def maerke(self, lokal_enhed: str, dag: date) -> Maerke:
        """The mark of a local unit on a day, led upwards to the nearest mapped unit (A0 #6)."""
        skift, maerker = self._maerker(lokal_enhed)
        return maerker[bisect_right(skift, dag)]

    def _maerker(self, lokal_enhed: str) -> tuple[tuple[date, ...], tuple[Maerke, ...]]:
        """The days of `maerkeskift`, and the mark before the first and from each of them."""
        kendt = self._kendte_maerker.get(lokal_enhed)
        if kendt is None:
            vej = self.vej_op(lokal_enhed)
            skift = self._find_skift(vej)
            maerker = tuple(self._find_maerke(vej, dag) for dag in (date.min, *skift))
            kendt = self._kendte_maerker[lokal_enhed] = (skift, maerker)
        return kendt

    @cached_property
    def _kendte_maerker(self) -> dict[str, tuple[tuple[date, ...], tuple[Maerke, ...]]]:
        return {}

    def _find_maerke(self, vej_op: tuple[str, ...], dag: date) -> Maerke:
        for navn in vej_op:
            mapning = gaeldende(self._enhedsmapning.get(navn, ()), dag)
            if mapning is not None and mapning.fk_enhed is not None:
                return Maerke(mapning.fk_enhed, navn, mapning)
        return Maerke(None, None)

    def maerkeskift(self, lokal_enhed: str) -> tuple[date, ...]:
        """The days on which the unit's mark may change, in order."""
        return self._maerker(lokal_enhed)[0]

    def _find_skift(self, vej_op: tuple[str, ...]) -> tuple[date, ...]:
        skift = {
            mapning.fra
            for navn in vej_op
            for mapning in self._enhedsmapning.get(navn, ())
            if mapning.fra is not None
        }
        return tuple(sorted(skift))

    @cached_property
    def mappede(self) -> frozenset[str]:
        """Units that have a unit of FK Organisation by the last of their rows, whatever its day."""
        sidste = {raekke.lokal_enhed: raekke.fk_enhed for raekke in self.variant.enhedsmapning}
        return frozenset(navn for navn, fk in sidste.items() if fk is not None)

    def vej_op(self, lokal_enhed: str) -> tuple[str, ...]:
        """The unit and those above it in Cura, nearest first; a cycle ends where it closes."""
        vej: list[str] = []
        navn: str | None = lokal_enhed
        while navn and navn not in vej:
            vej.append(navn)
            enhed = self.lokale_enheder.get(navn)
            navn = enhed.overordnet if enhed else None
        return tuple(vej)

    @cached_property
    def _enhedsmapning(self) -> Mapping[str, tuple[Enhedsmapning, ...]]:
        samlet: defaultdict[str, list[Enhedsmapning]] = defaultdict(list)
        for raekke in self.variant.enhedsmapning:
            if fra := raekke.fra or self.trin(Trin.ENHEDER):
                samlet[raekke.lokal_enhed].append(replace(raekke, fra=fra))
        return {navn: tuple(sorted(raekker, key=_fra)) for navn, raekker in samlet.items()}


def _fra(raekke: SagstypeKle | Ydelsesmapning | Enhedsmapning) -> date:
    """Sort key; rows without a day were left out before."""
    return raekke.fra or date.max


def _perioder(raekker: tuple[SagstypeKle, ...], eksporter: date) -> Iterable[Periode]:
    """The stretches of days with a KLE number from `eksporter` on, neighbours joined."""
    aaben: date | None = None
    for raekke, naeste in zip(raekker, [*raekker[1:], None], strict=True):
        fra = max(_fra(raekke), eksporter)
        til = naeste.fra if naeste else None
        if til is not None and til <= fra:
            continue
        if raekke.kle is not None:
            aaben = aaben or fra
        elif aaben is not None:
            yield Periode(aaben, raekke.fra)
            aaben = None
    if aaben is not None:
        yield Periode(aaben)
