"""`/<kommune>/<variant>/reorganisation/`: changes to FK Organisation; drafts are addresses."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.reorganisation.side import reorganisationsside
from webapp.services.reorganisation.sidedele import Aendringsudkast
from webapp.services.reorganisation.udkast import UdkastfejlError, laes_aendring, slet, tilfoej
from webapp.web import formular
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("reorganisation", __name__)
FELTER = ("enhed", "slags", "dag", "tekst", "anden")
MAKS_TEGN = 200


def _udkast() -> Aendringsudkast:
    skrevet = {navn: request.values.get(navn, "").strip()[:MAKS_TEGN] for navn in FELTER}
    return Aendringsudkast(**skrevet)


@bp.get("/<kommune>/<variant>/reorganisation/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def side(kommune: str, variant: str) -> str:
    """The changes, the form and the effect; with `udkast`, what was typed and what is wrong."""
    udkast = _udkast()
    if request.args.get("udkast"):
        with variantsted(kommune, variant) as (_, grundlag):
            try:
                laes_aendring(grundlag, udkast)
            except UdkastfejlError as fejl:
                udkast = replace(udkast, fejl=str(fejl))
    return _side(kommune, variant, udkast)


def _side(kommune: str, variant: str, udkast: Aendringsudkast, siden: int | None = None) -> str:
    """The page with a draft; `siden`: the version that its form was made from."""
    args, dato = request.args, laes_valg().dato
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/reorganisation/reorganisation.html",
            reorganisationsside(
                database, grundlag, udkast, args.get("mod"), dato=dato, siden=siden
            ),
            vaerktoejslinje(database, grundlag, "reorganisation"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
            gemt=args.get("gemt", ""),
            mod=args.get("mod"),
            # A form brings a cookie: the page has none until somebody asks for it.
            aabent=bool(args.get("ny") or args.get("udkast") or request.method == "POST"),
            sletter=laes_tal(args.get("slet")),
        )


@bp.post("/<kommune>/<variant>/reorganisation/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Add one change or delete one; with a fault, or where others saved, the form again."""
    form, udkast, gemt = request.form, _udkast(), "ja"
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            if form.get("handling") == "slet":
                slet(database, grundlag, _nr(form.get("nr")), version)
                gemt = "slettet"
            else:
                tilfoej(database, grundlag, udkast, version)
        except UdkastfejlError as fejl:
            return _side(kommune, variant, replace(udkast, fejl=str(fejl))), formular.UGYLDIG
        except VersionError:
            return _side(kommune, variant, udkast, version), formular.KOLLISION
    return redirect(link(kommune, variant, "reorganisation", gemt=gemt), 303)


def _nr(tekst: str | None) -> int:
    nr = laes_tal(tekst)
    return -1 if nr is None else nr
