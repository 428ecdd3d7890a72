"""`/` and `/<kommune>/`: choose kommune, then test person, variant and role."""

from flask import Blueprint, request

from webapp.services.kommuner.kommuner import kommuneside, kommunevalg
from webapp.services.kontrol.side import kontrolmaerker
from webapp.services.linje import Linjevalg
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.ramme import byg_kommunelinje, lager, vis
from webapp.web.vaerktoej import VAERKTOEJER

bp = Blueprint("valg", __name__)


@bp.get("/")
def kommuner() -> str:
    """The kommuner that are loaded."""
    return vis("pages/valg/kommuner.html", kommunevalg(lager()), None, til=til_fra())


@bp.get("/<kommune>/")
def kommune(kommune: str) -> str:
    """One kommune; its links lead to the variant in the address, else to the first."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        side = kommuneside(database, request.args.get("variant"))
        valgene = tuple(
            Linjevalg(et.navn, link(kommune, variant=et.slug), et == side.variant)
            for et in side.varianter
        )
        linje = byg_kommunelinje(database, valg, dato=side.dato, varianter=valgene)
        return vis(
            "pages/valg/kommune.html",
            side,
            linje,
            til=til_fra(kommune),
            kontrol=kontrolmaerker(database),
            vaerktoejer=VAERKTOEJER,
        )
