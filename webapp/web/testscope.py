"""`/<kommune>/<variant>/testscope/`: tick sagstyper, see what is missing, make the variant."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database
from werkzeug.datastructures import MultiDict

from webapp.services.aendring.vist import UsetError, kraev_set
from webapp.services.grundlag import Grundlag
from webapp.services.testscope.side import EKSEMPEL, ScopefejlError, lav_scope, scopeside
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("testscope", __name__)


def _typer(svar: MultiDict[str, str]) -> list[str]:
    """The ticked sagstyper; HTML wants brackets after a name that stands on several fields."""
    return svar.getlist("type") + svar.getlist("type[]")


@bp.get("/<kommune>/<variant>/testscope/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str, variant: str) -> str:
    """The sagstyper, what the ticked ones need, and the rest."""
    with variantsted(kommune, variant) as (database, grundlag):
        return _side(database, grundlag, _typer(request.args))


def _side(
    database: Database,
    grundlag: Grundlag,
    typer: Sequence[str],
    fejl: str = "",
    *,
    er_uset: bool = False,
) -> str:
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    return vis(
        "pages/testscope/testscope.html",
        scopeside(database, grundlag, typer),
        vaerktoejslinje(database, grundlag, "testscope"),
        til=til_fra(kommune, variant),
        kommunens=til_fra(kommune),
        gemt=request.args.get("gemt", ""),
        fejl=fejl,
        eksempel=EKSEMPEL,
        er_uset=er_uset,
    )


@bp.post("/<kommune>/<variant>/testscope/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def lav(kommune: str, variant: str) -> ResponseReturnValue:
    """Make the variant of the ticked sagstyper."""
    typer = _typer(request.form)
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            kraev_set(tuple(sorted(typer)), request.form.get("vist"))
            ny = lav_scope(database, grundlag, typer)
        except UsetError:
            return _side(database, grundlag, typer, er_uset=True), formular.KOLLISION
        except ScopefejlError as problem:
            return _side(database, grundlag, typer, str(problem)), formular.UGYLDIG
    return redirect(link(kommune, ny, "testscope", gemt="ny"), 303)


@bp.post("/<kommune>/<variant>/testscope/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_valgte(kommune: str, variant: str) -> ResponseReturnValue:
    """To the address of the ticked sagstyper, which shows what is to be mapped first."""
    with variantsted(kommune, variant) as (database, grundlag):
        kendte = {linje.slug for linje in scopeside(database, grundlag, ()).linjer}
    valgte = [("type", slug) for slug in _typer(request.form) if slug in kendte]
    adresse = link(kommune, variant, "testscope")
    mellem = "&" if "?" in adresse else "?"
    return redirect(f"{adresse}{mellem}{urlencode(valgte)}" if valgte else adresse, 303)
