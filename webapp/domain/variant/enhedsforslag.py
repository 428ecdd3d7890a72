"""Model 1 proposed: for each unit of Cura the nearest unit of FK Organisation, and how certain.

A proposal is shown with its certainty and the runner-up; it is used only when somebody says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.organisation.naermeste import MAKS_AFSTAND, afstand, hexcifre
from webapp.domain.organisation.organisation import FkEnhed, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.navnelighed import (
    FULDT,
    Navneforhold,
    Ordregister,
    navneforhold,
    ord_i_navn,
)
from webapp.domain.variant.variant import Enhedsmapning

KANDIDATER = 12
# How much two paths of the same words add: they decide between units of one name, no more.
STIVAEGT = 10
# A likelihood is told from the next by more than a letter or two.
FORSPRING = 8
MINDST_RIMELIG = 60
_HEX_ENDE = 8
_LEDER_OPAD = "leder opad"


class Sikkerhed(StrEnum):
    """How certain a proposal is; `ARK`: the sheet's own UUID, of an active unit."""

    ARK = "ark"
    SIKKER = "sikker"
    RIMELIG = "rimelig"
    USIKKER = "usikker"
    INGEN = "ingen"


# What is used without anybody having looked at it: the rest leads upwards until she has.
BRUGES = frozenset({Sikkerhed.ARK, Sikkerhed.SIKKER, Sikkerhed.RIMELIG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Enhedsforslag:
    """The proposal for one unit: `fk` None where nothing is proposed, `naeste` the runner-up.

    `score` and `naeste_score` are 0 to 100; `grund` says in Danish what the proposal builds on.
    """

    enhed: str
    fk: EnhedUuid | None = None
    score: int = 0
    sikkerhed: Sikkerhed = Sikkerhed.INGEN
    naeste: EnhedUuid | None = None
    naeste_score: int = 0
    grund: str = ""

    @property
    def brugt(self) -> EnhedUuid | None:
        """The unit that the variant is made with; None where a person is to choose."""
        return self.fk if self.sikkerhed in BRUGES else None


@dataclass(frozen=True, slots=True)
class Enhedskandidat:
    """A unit that can be meant: how alike, how certain, and in Danish what points at it."""

    fk: EnhedUuid
    score: int
    sikkerhed: Sikkerhed
    grund: str


@dataclass(frozen=True, slots=True)
class _Bud:
    enhed: FkEnhed
    score: int
    forhold: Navneforhold


@dataclass(frozen=True, kw_only=True)
class Enhedsmatch:
    """FK Organisation on a day, ready to be asked for the nearest unit.

    `ulaeste`: what stood in the UUID cell of a unit where it is no UUID; `stier`: the units above
    each unit in Cura, where they are known.
    """

    organisation: FkOrganisation
    dato: date
    raekker: Mapping[str, Enhedsmapning] = field(default_factory=dict)
    ulaeste: Mapping[str, str] = field(default_factory=dict)
    stier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def foreslaa(self, enheder: Iterable[LokalEnhed]) -> tuple[Enhedsforslag, ...]:
        """One proposal a unit, in their order; two never get the same without a word about it."""
        return _hver_sin([self._forslag(enhed.navn) for enhed in enheder])

    def kandidater(self, enhed: LokalEnhed, maks: int = 5) -> tuple[Enhedskandidat, ...]:
        """Those that the unit can be, the proposed one first, then by name; none of them closed.

        Only what model 1 would use by itself is more than uncertain.
        """
        raekke, forslag = self.raekker.get(enhed.navn), self.foreslaa([enhed])[0]
        fundne: dict[EnhedUuid, Enhedskandidat] = {}
        if forslag.fk is not None:
            fundne[forslag.fk] = Enhedskandidat(
                forslag.fk, forslag.score, forslag.sikkerhed, forslag.grund
            )
        for et in self._efter_cifre(enhed.navn):
            usikker = Enhedskandidat(et.uuid, FULDT, Sikkerhed.USIKKER, _CIFRE)
            fundne.setdefault(et.uuid, usikker)
        for bud in self._bud(enhed.navn, raekke.fk_navn if raekke else ""):
            score, grund = min(FULDT, bud.score), _GRUNDE[bud.forhold]
            ny = Enhedskandidat(bud.enhed.uuid, score, Sikkerhed.USIKKER, grund)
            fundne.setdefault(bud.enhed.uuid, ny)
        return tuple(fundne.values())[:maks]

    def _forslag(self, navn: str) -> Enhedsforslag:
        raekke = self.raekker.get(navn)
        egen = self.organisation.find(raekke.fk_enhed) if raekke else None
        if egen is not None and egen.er_aktiv(self.dato):
            return self._efter_ark(navn, egen)
        taet = self._efter_cifre(navn)
        bud = self._bud(navn, raekke.fk_navn if raekke else "")
        if taet:
            return _efter_taet(navn, taet, bud)
        if raekke and _LEDER_OPAD in raekke.bemaerkning.casefold():
            return _uden(navn, bud, "Arket siger, at enheden leder opad i Cura")
        if egen is not None:
            return self._efter_nedlagt(navn, egen, bud)
        return _efter_navn(navn, bud)

    def _efter_ark(self, navn: str, egen: FkEnhed) -> Enhedsforslag:
        """The sheet's UUID decides; another unit of the very name is told as the runner-up."""
        samme = [u for u in self._efter_ord.get(ord_i_navn(navn), ()) if u != egen.uuid]
        anden = samme[0] if samme and ord_i_navn(egen.navn) != ord_i_navn(navn) else None
        grund = "UUID'et står i arket"
        if anden is not None:
            grund += f", men en anden enhed hedder {self.organisation.enheder[anden].navn}"
        return Enhedsforslag(
            enhed=navn,
            fk=egen.uuid,
            score=FULDT,
            sikkerhed=Sikkerhed.ARK,
            naeste=anden,
            naeste_score=FULDT if anden else 0,
            grund=grund,
        )

    def _efter_nedlagt(self, navn: str, egen: FkEnhed, bud: list[_Bud]) -> Enhedsforslag:
        """A closed unit: an active one of the very name, else the nearest active one above it."""
        grund = f"{egen.navn} er nedlagt i FK Organisation"
        if bud and bud[0].forhold is Navneforhold.SAMME:
            forslag = _efter_navn(navn, bud)
            return replace(forslag, sikkerhed=Sikkerhed.USIKKER, grund=f"{grund}; samme navn")
        over = [e for e in reversed(self.organisation.sti(egen)[:-1]) if e.er_aktiv(self.dato)]
        bud = [et for et in bud if not over or et.enhed is not over[0]]
        return Enhedsforslag(
            enhed=navn,
            fk=over[0].uuid if over else None,
            sikkerhed=Sikkerhed.USIKKER if over else Sikkerhed.INGEN,
            naeste=bud[0].enhed.uuid if bud else None,
            naeste_score=bud[0].score if bud else 0,
            grund=f"{grund}; enheden over den" if over else grund,
        )

    def _efter_cifre(self, navn: str) -> tuple[FkEnhed, ...]:
        """The active units whose UUID is nearest to what stood in the cell: two digits off at most.

        Several where they are equally near.
        """
        raekke = self.raekker.get(navn)
        ukendt = raekke.fk_enhed if raekke and not self.organisation.find(raekke.fk_enhed) else None
        cifre = hexcifre(self.ulaeste.get(navn, "") or str(ukendt or ""))
        if len(cifre) < _HEX_ENDE:
            return ()
        mulige = {*self._efter_ende[cifre[:_HEX_ENDE]], *self._efter_ende[cifre[-_HEX_ENDE:]]}
        taet = sorted((afstand(cifre, hexcifre(str(uuid))), str(uuid), uuid) for uuid in mulige)
        naer = [et for et in taet if et[0] == taet[0][0] <= MAKS_AFSTAND]
        return tuple(self._aktive[uuid] for _, _, uuid in naer)

    def _bud(self, navn: str, fk_navn: str) -> list[_Bud]:
        """The candidates by name and path, best first; `fk_navn` as the sheet has it counts too."""
        fundet: dict[EnhedUuid, _Bud] = {}
        for et in dict.fromkeys(filter(None, (navn, fk_navn))):
            for forslag in self._register.forslag(et, KANDIDATER):
                enhed = self._aktive[forslag.kandidat]
                bud = self._bedoem(navn, et, enhed, forslag.score)
                kendt = fundet.get(enhed.uuid)
                if kendt is None or (bud.score, bud.forhold) > (kendt.score, kendt.forhold):
                    fundet[enhed.uuid] = bud
        return sorted(fundet.values(), key=lambda bud: (-bud.forhold, -bud.score))

    def _bedoem(self, navn: str, soegt: str, enhed: FkEnhed, score: int) -> _Bud:
        sti = set(_ord(self.stier.get(navn, ())))
        deres = set(_ord(led.navn for led in self.organisation.sti(enhed)[:-1])) if sti else set()
        faelles = round(STIVAEGT * len(sti & deres) / len(sti)) if sti else 0
        return _Bud(enhed, score + faelles, navneforhold(soegt, enhed.navn))

    @cached_property
    def _aktive(self) -> Mapping[EnhedUuid, FkEnhed]:
        enheder = self.organisation.enheder
        return {uuid: enhed for uuid, enhed in enheder.items() if enhed.er_aktiv(self.dato)}

    @cached_property
    def _register(self) -> Ordregister[EnhedUuid]:
        return Ordregister({uuid: enhed.navn for uuid, enhed in self._aktive.items()})

    @cached_property
    def _efter_ord(self) -> Mapping[tuple[str, ...], list[EnhedUuid]]:
        samlet: defaultdict[tuple[str, ...], list[EnhedUuid]] = defaultdict(list)
        for uuid, enhed in self._aktive.items():
            samlet[ord_i_navn(enhed.navn)].append(uuid)
        return samlet

    @cached_property
    def _efter_ende(self) -> Mapping[str, list[EnhedUuid]]:
        """Active units by the first and by the last eight digits of their UUID."""
        samlet: defaultdict[str, list[EnhedUuid]] = defaultdict(list)
        for uuid in self._aktive:
            cifre = hexcifre(str(uuid))
            samlet[cifre[:_HEX_ENDE]].append(uuid)
            samlet[cifre[-_HEX_ENDE:]].append(uuid)
        return samlet


def _ord(navne: Iterable[str]) -> Iterable[str]:
    return (ord_ for navn in navne for ord_ in ord_i_navn(navn))


def _uden(navn: str, bud: list[_Bud], grund: str) -> Enhedsforslag:
    """No proposal; the likest unit is told as the runner-up."""
    return Enhedsforslag(
        enhed=navn,
        naeste=bud[0].enhed.uuid if bud else None,
        naeste_score=min(FULDT, bud[0].score) if bud else 0,
        grund=grund,
    )


_CIFRE = "UUID'et i arket er højst to tegn fra enhedens"
_GRUNDE = {
    Navneforhold.SAMME: "Samme navn",
    Navneforhold.STAVET: "Samme navn, stavet eller forkortet anderledes",
    Navneforhold.DEL: "Det ene navn er en del af det andet",
    Navneforhold.ANDET: "Navnet ligner, men siger også noget andet",
}


def _efter_taet(navn: str, taet: tuple[FkEnhed, ...], bud: list[_Bud]) -> Enhedsforslag:
    """The unit that the cell's digits are nearest to; uncertain where something else is meant too.

    That is another UUID as near, or another unit of the very name.
    """
    enhed = taet[0]
    samme = [et.enhed for et in bud if et.forhold is Navneforhold.SAMME and et.enhed not in taet]
    anden = next(iter((*taet[1:], *samme)), None)
    if len(taet) > 1:
        grund = f"{_CIFRE}; en andens er lige så tæt på"
    else:
        grund = f"{_CIFRE}; men en anden enhed hedder {anden.navn}" if anden else _CIFRE
    return Enhedsforslag(
        enhed=navn,
        fk=enhed.uuid,
        score=FULDT,
        sikkerhed=Sikkerhed.USIKKER if anden else Sikkerhed.SIKKER,
        naeste=anden.uuid if anden else None,
        naeste_score=FULDT if anden else 0,
        grund=grund,
    )


def _efter_navn(navn: str, bud: list[_Bud]) -> Enhedsforslag:
    if not bud:
        return Enhedsforslag(enhed=navn, grund="Intet navn i FK Organisation ligner")
    foerste, anden = bud[0], bud[1] if len(bud) > 1 else None
    forspring = foerste.score - anden.score if anden else FULDT
    alene = anden is None or anden.forhold < foerste.forhold
    sikkerhed, grund = Sikkerhed.USIKKER, _GRUNDE[foerste.forhold]
    if foerste.forhold is Navneforhold.SAMME:
        if alene or forspring > 0:
            sikkerhed = Sikkerhed.SIKKER
            grund += "" if alene else "; stien i Cura og FK Organisation skiller den fra de andre"
        else:
            grund = "Flere enheder hedder det samme, og stien skiller dem ikke"
    elif foerste.forhold is Navneforhold.STAVET or (
        foerste.forhold is Navneforhold.DEL and foerste.score >= MINDST_RIMELIG
    ):
        klar = forspring >= FORSPRING or (alene and foerste.forhold is Navneforhold.STAVET)
        sikkerhed = Sikkerhed.RIMELIG if klar else Sikkerhed.USIKKER
        grund += "" if klar else "; en anden ligner næsten lige så meget"
    return Enhedsforslag(
        enhed=navn,
        fk=foerste.enhed.uuid,
        score=min(FULDT, foerste.score),
        sikkerhed=sikkerhed,
        naeste=anden.enhed.uuid if anden else None,
        naeste_score=min(FULDT, anden.score) if anden else 0,
        grund=grund,
    )


def _hver_sin(forslag: list[Enhedsforslag]) -> tuple[Enhedsforslag, ...]:
    """In model 1 each unit has its own: who would share it with a better one is uncertain."""
    bedst: dict[EnhedUuid, Enhedsforslag] = {}
    for et in forslag:
        if et.brugt is not None and (et.brugt not in bedst or _vaegt(et) > _vaegt(bedst[et.brugt])):
            bedst[et.brugt] = et
    return tuple(
        et
        if et.brugt is None or et.sikkerhed is Sikkerhed.ARK or bedst[et.brugt] is et
        else replace(
            et,
            sikkerhed=Sikkerhed.USIKKER,
            grund=f"{et.grund}; {bedst[et.brugt].enhed} er mappet til den",
        )
        for et in forslag
    )


def _vaegt(forslag: Enhedsforslag) -> tuple[bool, bool, int]:
    sikkerhed = forslag.sikkerhed
    return sikkerhed is Sikkerhed.ARK, sikkerhed is Sikkerhed.SIKKER, forslag.score
