"""What a rule of Kontrol is, and the finding that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.fagsystem import Kildested
from webapp.domain.kontrol.grundlag import Kontrolgrundlag


class Alvor(StrEnum):
    """How much a finding matters, the worst first. A question is answered by the kommune."""

    FEJL = "fejl"
    ADVARSEL = "advarsel"
    SPOERGSMAAL = "spørgsmål"
    OPLYSNING = "oplysning"


class Rettes(StrEnum):
    """Where a finding is mended, in words."""

    ENHEDER = "i organisationsarket"
    SAGSTYPER = "i forberedelsesarket"
    OPSAETNING = "i Opsætning af Borgerblikket"
    FILTER = "i classificationFilter (trin 3)"
    FK_ORG = "i FK Organisation"
    SAPA = "i SAPA's roller"
    TRIN = "i rækkefølgen af trin"
    FAGSYSTEM = "i fagsystemet"
    FILER = "ved at indlæse en fil"


@dataclass(frozen=True, slots=True)
class Traef:
    """Where a rule found something.

    `objekt` is what it is about, as people know it; `tekst` what was found; `virkning` its effect
    in words with figures, empty where it has none that can be counted. `raad` replaces the rule's
    own. `enhed` is the local unit that the workbench has a place for, `fk_enhed` the UUID of the
    unit of FK Organisation it is about. `tal` orders the findings.
    """

    objekt: str
    tekst: str
    virkning: str = ""
    raad: str = ""
    sted: Kildested | None = None
    enhed: str | None = None
    tal: int = 0
    fk_enhed: str = ""


@dataclass(frozen=True, slots=True)
class Kontrolregel:
    """One rule: a code that is never renamed, its words in the guide, its source and its check.

    `sourced` is False where the rule is inferred (»vi antager«). The check reads nothing but what
    it is given and never raises.
    """

    kode: str
    alvor: Alvor
    overskrift: str
    forklaring: str
    raad: str
    rettes: Rettes
    kilde: str
    sourced: bool
    find: Callable[[Kontrolgrundlag], Iterable[Traef]]

    @property
    def anker(self) -> str:
        """The rule's place in the guide and on the page: `kontrol-ukendt-enhed`."""
        return self.kode.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Kontrolfund:
    """One finding: the rule and where it found something."""

    regel: Kontrolregel
    traef: Traef

    @property
    def raad(self) -> str:
        """What to do here."""
        return self.traef.raad or self.regel.raad


def kontroller(
    grundlag: Kontrolgrundlag, regler: Iterable[Kontrolregel]
) -> tuple[Kontrolfund, ...]:
    """All findings, rule by rule; within a rule those that reach most first."""
    return tuple(
        Kontrolfund(regel, traef)
        for regel in regler
        for traef in sorted(regel.find(grundlag), key=lambda traef: -traef.tal)
    )
