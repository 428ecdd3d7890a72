"""Findings: how grave one is, where it is mended, and the fault of a value in a file.

Facts stand as fields; the words that people read are made last, by the page or the command.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.vaerdier.identifikation import CIFRE_I_DATO, masker_cpr

MAKS_VAERDI = 80


class Alvor(StrEnum):
    """How much a finding matters, the worst first. A question is answered by the kommune."""

    FEJL = "fejl"
    ADVARSEL = "advarsel"
    SPOERGSMAAL = "spørgsmål"
    OPLYSNING = "oplysning"


class Rettes(StrEnum):
    """Where a finding, or the choice that a rule hangs on, is mended, in the users' words."""

    ORGANISATIONSARK = "i organisationsarket"
    FORBEREDELSESARK = "i forberedelsesarket"
    OPSAETNING = "i Opsætning af Borgerblikket"
    FORDRINGER = "i Fordringskonfigurationen"
    FILTER = "i classificationFilter (trin 3)"
    FK_ORGANISATION = "i FK Organisation"
    SAPA_ROLLER = "i SAPA's roller og dataafgrænsning"
    TRIN = "i rækkefølgen af de 8 + 2 trin"
    FAGSYSTEM = "i fagsystemet"
    FILER = "ved at indlæse en fil"
    ANTAGELSE = "blandt variantens antagelser"
    INGEN_STEDER = "kan ikke ændres af kommunen"


def vis(tekst: str) -> str:
    """A value as a finding shows it: masked, white space folded, at most 80 characters."""
    kort = " ".join(masker_cpr(tekst).split())
    return kort if len(kort) <= MAKS_VAERDI else f"{kort[: MAKS_VAERDI - 1]}…"


def skjul_cifre(tekst: str) -> str:
    """The text with every digit after the sixth replaced by X."""
    vist, cifre = "", 0
    for tegn in tekst:
        cifre += tegn.isdigit()
        vist += "X" if tegn.isdigit() and cifre > CIFRE_I_DATO else tegn
    return vist


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """One finding about a value in a file.

    `celle` is `E4`; for JSON and XML a path; empty where it does not apply. `antal` is more than 1
    where it stands for that many findings of the code `samme_som`, which are not listed. `om` is
    the unit, sagstype or ydelse whose row it is, where the value does not say so itself.
    """

    kode: str
    alvor: Alvor
    fil: str
    ark: str
    celle: str
    vaerdi: str
    tekst: str
    ventet: str
    antal: int = 1
    samme_som: str = ""
    om: str = ""

    def __post_init__(self) -> None:
        """No finding holds what can be a CPR number."""
        object.__setattr__(self, "vaerdi", vis(self.vaerdi))
        object.__setattr__(self, "om", vis(self.om))
        for felt in ("fil", "ark", "celle", "tekst", "ventet"):
            object.__setattr__(self, felt, masker_cpr(getattr(self, felt)))
