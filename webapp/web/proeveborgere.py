"""`/<kommune>/proeveborgere/`: add one prøveborger, and remove one that was added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.modtagelse.baggrund import Baggrund, Udfald
from webapp.services.proeveborgere.side import fjern, proeveside, tilfoej_en
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.indlaes import SEKUNDER_MELLEM_OPSLAG
from webapp.web.ramme import byg_kommunelinje, lager, vis

bp = Blueprint("proeveborgere", __name__)
FJERNET = "fjernet"


def baggrund() -> Baggrund:
    """The long work of this app."""
    return cast("Baggrund", current_app.extensions["baggrund"])


@bp.get("/<kommune>/proeveborgere/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str) -> str:
    """The form, and those that were added."""
    return _vis(kommune, {}, ny=request.args.get("ny", ""))


@bp.post("/<kommune>/proeveborgere/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def tilfoej(kommune: str) -> ResponseReturnValue:
    """Add one; 422 and the form again where something does not fit."""
    hos, form = lager(), request.form.to_dict()
    return _arbejd(kommune, form, lambda: str(tilfoej_en(hos, kommune, form)))


@bp.post("/<kommune>/proeveborgere/fjern/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def tag_vaek(kommune: str) -> ResponseReturnValue:
    """Remove one."""
    hos, tekst = lager(), request.form.get("nr", "")
    nr = laes_tal(tekst) or 0

    def arbejde() -> str:
        fjern(hos, kommune, nr)
        return FJERNET

    return _arbejd(kommune, {}, arbejde)


@bp.get("/<kommune>/proeveborgere/<id_>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vent(kommune: str, id_: str) -> ResponseReturnValue:
    """What is going on, until it is done."""
    udfald = baggrund().udfald(id_, kommune)
    if not udfald.arbejder:
        return _svar(kommune, udfald)
    til = til_fra(kommune, "proeveborgere", id_)
    with lager().aaben(kommune) as database:
        linje = byg_kommunelinje(database, laes_valg(), "proeveborgere")
    svar = Response(vis("pages/indlaes/vent.html", udfald, linje, til=til))
    svar.headers["Refresh"] = str(SEKUNDER_MELLEM_OPSLAG)
    return svar


def _arbejd(
    kommune: str, form: Mapping[str, str], arbejde: Callable[[], str]
) -> ResponseReturnValue:
    """Do it beside the request: a large kommune is made anew, which takes more than a second."""
    id_ = baggrund().start(kommune, form, arbejde)
    udfald = baggrund().udfald(id_, kommune)
    if udfald.arbejder:
        return redirect(link(kommune, "proeveborgere", id_), 303)
    return _svar(kommune, udfald)


def _svar(kommune: str, udfald: Udfald) -> ResponseReturnValue:
    if udfald.fejl:
        return _vis(kommune, udfald.form, fejl=udfald.fejl), udfald.kode
    return redirect(link(kommune, "proeveborgere", ny=udfald.svar), 303)


def _vis(kommune: str, valgt: Mapping[str, str], ny: str = "", fejl: str = "") -> str:
    with lager().aaben(kommune) as database:
        return vis(
            "pages/proeveborgere/proeveborgere.html",
            proeveside(database, valgt, ny, fejl),
            byg_kommunelinje(database, laes_valg(), "proeveborgere"),
            til=til_fra(kommune),
            fjernet=ny == FJERNET,
        )
