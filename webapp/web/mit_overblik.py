"""`/<kommune>/<variant>/mit-overblik/<person>/…`: the citizen's pages."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from webapp.services.mit_overblik.sider import find_borgerside
from webapp.services.mit_overblik.udsnit import SkjultError
from webapp.web.adresse import til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fejl import vis_skjult
from webapp.web.ramme import byg_linje, hvorfor_af, sted, vis
from webapp.web.tilfaelde import find_strimmel

bp = Blueprint("mit_overblik", __name__)


@bp.get("/<kommune>/<variant>/mit-overblik/<person>/", defaults={"sti": ""})
@bp.get("/<kommune>/<variant>/mit-overblik/<person>/<path:sti>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def side(kommune: str, variant: str, person: str, sti: str) -> ResponseReturnValue:
    """Any page of Mit Overblik."""
    with sted(kommune, variant, person) as her:
        hale = f"mit-overblik/{person}/{sti}".rstrip("/")
        try:
            fundet = find_borgerside(her.udsnit(), sti, her.valg.vis)
        except SkjultError as fejl:
            return vis_skjult(str(fejl), byg_linje(her, hale))
        return vis(
            f"pages/mit_overblik/{fundet.skabelon}.html",
            fundet.side,
            byg_linje(her, hale, note=fundet.note),
            til=til_fra(kommune, variant, "mit-overblik", person),
            hvorfor=hvorfor_af(her),
            person=person,
            strimmel=find_strimmel(her.database, her.grundlag, hale),
        )
