"""`/indlaes/filer/`: files that cannot be used, and the copies that were kept before an upgrade."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.kommuner.filer import filside, flyt_daarlig
from webapp.services.kommuner.kopier import slet_kopi
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import lager, vis

bp = Blueprint("filer", __name__)


@bp.get("/indlaes/filer/")
@erklaer(Hvem.KODE, Aendrer.INTET)
@erklaer(Hvem.KODE, Aendrer.INTET)
def side() -> str:
    """The two lists."""
    return _vis()


@bp.post("/indlaes/filer/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def handling() -> ResponseReturnValue:
    """Put a file aside (`flyt`), or delete a copy for good (`slet`)."""
    try:
        if "flyt" in request.form:
            flyt_daarlig(lager(), request.form["flyt"])
        else:
            slet_kopi(lager().data, request.form.get("slet", ""))
    except IndlaesningError as fejl:
        return _vis(str(fejl)), fejl.kode
    return redirect(link("indlaes", "filer"), 303)


def _vis(fejl: str = "") -> str:
    side_ = filside(lager(), fejl)
    return vis("pages/indlaes/filer.html", side_, None, til=til_fra("indlaes", "filer"))
