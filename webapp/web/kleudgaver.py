"""`/<kommune>/<variant>/kle-udgaver/`: two editions of KLE and the mapping."""

from __future__ import annotations

from flask import Blueprint

from webapp.services.kleudgaver.side import kleudgaveside
from webapp.web.adresse import til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("kleudgaver", __name__)


@bp.get("/<kommune>/<variant>/kle-udgaver/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def side(kommune: str, variant: str) -> str:
    """What the newer edition retires, renames and adds."""
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/kleudgaver/kleudgaver.html",
            kleudgaveside(database, grundlag),
            vaerktoejslinje(database, grundlag, "kle-udgaver"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
        )
