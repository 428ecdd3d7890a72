"""`…/mapping/sagstyper/` and `…/mapping/ydelser/`."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.grundlag import load_grundlag
from webapp.services.mapping.typeside import SAGSTYPER, YDELSER, Typevalg, gem_type, typeside
from webapp.store.mappinger import VersionError
from webapp.web import formular
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import heltal, vaerktoejslinje

bp = Blueprint("typemapping", __name__)
formular.beskyt(bp)
FELTER = ("navn", "valg", "maade", "fra", "soeg", "klesoeg")
_REGEL = f"/<kommune>/<variant>/mapping/<any({SAGSTYPER}, {YDELSER}):slags>/"


def _valg(slags: str) -> Typevalg:
    args = request.values
    return Typevalg(
        slags=slags,
        navn=args.get("navn", ""),
        valg=args.get("valg", ""),
        maade=args.get("maade"),
        fra=args.get("fra"),
        soeg=args.get("soeg", "").strip()[:100],
        klesoeg=args["klesoeg"].strip()[:100] if "klesoeg" in args else None,
        kun_uden=args.get("uden") == "1",
        siden=heltal(args.get("siden")),
    )


@bp.get(_REGEL)
def side(kommune: str, variant: str, slags: str) -> str:
    """The table, and the chosen sagstype or ydelse."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/mapping/typer.html",
            typeside(database, grundlag, _valg(slags)),
            vaerktoejslinje(database, grundlag, f"mapping/{slags}"),
            til=til_fra(kommune, variant, "mapping"),
            kvittering=request.args.get("gemt", ""),
        )


@bp.post(_REGEL)
def gem(kommune: str, variant: str, slags: str) -> ResponseReturnValue:
    """Save one; where somebody else saved in between, ask again with nothing lost."""
    valg, version = _valg(slags), heltal(request.form.get("version")) or 0
    hvor: dict[str, Any]
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        try:
            gem_type(database, grundlag, valg, version)
            hvor = {"navn": valg.navn, "gemt": "ja"}
        except VersionError:
            hvor = {navn: request.form.get(navn) or None for navn in FELTER} | {"siden": version}
    return redirect(link(kommune, variant, "mapping", slags, **hvor), 303)
