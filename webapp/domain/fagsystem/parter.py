"""Whom a sag or a bevilling is about, who answers for it, and how sensitive it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.periode import Periode


class Foelsomhed(IntEnum):
    """Cumulative: level 3 sees 1 to 3, not 4 (ANV-S)."""

    IKKE_FORTROLIGE_DATA = 1
    FORTROLIGE_PERSONOPLYSNINGER = 2
    FOELSOMME_PERSONOPLYSNINGER = 3
    VIP_SAGER = 4

    @property
    def tekst(self) -> str:
        """The level in words: `følsomme personoplysninger`."""
        return FOELSOMHED_TEKST[self.value - 1]


FOELSOMHED_TEKST = (
    "ikke-fortrolige data",
    "fortrolige personoplysninger",
    "følsomme personoplysninger",
    "VIP-sager",
)


class Partsrolle(StrEnum):
    """Roles of a Sagspart or Bevillingspart (ANV-S; XSD-Y)."""

    PRIMAER_PART = "Primær part"
    SEKUNDAER_PART = "Sekundær part"
    YDELSESMODTAGER = "Ydelsesmodtager"
    BEVILLINGSMODTAGER = "Bevillingsmodtager"


class PartIdType(StrEnum):
    """How a party is identified; only CPR ever reaches a citizen (ANV-S URNs)."""

    CPR = "CPR"
    PERSON_ID = "PersonID"
    BORGER_ID = "BorgerID"
    CVR = "CVR"
    P_NUMMER = "P-nummer"
    NAVN = "Navn"


@dataclass(frozen=True, slots=True)
class Enhedsmaerke:
    """The unit an index object carries: UUID (None: FK ORG has none) and FuldtNavn as filed."""

    uuid: EnhedUuid | None
    navn: str


@dataclass(frozen=True, slots=True)
class Sagspart:
    """A party: `person` is the slug of a person of the data, None where it is nobody of them."""

    rolle: Partsrolle
    person: str | None
    id_type: PartIdType = PartIdType.CPR
    navn: str = ""
    virkning: Periode = Periode()
