"""SAPA's pages of a person by the tail of their address."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.sapa import IKKE_BYGGEDE_FANER, hoved, overblik
from webapp.services.sapa.sidedele import SapaHoved
from webapp.services.sapa.ydelser import sapa_ydelser

NOTE_FANE = "Fanen er ikke bygget endnu i forhåndsvisningen."


@dataclass(frozen=True)
class Sapaside:
    """A page of SAPA: the name of its template, its title in words, and the page object."""

    skabelon: str
    titel: str
    side: object
    note: str = ""


@dataclass(frozen=True)
class SapaKommende:
    """A tab that is not built yet."""

    hoved: SapaHoved
    titel: str


def find_sapaside(
    database: Database, udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, sti: str
) -> Sapaside:
    """The tab at the tail of an address; FindesIkkeError for an unknown one."""
    fane = sti.strip("/")
    if not fane:
        return Sapaside("overblik", "Overblik", overblik(database, udsnit, rolle))
    if fane == "ydelser":
        return Sapaside("ydelser", "Ydelser", sapa_ydelser(udsnit, rolle))
    titel = {sti: navn for navn, sti in IKKE_BYGGEDE_FANER}.get(fane)
    if titel is None:
        raise FindesIkkeError("SAPA har ingen fane på den adresse.")
    return Sapaside("kommende", titel, SapaKommende(hoved(udsnit.person, fane), titel), NOTE_FANE)
