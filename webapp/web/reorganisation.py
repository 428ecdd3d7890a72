"""`/<kommune>/<variant>/reorganisation/`: changes to FK Organisation; drafts are addresses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.grundlag import load_grundlag
from webapp.services.reorganisation.side import reorganisationsside
from webapp.services.reorganisation.sidedele import Aendringsudkast
from webapp.services.reorganisation.udkast import UdkastfejlError, laes_aendring, slet, tilfoej
from webapp.store.mappinger import VersionError
from webapp.web import formular
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import heltal, vaerktoejslinje

bp = Blueprint("reorganisation", __name__)
formular.beskyt(bp)
FELTER = ("enhed", "slags", "dag", "tekst", "anden")
MAKS_TEGN = 200


def _udkast() -> Aendringsudkast:
    skrevet = {navn: request.values.get(navn, "").strip()[:MAKS_TEGN] for navn in FELTER}
    return Aendringsudkast(**skrevet)


@bp.get("/<kommune>/<variant>/reorganisation/")
def side(kommune: str, variant: str) -> str:
    """The changes, the form and the effect; with `udkast`, what was typed and what is wrong."""
    args, dato = request.args, laes_valg().dato
    with lager().aaben(kommune) as database:
        grundlag, udkast = load_grundlag(database, variant, dato), _udkast()
        if args.get("udkast"):
            try:
                laes_aendring(grundlag, udkast)
            except UdkastfejlError as fejl:
                udkast = replace(udkast, fejl=str(fejl))
        return vis(
            "pages/reorganisation/reorganisation.html",
            reorganisationsside(database, grundlag, udkast, args.get("mod"), dato),
            vaerktoejslinje(database, grundlag, "reorganisation"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
            gemt=args.get("gemt", ""),
            mod=args.get("mod"),
            # A form brings a cookie: the page has none until somebody asks for it.
            aabent=bool(args.get("ny") or args.get("udkast")),
            sletter=heltal(args.get("slet")),
        )


@bp.post("/<kommune>/<variant>/reorganisation/")
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Add one change or delete one; with a fault, or where others saved, the form again."""
    form, udkast, gemt = request.form, _udkast(), "ja"
    version = heltal(form.get("version")) or 0
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        try:
            if form.get("handling") == "slet":
                slet(database, grundlag, _nr(form.get("nr")), version)
                gemt = "slettet"
            else:
                tilfoej(database, grundlag, udkast, version)
        except UdkastfejlError:
            gemt = "nej"
        except VersionError:
            gemt = "aendret"
    if gemt in {"ja", "slettet"}:
        return redirect(link(kommune, variant, "reorganisation", gemt=gemt), 303)
    typet: dict[str, Any] = {}
    if form.get("handling") != "slet":
        typet = udkast.query | {"udkast": "1"}
    return redirect(link(kommune, variant, "reorganisation", gemt=gemt, **typet), 303)


def _nr(tekst: str | None) -> int:
    nr = heltal(tekst)
    return -1 if nr is None else nr
