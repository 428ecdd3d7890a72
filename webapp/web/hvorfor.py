"""`/<kommune>/<variant>/hvorfor/<person>/`: why every line is shown or hidden."""

from flask import Blueprint, request

from webapp.services.hvorfor.hvorfor import hvorforside
from webapp.services.mit_overblik.sidedele import Udsnit
from webapp.services.sapa.sapa import find_rolle
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import byg_linje, rolle_i_adressen, sted, vis

bp = Blueprint("hvorfor", __name__)


@bp.get("/<kommune>/<variant>/hvorfor/<person>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def side(kommune: str, variant: str, person: str) -> str:
    """Every sag and ydelse of the person, for the citizen or for the role that is asked for."""
    with sted(kommune, variant, person) as her:
        slug = rolle_i_adressen()
        rolle = find_rolle(her.grundlag, slug) if slug else None
        return vis(
            "pages/hvorfor/hvorfor.html",
            hvorforside(her.udsnit(), rolle, her.valg.vis, request.args.get("objekt", "")),
            byg_linje(
                her,
                f"hvorfor/{person}",
                vis_hvorfor=False,
                sammenlign_hale=f"mit-overblik/{person}",
            ),
            til=til_fra(kommune, variant),
            flere=_flere,
            person=person,
        )


def _flere(udsnit: Udsnit) -> str:
    """The same page and audience with more lines."""
    rolle = request.args.get("rolle") or None
    return link(request.path.strip("/"), vis=udsnit.naeste, rolle=rolle)
