"""`/<kommune>/<variant>/mit-overblik/<person>/…`: the citizen's pages."""

from flask import Blueprint

from webapp.services.mit_overblik import find_borgerside
from webapp.web.adresse import til_fra
from webapp.web.ramme import byg_linje, hvorfor_af, sted, vis

bp = Blueprint("mit_overblik", __name__)


@bp.get("/<kommune>/<variant>/mit-overblik/<person>/", defaults={"sti": ""})
@bp.get("/<kommune>/<variant>/mit-overblik/<person>/<path:sti>/")
def side(kommune: str, variant: str, person: str, sti: str) -> str:
    """Any page of Mit Overblik."""
    with sted(kommune, variant, person) as her:
        fundet = find_borgerside(her.udsnit(), sti, her.valg.vis)
        hale = f"mit-overblik/{person}/{sti}".rstrip("/")
        return vis(
            f"pages/mit_overblik/{fundet.skabelon}.html",
            fundet.side,
            byg_linje(her, hale, note=fundet.note),
            til=til_fra(kommune, variant, "mit-overblik", person),
            hvorfor=hvorfor_af(her),
            person=person,
        )
