"""`/<kommune>/<variant>/roller/<rolle>/`: a role's delimitation; a draft stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from webapp.domain.identifikation import masker_cpr
from webapp.services.grundlag import load_grundlag
from webapp.services.roller.rolleside import RolleAendretError, gem, rolleretside
from webapp.web import formular
from webapp.web.adresse import BAARNE, laes_valg, link, til_fra
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("rolleret", __name__)
formular.beskyt(bp)
FELTER = ("element", "kle-", "organisation-", "system-", "foelsomhed-")


def _felter(svar: MultiDict[str, str]) -> Mapping[str, list[str]]:
    """The fields of the role's form and no others; of several values, `name[]` is `name`."""
    return {navn.removesuffix("[]"): svar.getlist(navn) for navn in svar if navn.startswith(FELTER)}


@bp.get("/<kommune>/<variant>/roller/<rolle>/")
def side(kommune: str, variant: str, rolle: str) -> str:
    """The role; with `udkast`, what the typed delimitation would do."""
    typet = _felter(request.args) if request.args.get("udkast") else None
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/roller/rolle.html",
            rolleretside(database, grundlag, rolle, typet),
            vaerktoejslinje(database, grundlag, f"roller/{rolle}"),
            til=til_fra(kommune, variant),
            gemt=request.args.get("gemt", ""),
            baaret={n: request.args[n] for n in BAARNE if n in request.args},
            felter=typet or {},
        )


@bp.post("/<kommune>/<variant>/roller/<rolle>/")
def ret(kommune: str, variant: str, rolle: str) -> ResponseReturnValue:
    """Save it; with a fault, or where others saved meanwhile, show the draft again instead."""
    felter = _felter(request.form)
    gemt = "nej"
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        try:
            udkast = gem(database, grundlag, rolle, felter, request.form.get("kendt", ""))
        except RolleAendretError:
            gemt = "aendret"
        else:
            if not udkast.fejl:
                return redirect(link(kommune, variant, "roller", rolle, gemt="ja"), 303)
    adresse = link(kommune, variant, "roller", rolle, udkast="1", gemt=gemt)
    # Nothing in an address is a CPR number, whatever was typed.
    rene = {navn: [masker_cpr(v) for v in vaerdier] for navn, vaerdier in felter.items()}
    return redirect(f"{adresse}&{urlencode(rene, doseq=True)}", 303)
