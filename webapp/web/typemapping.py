"""`…/mapping/sagstyper/` and `…/mapping/ydelser/`."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import FeltfejlError, VersionError
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.rettelse import FUND
from webapp.services.mapping.status import laes_tidspunkt
from webapp.services.mapping.typeside import SAGSTYPER, YDELSER, Typevalg, gem_type, typeside
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.mapping import skal_vises_foerst
from webapp.web.ramme import variantside, variantsted, vis
from webapp.web.undervejs import fra_kontrol, fundet, naeste_fejl, vil_videre
from webapp.web.vaerktoej import af_adresse, vaerktoejslinje

bp = Blueprint("typemapping", __name__)
_REGEL = f"/<kommune>/<variant>/mapping/<any({SAGSTYPER}, {YDELSER}):slags>/"


def _valg(slags: str) -> Typevalg:
    args = request.values
    return Typevalg(
        slags=slags,
        navn=args.get("navn", ""),
        valg=args.get("valg", ""),
        maade=args.get("maade"),
        fra=args.get("fra"),
        soeg=args.get("soeg", "").strip()[:100],
        klesoeg=args["klesoeg"].strip()[:100] if "klesoeg" in args else None,
        kun_uden=args.get("uden") == "1",
        siden=laes_tal(args.get("siden")),
    )


@bp.get(_REGEL)
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True, foer_tal=True)
def side(kommune: str, variant: str, slags: str) -> str:
    """The table, and the chosen sagstype or ydelse."""
    return af_adresse(lambda: _side(kommune, variant, _valg(slags)))


def _side(kommune: str, variant: str, valg: Typevalg, fejl: str = "") -> str:
    with variantside(kommune, variant) as (database, grundlag):
        return vis(
            "pages/mapping/typer.html",
            typeside(database, grundlag, valg),
            vaerktoejslinje(database, grundlag, f"mapping/{valg.slags}"),
            til=til_fra(kommune, variant, "mapping"),
            til_kommune=til_fra(kommune),
            **fra_kontrol(database, grundlag),
            kvittering=request.args.get("gemt", ""),
            spurgt="spurgt" in request.args,
            fejl=fejl,
        )


@bp.post(_REGEL)
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def gem(kommune: str, variant: str, slags: str) -> ResponseReturnValue:
    """Save one; where somebody else saved in between, ask again with nothing lost."""
    valg, version = _valg(slags), laes_tal(request.form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            if skal_vises_foerst(valg.valg):
                return redirect(_regnet(kommune, variant, grundlag, valg), 303)
            gemt = gem_type(database, grundlag, valg, version)
        except FeltfejlError as problem:
            uden = replace(valg, maade=None, fra=None)
            return _side(kommune, variant, uden, str(problem)), formular.UGYLDIG
        except VersionError:
            return _side(kommune, variant, replace(valg, siden=version)), formular.KOLLISION
        if vil_videre():
            return redirect(naeste_fejl(database, grundlag), 303)
    hvor = {"navn": valg.navn, "gemt": "ja" if gemt else "uaendret"}
    return redirect(link(kommune, variant, "mapping", slags, anker="gemt", **hvor), 303)


def _regnet(kommune: str, variant: str, grundlag: Grundlag, valg: Typevalg) -> str:
    """The address that shows the effect of what is ticked; FeltfejlError for a day that is none."""
    laes_tidspunkt(grundlag, valg.maade, valg.fra)
    hvor: dict[str, str | None] = {
        "navn": valg.navn,
        "valg": valg.valg,
        "maade": valg.maade,
        "fra": valg.fra,
    }
    hvor |= {"klesoeg": valg.klesoeg or None, FUND: fundet()}
    return link(kommune, variant, "mapping", valg.slags, anker="udkast-overskrift", **hvor)
