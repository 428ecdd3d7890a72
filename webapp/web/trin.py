"""`/<kommune>/<variant>/trin/`: the ten trin and their dates.

Typed dates stand in the address until they are saved, so that a draft is a link like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.aendring.vist import UsetError, kraev_set
from webapp.services.grundlag import Grundlag
from webapp.services.trin.dialogintegration import gem_dialogintegration
from webapp.services.trin.organisationsintegration import gem_integration
from webapp.services.trin.side import trinside
from webapp.services.trin.udkast import OPRYDNING, gem_udkast, kun_nyt, laes_udkast
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantside, variantsted, vis
from webapp.web.undervejs import fra_kontrol, fundet, naeste_fejl, vil_videre
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("trin", __name__)
# The fields of a form by name, and the oprydninger; None: as the variant has them.
Skrevet = tuple[Mapping[str, str], Sequence[str] | None]


@bp.get("/<kommune>/<variant>/trin/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True, foer_tal=True)
def side(kommune: str, variant: str) -> str:
    """The ten trin; with `udkast`, the dates in the address and what they would do."""
    args = request.args
    typet = (args.to_dict(), args.getlist(OPRYDNING) or None) if args.get("udkast") else None
    return _side(kommune, variant, typet)


def _nyt(database: Database, grundlag: Grundlag) -> Skrevet:
    """What the form of this request says that its page did not say before."""
    form, version = request.form, laes_tal(request.form.get("version")) or 0
    return kun_nyt(database, grundlag, (form.to_dict(), form.getlist(OPRYDNING)), version)


def _side(
    kommune: str,
    variant: str,
    typet: Skrevet | None,
    siden: int | None = None,
    *,
    er_uset: bool = False,
) -> str:
    """The page; `typet`: the dates of an address or a form, None for the variant's own."""
    args = request.args
    enkelte, oprydninger = typet or (None, None)
    with variantside(kommune, variant) as (database, grundlag):
        return vis(
            "pages/trin/trin.html",
            trinside(database, grundlag, enkelte, oprydninger, siden),
            vaerktoejslinje(database, grundlag, "trin"),
            til=til_fra(kommune, variant),
            forloeb=args.get("forloeb", ""),
            gemt=args.get("gemt", ""),
            er_uset=er_uset,
            **fra_kontrol(database, grundlag),
        )


@bp.post("/<kommune>/<variant>/trin/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save the dates; with a fault, or where others saved meanwhile, show them again instead."""
    form = request.form
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        nyt = _nyt(database, grundlag)
        udkast = laes_udkast(grundlag, *nyt)
        if not udkast.gyldig:
            return _side(kommune, variant, nyt), formular.UGYLDIG
        try:
            kraev_set(udkast.query, formular.vist())
            gem_udkast(database, grundlag, udkast, version)
        except UsetError:
            return _side(kommune, variant, nyt, version, er_uset=True), formular.KOLLISION
        except VersionError:
            return _side(kommune, variant, nyt, version), formular.KOLLISION
        if vil_videre():
            return redirect(naeste_fejl(database, grundlag), 303)
    return redirect(link(kommune, variant, "trin", gemt="ja"), 303)


@bp.post("/<kommune>/<variant>/trin/udkast/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_udkast(kommune: str, variant: str) -> ResponseReturnValue:
    """To the address of what was typed, which shows what it would do; a CPR number is in none."""
    with variantsted(kommune, variant) as (database, grundlag):
        udkast = laes_udkast(grundlag, *_nyt(database, grundlag))
    rene = {navn: masker_cpr(tekst) for navn, tekst in udkast.query.items()}
    forloeb = request.args.get("forloeb")
    adresse = link(kommune, variant, "trin", udkast="1", forloeb=forloeb, fund=fundet(), **rene)
    return redirect(adresse, 303)


@bp.post("/<kommune>/<variant>/trin/dialogintegration/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def link_til_sag(kommune: str, variant: str) -> ResponseReturnValue:
    """Say whether SAPA can open a sag in Cura; where others saved meanwhile, ask anew."""
    form = request.form
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            gem_dialogintegration(
                database, grundlag.variant, version, aktiv=form.get("aktiv") == "ja"
            )
        except VersionError:
            return _side(kommune, variant, None, version), formular.KOLLISION
    return redirect(
        link(kommune, variant, "trin", gemt="dialogintegration", anker="link-til-sag"), 303
    )


@bp.post("/<kommune>/<variant>/trin/organisationsintegration/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def integration(kommune: str, variant: str) -> ResponseReturnValue:
    """Say whether an organisationsintegration is active; where others saved meanwhile, ask anew."""
    form = request.form
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            gem_integration(database, grundlag.variant, version, aktiv=form.get("aktiv") == "ja")
        except VersionError:
            return _side(kommune, variant, None, version), formular.KOLLISION
    return redirect(link(kommune, variant, "trin", gemt="integration"), 303)
