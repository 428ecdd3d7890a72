"""`/<kommune>/sammenlign/leveret/<variant>/`: what was delivered beside what was chosen."""

from flask import Blueprint

from webapp.services.grundlag import load_grundlag, variantnavne
from webapp.services.linje import Linjevalg
from webapp.services.sammenlign.leveret import leveretside
from webapp.store.verifikation.testplan import find_testplan
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import byg_kommunelinje, lager, stadiedele, vis

bp = Blueprint("leveret", __name__)
SLUG = "leveret"


@bp.get(f"/<kommune>/sammenlign/{SLUG}/<variant>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def side(kommune: str, variant: str) -> str:
    """Every sag that was delivered, beside what the variant would have sent."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        # Without a delivery there is no such variant, and the page is not there.
        load_grundlag(database, SLUG, valg.dato)
        grundlag = load_grundlag(database, variant, valg.dato)
        valgene = tuple(
            Linjevalg(navn, link(kommune, "sammenlign", SLUG, slug), slug == variant)
            for slug, navn in variantnavne(database).items()
            if slug != SLUG
        )
        return vis(
            "pages/sammenlign/leveret.html",
            leveretside(database, grundlag),
            byg_kommunelinje(
                database,
                valg,
                "sammenlign",
                dag=grundlag.dato,
                variant=variant,
                varianter=valgene,
                **stadiedele(grundlag),
            ),
            til=til_fra(kommune, variant),
            testplan=link(kommune, "verifikation", variant, SLUG, dato=None)
            if find_testplan(database, variant)
            else "",
        )
