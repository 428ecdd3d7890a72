"""SAPA's pages of a person by the tail of their address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.familie import bopaelsside, familieside
from webapp.services.sapa.faner import find_fane, hoved, kraev, manglende_faner
from webapp.services.sapa.helhed import helhedsoverblik
from webapp.services.sapa.sagsside import dokumentside, sagsside
from webapp.services.sapa.sapa import overblik
from webapp.services.sapa.sidedele import SapaHoved
from webapp.services.sapa.tidslinje import tidslinje
from webapp.services.sapa.tvaers import tvaersydelser
from webapp.services.sapa.valg import STANDARD, Sapavalg
from webapp.services.sapa.ydelser import sapa_ydelser

NOTE_FANE = "Fanen er ikke bygget endnu i forhåndsvisningen."
NOTE_IKKE = "I SAPA ville rollen ikke se siden."
NOTE_OPBYGNING = "Sidens opbygning er vores antagelse; KOMBIT viser den ikke."
NOTE_TIDSLINJE = f"{NOTE_OPBYGNING} Adviser er ikke med endnu."
NOTE_TEGNING = "Listen er KOMBITs; tegningens opbygning er vores antagelse."
NOTE_TVAERS = (
    "Hvad der afgrænser andre myndigheders ydelser, er vores antagelse: rollens KLE og følsomhed."
)


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
class SapaKommende:
    """A tab that is not built yet, or whose elements the role's view does not have (`mangler`)."""

    hoved: SapaHoved
    titel: str
    mangler: tuple[str, ...] = ()


Bygger = Callable[[Database, Borgerudsnit, Jobfunktionsrolle, Sapavalg], object]
# The tabs beside Overblik: template, maker, and what the preview bar says of the page.
_FANESIDER: Mapping[str, tuple[str, Bygger, str]] = {
    "ydelser": ("ydelser", lambda _, udsnit, rolle, _valg: sapa_ydelser(udsnit, rolle), ""),
    "udk-ydelser": (
        "udk_ydelser",
        lambda _, udsnit, rolle, _valg: tvaersydelser(udsnit, rolle),
        NOTE_TVAERS,
    ),
    "familiesamling": (
        "familie",
        lambda database, udsnit, rolle, _: familieside(database, udsnit, rolle),
        NOTE_TEGNING,
    ),
    "bopaelssamling": (
        "bopael",
        lambda database, udsnit, rolle, _: bopaelsside(database, udsnit, rolle),
        NOTE_TEGNING,
    ),
    "tidslinje": ("tidslinje", lambda _, *resten: tidslinje(*resten), NOTE_TIDSLINJE),
    "helhedsoverblik": (
        "helhedsoverblik",
        lambda _, *resten: helhedsoverblik(*resten),
        NOTE_OPBYGNING,
    ),
}


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
    match sti.strip("/").split("/"):
        case [""]:
            side = overblik(database, udsnit, rolle, valg)
            note = _om_visningen(rolle)
            return Sapaside("overblik", "Overblik", side, note, om_rollen=bool(note))
        case ["sager", slug]:
            sag = sagsside(database, udsnit, rolle, slug)
            return Sapaside("sag", sag.titel, sag, NOTE_OPBYGNING)
        case ["sager", slug, "dokumenter", nummer]:
            dokument = dokumentside(udsnit, rolle, slug, nummer)
            return Sapaside("dokument", dokument.titel, dokument, NOTE_OPBYGNING)
        case [fane]:
            return _faneside(database, udsnit, rolle, fane, valg)
    raise FindesIkkeError("SAPA har ingen side på den adresse.")


def side_uden_element(
    udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, sti: str, mangler: tuple[str, ...]
) -> Sapaside:
    """What stands at the address of a page whose elements the role's view does not have."""
    fane = find_fane(sti.strip("/"))
    titel = fane.navn if fane else mangler[0]
    side = SapaKommende(hoved(udsnit.person, rolle, sti.strip("/")), titel, mangler)
    return Sapaside("kommende", titel, side, _om_det_nye(rolle) or NOTE_IKKE, om_rollen=True)


def _faneside(
    database: Database, udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, sti: str, valg: Sapavalg
) -> Sapaside:
    fane = find_fane(sti)
    if fane is None:
        raise FindesIkkeError("SAPA har ingen fane på den adresse.")
    if not fane.bygget:
        kommende = SapaKommende(hoved(udsnit.person, rolle, sti), fane.navn)
        return Sapaside("kommende", fane.navn, kommende, NOTE_FANE)
    kraev(rolle, fane.elementer)
    skabelon, byg, note = _FANESIDER[sti]
    return Sapaside(skabelon, fane.navn, byg(database, udsnit, rolle, valg), note)


def _om_visningen(rolle: Jobfunktionsrolle) -> str:
    """What the bar says of the role's view on Overblik."""
    return " ".join(filter(None, (_uden_faner(rolle), _om_det_nye(rolle))))


def _om_det_nye(rolle: Jobfunktionsrolle) -> str:
    """That the preview has learnt elements since the view was chosen, and what became of them."""
    if not rolle.nye:
        return ""
    nye = opremsning([f"»{element}«" for element in rolle.tilbudt or rolle.nye])
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
