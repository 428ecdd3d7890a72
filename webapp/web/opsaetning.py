"""`/<kommune>/<variant>/opsaetning/`: Opsætning af Borgerblikket, changed with its effect first.

What is ticked and typed stands in the address until it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.aendring.vist import UsetError, kraev_set
from webapp.services.kontrol.rettelse import FUND
from webapp.services.opsaetning.side import Opsaetningsvalg, gem_opsaetning, laes, opsaetningsside
from webapp.services.opsaetning.sidedele import Filtre
from webapp.services.opsaetning.udkast import LISTER
from webapp.web import formular
from webapp.web.adresse import baaret, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import variantside, variantsted, vis
from webapp.web.undervejs import fra_kontrol, naeste_fejl, vil_videre
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("opsaetning", __name__)
MAKS_SOEGT = 100
# What an address and a form carry on: the filters in use, and the fault that is being mended.
FILTRE = ("har-sager", "obligatorisk", "forskellig", "soeg", FUND)


def _filtre(args: MultiDict[str, str]) -> Filtre:
    soegt = args.get("soeg", "").strip()[:MAKS_SOEGT]
    return Filtre(
        args.get("har-sager") == "ja",
        args.get("obligatorisk") == "ja",
        args.get("forskellig", ""),
        "" if kan_vaere_cpr(soegt) else soegt,
    )


def baarne_filtre(felter: MultiDict[str, str]) -> dict[str, Any]:
    """The filters in use as an address or a form carries them on."""
    return {n: felter[n] for n in FILTRE if felter.get(n) and not kan_vaere_cpr(felter[n])}


def lister(felter: MultiDict[str, str]) -> dict[str, list[str]]:
    """The fields of a draft that hold several values; ticked boxes are named `kle[]`."""
    return {navn: [*felter.getlist(navn), *felter.getlist(f"{navn}[]")] for navn in LISTER}


@bp.get("/<kommune>/<variant>/opsaetning/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def side(kommune: str, variant: str) -> str:
    """The list; with `udkast`, the change in the address and what it would do."""
    args = request.args
    enkelte = args.to_dict() if args.get("udkast") else None
    return _side(kommune, variant, args, enkelte, siden=laes_tal(args.get("siden")))


def _side(  # noqa: PLR0913 - where, what is typed, and how a save was answered
    kommune: str,
    variant: str,
    felter: MultiDict[str, str],
    enkelte: Mapping[str, str] | None,
    siden: int | None = None,
    *,
    er_uset: bool = False,
) -> str:
    """The page; `felter` are those of an address or a form, `enkelte` what of them is typed."""
    args = request.args
    valg = Opsaetningsvalg(
        filtre=_filtre(felter),
        ret=felter.get("ret", ""),
        enkelte=enkelte,
        lister=lister(felter),
        siden=siden,
        person=args.get("person", ""),
    )
    with variantside(kommune, variant) as (database, grundlag):
        return vis(
            "pages/opsaetning/opsaetning.html",
            opsaetningsside(database, grundlag, valg),
            vaerktoejslinje(database, grundlag, "opsaetning"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
            gemt=args.get("gemt", ""),
            rettelser=args.get("rettelser") == "1",
            filtre=baarne_filtre(felter),
            er_uset=er_uset,
            baaret=baaret(),
            **fra_kontrol(database, grundlag),
        )


@bp.post("/<kommune>/<variant>/opsaetning/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save; with a fault, or where somebody else saved meanwhile, show the draft again instead."""
    form = request.form
    filtre = baarne_filtre(form)
    with variantsted(kommune, variant) as (database, grundlag):
        udkast = laes(grundlag, form.to_dict(), lister(form))
        version = laes_tal(form.get("version")) or 0
        if not udkast.gyldig:
            return _side(kommune, variant, form, form.to_dict()), formular.UGYLDIG
        try:
            kraev_set(udkast.kerne, form.get("vist"))
            gemt = gem_opsaetning(database, grundlag, udkast, version)
        except UsetError:
            html = _side(kommune, variant, form, form.to_dict(), version, er_uset=True)
            return html, formular.KOLLISION
        except VersionError:
            return _side(kommune, variant, form, form.to_dict(), version), formular.KOLLISION
        if vil_videre():
            return redirect(naeste_fejl(database, grundlag), 303)
    hvordan: dict[str, Any] = {
        "gemt": "ja" if gemt else "uaendret",
        "person": form.get("person") or None,
    }
    return redirect(link(kommune, variant, "opsaetning", **hvordan, **filtre), 303)


@bp.post("/<kommune>/<variant>/opsaetning/fortryd/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, "opsaetning")
