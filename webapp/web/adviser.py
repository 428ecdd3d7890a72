"""`/<kommune>/<variant>/adviser/`: what initial load would tell SAPA Advis."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.adviser.side import FELTER, MAKS_TEGN, adviserside
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("adviser", __name__)


@bp.get("/<kommune>/<variant>/adviser/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True, lang=True)
def side(kommune: str, variant: str) -> str:
    """The number for the whole kommune, and for a group as it is typed."""
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/adviser/adviser.html",
            adviserside(database, grundlag, request.args),
            vaerktoejslinje(database, grundlag, "adviser"),
            til=til_fra(kommune, variant),
        )


@bp.post("/<kommune>/<variant>/adviser/tael/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def tael(kommune: str, variant: str) -> ResponseReturnValue:
    """To the address of a group as typed; no CPR number gets into an address."""
    skrevet = {
        # One sign too many is enough for the page to say that there are too many.
        felt: masker_cpr(" ".join(request.form.get(felt, "").split())[: MAKS_TEGN + 1]) or None
        for felt in FELTER
    }
    return redirect(link(kommune, variant, "adviser", anker="tallet", **skrevet), 303)
