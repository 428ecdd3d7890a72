"""`…/verifikation/<variant>/billede/<aftryk>/`: what a page looked like when it was judged.

The picture is made after the verdict is kept, by a thread beside the requests, and only of a page
that still says what was judged. Joins the web with a browser, as `web/testudskrift.py` does.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app

from webapp.billeder.sidebillede import Billedkoe, Ordre
from webapp.billeder.sidevalg import Hent, Svar
from webapp.domain.vaerdier.dansk import antal
from webapp.services.grundlag import FindesIkkeError, Grundlag, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.verifikation.status import Teststatus
from webapp.store.verifikation.domme import find_billede, gem_billede
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import lager
from webapp.web.testside import laes_udsagn, sidehtml

bp = Blueprint("sidebillede", __name__)
KOE = "sidebilleder"


def tilmeld(app: Flask, *, aktiv: bool) -> None:
    """Only a served app makes pictures: a command or a test has no time to wait for them."""
    app.extensions[KOE] = Billedkoe(henter(app)) if aktiv else None


def henter(app: Flask) -> Hent:
    """Gives the files that a page asks for; they are for all, so nobody's cookie is needed."""

    def hent(adresse: str) -> Svar:
        svar = app.test_client().get(adresse, buffered=True)
        return Svar(svar.status_code, svar.content_type or "", svar.get_data())

    return hent


@bp.get("/<kommune>/verifikation/<variant>/billede/<aftryk>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def billede(kommune: str, variant: str, aftryk: str) -> Response:  # noqa: ARG001 - it is all the file's
    """The picture."""
    with lager().aaben(kommune) as database:
        png = find_billede(database, aftryk)
    if png is None:
        raise FindesIkkeError("Det billede er her ikke: det er ikke lavet, eller det er slettet.")
    return Response(png, mimetype="image/png")


def bestil_billede(grundlag: Grundlag, side: str, aftryk: str) -> None:
    """Have a picture made of the page, where pictures are made. Waits for nothing."""
    koe = _koe()
    if koe is None:
        return
    app: Flask = cast("Any", current_app)._get_current_object()  # noqa: SLF001 - werkzeug's own way
    sted = (grundlag.opslag.kommune.slug, grundlag.variant.slug, grundlag.dato)
    mappe: Kommunelager = app.extensions["kommunelager"]

    def gem(png: bytes) -> None:
        with mappe.aaben(sted[0]) as database:
            gem_billede(database, aftryk, png, datetime.now(UTC))

    koe.bestil(Ordre((sted, aftryk), lambda: _html(app, sted, side, aftryk), gem))


def _html(app: Flask, sted: tuple[str, str, date], side: str, aftryk: str) -> str | None:
    """The page as it was judged; None where it says something else now, or is not there."""
    kommune, variant, dato = sted
    mappe: Kommunelager = app.extensions["kommunelager"]
    try:
        with app.app_context(), mappe.til_laesning().aaben(kommune) as database:
            if find_billede(database, aftryk) is not None:
                return None
            grundlag = load_grundlag(database, variant, dato)
            if laes_udsagn(sidehtml(database, grundlag, side), grundlag).aftryk != aftryk:
                return None
            return sidehtml(database, grundlag, side, maerket=True)
    except FindesIkkeError:
        return None


def bestil_manglende(grundlag: Grundlag, status: Teststatus) -> int:
    """Have all pictures made that can still be made; how many were asked for."""
    mangler = [
        (linje.tilfaelde.side, linje.udsagn.aftryk)
        for linje in (*status.linjer, *status.ude)
        if linje.udsagn
        and linje.udsagn.aftryk in {d.aftryk for d in linje.domme} - status.billedmaal.keys()
    ]
    for side, aftryk in mangler:
        bestil_billede(grundlag, side, aftryk)
    return len(mangler) if _koe() else 0


def billednote(uden: int) -> str:
    """Why so many verdicts have no picture, in a sentence; empty where all have one."""
    koe = _koe()
    if not uden:
        return ""
    mangler = f"{antal(uden, 'bedømmelse', 'bedømmelser')} har ikke noget billede."
    if koe is None:
        return f"{mangler} Der laves kun billeder, når Forhåndsblik kører som server."
    if koe.venter:
        return f"{mangler} {antal(koe.venter, 'billede', 'billeder')} er ved at blive lavet."
    return f"{mangler} {koe.grund}".strip()


def _koe() -> Billedkoe | None:
    return cast("Billedkoe | None", current_app.extensions[KOE])
