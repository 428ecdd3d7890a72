"""`/<kommune>/<variant>/sapa/<rolle>/…`: the caseworker's pages."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.linje import Linje
from webapp.services.sapa.enhed import enhedsside
from webapp.services.sapa.sapa import find_rolle
from webapp.services.sapa.sider import find_sapaside
from webapp.services.sapa.soegning import find_paa_cpr, soegning
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import (
    byg_kommunelinje,
    byg_linje,
    hvorfor_af,
    lager,
    stadiedele,
    sted,
    vis,
)

bp = Blueprint("sapa", __name__)


@bp.get("/<kommune>/<variant>/sapa/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def soeg(kommune: str, variant: str, rolle: str) -> str:
    """SAPA's search, by name."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        navn = find_rolle(grundlag, rolle).navn
        linje = _variantlinje(database, grundlag, navn)
        side = soegning(database, request.args.get("navn", ""))
        return _vis("soegning", side, linje, (kommune, variant, rolle))


@bp.post("/<kommune>/<variant>/sapa/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def soeg_cpr(kommune: str, variant: str, rolle: str) -> ResponseReturnValue:
    """SAPA's search by CPR or name: answered with a redirect, so that no address holds a CPR."""
    soegt = request.form.get("soeg", "").strip()
    with lager().aaben(kommune) as database:
        find_rolle(load_grundlag(database, variant), rolle)
        slug = find_paa_cpr(database, soegt)
    if slug is not None:
        return redirect(link(kommune, variant, "sapa", rolle, "borger", slug), 303)
    # What holds a digit may be a mistyped CPR number: it is not repeated in the address.
    navn = "" if any(tegn.isdigit() for tegn in soegt) else soegt
    return redirect(link(kommune, variant, "sapa", rolle, navn=navn or "(intet fundet)"), 303)


@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/", defaults={"sti": ""})
@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/<path:sti>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def borger(kommune: str, variant: str, rolle: str, person: str, sti: str) -> str:
    """Overblik and the other tabs of a person."""
    with sted(kommune, variant, person) as her:
        jobfunktion = find_rolle(her.grundlag, rolle)
        fundet = find_sapaside(her.database, her.udsnit(), jobfunktion, sti)
        hale = f"sapa/{rolle}/borger/{person}/{sti}".rstrip("/")
        linje = byg_linje(her, hale, rolle=rolle, rollenavn=jobfunktion.navn, note=fundet.note)
        return _vis(
            fundet.skabelon,
            fundet.side,
            linje,
            (kommune, variant, rolle),
            hvorfor=hvorfor_af(her, rolle),
            person=person,
        )


@bp.get("/<kommune>/<variant>/sapa/<rolle>/enheder/<uuid>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def enhed(kommune: str, variant: str, rolle: str, uuid: str) -> str:
    """A unit as FK Organisation has it."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        navn = find_rolle(grundlag, rolle).navn
        linje = _variantlinje(database, grundlag, navn)
        return _vis("enhed", enhedsside(grundlag, uuid), linje, (kommune, variant, rolle))


def _variantlinje(database: Database, grundlag: Grundlag, rolle: str) -> Linje:
    """The bar of a page of the role that is about nobody."""
    dato = detaljedato(grundlag.dato)
    return byg_kommunelinje(database, laes_valg(), rolle=rolle, dato=dato, **stadiedele(grundlag))


def _vis(
    skabelon: str, side: object, linje: Linje, base: tuple[str, str, str], **mere: object
) -> str:
    kommune, variant, rolle = base
    til = til_fra(kommune, variant, "sapa", rolle)
    return vis(f"pages/sapa/{skabelon}.html", side, linje, til=til, **mere)
