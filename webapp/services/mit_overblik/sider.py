"""Mit Overblik: the page at the tail of an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from webapp.domain.variant.variant import Fliser
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.aftalesider import aftaleliste, aftaleside
from webapp.services.mit_overblik.betalingssider import betalingsliste, betalingsside
from webapp.services.mit_overblik.fliser import fliser, maerker
from webapp.services.mit_overblik.hoi import hoi_note, hoi_side
from webapp.services.mit_overblik.lister import SIDESTOERRELSE, sagsliste, ydelsesliste
from webapp.services.mit_overblik.minedata import mine_data
from webapp.services.mit_overblik.sagsside import sagsside
from webapp.services.mit_overblik.sidedele import Aftaleliste, Betalingsliste, Forside
from webapp.services.mit_overblik.systemnote import (
    om_debitorsystemet,
    om_sagens_system,
    om_skjulte,
    om_ydelsens_system,
)
from webapp.services.mit_overblik.udbetalingssider import udbetalingsliste, udbetalingsside
from webapp.services.mit_overblik.udsnit import Borgerudsnit, find_aftale, find_fordring
from webapp.services.mit_overblik.ydelsesside import ydelsesside

NOTE_OPBYGNING = "Sidens opbygning er vores antagelse; KOMBIT viser den ikke."
NOTE_HOERER_TIL = "At »Hører til« vises, og hvor, er vores antagelse."
NOTE_MINE_DATA = (
    "Siden kommer fra CPR og ejendomsregistrene: intet, kommunen vælger, ændrer den. Dens "
    "opbygning er vores antagelse."
)
NOTER_FLISER: Mapping[str, str] = {
    Fliser.NYESTE: "Linjen under en flises tekst og tallene i bjælken er vores antagelse.",
    Fliser.NEDE: "Sådan antager vi, at forsiden ser ud, når Borgerblikket ikke svarer.",
}


def forside(udsnit: Borgerudsnit) -> Forside:
    """The front page with its seven tiles."""
    person = udsnit.person
    navn = Objekt(f"person/{person.slug}", {"borger.navn": person.borgernavn})
    return Forside(navn, fliser(udsnit), maerker(udsnit))


def _forside(udsnit: Borgerudsnit) -> Borgerside:
    note = NOTER_FLISER.get(udsnit.grundlag.variant.antagelser.fliser, "")
    return Borgerside("forside", "Mit Overblik", forside(udsnit), note)


@dataclass(frozen=True)
class Borgerside:
    """A page of Mit Overblik: the name of its template, its title in words, and the page object."""

    skabelon: str
    titel: str
    side: object
    note: str = ""


def _sag(udsnit: Borgerudsnit, slug: str) -> Borgerside:
    side = sagsside(udsnit, slug)
    noter = (om_sagens_system(udsnit, slug), NOTE_HOERER_TIL if side.hoerer_til else "")
    return Borgerside("sag", side.sag.vaerdi("sag.type"), side, " ".join(filter(None, noter)))


def _ydelse(udsnit: Borgerudsnit, slug: str) -> Borgerside:
    side = ydelsesside(udsnit, slug)
    note = " ".join(filter(None, (NOTE_OPBYGNING, om_ydelsens_system(udsnit, slug))))
    return Borgerside("serviceydelse", side.ydelse.vaerdi("ydelse.navn"), side, note)


def _udbetaling(udsnit: Borgerudsnit, slug: str) -> Borgerside:
    side = udbetalingsside(udsnit, slug)
    titel = side.udbetaling.vaerdi("udbetaling.titel")
    return Borgerside("udbetaling", titel, side, NOTE_OPBYGNING)


def _aftaler(udsnit: Borgerudsnit, vis: int) -> Aftaleliste:
    return aftaleliste(udsnit.aftaler, vis)


def _aftale(udsnit: Borgerudsnit, slug: str) -> Borgerside:
    en = find_aftale(udsnit, slug)
    sag = next((b.slug for b in udsnit.sager if b.slug == en.aftale.sag), None)
    return Borgerside("aftale", en.titel, aftaleside(en, sag), NOTE_OPBYGNING)


def _betalinger(udsnit: Borgerudsnit, vis: int) -> Betalingsliste:
    return betalingsliste(udsnit.fordringer, vis)


def _betaling(udsnit: Borgerudsnit, slug: str) -> Borgerside:
    en = find_fordring(udsnit, slug)
    return Borgerside("betaling", en.titel, betalingsside(en), NOTE_OPBYGNING)


# What stands at the tail of an address: a list, with its template and its title.
LISTER: Mapping[str, tuple[str, str, Callable[[Borgerudsnit, int], object]]] = {
    "sager": ("sager", "Sager", sagsliste),
    "serviceydelser-og-hjaelpemidler": (
        "serviceydelser",
        "Serviceydelser og hjælpemidler",
        ydelsesliste,
    ),
    "oekonomiske-ydelser": ("oekonomiske_ydelser", "Økonomiske ydelser", udbetalingsliste),
    "aftaler-og-frister": ("aftaler", "Aftaler og frister", _aftaler),
    "betalinger": ("betalinger", "Betalinger og gæld", _betalinger),
}
DETALJER: Mapping[str, Callable[[Borgerudsnit, str], Borgerside]] = {
    "sager": _sag,
    "serviceydelser-og-hjaelpemidler": _ydelse,
    "oekonomiske-ydelser": _udbetaling,
    "aftaler-og-frister": _aftale,
    "betalinger": _betaling,
}


def _listenote(udsnit: Borgerudsnit, liste: str) -> str:
    """What the bar says of a list: no source shows the layout of one, and what is missing."""
    match liste:
        case "sager" | "serviceydelser-og-hjaelpemidler":
            return om_skjulte(udsnit, ydelser=liste != "sager")
        case "betalinger":
            return " ".join(filter(None, (NOTE_OPBYGNING, om_debitorsystemet(udsnit))))
    return ""


def find_borgerside(udsnit: Borgerudsnit, sti: str, vis: int = SIDESTOERRELSE) -> Borgerside:
    """The page at the tail of an address (`sager/<slug>`); FindesIkkeError for an unknown one."""
    match sti.strip("/").split("/"):
        case [""]:
            return _forside(udsnit)
        case [liste] if liste in LISTER:
            skabelon, titel, byg = LISTER[liste]
            return Borgerside(skabelon, titel, byg(udsnit, vis), _listenote(udsnit, liste))
        case [liste, slug] if liste in DETALJER:
            return DETALJER[liste](udsnit, slug)
        case ["hoi"]:
            titel = "Helhedsorienteret indsats"
            return Borgerside("hoi", titel, hoi_side(udsnit), hoi_note(udsnit))
        case ["mine-data"]:
            data = mine_data(udsnit.person, udsnit.boern)
            return Borgerside("mine_data", "Personlige oplysninger", data, NOTE_MINE_DATA)
    raise FindesIkkeError("Mit Overblik har ingen side på den adresse.")
