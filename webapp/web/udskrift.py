"""What is taken home of a workshop as a tagged PDF: a scenario, or two variants compared.

With `web/testudskrift.py` the part of the web that knows the browser which prints.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app, request

from webapp.billeder.browser import BrowserMissingError
from webapp.billeder.sidebillede import maskeret
from webapp.billeder.udskrift import UdskriftError, som_pdf
from webapp.domain.vaerdier.slug import fold
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError
from webapp.services.workshop.opstilling import load_opstilling
from webapp.services.workshop.samling import find_scenarie
from webapp.services.workshop.skridt import skridtside
from webapp.sideindhold.flad import Flad, Udfyldt
from webapp.web.adresse import MAKS_VIS, laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.intern import hent_side
from webapp.web.ramme import byg_kommunelinje, lager, vis
from webapp.web.sidebillede import henter
from webapp.web.workshop import sidens_ctx

bp = Blueprint("udskrift", __name__)
I_STEDET = "Åbn siden, og udskriv den fra din egen browser i stedet."


@bp.get("/<kommune>/workshop/<scenarie>/udskrift/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def udskrift(kommune: str, scenarie: str) -> str:
    """All steps of a scenario on one page, to be printed or read."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        fundet = find_scenarie(database, scenarie)
        opstilling = load_opstilling(database, fundet, valg.dato)
        skridt = [skridtside(database, opstilling, nr + 1) for nr in range(len(fundet.skridt))]
        return vis(
            "pages/workshop/udskrift.html",
            skridt,
            byg_kommunelinje(database, valg, "workshop"),
            til=til_fra(kommune, "workshop"),
            scenarie=fundet,
            lavet=detaljedato(datetime.now(UTC).astimezone().date()),
            ctx_af=lambda side, plads: sidens_ctx(kommune, side, plads),
        )


@bp.get("/<kommune>/workshop/<scenarie>/scenarie.pdf/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def scenarie_pdf(kommune: str, scenarie: str) -> Response:
    """The same as a tagged PDF."""
    with lager().aaben(kommune) as database:
        find_scenarie(database, scenarie)
    return _pdf(link(kommune, "workshop", scenarie, "udskrift"), f"{scenarie}-{kommune}")


@bp.get("/<kommune>/sammenlign/<a>/<b>/sammenligning.pdf/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def sammenligning_pdf(kommune: str, a: str, b: str) -> Response:
    """Two variants compared for the whole kommune, as a tagged PDF."""
    modtager = "sapa" if request.args.get("modtager") == "sapa" else None
    adresse = link(kommune, "sammenlign", a, b, vis=MAKS_VIS, modtager=modtager)
    return _pdf(adresse, f"{kommune}-{a}-{b}")


def _pdf(adresse: str, navn: str) -> Response:
    """The page of that address as it is printed; FindesIkkeError where it cannot be."""
    # The page is asked for by another thread, which has no request to find the app by.
    app: Flask = cast("Any", current_app)._get_current_object()  # noqa: SLF001 - werkzeug's own way
    html = hent_side(app, adresse)
    if html is None:
        raise FindesIkkeError("Siden kan ikke vises, og så heller ikke udskrives.")
    try:
        indhold = som_pdf(henter(app), "/udskrift/", _til_papir(html.decode()).encode())
    except (BrowserMissingError, UdskriftError) as fejl:
        raise FindesIkkeError(f"{fejl} {I_STEDET}") from fejl
    svar = Response(indhold, mimetype="application/pdf")
    svar.headers["Content-Disposition"] = f'attachment; filename="{fold(navn)}.pdf"'
    return svar


def _til_papir(html: str) -> str:
    """The page without what cannot be pressed on paper; links only to where the data's own lead."""

    def maal(href: str) -> str | None:
        return href if href.startswith(("tel:", "http:", "https:")) else None

    return maskeret(Flad(html).skriv(maal, str, Udfyldt()))
