"""`…/rapport/testrapport.pdf/`: the report as the browser of the server's machine prints it.

Beside `web/billeder.py` the only part of the web that knows the pictures, and with them a browser.
"""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app

from webapp.billeder.browser import BrowserMissingError
from webapp.billeder.sidevalg import Hent, Svar
from webapp.billeder.udskrift import UdskriftError, som_pdf
from webapp.services.grundlag import FindesIkkeError
from webapp.store.verifikation.domme import find_billede
from webapp.web import testrapport
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.sidebillede import henter

bp = Blueprint("testudskrift", __name__)
I_STEDET = "Åbn rapporten, og udskriv den fra din egen browser i stedet."


@bp.get("/<kommune>/verifikation/<variant>/rapport/testrapport.pdf/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def pdf(kommune: str, variant: str) -> Response:
    """The report as a tagged PDF."""
    html = testrapport.side(kommune, variant).encode()
    adresse = f"/{kommune}/verifikation/{variant}/rapport/"
    # The page is asked for by another thread, which has no request to find the app by.
    app = cast("Any", current_app)._get_current_object()  # noqa: SLF001 - werkzeug's own way
    try:
        indhold = som_pdf(_henter(app, adresse), adresse, html)
    except (BrowserMissingError, UdskriftError) as fejl:
        raise FindesIkkeError(f"{fejl} {I_STEDET}") from fejl
    svar = Response(indhold, mimetype="application/pdf")
    navn = f"testrapport-{kommune}-{variant}.pdf"
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def _henter(app: Flask, rapport: str) -> Hent:
    """Gives the files that the page asks for; its pictures without the code that it was let in by.

    `rapport` is the page's own address, beside which the pictures have theirs.
    """
    filer, billeder = henter(app), rapport.removesuffix("rapport/") + "billede/"

    def hent(adresse: str) -> Svar:
        if not adresse.startswith(billeder):
            return filer(adresse)
        kommune, aftryk = adresse.split("/")[1], adresse.split("/")[-2]
        with app.extensions["kommunelager"].til_laesning().aaben(kommune) as database:
            png = find_billede(database, aftryk)
        return Svar(200, "image/png", png) if png else Svar(404, "text/plain", b"")

    return hent
