"""`/<kommune>/<variant>/trin/` and `…/historik/`: the ten trin, and what they did to one sag.

Typed dates stand in the address until they are saved, so that a draft is a link like any other.
"""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.grundlag import load_grundlag
from webapp.services.hvorfor.historik import historikliste, historikside
from webapp.services.trin.organisationsintegration import gem_integration
from webapp.services.trin.side import trinside
from webapp.services.trin.udkast import OPRYDNING, gem_udkast, laes_udkast
from webapp.store.mappinger import VersionError
from webapp.web import formular
from webapp.web.adresse import BAARNE, heltal, laes_valg, link, til_fra
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("trin", __name__)
formular.beskyt(bp)
MAKS_SOEGT = 100


@bp.get("/<kommune>/<variant>/trin/")
def side(kommune: str, variant: str) -> str:
    """The ten trin; with `udkast`, the dates in the address and what they would do."""
    args = request.args
    typet = args.to_dict() if args.get("udkast") else None
    siden = heltal(args.get("siden"))
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/trin/trin.html",
            trinside(database, grundlag, typet, args.getlist(OPRYDNING) or None, siden),
            vaerktoejslinje(database, grundlag, "trin"),
            til=til_fra(kommune, variant),
            forloeb=args.get("forloeb", ""),
            gemt=args.get("gemt", ""),
            baaret={n: args[n] for n in (*BAARNE, "forloeb") if n in args},
        )


@bp.post("/<kommune>/<variant>/trin/")
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save the dates; with a fault, or where others saved meanwhile, show them again instead."""
    form, hale = request.form, {"gemt": "nej"}
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        udkast = laes_udkast(grundlag, form.to_dict(), form.getlist(OPRYDNING))
        if udkast.gyldig:
            version = heltal(form.get("version")) or 0
            try:
                gem_udkast(database, grundlag, udkast, version)
            except VersionError:
                hale = {"siden": str(version)}
            else:
                return redirect(link(kommune, variant, "trin", gemt="ja"), 303)
    adresse = link(kommune, variant, "trin", udkast="1", **hale, **udkast.query)
    return redirect(adresse, 303)


@bp.post("/<kommune>/<variant>/trin/organisationsintegration/")
def integration(kommune: str, variant: str) -> ResponseReturnValue:
    """Say whether an organisationsintegration is active; where others saved meanwhile, ask anew."""
    form = request.form
    version = heltal(form.get("version")) or 0
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        try:
            gem_integration(database, grundlag.variant, version, aktiv=form.get("aktiv") == "ja")
        except VersionError:
            return redirect(link(kommune, variant, "trin", siden=version), 303)
    return redirect(link(kommune, variant, "trin", gemt="integration"), 303)


@bp.get("/<kommune>/<variant>/historik/")
def sager(kommune: str, variant: str) -> str:
    """The sager to choose from."""
    soegt = request.args.get("soeg", "").strip()[:MAKS_SOEGT]
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/trin/sager.html",
            historikliste(database, grundlag, soegt),
            vaerktoejslinje(database, grundlag, "historik"),
            til=til_fra(kommune, variant),
            baaret={n: request.args[n] for n in BAARNE if n in request.args},
        )


@bp.get("/<kommune>/<variant>/historik/<sag>/")
def historik(kommune: str, variant: str, sag: str) -> str:
    """One sag's strip."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/trin/historik.html",
            historikside(database, grundlag, sag),
            vaerktoejslinje(database, grundlag, f"historik/{sag}"),
            til=til_fra(kommune, variant),
            variantnavn=grundlag.variant.navn,
        )
