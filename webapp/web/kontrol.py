"""`/<kommune>/<variant>/kontrol/`: what is wrong, what it does, and where it is mended."""

from __future__ import annotations

from flask import Blueprint, request

from webapp.services.kontrol.side import MINDST_VIST, kontrolside
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("kontrol", __name__)


@bp.get("/<kommune>/<variant>/kontrol/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True, lang=True)
def side(kommune: str, variant: str) -> str:
    """Every finding of the variant."""
    valg = laes_valg()
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/kontrol/kontrol.html",
            kontrolside(database, grundlag, valg.vis),
            vaerktoejslinje(database, grundlag, "kontrol"),
            til=til_fra(kommune, variant),
            indlaes=link(kommune, "indlaes"),
            flere=link(kommune, variant, "kontrol", vis=10_000),
            foldet=valg.vis <= MINDST_VIST,
            gemt=request.args.get("gemt", ""),
        )
