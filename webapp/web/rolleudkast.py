"""`/<kommune>/<variant>/roller/<rolle>/udkast/`: what was typed becomes an address.

It changes nothing, so it asks for no token. It is a POST all the same: what somebody types by
mistake, a CPR number say, must not reach an address.
"""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.roller.formknapper import tryk
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.rolle import laes_felter, udkastadresse

bp = Blueprint("rolleudkast", __name__)


@bp.post("/<kommune>/<variant>/roller/<rolle>/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_udkast(kommune: str, variant: str, rolle: str) -> ResponseReturnValue:
    """To the page of what was typed, after one of the form's own buttons if one was pressed."""
    form = request.form
    knap = form.get("knap", "")
    # `fane-plads-tilfoej-2` adds what stands in the field beside it; the columns have one field.
    nyt = form.get(f"nyt-element-{knap.rpartition('-')[2]}") if knap.startswith("fane-") else None
    felter, anker = tryk(laes_felter(form), knap, nyt or form.get("ny-kolonne", ""))
    adresse = udkastadresse((kommune, variant, rolle), felter, laes_tal(form.get("version")))
    return redirect(f"{adresse}#{anker}" if anker else adresse, 303)
