"""`/<kommune>/<variant>/antagelser/`: the assumptions, switched with their effect first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from webapp.domain.variant.antagelser import ukendte_svar
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.aendring.vist import UsetError, kraev_set
from webapp.services.antagelser.side import antagelsesside, gem_antagelser, laes_svar
from webapp.services.grundlag import load_grundlag
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import lager, variantside, variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("antagelser", __name__)


@bp.get("/<kommune>/<variant>/antagelser/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True, foer_tal=True)
def side(kommune: str, variant: str) -> str:
    """Every assumption; with `udkast`, the answers in the address and what they would do."""
    args = request.args
    svar = _kendte(args) if args.get("udkast") else None
    return _side(kommune, variant, svar, siden=laes_tal(args.get("siden")))


def _kendte(svar: MultiDict[str, str]) -> dict[str, str]:
    """The answers; refused where one is none that the page can have sent, and nothing is saved."""
    fundne = svar.to_dict()
    if ukendte_svar(fundne):
        abort(400)
    return fundne


def _side(
    kommune: str,
    variant: str,
    svar: Mapping[str, str] | None,
    siden: int | None = None,
    *,
    er_uset: bool = False,
) -> str:
    """The page; `svar`: the answers of an address or a form, None for the variant's own."""
    args = request.args
    with variantside(kommune, variant) as (database, grundlag):
        return vis(
            "pages/antagelser/antagelser.html",
            antagelsesside(database, grundlag, svar, siden=siden, person=args.get("person", "")),
            vaerktoejslinje(database, grundlag, "antagelser"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
            gemt=args.get("gemt", ""),
            rettelser=args.get("rettelser") == "1",
            er_uset=er_uset,
        )


@bp.post("/<kommune>/<variant>/antagelser/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save; where somebody else saved meanwhile, show the draft again instead."""
    form = _kendte(request.form)
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        skiftet = laes_svar(database, grundlag, form, version)
        svar = dict(skiftet)
        try:
            kraev_set(skiftet, formular.vist())
            gemt = gem_antagelser(database, grundlag, svar, version)
        except UsetError:
            return _side(kommune, variant, svar, version, er_uset=True), formular.KOLLISION
        except VersionError:
            return _side(kommune, variant, svar, version), formular.KOLLISION
    query: dict[str, Any] = {"gemt": "uaendret"}
    if gemt:
        query = {"gemt": "ja", "person": form.get("person") or None}
    return redirect(link(kommune, variant, "antagelser", **query), 303)


@bp.post("/<kommune>/<variant>/antagelser/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_udkast(kommune: str, variant: str) -> ResponseReturnValue:
    """To the address of the answers that are new, which shows what they would do."""
    form = _kendte(request.form)
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        version = laes_tal(form.get("version")) or 0
        svar: dict[str, Any] = dict(laes_svar(database, grundlag, form, version))
    return redirect(link(kommune, variant, "antagelser", udkast="1", **svar), 303)


@bp.post("/<kommune>/<variant>/antagelser/fortryd/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, "antagelser")
