"""What a page under test says: rendered without bar, strip and links of ours, and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import current_app
from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.verifikation.domme import Udsagn
from webapp.services.grundlag import FindesIkkeError, Grundlag, find_person
from webapp.services.linje import Linje
from webapp.services.mit_overblik.sider import find_borgerside
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.sapa.hoi import udsoegning
from webapp.services.sapa.journalnotat import Notatform, notatside
from webapp.services.sapa.sapa import find_rolle
from webapp.services.sapa.sider import find_sapaside, med_part
from webapp.services.sapa.valg import Sapavalg
from webapp.sideindhold.tekst import laes_side
from webapp.web.adresse import MAKS_VIS, til_fra
from webapp.web.ramme import vis
from webapp.web.sapavalg import notatlinks, sapaled


def sidelaeser(database: Database, grundlag: Grundlag) -> Callable[[str], Udsagn | None]:
    """Reads the page with a tail after the variant's slug; None where it is not there."""

    def laes(side: str) -> Udsagn | None:
        try:
            return laes_udsagn(sidehtml(database, grundlag, side), grundlag)
        except FindesIkkeError:
            return None

    return laes


def sidehtml(database: Database, grundlag: Grundlag, side: str, *, maerket: bool = False) -> str:
    """The page without bar and strip; FindesIkkeError where it is not there.

    `maerket`: with the small mark that it is a preview, as every picture of a page has.
    """
    # Of its own, so that nothing of the address that is being answered gets into the page.
    with current_app.test_request_context("/"):
        return _html(database, grundlag, side, maerket=maerket)


def laes_udsagn(html: str, grundlag: Grundlag) -> Udsagn:
    """Its fields and text as the pictures' layers read them, with CPR numbers masked."""
    side = laes_side(html, f"/{grundlag.opslag.kommune.slug}/{grundlag.variant.slug}/")
    return Udsagn(
        masker_cpr(side.titel),
        tuple((felt.objekt, felt.navn, masker_cpr(felt.vaerdi)) for felt in side.felter),
        tuple((linje.objekt, masker_cpr(linje.tekst)) for linje in side.linjer),
    )


def _html(database: Database, grundlag: Grundlag, side: str, *, maerket: bool) -> str:
    base = (grundlag.opslag.kommune.slug, grundlag.variant.slug)
    match side.split("/"):
        case ["mit-overblik", slug, *sti]:
            udsnit = load_borgerudsnit(database, grundlag, find_person(database, slug))
            linje = _maerke(grundlag, udsnit.person.borgernavn) if maerket else None
            # All rows at once: how many are shown is the reader's choice.
            fundet = find_borgerside(udsnit, "/".join(sti), MAKS_VIS)
            til = til_fra(*base, "mit-overblik", slug)
            return _vis(f"mit_overblik/{fundet.skabelon}", fundet.side, linje, til, slug)
        case ["sapa", rolle, "borger", slug, "sager", sag, "journalnotat"]:
            udsnit = load_borgerudsnit(database, grundlag, find_person(database, slug))
            linje = _maerke(grundlag, udsnit.person.navn) if maerket else None
            notat = notatside(udsnit, find_rolle(grundlag, rolle), sag, Notatform())
            til = til_fra(*base, "sapa", rolle)
            return vis(
                "pages/sapa/journalnotat.html",
                med_part(notat, udsnit.person, Sapavalg()),
                linje,
                til=til,
                person=slug,
                # What the preview adds to the dialog is none of it.
                led=replace(sapaled(grundlag.dato), log=False),
                **notatlinks(til, slug, sag),
            )
        case ["sapa", rolle, "borger", slug, *sti]:
            udsnit = load_borgerudsnit(database, grundlag, find_person(database, slug))
            linje = _maerke(grundlag, udsnit.person.navn) if maerket else None
            jobfunktion, valg = find_rolle(grundlag, rolle), Sapavalg(vis=MAKS_VIS)
            sapaside = find_sapaside(database, udsnit, jobfunktion, "/".join(sti), valg)
            til = til_fra(*base, "sapa", rolle)
            return _vis(f"sapa/{sapaside.skabelon}", sapaside.side, linje, til, slug)
        case ["sapa", rolle, "hoi"]:
            linje = _maerke(grundlag, "") if maerket else None
            hits = udsoegning(database, grundlag, find_rolle(grundlag, rolle))
            return _vis("sapa/udsoegning", hits, linje, til_fra(*base, "sapa", rolle), "")
    raise FindesIkkeError(side)


def _maerke(grundlag: Grundlag, person: str) -> Linje:
    """The preview bar as it is where it is hidden."""
    kommune, er_plan = grundlag.opslag.kommune.navn, grundlag.variant.er_plan
    return Linje(kommune=kommune, kommune_url="", person=person, skjult=True, er_plan=er_plan)


def _vis(
    skabelon: str, side: object, linje: Linje | None, til: Callable[..., str], person: str
) -> str:
    return vis(f"pages/{skabelon}.html", side, linje, til=til, person=person)
