"""`/parathed/`: how far each kommune is."""

from flask import Blueprint, request

from webapp.services.parathed.side import parathedsside
from webapp.web.adresse import laes_valg, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import lager, vis

bp = Blueprint("parathed", __name__)


@bp.get("/parathed/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side() -> str:
    """KOMBIT's status table."""
    valgt = request.args.get("variant", "")
    side = parathedsside(lager(), valgt, laes_valg().dato)
    return vis("pages/parathed/parathed.html", side, None, til=til_fra())
