"""Mit Overblik: the page at the tail of an address."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.testdata.person import Person
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.fliser import FLISER, KOMMENDE
from webapp.services.mit_overblik.lister import SIDESTOERRELSE, sagsliste, ydelsesliste
from webapp.services.mit_overblik.sagsside import sagsside
from webapp.services.mit_overblik.sidedele import Forside
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.mit_overblik.ydelsesside import ydelsesside

NOTE_FORSIDE = (
    "Sager og Serviceydelser og hjælpemidler kan forhåndsvises. "
    "De andre fliser er ikke bygget endnu."
)


NOTE_YDELSE = "Sidens opbygning er vores antagelse; KOMBIT viser den ikke."


NOTE_KOMMENDE = "Siden er ikke bygget endnu i forhåndsvisningen."


def forside(person: Person) -> Forside:
    """The front page with its seven tiles."""
    return Forside(Objekt(f"person/{person.slug}", {"borger.navn": person.borgernavn}), FLISER)


@dataclass(frozen=True)
class Borgerside:
    """A page of Mit Overblik: the name of its template, its title in words, and the page object."""

    skabelon: str
    titel: str
    side: object
    note: str = ""


def find_borgerside(udsnit: Borgerudsnit, sti: str, vis: int = SIDESTOERRELSE) -> Borgerside:
    """The page at the tail of an address (`sager/<slug>`); FindesIkkeError for an unknown one."""
    match sti.strip("/").split("/"):
        case [""]:
            return Borgerside("forside", "Mit Overblik", forside(udsnit.person), NOTE_FORSIDE)
        case ["sager"]:
            return Borgerside("sager", "Sager", sagsliste(udsnit, vis))
        case ["sager", slug]:
            side = sagsside(udsnit, slug)
            return Borgerside("sag", side.sag.vaerdi("sag.type"), side)
        case ["serviceydelser-og-hjaelpemidler"]:
            titel = "Serviceydelser og hjælpemidler"
            return Borgerside("serviceydelser", titel, ydelsesliste(udsnit, vis))
        case ["serviceydelser-og-hjaelpemidler", slug]:
            ydelse = ydelsesside(udsnit, slug)
            navn = ydelse.ydelse.vaerdi("ydelse.navn")
            return Borgerside("serviceydelse", navn, ydelse, NOTE_YDELSE)
        case [navn] if navn in KOMMENDE:
            return Borgerside("kommende", KOMMENDE[navn].titel, KOMMENDE[navn], NOTE_KOMMENDE)
    raise FindesIkkeError("Mit Overblik har ingen side på den adresse.")
