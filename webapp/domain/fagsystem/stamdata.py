"""What a fagsystem is set up with: units, sagstyper and ydelser, and where each was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import Cvr


class Automatik(StrEnum):
    """Ydelser that Cura maps by itself (A0)."""

    FSIII = "FSIII"
    FFB = "FFB"


@dataclass(frozen=True, slots=True)
class Kildested:
    """Where a fact stood: file, sheet, cell or row as a person finds it."""

    fil: str
    ark: str = ""
    celle: str = ""

    def __str__(self) -> str:
        return ", ".join(del_ for del_ in (self.fil, self.ark, self.celle) if del_)


@dataclass(frozen=True, slots=True)
class Myndighed:
    """An authority that can own (Ejer) a sag: a kommune or fx Udbetaling Danmark."""

    cvr: Cvr
    navn: str


def er_kommune(navn: str) -> bool:
    """True if an authority's name is a kommune's: `Korsbæk Kommune`, not `Udbetaling Danmark`."""
    return "kommune" in navn.casefold().split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fagsystem:
    """An it-system (role Master). `via_eksport`: its sager pass Cura's export and the trin.

    `dialogintegration`: SAPA can open a sag in it (A0:1836); of Cura the variant says so, trin B.
    `modtager_notater`: it takes journalnotater that SAPA sends; None where nobody has said.
    """

    navn: str = field(kw_only=False)
    uuid: str = ""
    via_eksport: bool = False
    aabnet: date | None = None
    dialogintegration: bool = False
    modtager_notater: bool | None = None


@dataclass(frozen=True, slots=True)
class LokalEnhed:
    """A unit as Cura names it. `overordnet` is the name of the unit above it in Cura, if known.

    `foreslaaet`: that place is one variant's proposal, and no sheet and nobody has said it.
    """

    navn: str
    sagsansvarlig: bool = False
    overordnet: str | None = None
    sted: Kildested | None = None
    foreslaaet: bool = False


@dataclass(frozen=True, slots=True)
class Sagstype:
    """A local sagstype of Cura."""

    navn: str
    paragraf: str = ""
    sted: Kildested | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LokalYdelse:
    """A local ydelse of Cura, tied to a sagstype; `pakke`: a ydelsespakke, never transferred."""

    navn: str
    paragraf: str = ""
    sagstype: str | None = None
    automatisk: Automatik | None = None
    pakke: bool = False
    sted: Kildested | None = None


class Ydelsesart(StrEnum):
    """KOMBIT's three kinds of ydelser: money, help from staff, a thing (A0:755-774)."""

    MONETAER = "monetær"
    RESSOURCEMAESSIG = "ressourcemæssig"
    FYSISK = "fysisk"


# KOMBIT's own examples, for a sheet that does not say (A0:759-774).
_KOMBITS_EKSEMPLER: Mapping[str, Ydelsesart] = {
    "støtte til individuel befordring": Ydelsesart.MONETAER,
    "diætbehandling": Ydelsesart.RESSOURCEMAESSIG,
    "afklarende samtale": Ydelsesart.RESSOURCEMAESSIG,
    "kropsbårne hjælpemidler": Ydelsesart.FYSISK,
}
_IKKE = re.compile(r"\bikke[- ]", re.IGNORECASE)
_ARTSORD = re.compile(r"\b(monetær|økonomisk|ressourcemæssig|fysisk)(?:e|t)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FaellesYdelsestype:
    """A fælleskommunal ydelsestype: `Titel | KLE-nummer | Beskrivelse` (A0:823)."""

    titel: str
    kle: KleEmne | None = None
    beskrivelse: str = ""

    @property
    def art(self) -> Ydelsesart | None:
        """The kind that the description names, or that KOMBIT gives it; None where neither does.

        A description that names two kinds, or says that it is not one, names none.
        """
        fundne = {ord_.lower() for ord_ in _ARTSORD.findall(self.beskrivelse)}
        if "økonomisk" in fundne:
            fundne = fundne - {"økonomisk"} | {Ydelsesart.MONETAER}
        if len(fundne) == 1 and not _IKKE.search(self.beskrivelse):
            return Ydelsesart(fundne.pop())
        return None if fundne else _KOMBITS_EKSEMPLER.get(self.titel.strip().casefold())
