"""`/<kommune>/<variant>/eoj/` and `…/sapavalg/`: switches with their effect, thrown by POST."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.eoj.sapavalg import SAPAVALG, sapavalgside
from webapp.services.eoj.side import LOESNINGER, eojside
from webapp.services.eoj.valgkort import Valg, Valgside, find_valg, ny_variant, nyt_navn, skift
from webapp.services.grundlag import Grundlag
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantside, variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("eoj", __name__)


@dataclass(frozen=True, slots=True)
class Valgsted:
    """A page of switches: its address, its template's name, its switches and what makes it."""

    sti: str
    valgene: tuple[Valg, ...]
    byg: Callable[[Database, Grundlag, int | None], Valgside]


EOJ = Valgsted("eoj", LOESNINGER, eojside)
SAPA = Valgsted("sapavalg", SAPAVALG, sapavalgside)


@bp.get("/<kommune>/<variant>/eoj/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True, foer_tal=True)
def side(kommune: str, variant: str) -> str:
    """The four EOJ solutions."""
    return _side(kommune, variant, EOJ)


@bp.get("/<kommune>/<variant>/sapavalg/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True, foer_tal=True)
def sapa(kommune: str, variant: str) -> str:
    """SAPA's environment, sikkerhedsprofil and partial mode."""
    return _side(kommune, variant, SAPA)


@bp.post("/<kommune>/<variant>/eoj/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Throw one of the switches."""
    return _gem(kommune, variant, EOJ)


@bp.post("/<kommune>/<variant>/sapavalg/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def gem_sapa(kommune: str, variant: str) -> ResponseReturnValue:
    """Throw one of SAPA's switches."""
    return _gem(kommune, variant, SAPA)


def _side(
    kommune: str,
    variant: str,
    hvilken: Valgsted,
    siden: int | None = None,
    *,
    er_uset: bool = False,
) -> str:
    with variantside(kommune, variant) as (database, grundlag):
        return vis(
            f"pages/eoj/{hvilken.sti}.html",
            hvilken.byg(database, grundlag, siden),
            vaerktoejslinje(database, grundlag, hvilken.sti),
            til=til_fra(kommune, variant),
            kommunens=til_fra(kommune),
            gemt=request.args.get("gemt", ""),
            er_uset=er_uset,
            skift=request.values.get("skift", "") or request.form.get("felt", ""),
        )


def _gem(kommune: str, variant: str, hvilken: Valgsted) -> ResponseReturnValue:
    """Change the variant or make a copy, by one of the page's own switches."""
    form = request.form
    felt, vaerdi = form.get("felt", ""), form.get("vaerdi", "")
    version = laes_tal(form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        nyt = nyt_navn(grundlag, find_valg(hvilken.valgene, felt), vaerdi)
        if form.get("handling") == "ny":
            slug = ny_variant(database, grundlag, felt, vaerdi, nyt)
            return redirect(link(kommune, slug, hvilken.sti, gemt="ny", anker=felt), 303)
        if formular.vist() == "":
            return _side(kommune, variant, hvilken, er_uset=True), formular.KOLLISION
        try:
            skift(database, grundlag, felt, vaerdi, version)
        except VersionError:
            return _side(kommune, variant, hvilken, siden=version), formular.KOLLISION
    return redirect(link(kommune, variant, hvilken.sti, gemt="ja", anker=felt), 303)
