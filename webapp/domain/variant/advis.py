"""SAPA Advis: the four types, and what an advisgruppe on sager and bevillinger listens for.

Sources: the slides (A1:742-767, A0:1776), KOMBIT's FAQ on Advis; a group's delimitation by KLE and
unit is inferred (screens.md §4).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid


@dataclass(frozen=True, slots=True)
class Advistype:
    """A type, the column that groups of it are counted in (A1:771), and an example (A1:742-767)."""

    navn: str
    gruppe: str
    eksempel: str
    haendelser: str


SAGSADVIS = Advistype(
    "Sagsadvis",
    "Sag/Ydelse",
    "en ydelse starter eller stopper",
    "En sag får Tværfaglig status Opstået eller Afsluttet, en bevilling status Aktiv eller Passiv.",
)
FOLKEREGISTERADVIS = Advistype(
    "Folkeregisteradvis",
    "CPR",
    "fx en borger flytter",
    "Over 40 hændelser i CPR: dødsfald, flytning, parter, forældre/børn, statsborgerskab og andre.",
)
ADVISTYPER = (
    FOLKEREGISTERADVIS,
    SAGSADVIS,
    Advistype("Arbejdsskadeadvis", "AES", "en sag afgøres", "En arbejdsskadesag afgøres."),
    Advistype(
        "Sygehusadvis",
        "Sygehus",
        "et barn fødes eller borger indlægges",
        "Et barn fødes, eller en borger indlægges.",
    ),
)


class Haendelse(StrEnum):
    """What a group of the type Sag/Ydelse can be told of."""

    START = "start"
    STOP = "stop"


@dataclass(frozen=True, kw_only=True, slots=True)
class Advisgruppe:
    """A group on sager and ydelser. Nothing chosen in a field limits nothing.

    `enhed`: the responsible unit is this one or lies under it. `alder_fra` and `alder_til`: whole
    years, both within the span; somebody whom the object reaches is of such an age (inferred: of
    an advisgruppe's age span nobody says whose it is).
    """

    kle: tuple[KleMoenster, ...] = ()
    enhed: EnhedUuid | None = None
    alder_fra: int | None = None
    alder_til: int | None = None

    @property
    def har_alder(self) -> bool:
        """True if an age limits the group."""
        return self.alder_fra is not None or self.alder_til is not None

    def rammer_alder(self, alder: int) -> bool:
        """True if a citizen of so many years is within the span."""
        return (self.alder_fra is None or self.alder_fra <= alder) and (
            self.alder_til is None or alder <= self.alder_til
        )

    def rammer_kle(self, kle: KleEmne | None) -> bool:
        """True if an object of that number is within the group; one without a number is in none."""
        return kle is not None and (not self.kle or any(m.daekker(kle) for m in self.kle))


def haendelser(*, er_stoppet: bool) -> tuple[Haendelse, ...]:
    """What the transfer of one object tells a group that asks for both.

    A start each time; a stop too where a sag is Afsluttet or a ydelse Passiv already when it comes.
    """
    return (Haendelse.START, Haendelse.STOP) if er_stoppet else (Haendelse.START,)
