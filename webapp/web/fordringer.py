"""`/<kommune>/<variant>/fordringer/`: Fordringskonfigurationen, changed with its effect first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.aendring.vist import UsetError, kraev_set
from webapp.services.fordringer.side import fordringsside, gem_fordringer, kerne, query, valgte
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("fordringer", __name__)


@bp.get("/<kommune>/<variant>/fordringer/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str, variant: str) -> str:
    """Every type of claims; with `udkast`, the choices in the address and what they would do."""
    args = request.args
    svar = args.to_dict() if args.get("udkast") else None
    return _side(kommune, variant, svar, siden=laes_tal(args.get("siden")))


def _side(
    kommune: str,
    variant: str,
    svar: Mapping[str, str] | None,
    siden: int | None = None,
    *,
    er_uset: bool = False,
) -> str:
    args = request.args
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/fordringer/fordringer.html",
            fordringsside(database, grundlag, svar, siden),
            vaerktoejslinje(database, grundlag, "fordringer"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
            gemt=args.get("gemt", ""),
            rettelser=args.get("rettelser") == "1",
            er_uset=er_uset,
        )


@bp.post("/<kommune>/<variant>/fordringer/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save; where somebody else saved meanwhile, show the draft again instead."""
    form = request.form
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        svar = dict(query(database, grundlag, form))
        try:
            kraev_set(kerne(valgte(database, grundlag, svar)), form.get("vist"))
            gemt = gem_fordringer(database, grundlag, svar, version)
        except UsetError:
            return _side(kommune, variant, svar, version, er_uset=True), formular.KOLLISION
        except VersionError:
            return _side(kommune, variant, svar, version), formular.KOLLISION
    return redirect(link(kommune, variant, "fordringer", gemt="ja" if gemt else "uaendret"), 303)


@bp.post("/<kommune>/<variant>/fordringer/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_udkast(kommune: str, variant: str) -> ResponseReturnValue:
    """To the address of the choices that are new, which shows what they would do."""
    with variantsted(kommune, variant) as (database, grundlag):
        svar: dict[str, Any] = dict(query(database, grundlag, request.form))
    return redirect(link(kommune, variant, "fordringer", udkast="1", **svar), 303)


@bp.post("/<kommune>/<variant>/fordringer/fortryd/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, "fordringer")
