"""Source data: everything that is not a choice, shared by all variants of a kommune."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from webapp.domain.fagsystem import (
    Aftale,
    Bevilling,
    Effektuering,
    FaellesYdelsestype,
    Fagsystem,
    Fordring,
    LokalEnhed,
    LokalYdelse,
    Myndighed,
    Sag,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.testdata.person import Familierelation, Person
from webapp.domain.testdata.registre import Registre
from webapp.domain.vaerdier.identifikation import Cvr


@dataclass(frozen=True, slots=True)
class Kommune:
    """The municipality whose choices are previewed; `dato` is the data set's own date."""

    slug: str
    navn: str
    cvr: Cvr
    dato: date


@dataclass(frozen=True, kw_only=True)
class Kildedata:
    """All source data of one kommune."""

    kommune: Kommune
    myndigheder: tuple[Myndighed, ...] = ()
    fagsystemer: tuple[Fagsystem, ...] = ()
    lokale_enheder: tuple[LokalEnhed, ...] = ()
    sagstyper: tuple[Sagstype, ...] = ()
    lokale_ydelser: tuple[LokalYdelse, ...] = ()
    faelles_ydelsestyper: tuple[FaellesYdelsestype, ...] = ()
    organisation: FkOrganisation = FkOrganisation()
    kle: KlePlan = KlePlan()
    personer: tuple[Person, ...] = ()
    familie: tuple[Familierelation, ...] = ()
    registre: Registre = field(default_factory=Registre)
    sager: tuple[Sag, ...] = ()
    bevillinger: tuple[Bevilling, ...] = ()
    effektueringer: tuple[Effektuering, ...] = ()
    aftaler: tuple[Aftale, ...] = ()
    fordringer: tuple[Fordring, ...] = ()
