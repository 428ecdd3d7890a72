"""`/<kommune>/<variant>/historik/`: the sager to choose from, and what the trin did to one."""

from __future__ import annotations

from flask import Blueprint, request

from webapp.services.historik.side import historikliste, historikside
from webapp.web.adresse import baaret, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("historik", __name__)
MAKS_SOEGT = 100


@bp.get("/<kommune>/<variant>/historik/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def liste(kommune: str, variant: str) -> str:
    """The sager to choose from."""
    soegt = request.args.get("soeg", "").strip()[:MAKS_SOEGT]
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/historik/sager.html",
            historikliste(database, grundlag, soegt),
            vaerktoejslinje(database, grundlag, "historik"),
            til=til_fra(kommune, variant),
            baaret=baaret(),
        )


@bp.get("/<kommune>/<variant>/historik/<sag>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def side(kommune: str, variant: str, sag: str) -> str:
    """One sag's strip."""
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/historik/historik.html",
            historikside(database, grundlag, sag),
            vaerktoejslinje(database, grundlag, f"historik/{sag}"),
            til=til_fra(kommune, variant),
            variantnavn=grundlag.variant.navn,
        )
