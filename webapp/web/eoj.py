"""`/<kommune>/<variant>/eoj/` and `…/sapavalg/`: switches with their effect, thrown by POST."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.eoj.sapavalg import SAPAVALG, sapavalgside
from webapp.services.eoj.side import LOESNINGER, eojside
from webapp.services.eoj.valgkort import (
    Valg,
    ValgAendretError,
    find_valg,
    ny_variant,
    nyt_navn,
    skift,
)
from webapp.services.grundlag import load_grundlag
from webapp.web import formular
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("eoj", __name__)
formular.beskyt(bp)


@bp.get("/<kommune>/<variant>/eoj/")
def side(kommune: str, variant: str) -> str:
    """The four EOJ solutions."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/eoj/eoj.html",
            eojside(database, grundlag),
            vaerktoejslinje(database, grundlag, "eoj"),
            til=til_fra(kommune, variant),
            kommunens=til_fra(kommune),
            gemt=request.args.get("gemt", ""),
            skift=request.args.get("skift", ""),
        )


@bp.get("/<kommune>/<variant>/sapavalg/")
def sapa(kommune: str, variant: str) -> str:
    """SAPA's environment, sikkerhedsprofil and partial mode."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/eoj/sapavalg.html",
            sapavalgside(database, grundlag),
            vaerktoejslinje(database, grundlag, "sapavalg"),
            til=til_fra(kommune, variant),
            kommunens=til_fra(kommune),
            gemt=request.args.get("gemt", ""),
            skift=request.args.get("skift", ""),
        )


@bp.post("/<kommune>/<variant>/eoj/")
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Throw one of the switches."""
    return _gem(kommune, variant, "eoj", LOESNINGER)


@bp.post("/<kommune>/<variant>/sapavalg/")
def gem_sapa(kommune: str, variant: str) -> ResponseReturnValue:
    """Throw one of SAPA's switches."""
    return _gem(kommune, variant, "sapavalg", SAPAVALG)


def _gem(kommune: str, variant: str, sti: str, sidens: tuple[Valg, ...]) -> ResponseReturnValue:
    """Change the variant or make a copy, by one of the page's own switches."""
    form = request.form
    felt, vaerdi = form.get("felt", ""), form.get("vaerdi", "")
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        nyt = nyt_navn(grundlag, find_valg(sidens, felt), vaerdi)
        if form.get("handling") == "ny":
            slug = ny_variant(database, grundlag, felt, vaerdi, nyt)
            return redirect(link(kommune, slug, sti, gemt="ny", anker=felt), 303)
        try:
            skift(database, grundlag, felt, vaerdi, form.get("kendt", ""))
        except ValgAendretError:
            return redirect(link(kommune, variant, sti, gemt="aendret", anker=felt), 303)
    return redirect(link(kommune, variant, sti, gemt="ja", anker=felt), 303)
