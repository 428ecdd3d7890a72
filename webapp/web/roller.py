"""`/<kommune>/<variant>/roller/`: trin A."""

from flask import Blueprint, request

from webapp.services.aendring.felter import laes_tal
from webapp.services.roller.side import rollerside
from webapp.web.adresse import til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("roller", __name__)


@bp.get("/<kommune>/<variant>/roller/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True, lang=True)
def side(kommune: str, variant: str) -> str:
    """Roles, what each reaches, and the matrix."""
    args = request.args
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/roller/roller.html",
            rollerside(database, grundlag, laes_tal(args.get("siden"))),
            vaerktoejslinje(database, grundlag, "roller"),
            til=til_fra(kommune, variant),
            gemt=args.get("gemt", ""),
            rettelser=args.get("rettelser") == "1",
        )
