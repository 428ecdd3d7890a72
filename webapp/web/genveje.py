"""Prefixes of addresses: each leads to the page that one who cuts an address short means."""

from __future__ import annotations

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.grundlag import find_variant, load_grundlag
from webapp.services.sapa.sapa import find_rolle
from webapp.services.variantpar import find_modpart, par_i_orden
from webapp.store.personliste import load_foerste_personer
from webapp.store.varianter import load_varianthoveder
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.linjevalg import find_valgt
from webapp.web.ramme import byg_kommunelinje, lager, vis

bp = Blueprint("genveje", __name__)


@bp.get("/<kommune>/<variant>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def variantens(kommune: str, variant: str) -> ResponseReturnValue:
    """The first test person's Mit Overblik; without persons Kontrol."""
    with lager().aaben(kommune) as database:
        find_variant(database, variant)
        foerste = next(iter(load_foerste_personer(database, 1)), None)
    if foerste is None:
        return redirect(link(kommune, variant, "kontrol"))
    return redirect(link(kommune, variant, "mit-overblik", foerste[0]))


@bp.get("/<kommune>/<variant>/hvorfor/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def hvorfor(kommune: str, variant: str) -> ResponseReturnValue:
    """The citizens, to choose the one that it is about."""
    with lager().aaben(kommune) as database:
        find_variant(database, variant)
    return redirect(link(kommune, variant, "mit-overblik"))


@bp.get("/<kommune>/<variant>/sapa/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def sapa(kommune: str, variant: str) -> ResponseReturnValue:
    """The first role's search; without roles the page on which one is made."""
    with lager().aaben(kommune) as database:
        roller = find_variant(database, variant).roller
    if not roller:
        return redirect(link(kommune, variant, "roller"))
    return redirect(link(kommune, variant, "sapa", roller[0].slug))


@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/")
@bp.get("/<kommune>/<variant>/sapa/<rolle>/enheder/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def soegning(kommune: str, variant: str, rolle: str) -> ResponseReturnValue:
    """The role's search."""
    with lager().aaben(kommune) as database:
        find_rolle(load_grundlag(database, variant), rolle)
    return redirect(link(kommune, variant, "sapa", rolle))


@bp.get("/<kommune>/sammenlign/", defaults={"a": ""})
@bp.get("/<kommune>/sammenlign/<a>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def sammenlign(kommune: str, a: str) -> ResponseReturnValue:
    """The pair that lies nearest; where there is no pair, how to get a variant beside the one."""
    with lager().aaben(kommune) as database:
        par = _find_par(database, a, laes_valg().mod)
        if len(par) < 2:
            return vis(
                "pages/sammenlign/mangler_variant.html",
                None,
                byg_kommunelinje(database, laes_valg(), "sammenlign"),
                til=til_fra(kommune),
                variant=next(iter(load_varianthoveder(database)), None),
            )
    return redirect(link(kommune, "sammenlign", *par, mod=None))


def _find_par(database: Database, a: str, mod: str | None) -> tuple[str, ...]:
    alle = load_varianthoveder(database)
    if a:
        find_variant(database, a)
    variant = a or find_valgt(alle, None)
    anden = find_modpart(variant, mod, alle)
    return tuple(filter(None, (a, anden))) if a else par_i_orden(variant, anden, alle)


@bp.get("/<kommune>/sammenlign/<a>/<b>/mit-overblik/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def sammenlign_borgere(kommune: str, a: str, b: str) -> ResponseReturnValue:
    """What differs in the whole kommune."""
    return _hele_kommunen(kommune, a, b)


@bp.get("/<kommune>/sammenlign/<a>/<b>/sapa/")
@bp.get("/<kommune>/sammenlign/<a>/<b>/sapa/<rolle>/")
@bp.get("/<kommune>/sammenlign/<a>/<b>/sapa/<rolle>/borger/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def sammenlign_sapa(kommune: str, a: str, b: str, rolle: str = "") -> ResponseReturnValue:  # noqa: ARG001 - the address
    """The same, as SAPA sees it."""
    return _hele_kommunen(kommune, a, b, modtager="sapa")


def _hele_kommunen(
    kommune: str, a: str, b: str, modtager: str | None = None
) -> ResponseReturnValue:
    with lager().aaben(kommune) as database:
        for slug in (a, b):
            find_variant(database, slug)
    return redirect(link(kommune, "sammenlign", a, b, modtager=modtager))


@bp.get("/<kommune>/varianter/<slug>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def variantpunkt(kommune: str, slug: str) -> ResponseReturnValue:
    """The variant among the others."""
    with lager().aaben(kommune) as database:
        find_variant(database, slug)
    return redirect(link(kommune, "varianter", anker=f"variant-{slug}"))


@bp.get("/<kommune>/billeder/<kode>/rapport/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def billedrapport(kommune: str, kode: str) -> ResponseReturnValue:
    """The run that the report is of."""
    return redirect(link(kommune, "billeder", kode))
