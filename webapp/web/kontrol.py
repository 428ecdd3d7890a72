"""`/<kommune>/<variant>/kontrol/`: what is wrong, what it does, and where it is mended."""

from __future__ import annotations

from flask import Blueprint, current_app

from webapp.services.grundlag import load_grundlag
from webapp.services.kontrol.side import kontrolside
from webapp.services.mapping.henvisning import mappingtabel_af
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("kontrol", __name__)


@bp.get("/<kommune>/<variant>/kontrol/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str, variant: str) -> str:
    """Every finding of the variant."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, valg.dato)
        return vis(
            "pages/kontrol/kontrol.html",
            kontrolside(database, grundlag, valg.vis),
            vaerktoejslinje(database, grundlag, "kontrol"),
            til=til_fra(kommune, variant),
            flere=link(kommune, variant, "kontrol", vis=10_000),
            byggede=_byggede(),
            tabel=mappingtabel_af(grundlag.opslag),
        )


def _byggede() -> frozenset[str]:
    """Which pages of the workbench this app has: a link is printed only to those."""
    adresser = {regel.rule for regel in current_app.url_map.iter_rules()}
    return frozenset(
        navn for navn in ("mapping", "opsaetning") if f"/<kommune>/<variant>/{navn}/" in adresser
    )
