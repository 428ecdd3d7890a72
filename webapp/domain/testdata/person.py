"""Persons: test citizens, their household and family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.domain.vaerdier.identifikation import Cpr


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A test citizen. `dato` is her own preview date, None: the data set's.

    `ejendomme` are the BFE numbers of properties she owns; `husstand` joins those who live
    together; `bopaelskommune` is a CVR number.
    """

    slug: str
    navn: str
    cpr: Cpr
    dato: date | None = None
    adresse: str = ""
    adressebeskyttelse: bool = False
    statsborgerskab: str = ""
    civilstand: str = ""
    digital_post: bool = True
    laege: str = ""
    laege_telefon: str = ""
    laege_adresse: str = ""
    vaerge: str = ""
    vaergemaal: str = ""
    bopaelskommune: str = ""
    ejendomme: tuple[str, ...] = ()
    husstand: str = ""
    tilflyttet: date | None = None
    beskrivelse: str = ""

    @property
    def borgernavn(self) -> str:
        """First and last name: a citizen's page shows no middle name (A0:383, §9.1-14)."""
        dele = self.navn.split()
        return " ".join((dele[0], dele[-1])) if len(dele) > 1 else self.navn


@dataclass(frozen=True, slots=True)
class Familierelation:
    """`til` is `relation` (fx Mor) of `person`; both are slugs."""

    person: str
    relation: str
    til: str
