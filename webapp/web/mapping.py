"""`/<kommune>/<variant>/mapping/`: the workbench for units. Every choice stands in the address."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.variant.variant import Trin
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import FeltfejlError, VersionError
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.rettelse import FUND
from webapp.services.mapping.side import (
    Mappingvalg,
    gem_enhed,
    gem_flere,
    mappingside,
    virkning_af_flere,
)
from webapp.services.mapping.status import laes_tidspunkt, mappingstatus
from webapp.services.mapping.trae import TraefejlError, forslagsside, gem_trae, traeside
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.modeller import foreslaaet_af
from webapp.web.ramme import variantside, variantsted, vis
from webapp.web.undervejs import HANDLING, fra_kontrol, fundet, naeste_fejl, vil_videre
from webapp.web.vaerktoej import af_adresse, vaerktoejslinje

bp = Blueprint("mapping", __name__)
# What the button says that only works the effect out.
REGN = "regn"


def _valg() -> Mappingvalg:
    args = request.values
    return Mappingvalg(
        enhed=args.get("enhed", ""),
        fk=args.get("fk", ""),
        maade=args.get("maade"),
        fra=args.get("fra"),
        soeg=args.get("soeg", "").strip()[:100],
        fksoeg=args.get("fksoeg", "").strip()[:100],
        alle=args.get("alle") == "1",
        vis=laes_tal(args.get("vis")) or Mappingvalg().vis,
        siden=laes_tal(args.get("siden")),
    )


@bp.get("/<kommune>/<variant>/mapping/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True, foer_tal=True)
def side(kommune: str, variant: str) -> str:
    """The table of pairs, and the chosen row."""
    return af_adresse(lambda: _side(kommune, variant, _valg()))


def _side(kommune: str, variant: str, valg: Mappingvalg, fejl: str = "") -> str:
    with variantside(kommune, variant) as (database, grundlag):
        return vis(
            "pages/mapping/enheder.html",
            mappingside(database, grundlag, valg),
            vaerktoejslinje(database, grundlag, "mapping"),
            til=til_fra(kommune, variant, "mapping"),
            til_kommune=til_fra(kommune),
            **fra_kontrol(database, grundlag),
            kvittering=request.args.get("gemt", ""),
            spurgt="spurgt" in request.args,
            foreslaaet=foreslaaet_af(database),
            fejl=fejl,
        )


@bp.post("/<kommune>/<variant>/mapping/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save one unit; where somebody else saved in between, ask again with nothing lost."""
    valg, version = _valg(), laes_tal(request.form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            if skal_vises_foerst(valg.fk):
                return redirect(_regnet(kommune, variant, grundlag, valg), 303)
            gemt = gem_enhed(database, grundlag, valg, version)
        except FeltfejlError as problem:
            uden = replace(valg, maade=None, fra=None)
            return _side(kommune, variant, uden, str(problem)), formular.UGYLDIG
        except VersionError:
            return _side(kommune, variant, replace(valg, siden=version)), formular.KOLLISION
        if vil_videre():
            return redirect(naeste_fejl(database, grundlag), 303)
    hvor: dict[str, Any] = {"enhed": valg.enhed, "gemt": "ja" if gemt else "uaendret"}
    return redirect(link(kommune, variant, "mapping", **hvor, **_baaret(), anker="gemt"), 303)


def skal_vises_foerst(valgt: str) -> bool:
    """True where the effect is asked for, or another choice is to be saved than the one shown."""
    vist = request.form.get("set")
    andet = vist not in {None, valgt} and not formular.gemmes_uset()
    return request.form.get(HANDLING) == REGN or andet


def _regnet(kommune: str, variant: str, grundlag: Grundlag, valg: Mappingvalg) -> str:
    """The address that shows the effect of what is ticked; FeltfejlError for a day that is none."""
    laes_tidspunkt(grundlag, valg.maade, valg.fra)
    hvor = {"enhed": valg.enhed, "fk": valg.fk, "maade": valg.maade, "fra": valg.fra}
    hvor[FUND] = fundet()
    return link(kommune, variant, "mapping", **hvor, **_baaret(), anker="udkast-overskrift")


def _baaret() -> dict[str, Any]:
    return {n: request.form.get(n) or None for n in ("soeg", "alle")}


@bp.post("/<kommune>/<variant>/mapping/fortryd/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the newest change back, and return to the page that asked."""
    slags = request.form.get("slags", "")
    hale = slags if slags in {"sagstyper", "ydelser"} else ""
    enhed = request.form.get("enhed") or None
    return tag_nyeste_tilbage(kommune, variant, "mapping", hale, enhed=enhed)


@bp.route("/<kommune>/<variant>/mapping/forslag/", methods=["GET", "POST"])
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def forslag(kommune: str, variant: str) -> ResponseReturnValue:
    """Suggestions for all units that are not mapped: tick, see the effect, save."""
    par = _par()
    siden, status = laes_tal(request.args.get("siden")), 200
    with variantsted(kommune, variant) as (database, grundlag):
        if par and request.form.get("handling") == "gem":
            try:
                gem_flere(database, grundlag, par, laes_tal(request.form.get("version")) or 0)
                return redirect(link(kommune, variant, "mapping", gemt="ja"), 303)
            except VersionError:
                siden, status = laes_tal(request.form.get("version")), formular.KOLLISION
        html = vis(
            "pages/mapping/forslag.html",
            forslagsside(database, grundlag, siden, laes_tal(request.args.get("vis")) or 0),
            vaerktoejslinje(database, grundlag, "mapping/forslag"),
            til=til_fra(kommune, variant, "mapping"),
            valgte={f"{slug}|{uuid}" for slug, uuid in par},
            virkning=virkning_af_flere(database, grundlag, par) if par else None,
        )
        return html, status


def _par() -> tuple[tuple[str, str], ...]:
    """The suggestions that were ticked: a unit's slug and a UUID each."""
    delte = (valgt.partition("|") for valgt in request.form.getlist("par[]"))
    return tuple((slug, uuid) for slug, _, uuid in delte)


@bp.route("/<kommune>/<variant>/mapping/trae/", methods=["GET", "POST"])
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def trae(kommune: str, variant: str) -> ResponseReturnValue:
    """Cura's tree: paste an indented list, or say for each unit what lies above it."""
    fejl, status = "", 200
    with variantsted(kommune, variant) as (database, grundlag):
        if request.method == "POST":
            try:
                gem_trae(database, grundlag, request.form)
                if fundet() and _trae_gjort() == "ja":
                    return redirect(naeste_fejl(database, grundlag), 303)
                return redirect(link(kommune, variant, "mapping", "trae", gemt=_trae_gjort()), 303)
            except TraefejlError as problem:
                fejl, status = str(problem), formular.UGYLDIG
        html = vis(
            "pages/mapping/trae.html",
            traeside(
                database,
                grundlag,
                request.form,
                request.args.get("soeg", "").strip()[:100],
                laes_tal(request.args.get("vis")) or 0,
            ),
            vaerktoejslinje(database, grundlag, "mapping/trae"),
            til=til_fra(kommune, variant, "mapping"),
            til_kommune=til_fra(kommune),
            status=mappingstatus(database, grundlag, Trin.ENHEDER),
            fejl=fejl,
            gemt=request.args.get("gemt", ""),
            **fra_kontrol(database, grundlag),
        )
        return html, status


def _trae_gjort() -> str:
    return "fortrudt" if request.form.get("handling") == "fortryd" else "ja"
