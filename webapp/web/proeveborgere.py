"""`/<kommune>/proeveborgere/`: add one prøveborger, and remove one that was added."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.indlaesning.indlaes import IndlaesningError
from webapp.services.indlaesning.proeveborgere import fjern, proeveside, tilfoej_en
from webapp.services.indlaesning.skrivning import danske_fejl
from webapp.web import formular
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.ramme import byg_kommunelinje, lager, vis

bp = Blueprint("proeveborgere", __name__)
formular.beskyt(bp)


@bp.get("/<kommune>/proeveborgere/")
def side(kommune: str) -> str:
    """The form, and those that were added."""
    return _vis(kommune, {}, ny=request.args.get("ny", ""))


@bp.post("/<kommune>/proeveborgere/")
def tilfoej(kommune: str) -> ResponseReturnValue:
    """Add one; 422 and the form again where something does not fit."""
    try:
        with danske_fejl():
            nr = tilfoej_en(lager(), kommune, request.form)
    except IndlaesningError as fejl:
        return _vis(kommune, request.form.to_dict(), fejl=str(fejl)), 422
    return redirect(link(kommune, "proeveborgere", ny=nr), 303)


@bp.post("/<kommune>/proeveborgere/fjern/")
def tag_vaek(kommune: str) -> ResponseReturnValue:
    """Remove one."""
    tekst = request.form.get("nr", "")
    nr = int(tekst) if tekst.isascii() and tekst.isdigit() else 0
    try:
        with danske_fejl():
            fjern(lager(), kommune, nr)
    except IndlaesningError as fejl:
        return _vis(kommune, {}, fejl=str(fejl)), 422
    return redirect(link(kommune, "proeveborgere", ny="fjernet"), 303)


def _vis(kommune: str, valgt: Mapping[str, str], ny: str = "", fejl: str = "") -> str:
    with lager().aaben(kommune) as database:
        return vis(
            "pages/indlaes/proeveborgere.html",
            proeveside(database, valgt, ny, fejl),
            byg_kommunelinje(database, laes_valg()),
            til=til_fra(kommune),
            fjernet=ny == "fjernet",
        )
