"""`…/mapping/hjem/sider/`: citizens' pages taken home as a folder of plain HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import antal
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import (
    Grundlag,
    find_person,
    load_grundlag,
    tjek_dato,
)
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.sapa.sapa import find_rolle
from webapp.services.sidemappe.rigtige import kan_vaere_rigtige
from webapp.services.sidemappe.samling import Maerke, saml
from webapp.services.sidemappe.skrivning import som_zip
from webapp.services.sidemappe.valg import Mappevalg
from webapp.services.variantpar import find_modpart, par_i_orden
from webapp.store.personliste import load_foerste_personer, tael_personer
from webapp.store.varianter import load_varianthoveder
from webapp.web.adresse import baaret, laes_valg, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.intern import hent_side
from webapp.web.ramme import lager, variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("sidemappe", __name__)
# As many as are listed to choose from; others are chosen on the command line.
VISTE_BORGERE = 50
MEST_BORGERE = 25
VAELG = "Vælg mindst én borger."
FOR_MANGE = f"Vælg højst {MEST_BORGERE} borgere ad gangen."
RIGTIGE = (
    "{hvem} kan stå for rigtige mennesker, også selv om navn og CPR-nummer er erstattet. "
    "Sæt kryds ved, at de må komme med ud af Forhåndsblik."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mappeside:
    """The form: whom, as which roles, and what is wrong with what was asked for.

    `borgere` and `roller` are (slug, name, chosen); `rigtige`: the names of those who can stand for
    real people; `ja`: that they may come with has been said.
    """

    variant: str
    borgere: tuple[tuple[str, str, bool], ...]
    flere: int
    roller: tuple[tuple[str, str, bool], ...]
    rigtige: frozenset[str]
    ja: bool
    mod: str
    fejl: str = ""


@bp.get("/<kommune>/<variant>/mapping/hjem/sider/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str, variant: str) -> str:
    """Whose pages, and as which roles."""
    with variantsted(kommune, variant) as (database, grundlag):
        return _vis(database, grundlag)


@bp.get("/<kommune>/<variant>/mapping/hjem/sider/zip/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def pakket(kommune: str, variant: str) -> ResponseReturnValue:
    """The folder as an archive; the form again where something is wrong with what is chosen."""
    valgte, ja = tuple(dict.fromkeys(_alle("borger"))), "ja" in request.args
    roller = tuple(dict.fromkeys(_alle("som")))
    with variantsted(kommune, variant) as (database, grundlag):
        rigtige = _rigtige(lager(), [find_person(database, slug) for slug in valgte])
        fejl = FOR_MANGE if len(valgte) > MEST_BORGERE else "" if valgte else VAELG
        if rigtige and not ja and not fejl:
            fejl = RIGTIGE.format(hvem=_naevnt(rigtige))
        if fejl:
            return _vis(database, grundlag, fejl), 400
        valg = lav_valg(database, grundlag, valgte, roller, laes_valg().dato)
    app: Flask = cast("Any", current_app)._get_current_object()  # noqa: SLF001 - werkzeug's own way
    navn = mappenavn(valg)
    svar = Response(som_zip(lav_mappe(app, valg), navn), mimetype="application/zip")
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}.zip"'
    return svar


def mappenavn(valg: Mappevalg) -> str:
    """What the folder is called where nobody has named it."""
    return f"forhaandsblik-{valg.kommune}-{valg.variant}"[:100]


def lav_valg(
    database: Database,
    grundlag: Grundlag,
    personer: tuple[str, ...],
    roller: tuple[str, ...],
    dato: date | None,
) -> Mappevalg:
    """What is to be in the folder; FindesIkkeError for a person, role or day that is not there."""
    for slug in personer:
        tjek_dato(database, dato, find_person(database, slug))
    for rolle in roller:
        find_rolle(grundlag, rolle)
    alle, variant = load_varianthoveder(database), grundlag.variant.slug
    mod = find_modpart(variant, request.args.get("mod") if request else None, alle)
    par = par_i_orden(variant, mod, alle)
    return Mappevalg(
        kommune=grundlag.opslag.kommune.slug,
        variant=variant,
        par=par if len(par) > 1 else (),
        personer=personer,
        roller=roller,
        dato=dato,
    )


def kraev_ja(mappe: Kommunelager, personer: tuple[Person, ...]) -> str:
    """Who of them can stand for real people, in words; empty where nobody can."""
    rigtige = _rigtige(mappe, personer)
    return _naevnt(rigtige) if rigtige else ""


def lav_mappe(app: Flask, valg: Mappevalg) -> dict[str, bytes]:
    """Every file of the folder, by name."""
    with app.extensions["kommunelager"].til_laesning().aaben(valg.kommune) as database:
        grundlag = load_grundlag(database, valg.variant, valg.dato)
        roller = {rolle.slug: rolle.navn for rolle in grundlag.variant.roller}
        maerke = Maerke(detaljedato(datetime.now(UTC).astimezone().date()), roller)
        # Of its own, so that nothing of the address that is being answered gets into the page.
        with app.test_request_context("/"):
            forside = _forside(database, grundlag, valg, maerke)
    return dict(saml(lambda adresse: hent_side(app, adresse), valg, maerke, forside))


def _forside(database: Database, grundlag: Grundlag, valg: Mappevalg, maerke: Maerke) -> str:
    linje = vaerktoejslinje(database, grundlag, "mapping/hjem/sider")
    navne = {slug: find_person(database, slug) for slug in valg.personer}
    return vis(
        "pages/sidemappe/forside.html",
        valg,
        linje,
        til=til_fra(valg.kommune),
        borgere=navne,
        maerke=maerke,
        variantnavn=grundlag.variant.navn,
        parnavne=[en.navn for en in load_varianthoveder(database) if en.slug in valg.par],
    )


def _vis(database: Database, grundlag: Grundlag, fejl: str = "") -> str:
    valgte, roller = _alle("borger"), _alle("som")
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    viste = load_foerste_personer(database, VISTE_BORGERE)
    rigtige = _rigtige(lager(), [find_person(database, slug) for slug, _ in viste])
    alle = load_varianthoveder(database)
    mod = find_modpart(variant, request.args.get("mod"), alle)
    return vis(
        "pages/sidemappe/side.html",
        Mappeside(
            variant=grundlag.variant.navn,
            borgere=tuple((slug, navn, slug in valgte) for slug, navn in viste),
            flere=tael_personer(database) - len(viste),
            roller=tuple((r.slug, r.navn, r.slug in roller) for r in grundlag.variant.roller),
            rigtige=frozenset(person.slug for person in rigtige),
            ja="ja" in request.args,
            mod=next((en.navn for en in alle if en.slug == mod), ""),
            fejl=fejl,
        ),
        vaerktoejslinje(database, grundlag, "mapping/hjem/sider"),
        til=til_fra(kommune, variant, "mapping"),
        hvem=kommune,
        baaret={n: v for n, v in baaret().items() if n in {"dato", "mod"}},
    )


def _rigtige(mappe: Kommunelager, personer: Any) -> tuple[Person, ...]:
    return kan_vaere_rigtige(mappe.seed, personer)


def _naevnt(personer: tuple[Person, ...]) -> str:
    flere = len(personer) - 3
    navne = ", ".join(person.navn for person in personer[:3])
    return f"{navne} og {antal(flere, 'anden', 'andre')}" if flere > 0 else navne


def _alle(navn: str) -> list[str]:
    """What was chosen of many: the form's name has brackets, a typed address has none."""
    return [*request.args.getlist(navn), *request.args.getlist(f"{navn}[]")]
