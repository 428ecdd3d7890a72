"""`/<kommune>/varianter/`: copy, rename and delete variants."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.kommuner.varianter import (
    VariantfejlError,
    find_punkt,
    kopier,
    omdoeb,
    slet,
    variantside,
)
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import byg_kommunelinje, lager, vis

bp = Blueprint("varianter", __name__)


@bp.get("/<kommune>/varianter/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str) -> str:
    """The variants."""
    with lager().aaben(kommune) as database:
        return _side(database, kommune)


def _side(database: Database, kommune: str, fejl: str = "", ved: str = "") -> str:
    return vis(
        "pages/varianter/varianter.html",
        variantside(database),
        byg_kommunelinje(database, laes_valg(), "varianter"),
        til=til_fra(kommune),
        fejl=fejl,
        ved=ved,
        gemt=request.args.get("gemt", ""),
    )


@bp.post("/<kommune>/varianter/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def gem(kommune: str) -> ResponseReturnValue:
    """Copy or rename."""
    slug, navn = request.form.get("variant", ""), request.form.get("navn", "")
    with lager().aaben(kommune) as database:
        try:
            if request.form.get("handling") == "kopier":
                ny = kopier(database, slug, navn)
            else:
                omdoeb(database, slug, navn, request.form.get("beskrivelse", ""))
                ny = slug
        except VariantfejlError as problem:
            return _side(database, kommune, str(problem), slug), 422
    return redirect(link(kommune, "varianter", gemt=ny, anker=f"variant-{ny}"), 303)


@bp.get("/<kommune>/varianter/<slug>/slet/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def bekraeft(kommune: str, slug: str) -> str:
    """Ask before a variant is deleted."""
    with lager().aaben(kommune) as database:
        return vis(
            "pages/varianter/slet.html",
            find_punkt(database, slug),
            byg_kommunelinje(database, laes_valg(), "varianter"),
            til=til_fra(kommune),
        )


@bp.post("/<kommune>/varianter/<slug>/slet/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def fjern(kommune: str, slug: str) -> ResponseReturnValue:
    """Delete it."""
    with lager().aaben(kommune) as database:
        try:
            slet(database, slug)
        except VariantfejlError as problem:
            return _side(database, kommune, str(problem), slug), 422
    return redirect(link(kommune, "varianter", gemt="slettet"), 303)
