"""`/<kommune>/<variant>/fagomraader/`: KOMBIT's four questions of each area, answered."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.fagomraader.side import (
    Skrivning,
    fagomraadeside,
    gem_svar,
    laes_svar,
    svarfejl_i,
)
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("fagomraader", __name__)


@bp.get("/<kommune>/<variant>/fagomraader/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str, variant: str) -> str:
    """Every area with its answers; with `ret`, the form of one of them."""
    args = request.args
    valgt = Skrivning(omraade=args.get("ret", ""), forslag=args.get("forslag") == "1")
    return _side(kommune, variant, valgt)


def _side(kommune: str, variant: str, skrivning: Skrivning) -> str:
    args = request.args
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/fagomraader/fagomraader.html",
            fagomraadeside(database, grundlag, skrivning),
            vaerktoejslinje(database, grundlag, "fagomraader"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
            gemt=args.get("gemt", ""),
            rettelser=args.get("rettelser") == "1",
        )


@bp.post("/<kommune>/<variant>/fagomraader/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save an area's answers; what cannot be saved stands in its field again, and says why."""
    form = request.form
    omraade, svar = form.get("omraade", ""), laes_svar(form)
    version = laes_tal(form.get("version")) or 0
    if svarfejl_i(svar):
        return _side(kommune, variant, Skrivning(omraade=omraade, skrevet=svar)), formular.UGYLDIG
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            gemt = gem_svar(database, grundlag, omraade, svar, version)
        except VersionError:
            skrivning = Skrivning(omraade=omraade, skrevet=svar, siden=version)
            return _side(kommune, variant, skrivning), formular.KOLLISION
    svaret = "ja" if gemt else "uaendret"
    return redirect(link(kommune, variant, "fagomraader", gemt=svaret), 303)


@bp.post("/<kommune>/<variant>/fagomraader/fortryd/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, "fagomraader")
