"""`/<kommune>/<variant>/trin/`: the ten trin and their dates.

Typed dates stand in the address until they are saved, so that a draft is a link like any other.
"""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.grundlag import load_grundlag
from webapp.services.trin.organisationsintegration import gem_integration
from webapp.services.trin.side import trinside
from webapp.services.trin.udkast import OPRYDNING, gem_udkast, laes_udkast
from webapp.web import formular
from webapp.web.adresse import BAARNE, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import lager, variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("trin", __name__)


@bp.get("/<kommune>/<variant>/trin/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str, variant: str) -> str:
    """The ten trin; with `udkast`, the dates in the address and what they would do."""
    args = request.args
    return _side(kommune, variant, args if args.get("udkast") else None)


def _side(
    kommune: str,
    variant: str,
    typet: MultiDict[str, str] | None,
    siden: int | None = None,
) -> str:
    """The page; `typet`: the dates of an address or a form, None for the variant's own."""
    args = request.args
    enkelte = None if typet is None else typet.to_dict()
    oprydninger = None if typet is None else typet.getlist(OPRYDNING)
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/trin/trin.html",
            trinside(database, grundlag, enkelte, oprydninger or None, siden),
            vaerktoejslinje(database, grundlag, "trin"),
            til=til_fra(kommune, variant),
            forloeb=args.get("forloeb", ""),
            gemt=args.get("gemt", ""),
            baaret={n: args[n] for n in (*BAARNE, "forloeb") if n in args},
        )


@bp.post("/<kommune>/<variant>/trin/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save the dates; with a fault, or where others saved meanwhile, show them again instead."""
    form = request.form
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        udkast = laes_udkast(grundlag, form.to_dict(), form.getlist(OPRYDNING))
        if not udkast.gyldig:
            return _side(kommune, variant, form), formular.UGYLDIG
        try:
            gem_udkast(database, grundlag, udkast, version)
        except VersionError:
            return _side(kommune, variant, form, version), formular.KOLLISION
    return redirect(link(kommune, variant, "trin", gemt="ja"), 303)


@bp.post("/<kommune>/<variant>/trin/organisationsintegration/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def integration(kommune: str, variant: str) -> ResponseReturnValue:
    """Say whether an organisationsintegration is active; where others saved meanwhile, ask anew."""
    form = request.form
    version = laes_tal(form.get("version")) or 0
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        try:
            gem_integration(database, grundlag.variant, version, aktiv=form.get("aktiv") == "ja")
        except VersionError:
            return _side(kommune, variant, None, version), formular.KOLLISION
    return redirect(link(kommune, variant, "trin", gemt="integration"), 303)
