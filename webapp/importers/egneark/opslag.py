"""What rows of testdata point at: persons, fagsystemer, enheder, sagstyper, the kommune."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from webapp.domain.fagsystem import Fagsystem, LokalEnhed, LokalYdelse, Sagstype
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke
from webapp.importers.egneark.stamdata import PERSON_UKENDT
from webapp.importers.rapport import Fundliste, Problem

_FAGSYSTEM_MANGLER = Problem(
    "FAGSYSTEM_MANGLER",
    "Rækken siger ikke, hvilket fagsystem den kommer fra.",
    "Skriv fagsystemets navn.",
)
_FAGSYSTEM_UKENDT = Problem(
    "FAGSYSTEM_UKENDT",
    "Fagsystemet står ikke i arket Fagsystemer.",
    "Skriv navnet, som det står i Fagsystemer, eller tilføj fagsystemet dér.",
    Alvor.ADVARSEL,
)
_ENHED_UKENDT = Problem(
    "ENHED_UKENDT",
    "Enheden står ikke i organisationsarket.",
    "Skriv navnet, som det står under »Enhedsnavn i Cura«.",
    Alvor.ADVARSEL,
)
_SAGSTYPE_UKENDT = Problem(
    "SAGSTYPE_UKENDT",
    "Sagstypen står ikke i forberedelsesarket.",
    "Skriv navnet, som det står under »Knyttet til hvilken lokal sagstype«.",
    Alvor.ADVARSEL,
)
_YDELSE_UKENDT = Problem(
    "YDELSE_UKENDT",
    "Den lokale ydelse står ikke i forberedelsesarket.",
    "Skriv navnet, som det står under »Lokal ydelsestype«.",
    Alvor.ADVARSEL,
)


@dataclass(frozen=True, kw_only=True)
class Opslag:
    """Everything that can be pointed at, by folded name. An empty map says: not in these files."""

    personer: Mapping[str, Person] = field(default_factory=dict)
    fagsystemer: Mapping[str, Fagsystem] = field(default_factory=dict)
    enheder: Mapping[str, LokalEnhed] = field(default_factory=dict)
    sagstyper: Mapping[str, Sagstype] = field(default_factory=dict)
    ydelser: Mapping[str, LokalYdelse] = field(default_factory=dict)
    kommune_cvr: Cvr | None = None

    def person(self, raekke: Raekke, kolonne: Kolonne[str], fund: Fundliste) -> str | None:
        """The slug of the person the cell names; None and a finding where there is none such."""
        person = self.personer.get(navnenoegle(raekke[kolonne]))
        if person is None:
            fund.meld(PERSON_UKENDT, raekke.sted(kolonne), raekke[kolonne])
            return None
        return person.slug

    def fagsystem(self, raekke: Raekke, kolonne: Kolonne[str], fund: Fundliste) -> str:
        """The fagsystem's name as its own sheet spells it; as given where that is not known."""
        if not raekke[kolonne]:
            fund.meld(_FAGSYSTEM_MANGLER, raekke.sted(kolonne))
            return ""
        kendt = self.fagsystemer.get(navnenoegle(raekke[kolonne]))
        if kendt is None:
            fund.meld(_FAGSYSTEM_UKENDT, raekke.sted(kolonne), raekke[kolonne])
            return raekke[kolonne]
        return kendt.navn

    def via_eksport(self, navn: str) -> bool:
        """True for Cura: its sager pass the export."""
        system = self.fagsystemer.get(navnenoegle(navn))
        return system is not None and system.via_eksport

    def enhed(self, raekke: Raekke, kolonne: Kolonne[str], fund: Fundliste) -> str | None:
        """The name of a unit of Cura, spelled as in the organisation sheet; None where blank."""
        return _navn(self.enheder, raekke, kolonne, _ENHED_UKENDT, fund)

    def sagstype(self, raekke: Raekke, kolonne: Kolonne[str], fund: Fundliste) -> str | None:
        """The name of a sagstype, spelled as in the preparation sheet; None where blank."""
        return _navn(self.sagstyper, raekke, kolonne, _SAGSTYPE_UKENDT, fund)

    def lokal_ydelse(self, raekke: Raekke, kolonne: Kolonne[str], fund: Fundliste) -> str | None:
        """The name of a lokal ydelse, spelled as in the preparation sheet; None where blank."""
        return _navn(self.ydelser, raekke, kolonne, _YDELSE_UKENDT, fund)


def _navn(
    kendte: Mapping[str, Any],
    raekke: Raekke,
    kolonne: Kolonne[str],
    problem: Problem,
    fund: Fundliste,
) -> str | None:
    if not raekke[kolonne]:
        return None
    kendt = kendte.get(navnenoegle(raekke[kolonne]))
    if kendt is not None:
        return str(kendt.navn)
    if kendte:
        fund.meld(problem, raekke.sted(kolonne), raekke[kolonne])
    return raekke[kolonne]
