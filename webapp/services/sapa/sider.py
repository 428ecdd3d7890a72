"""SAPA's pages of a person by the tail of their address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.variant.faneblade import PAA_SAGEN
from webapp.domain.variant.roller import Jobfunktionsrolle, Sapaelement
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.elementer import NOTE_OPBYGNING, byg_elementer, noter
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.faner import FANER, find_fane, hoved, kraev, manglende_faner
from webapp.services.sapa.fortroligt import vist_part
from webapp.services.sapa.hoi import NOTE_BORGER, hoiside
from webapp.services.sapa.sagsside import dokumentside, sagsside
from webapp.services.sapa.sidedele import SapaFaneside, SapaHoved, SapaSagsside
from webapp.services.sapa.valg import STANDARD, Sapavalg

# What the log calls a look at an element where that is not after its name (SR, the log's model).
LOGNAVNE = {
    Sapaelement.SAGSDETALJER: "Visning Sagsoverblik#Sag",
    Sapaelement.DOKUMENTER: "Visning Dokumenter#Sag",
    Sapaelement.JOURNALNOTATER: "Journalnotat Visning#Sag",
    Sapaelement.LOFTSBEREGNER: "Visning Loftvisning",
}
# So many new elements are named in the bar; the role's page has all of them.
NAEVNTE = 3
NOTE_IKKE = "I SAPA ville rollen ikke se siden."


@dataclass(frozen=True)
class Sapaside:
    """A page of SAPA: the name of its template, its title in words, and the page object.

    `note`: what the preview bar says of it; `om_rollen`: it is the role's view that can mend it.
    """

    skabelon: str
    titel: str
    side: object
    note: str = ""
    om_rollen: bool = False


@dataclass(frozen=True)
class SapaUdenElement:
    """A tab whose elements the role's view does not have: `mangler`."""

    hoved: SapaHoved
    titel: str
    mangler: tuple[str, ...]


def find_sapaside(
    database: Database,
    udsnit: Borgerudsnit,
    rolle: Jobfunktionsrolle,
    sti: str,
    valg: Sapavalg = STANDARD,
) -> Sapaside:
    """The page at the tail of an address.

    FindesIkkeError for an unknown one, SkjultError for a sag that the role does not see, and
    UdenElementError where its view has no element of the page.
    """
    fundet = _find(database, udsnit, rolle, sti, valg)
    note = " ".join(filter(None, (lognote(rolle, sti), fundet.note)))
    return replace(fundet, side=med_part(fundet.side, udsnit.person, valg), note=note)


def lognote(rolle: Jobfunktionsrolle, sti: str) -> str:
    """What the bar says of SAPA's log, which has every look at an element (§3.1)."""
    match sti.strip("/").split("/"):
        case ["hoi"]:
            return ""
        case ["sager", _]:
            elementer: tuple[Sapaelement, ...] = PAA_SAGEN
        case ["sager", _, *_]:
            elementer = (Sapaelement.DOKUMENTDETALJER,)
        case [navn, *_]:
            elementer = find_fane(rolle, navn).elementer
    viste = [
        f"»{LOGNAVNE.get(element, f'Visning {element}')}«"
        for element in elementer
        if element in rolle.elementer
    ]
    return f"SAPA ville logge opslaget som {opremsning(viste)}." if viste else ""


def med_part(side: Any, person: Person, valg: Sapavalg) -> Any:
    """The page with the number of its party line as the user has set it."""
    foer: SapaHoved = side.hoved
    part = {"sapa.part": f"{vist_part(person, foer.part.noegle, valg)} - {person.navn}"}
    return replace(side, hoved=replace(foer, part=replace(foer.part, felter=part)))


def _find(
    database: Database,
    udsnit: Borgerudsnit,
    rolle: Jobfunktionsrolle,
    sti: str,
    valg: Sapavalg,
) -> Sapaside:
    match sti.strip("/").split("/"):
        case ["sager", slug]:
            sag = sagsside(database, udsnit, rolle, slug, valg)
            return Sapaside("sag", sag.titel, sag, f"{NOTE_OPBYGNING} {_om_linket(sag)}".rstrip())
        case ["sager", slug, "dokumenter", nummer]:
            dokument = dokumentside(udsnit, rolle, slug, nummer)
            return Sapaside("dokument", dokument.titel, dokument, NOTE_OPBYGNING)
        case ["hoi"]:
            hoi = hoiside(udsnit, rolle, valg.samtykke)
            return Sapaside("hoi", "Helhedsorienteret indsats", hoi, NOTE_BORGER)
        case [fane]:
            return _faneside(Elementsted(database, udsnit, rolle, valg, fane))
    raise FindesIkkeError("SAPA har ingen side på den adresse.")


def _om_linket(side: SapaSagsside) -> str:
    """What the bar says of *Link til sag*: that it leads out of here, or why there is none."""
    if side.detaljer is None:
        return ""
    system = side.sag.vaerdi("sapa.fagsystem")
    if side.sag.vaerdi("sapa.sag.link"):
        return f"»Link til sag« åbner sagen i {system}; forhåndsvisningen gør det ikke."
    return f"{system} har ingen dialogintegration, så her er intet »Link til sag«."


def side_uden_element(
    udsnit: Borgerudsnit,
    rolle: Jobfunktionsrolle,
    sti: str,
    mangler: tuple[str, ...],
    valg: Sapavalg = STANDARD,
) -> Sapaside:
    """What stands at the address of a page whose elements the role's view does not have."""
    sti = sti.strip("/")
    fane = next((fane for fane in FANER if fane.sti == sti), None)
    titel = fane.navn if fane else mangler[0]
    side = SapaUdenElement(hoved(udsnit.person, rolle, sti), titel, mangler)
    note = _om_det_nye(rolle) or NOTE_IKKE
    vist = med_part(side, udsnit.person, valg)
    return Sapaside("uden_element", titel, vist, note, om_rollen=True)


def _faneside(her: Elementsted) -> Sapaside:
    rolle, fane = her.rolle, find_fane(her.rolle, her.sti)
    top = hoved(her.udsnit.person, rolle, fane.sti)
    if fane.sti:
        kraev(rolle, fane.elementer)
    # The page that a person opens on is there whatever the view has, and tells of the view.
    om_visningen = "" if fane.sti else _om_visningen(rolle)
    note = " ".join(filter(None, (noter(her, fane), om_visningen)))
    side = SapaFaneside(top, fane.navn, byg_elementer(her, fane))
    return Sapaside("fane", fane.navn, side, note, om_rollen=bool(om_visningen))


def _om_visningen(rolle: Jobfunktionsrolle) -> str:
    """What the bar says of the role's view on Overblik."""
    return " ".join(filter(None, (_uden_faner(rolle), _om_det_nye(rolle))))


def _om_det_nye(rolle: Jobfunktionsrolle) -> str:
    """That the preview has learnt elements since the view was chosen, and what became of them."""
    if not rolle.nye:
        return ""
    navne = [f"»{element}«" for element in rolle.tilbudt or rolle.nye]
    if len(navne) > NAEVNTE + 1:
        navne[NAEVNTE:] = [f"{len(navne) - NAEVNTE} andre elementer"]
    nye = opremsning(navne)
    if rolle.tilbudt:
        return f"Visningen er valgt, før forhåndsvisningen kunne vise {nye}."
    return f"Visningen havde alle elementer, så de nye er med: {nye}."


def _uden_faner(rolle: Jobfunktionsrolle) -> str:
    """What the bar says of the tabs that are not there: a missing tab must not pass for none."""
    faner = manglende_faner(rolle)
    if not faner:
        return ""
    hvad = "Fanen" if len(faner) == 1 else "Fanerne"
    return f"{hvad} {opremsning(faner)} er ikke i rollens visning."
