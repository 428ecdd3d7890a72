"""Which findings come first: the gravest, and of those the ones that reach most.

A kommune with sager of its own is told by them. Where all are prøveborgeres, their number says
nothing: then by how many units and sagstyper a finding reaches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from webapp.domain.kontrol.ark import ARK
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Kontrolfund, Traef
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.fund import Alvor

_ALVOR = tuple(Alvor)
_HELE_ARK = frozenset(regel.kode for regel in ARK)


@dataclass(frozen=True, slots=True)
class Raekkevidde:
    """What a finding reaches of the sheets, whoever the citizens are."""

    enheder: int = 0
    sagstyper: int = 0
    ydelser: int = 0

    def __str__(self) -> str:
        dele = [
            antal(self.enheder, "enhed", "enheder") if self.enheder else "",
            antal(self.sagstyper, "sagstype", "sagstyper") if self.sagstyper else "",
            antal(self.ydelser, "ydelse", "ydelser") if self.ydelser else "",
        ]
        return opremsning([del_ for del_ in dele if del_])

    @property
    def vaegt(self) -> tuple[int, int]:
        """How much it weighs: units and sagstyper alike, ydelser only between equals."""
        return self.enheder + self.sagstyper, self.ydelser


@dataclass(frozen=True)
class Vaerste:
    """The order of a variant's findings, and what each reaches."""

    grundlag: Kontrolgrundlag

    def foerst(self, fund: Iterable[Kontrolfund]) -> tuple[Kontrolfund, ...]:
        """The worst first; equals stand in the guide's order."""
        return tuple(sorted(fund, key=self._plads))

    def rammer(self, fund: Kontrolfund) -> str:
        """What it reaches in words: `14 sager og 1 ydelse`, or units and sagstyper."""
        if fund.regel.kode in _HELE_ARK:
            return "alt i arket"
        traef = fund.traef
        if self.grundlag.opdigtede:
            return str(self.raekkevidde(fund))
        return antal(traef.tal, "sag eller ydelse", "sager og ydelser") if traef.tal else ""

    def raekkevidde(self, fund: Kontrolfund) -> Raekkevidde:
        """The units, sagstyper and ydelser that it is about."""
        traef = fund.traef
        if traef.fk_enhed or traef.enhed:
            return Raekkevidde(enheder=max(1, self._enheder(traef)))
        if traef.objekt in self._ydelser and (
            "YDELSE" in fund.regel.kode or traef.objekt not in self._sagstyper
        ):
            return Raekkevidde(ydelser=1)
        if traef.objekt in self._sagstyper:
            return Raekkevidde(
                sagstyper=1, ydelser=len(self.grundlag.ydelser_af.get(traef.objekt, ()))
            )
        return Raekkevidde(sagstyper=self._med_kle.get(traef.kle, 0) if traef.kle else 0)

    def _plads(self, fund: Kontrolfund) -> tuple[int, bool, int, int]:
        alvor = _ALVOR.index(fund.regel.alvor)
        hele_arket = fund.regel.kode in _HELE_ARK
        if not self.grundlag.opdigtede:
            return alvor, not hele_arket, -fund.traef.tal, 0
        enheder, ydelser = self.raekkevidde(fund).vaegt
        return alvor, not hele_arket, -enheder, -ydelser

    def _enheder(self, traef: Traef) -> int:
        if traef.fk_enhed:
            return self._foert_til.get(traef.fk_enhed, 0)
        return self._under.get(traef.enhed or "", 0)

    @cached_property
    def _under(self) -> Mapping[str, int]:
        """How many sagsansvarlige units lead to each unit before they meet one that is mapped."""
        antal_under: defaultdict[str, int] = defaultdict(int)
        konfiguration = self.grundlag.konfiguration
        for navn, enhed in konfiguration.lokale_enheder.items():
            for paa_vejen in konfiguration.vej_op(navn) if enhed.sagsansvarlig else ():
                antal_under[paa_vejen] += 1
                if self.grundlag.er_mappet(paa_vejen):
                    break
        return antal_under

    @cached_property
    def _foert_til(self) -> Mapping[str, int]:
        """How many sagsansvarlige units lead to each unit of FK Organisation."""
        antal_til: defaultdict[str, int] = defaultdict(int)
        for navn, raekke in self.grundlag.mapning.items():
            if raekke.fk_enhed is not None:
                antal_til[str(raekke.fk_enhed)] += self._under.get(navn, 0)
        return antal_til

    @cached_property
    def _sagstyper(self) -> frozenset[str]:
        return frozenset(sagstype.navn for sagstype in self.grundlag.sagstyper)

    @cached_property
    def _ydelser(self) -> frozenset[str]:
        return frozenset(ydelse.navn for ydelse in self.grundlag.lokale_ydelser)

    @cached_property
    def _med_kle(self) -> Mapping[str, int]:
        antal_med: defaultdict[str, int] = defaultdict(int)
        for raekke in self.grundlag.sagstype_kle.values():
            antal_med[str(raekke.kle)] += 1
        return antal_med
