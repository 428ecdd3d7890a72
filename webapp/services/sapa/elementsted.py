"""Where an element is made: whose page, for which role, with what chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from webapp.domain.testdata.familie import familien
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.naere import Naere
from webapp.services.sapa.valg import STANDARD, Sapavalg
from webapp.store import opslag


@dataclass(frozen=True)
class Elementsted:
    """What the elements of one page are made from; what several of them ask for is asked once."""

    database: Database
    udsnit: Borgerudsnit
    rolle: Jobfunktionsrolle
    valg: Sapavalg = STANDARD
    sti: str = ""

    @cached_property
    def naere(self) -> Naere:
        """Her family and household."""
        slug = self.udsnit.person.slug
        slaegt = familien(slug, opslag.load_slaegt(self.database, slug))
        andre = (medlem.slug for medlem in slaegt)
        personer = opslag.load_naere(self.database, self.udsnit.person, andre)
        return Naere(self.udsnit, personer, slaegt, self.rolle, self.valg)
