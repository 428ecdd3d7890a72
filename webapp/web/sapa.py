"""`/<kommune>/<variant>/sapa/<rolle>/…`: the caseworker's pages."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.linje import Linje
from webapp.services.mit_overblik.udsnit import SkjultError
from webapp.services.sapa.enhed import enhedsside
from webapp.services.sapa.faner import UdenElementError
from webapp.services.sapa.sapa import find_rolle
from webapp.services.sapa.sider import find_sapaside, side_uden_element
from webapp.services.sapa.soegning import find_paa_cpr, soegning
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fejl import vis_skjult
from webapp.web.ramme import byg_linje, hvorfor_af, sted, variantsted, vis
from webapp.web.rolle import NYE
from webapp.web.sapavalg import sapaled
from webapp.web.tilfaelde import find_strimmel
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("sapa", __name__)


@bp.get("/<kommune>/<variant>/sapa/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def soeg(kommune: str, variant: str, rolle: str) -> str:
    """SAPA's search, by name."""
    with variantsted(kommune, variant) as (database, grundlag):
        navn = find_rolle(grundlag, rolle).navn
        linje = vaerktoejslinje(database, grundlag, f"sapa/{rolle}", navn)
        side = soegning(database, request.args.get("navn", ""))
        return _vis("soegning", side, linje, (kommune, variant, rolle))


@bp.post("/<kommune>/<variant>/sapa/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def soeg_cpr(kommune: str, variant: str, rolle: str) -> ResponseReturnValue:
    """SAPA's search by CPR or name: answered with a redirect, so that no address holds a CPR."""
    soegt = request.form.get("soeg", "").strip()
    with variantsted(kommune, variant) as (database, grundlag):
        find_rolle(grundlag, rolle)
        slug = find_paa_cpr(database, soegt)
    if slug is not None:
        return redirect(link(kommune, variant, "sapa", rolle, "borger", slug), 303)
    # What holds a digit may be a mistyped CPR number: it is not repeated in the address.
    navn = "" if any(tegn.isdigit() for tegn in soegt) else soegt
    return redirect(link(kommune, variant, "sapa", rolle, navn=navn or "(intet fundet)"), 303)


@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/", defaults={"sti": ""})
@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/<path:sti>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def borger(kommune: str, variant: str, rolle: str, person: str, sti: str) -> ResponseReturnValue:
    """Overblik, the other tabs of a person, and what opens from them."""
    with sted(kommune, variant, person) as her:
        jobfunktion, led = find_rolle(her.grundlag, rolle), sapaled()
        hale = f"sapa/{rolle}/borger/{person}/{sti}".rstrip("/")
        try:
            fundet = find_sapaside(her.database, her.udsnit(), jobfunktion, sti, led.valg)
        except UdenElementError as fejl:
            mangler = tuple(map(str, fejl.elementer))
            fundet = side_uden_element(her.udsnit(), jobfunktion, sti, mangler, led.valg)
        except SkjultError as fejl:
            linje = byg_linje(her, hale, rolle=rolle, rollenavn=jobfunktion.navn)
            return vis_skjult(str(fejl), linje, "Rollen ser det ikke")
        linje = byg_linje(
            her,
            hale,
            rolle=rolle,
            rollenavn=jobfunktion.navn,
            note=fundet.note,
            notelink=_om_rollen(kommune, variant, jobfunktion) if fundet.om_rollen else None,
        )
        return _vis(
            fundet.skabelon,
            fundet.side,
            linje,
            (kommune, variant, rolle),
            hvorfor=hvorfor_af(her, rolle),
            person=person,
            strimmel=find_strimmel(her.database, her.grundlag, hale),
            led=led,
        )


def _om_rollen(kommune: str, variant: str, rolle: Jobfunktionsrolle) -> tuple[str, str]:
    """The way to what the role's view has, or to what the elements that it is offered would do."""
    if rolle.tilbudt:
        sti = link(kommune, variant, "roller", rolle.slug, udkast=NYE)
        return "Se, hvad rollen får med dem, og tag dem med", sti
    sti = link(kommune, variant, "roller", rolle.slug, anker="visning")
    return "Vælg elementer under Roller i SAPA", sti


@bp.get("/<kommune>/<variant>/sapa/<rolle>/enheder/<uuid>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def enhed(kommune: str, variant: str, rolle: str, uuid: str) -> str:
    """A unit as FK Organisation has it."""
    with variantsted(kommune, variant) as (database, grundlag):
        navn = find_rolle(grundlag, rolle).navn
        linje = vaerktoejslinje(database, grundlag, f"sapa/{rolle}/enheder/{uuid}", navn)
        return _vis("enhed", enhedsside(grundlag, uuid), linje, (kommune, variant, rolle))


def _vis(
    skabelon: str, side: object, linje: Linje, base: tuple[str, str, str], **mere: object
) -> str:
    kommune, variant, rolle = base
    til = til_fra(kommune, variant, "sapa", rolle)
    return vis(f"pages/sapa/{skabelon}.html", side, linje, til=til, **mere)
