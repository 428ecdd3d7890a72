"""`/<kommune>/<variant>/mapping/`: the workbench for units. Every choice stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.variant.variant import Trin
from webapp.services.grundlag import load_grundlag
from webapp.services.mapping.side import (
    Mappingvalg,
    gem_enhed,
    gem_flere,
    mappingside,
    virkning_af_flere,
)
from webapp.services.mapping.status import mappingstatus
from webapp.services.mapping.trae import TraefejlError, forslagsside, gem_trae, traeside
from webapp.store.mappinger import VersionError
from webapp.web import formular
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import heltal, vaerktoejslinje

bp = Blueprint("mapping", __name__)
formular.beskyt(bp)
FELTER = ("enhed", "fk", "maade", "fra", "soeg", "fksoeg", "alle")


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
        vis=heltal(args.get("vis")) or Mappingvalg().vis,
        siden=heltal(args.get("siden")),
    )


@bp.get("/<kommune>/<variant>/mapping/")
def side(kommune: str, variant: str) -> str:
    """The table of pairs, and the chosen row."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/mapping/enheder.html",
            mappingside(database, grundlag, _valg()),
            vaerktoejslinje(database, grundlag, "mapping"),
            til=til_fra(kommune, variant, "mapping"),
            til_kommune=til_fra(kommune),
            kvittering=request.args.get("gemt", ""),
        )


@bp.post("/<kommune>/<variant>/mapping/")
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save one unit; where somebody else saved in between, ask again with nothing lost."""
    valg, version = _valg(), heltal(request.form.get("version")) or 0
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        baaret: dict[str, str | None] = {n: request.form.get(n) or None for n in ("soeg", "alle")}
        try:
            gem_enhed(database, grundlag, valg, version)
        except VersionError:
            udkast = {navn: request.form.get(navn) or None for navn in FELTER}
            hvor = udkast | {"siden": str(version)}
            return redirect(_adresse(kommune, variant, hvor), 303)
    hvor = baaret | {"enhed": valg.enhed, "gemt": "ja"}
    return redirect(_adresse(kommune, variant, hvor), 303)


def _adresse(kommune: str, variant: str, query: Mapping[str, str | None]) -> str:
    felter: dict[str, Any] = dict(query)
    return link(kommune, variant, "mapping", **felter)


@bp.post("/<kommune>/<variant>/mapping/fortryd/")
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the newest change back, and return to the page that asked."""
    slags = request.form.get("slags", "")
    hale = slags if slags in {"sagstyper", "ydelser"} else ""
    enhed = request.form.get("enhed") or None
    return tag_nyeste_tilbage(kommune, variant, "mapping", hale, enhed=enhed)


@bp.route("/<kommune>/<variant>/mapping/forslag/", methods=["GET", "POST"])
def forslag(kommune: str, variant: str) -> ResponseReturnValue:
    """Suggestions for all units that are not mapped: tick, see the effect, save."""
    par = _par()
    siden = heltal(request.args.get("siden"))
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        if par and request.form.get("handling") == "gem":
            try:
                gem_flere(database, grundlag, par, heltal(request.form.get("version")) or 0)
                return redirect(link(kommune, variant, "mapping", gemt="ja"), 303)
            except VersionError:
                siden = heltal(request.form.get("version"))
        return vis(
            "pages/mapping/forslag.html",
            forslagsside(database, grundlag, siden),
            vaerktoejslinje(database, grundlag, "mapping/forslag"),
            til=til_fra(kommune, variant, "mapping"),
            valgte={f"{slug}|{uuid}" for slug, uuid in par},
            virkning=virkning_af_flere(database, grundlag, par) if par else None,
        )


def _par() -> tuple[tuple[str, str], ...]:
    """The suggestions that were ticked: a unit's slug and a UUID each."""
    delte = (valgt.partition("|") for valgt in request.form.getlist("par[]"))
    return tuple((slug, uuid) for slug, _, uuid in delte)


@bp.route("/<kommune>/<variant>/mapping/trae/", methods=["GET", "POST"])
def trae(kommune: str, variant: str) -> ResponseReturnValue:
    """Cura's tree: paste an indented list, or say for each unit what lies above it."""
    fejl, status = "", 200
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        if request.method == "POST":
            try:
                gem_trae(database, request.form)
                return redirect(link(kommune, variant, "mapping", "trae", gemt=_trae_gjort()), 303)
            except TraefejlError as problem:
                fejl, status = str(problem), 422
        html = vis(
            "pages/mapping/trae.html",
            traeside(database, grundlag, request.form),
            vaerktoejslinje(database, grundlag, "mapping/trae"),
            til=til_fra(kommune, variant, "mapping"),
            status=mappingstatus(database, grundlag, Trin.ENHEDER),
            fejl=fejl,
            gemt=request.args.get("gemt", ""),
        )
        return html, status


def _trae_gjort() -> str:
    return "fortrudt" if request.form.get("handling") == "fortryd" else "ja"
