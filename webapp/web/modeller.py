"""`…/mapping/model-1/` and `…/mapping/model-2/`: a model proposed, and made a variant."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.vist import UsetError
from webapp.services.grundlag import variantnavne
from webapp.services.mapping.model1side import lav_model1, model1side
from webapp.services.mapping.model2side import Model2valg, lav_model2, model2side
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("modeller", __name__)


@bp.get("/<kommune>/<variant>/mapping/model-1/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def model1(kommune: str, variant: str) -> str:
    """The nearest unit for each of Cura's units."""
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/mapping/model1.html",
            model1side(database, grundlag, laes_tal(request.args.get("vis")) or 0),
            vaerktoejslinje(database, grundlag, "mapping/model-1"),
            til=til_fra(kommune, variant, "mapping"),
            til_kommune=til_fra(kommune),
        )


@bp.post("/<kommune>/<variant>/mapping/model-1/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def gem_model1(kommune: str, variant: str) -> ResponseReturnValue:
    """Make it a variant."""
    with variantsted(kommune, variant) as (database, grundlag):
        ny = lav_model1(database, grundlag)
    return redirect(link(kommune, ny, "mapping", foreslaaet=variant), 303)


@bp.get("/<kommune>/<variant>/mapping/model-2/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def model2(kommune: str, variant: str) -> str:
    """The levels of FK Organisation, and what the chosen one does."""
    return _model2(kommune, variant, replace(_valg(), tegn=request.args.get("tegn") != "0"))


def _model2(kommune: str, variant: str, valg: Model2valg, *, er_uset: bool = False) -> str:
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/mapping/model2.html",
            model2side(database, grundlag, valg),
            vaerktoejslinje(database, grundlag, "mapping/model-2"),
            til=til_fra(kommune, variant, "mapping"),
            til_kommune=til_fra(kommune),
            er_uset=er_uset,
        )


@bp.post("/<kommune>/<variant>/mapping/model-2/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_valgte(kommune: str, variant: str) -> ResponseReturnValue:
    """To the address of what is chosen, which shows what it would do."""
    valg = _valg()
    valgt = [("top[]", uuid) for uuid in valg.toppe] or [("niveau", str(valg.niveau or ""))]
    tegn = [] if valg.tegn else [("tegn", "0")]
    adresse = link(kommune, variant, "mapping", "model-2")
    mellem = "&" if "?" in adresse else "?"
    return redirect(f"{adresse}{mellem}{urlencode(valgt + tegn)}", 303)


@bp.post("/<kommune>/<variant>/mapping/model-2/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def gem_model2(kommune: str, variant: str) -> ResponseReturnValue:
    """Make it a variant."""
    valg = _valg()
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            ny = lav_model2(database, grundlag, valg, request.form.get("vist"))
        except UsetError:
            return _model2(kommune, variant, valg, er_uset=True), formular.KOLLISION
    return redirect(link(kommune, ny, "mapping", foreslaaet=variant), 303)


def foreslaaet_af(database: Database) -> str:
    """The variant that the address says a proposal was made of; empty where it is none."""
    slug = request.args.get("foreslaaet", "")
    return slug if slug in variantnavne(database) else ""


def _valg() -> Model2valg:
    fra = request.form if request.method == "POST" else request.args
    return Model2valg(
        niveau=laes_tal(fra.get("niveau")),
        toppe=tuple(fra.getlist("top[]")),
        tegn=fra.get("tegn") == "1",
    )
