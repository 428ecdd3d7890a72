"""What one citizen sees under one variant on one day: read once, judged once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.visning.borgerblik_visning import vist_ydelsesnavn
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt, bedoem_mappe
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.store.sager import load_sagsmappe


@dataclass(frozen=True)
class Borgerudsnit:
    """What one citizen sees under one variant on one day; other pages of hers share it."""

    grundlag: Grundlag
    person: Person
    alle: tuple[Bedoemt, ...]

    @property
    def sager(self) -> tuple[Bedoemt, ...]:
        """Her visible sager, newest change first."""
        sager = [b for b in self.alle if not b.forhold.er_ydelse and b.borger.visible]
        return tuple(sorted(sager, key=_nyeste_foerst))

    @property
    def serviceydelser(self) -> tuple[Bedoemt, ...]:
        """Her visible ydelser that are not money, in the order of their names."""
        ydelser = [
            b
            for b in self.alle
            if b.forhold.er_ydelse and not b.forhold.oekonomisk and b.borger.visible
        ]
        return tuple(
            sorted(ydelser, key=lambda b: dansk.sorteringsnoegle(vist_ydelsesnavn(b.forhold)))
        )


def load_borgerudsnit(database: Database, grundlag: Grundlag, person: Person) -> Borgerudsnit:
    """Read and judge everything of one person."""
    mappe = load_sagsmappe(database, person.slug)
    return Borgerudsnit(grundlag, person, bedoem_mappe(grundlag, person, mappe))


class SkjultError(FindesIkkeError):
    """A sag or ydelse that is there, but that the citizen does not see under the variant."""


def find_sag(udsnit: Borgerudsnit, slug: str) -> Bedoemt:
    """A sag that the citizen sees; SkjultError if it is hidden, FindesIkkeError if unknown."""
    fundet = next((bedoemt for bedoemt in udsnit.sager if bedoemt.slug == slug), None)
    return fundet or _mangler(udsnit, f"sag/{slug}", "sag")


def find_ydelse(udsnit: Borgerudsnit, slug: str) -> Bedoemt:
    """A serviceydelse that the citizen sees; SkjultError or FindesIkkeError as for a sag."""
    fundet = next((bedoemt for bedoemt in udsnit.serviceydelser if bedoemt.slug == slug), None)
    return fundet or _mangler(udsnit, f"ydelse/{slug}", "ydelse")


def _mangler(udsnit: Borgerudsnit, noegle: str, art: str) -> NoReturn:
    navn, variant = udsnit.person.borgernavn, udsnit.grundlag.variant.navn
    if any(bedoemt.noegle == noegle for bedoemt in udsnit.alle):
        raise SkjultError(
            f"{navn} ser ikke denne {art} under {variant}. Se hvorfor på siden Hvorfor?"
        )
    raise FindesIkkeError(f"{navn} har ingen {art} på den adresse.")


def _nyeste_foerst(bedoemt: Bedoemt) -> tuple[int, str]:
    """Latest change first, then by number, so that the order is total."""
    return (-bedoemt.indekssag.aendret.toordinal(), bedoemt.sag.sagsnummer)
