"""`/<kommune>/<variant>/sapavalg/titler/`: Prædefinerede titler, changed with their effect first.

What is typed is free text: it stands in no address, so the draft is answered where it is sent.
"""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.variant.notattitler import laes_titler, titelfejl
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.aendring.vist import UsetError, kraev_set
from webapp.services.titler.side import gem_titler, titelside
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("titler", __name__)
STI = "sapavalg/titler"
FELT = "titler"


@bp.get("/<kommune>/<variant>/sapavalg/titler/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str, variant: str) -> str:
    """The titles as they are saved; with `siden`, what was saved after that version."""
    return _side(kommune, variant, siden=laes_tal(request.args.get("siden")))


def _side(
    kommune: str,
    variant: str,
    skrevet: str | None = None,
    siden: int | None = None,
    *,
    er_uset: bool = False,
) -> str:
    args = request.args
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/titler/titler.html",
            titelside(database, grundlag, skrevet, siden),
            vaerktoejslinje(database, grundlag, STI),
            til=til_fra(kommune, variant),
            gemt=args.get("gemt", ""),
            rettelser=args.get("rettelser") == "1",
            er_uset=er_uset,
        )


@bp.post("/<kommune>/<variant>/sapavalg/titler/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save; what cannot be saved stands in its field again, and says why."""
    form = request.form
    skrevet, version = form.get(FELT, ""), laes_tal(form.get("version")) or 0
    if titelfejl(skrevet):
        return _side(kommune, variant, skrevet), formular.UGYLDIG
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            kraev_set(laes_titler(skrevet), form.get("vist"))
            gemt = gem_titler(database, grundlag, skrevet, version)
        except UsetError:
            return _side(kommune, variant, skrevet, version, er_uset=True), formular.KOLLISION
        except VersionError:
            return _side(kommune, variant, skrevet, version), formular.KOLLISION
    return redirect(link(kommune, variant, STI, gemt="ja" if gemt else "uaendret"), 303)


@bp.post("/<kommune>/<variant>/sapavalg/titler/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_udkast(kommune: str, variant: str) -> ResponseReturnValue:
    """What was typed, with what saving it would do; 422 where it cannot be saved."""
    skrevet = request.form.get(FELT, "")
    html = _side(kommune, variant, skrevet)
    return (html, formular.UGYLDIG) if titelfejl(skrevet) else html


@bp.post("/<kommune>/<variant>/sapavalg/titler/fortryd/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, STI)
