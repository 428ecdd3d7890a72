"""`/` and `/<kommune>/`: choose kommune, then test person, variant and role."""

from flask import Blueprint

from webapp.services.kommuner import kommuneside, kommunevalg
from webapp.services.kontrolside import kontrolmaerker
from webapp.web.adresse import laes_valg, til_fra
from webapp.web.ramme import byg_kommunelinje, lager, vis

bp = Blueprint("valg", __name__)


@bp.get("/")
def kommuner() -> str:
    """The kommuner that are loaded."""
    return vis("pages/valg/kommuner.html", kommunevalg(lager()), None, til=til_fra())


@bp.get("/<kommune>/")
def kommune(kommune: str) -> str:
    """One kommune."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        side = kommuneside(database)
        linje = byg_kommunelinje(database, valg, dato=side.dato)
        return vis(
            "pages/valg/kommune.html",
            side,
            linje,
            til=til_fra(kommune),
            kontrol=kontrolmaerker(database),
        )
