"""`/<kommune>/<variant>/opsaetning/udkast/`: what was ticked and typed becomes an address.

It changes nothing, so it asks for no token. It is a POST all the same: what somebody types by
mistake, a CPR number say, must not reach an address.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.opsaetning.side import laes
from webapp.web.adresse import link
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.opsaetning import baarne_filtre, lister
from webapp.web.ramme import variantsted

bp = Blueprint("opsaetningudkast", __name__)


@bp.post("/<kommune>/<variant>/opsaetning/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_udkast(kommune: str, variant: str) -> ResponseReturnValue:
    """To the page that shows the draft and what it would do."""
    form = request.form
    with variantsted(kommune, variant) as (_, grundlag):
        udkast = laes(grundlag, form.to_dict(), lister(form))
    query: dict[str, Any] = dict(udkast.query) | baarne_filtre(form)
    ret = str(udkast.numre[0]) if udkast.enkelt and udkast.numre else None
    anker = "ret" if udkast.fejl and ret else ""
    return redirect(link(kommune, variant, "opsaetning", ret=ret, anker=anker, **query), 303)
