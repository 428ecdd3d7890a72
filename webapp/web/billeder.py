"""`/<kommune>/billeder/`: the runs of `screenshots`, their reports, and decisions on them.

Stands beside the commands, as `screenshots` does: it joins the web with `billeder`, which do not
know each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request, send_from_directory
from flask.typing import ResponseReturnValue

from webapp.billeder.basis import BasisError
from webapp.billeder.beslutning import AFVIST, GODKENDT, Dom, afgoer, afgoer_af_tekst
from webapp.billeder.koersler import Koersel, find_koersel, find_koersler
from webapp.billeder.laas import laast
from webapp.billeder.rapport import FORSIDE, RAPPORT, scriptdata, skriv_rapport
from webapp.billeder.resultat import Resultat, efter_slags
from webapp.billeder.resultatfil import laes_resultat
from webapp.billeder.visning import Visning, laes_visning
from webapp.config import Config
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError
from webapp.services.linje import Linje
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import byg_kommunelinje, lager, vis
from webapp.web.vaert import paa_maskinen

bp = Blueprint("billeder", __name__)
# With brackets, since it comes once for each page.
SIDEFELT = "side[]"
KONFIGURATION = "billeder.config"
# What the page after a decision is told in its address, and the field that it comes from.
_BAARET = {"gemt": "afgoerelse", "navn": "navn"}
# Many decisions at once; and the run of a form that names none, which is no run.
ALLE, INGEN = "alle", "uden navn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Koerselspunkt:
    """A run in the list; `mappe` is told on the machine itself only."""

    kode: str
    titel: str
    mappe: str
    tid: str
    motor: str
    sider: int
    forskellige: int
    slags: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapportside:
    """The served report: the run, what is reviewed of it, and what the script is told."""

    punkt: Koerselspunkt
    resultat: Resultat
    visning: Visning
    scriptdata: Mapping[str, Any]
    har_rapport: bool
    kan_afgoeres: bool


def aendrede_sider(kommune: str) -> int | None:
    """How many pages the newest run found changed; None where none was compared."""
    nyeste = next(iter(find_koersler(_config().data, kommune)), None)
    if nyeste is None:
        return None
    return sum(side.side.kommune == kommune for side in nyeste.resultat.forskellige)


@bp.get("/<kommune>/billeder/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def liste(kommune: str) -> str:
    """The runs."""
    linje, navn = _linje(kommune)
    punkter = tuple(_punkt(koersel) for koersel in find_koersler(_config().data, kommune))
    return vis(
        "billeder/koersler.html", punkter, linje, til=til_fra(kommune), kommune=navn, slug=kommune
    )


@bp.get("/<kommune>/billeder/<kode>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def rapport(kommune: str, kode: str) -> str:
    """One run: what is different, and a form to judge it."""
    return _rapport(kommune, kode)


@bp.post("/<kommune>/billeder/<kode>/")
@erklaer(Hvem.MASKINEN, Aendrer.INSTALLATION)
def afgoerelse(kommune: str, kode: str) -> ResponseReturnValue:
    """Accept and reject, as `screenshots accept` does: of the script's review, or of one kind."""
    koersel = _find(kommune, kode)
    try:
        _afgoer(koersel)
    except (BasisError, OSError) as fejl:
        return _rapport(kommune, kode, str(fejl)), 422
    svar = {navn: request.form.get(felt, "").strip() for navn, felt in _BAARET.items()}
    svar["gemt"] = svar["gemt"] or ALLE
    return redirect(link(kommune, "billeder", kode, **svar), 303)


def _afgoer(koersel: Koersel) -> None:
    """Take the decision of the form. Raises BasisError, a Danish sentence, and changes nothing."""
    with laast(koersel.mappe.rod) as basis:
        if tekst := request.form.get("beslutninger"):
            afgoer_af_tekst(basis, tekst, "beslutninger.json")
        else:
            afgoer(basis, [_dom()], request.form.get("koersel") or INGEN)
        skriv_rapport(basis.koersel.rod, laes_resultat(basis.koersel.rod), _config())


def _dom() -> Dom:
    """The form's one decision."""
    svar = request.form.get("afgoerelse", "")
    if svar not in {GODKENDT, AFVIST}:
        raise BasisError("Tryk på Godkend eller Afvis.")
    return Dom(
        kode=request.form.get("gruppe", ""),
        navn=request.form.get("navn", ""),
        grund=request.form.get("grund", ""),
        afvis=svar == AFVIST,
        sider=tuple(request.form.getlist(SIDEFELT)),
    )


@bp.get("/<kommune>/billeder/<kode>/rapport/<path:fil>")
@erklaer(Hvem.KODE, Aendrer.INTET)
def rapportfil(kommune: str, kode: str, fil: str) -> ResponseReturnValue:
    """A file of the report's folder; Flask refuses a path that leads out of it."""
    koersel = _find(kommune, kode)
    if fil == FORSIDE:  # the served front page is the one that takes decisions
        return redirect(link(kommune, "billeder", kode), 302)
    svar: Response = send_from_directory(_rapportmappe(koersel), fil)
    return svar


def _rapport(kommune: str, kode: str, fejl: str = "") -> str:
    koersel = _find(kommune, kode)
    mappe = _rapportmappe(koersel)
    side = Rapportside(
        punkt=_punkt(koersel),
        resultat=koersel.resultat,
        visning=laes_visning(mappe, koersel.resultat),
        scriptdata=scriptdata(koersel.resultat),
        har_rapport=(mappe / FORSIDE).is_file(),
        kan_afgoeres=koersel.resultat.slags == "basis" and paa_maskinen(),
    )
    linje, navn = _linje(kommune)
    return vis(
        "billeder/koersel.html",
        side,
        linje,
        til=til_fra(kommune),
        kommune=navn,
        fil=f"{request.path}rapport/",
        fejl=fejl,
        gemt=request.args.get("gemt", ""),
        navn=request.values.get("navn", ""),
    )


def _find(kommune: str, kode: str) -> Koersel:
    with lager().aaben(kommune):  # an unknown kommune is told as such
        koersel = find_koersel(_config().data, kommune, kode)
    if koersel is None:
        raise FindesIkkeError(
            "Kørslen er der ikke: mappen er slettet eller flyttet. Se listen under »Billeder«."
        )
    return koersel


def _linje(kommune: str) -> tuple[Linje, str]:
    with lager().aaben(kommune) as database:
        linje = byg_kommunelinje(database, laes_valg(), "billeder")
    return linje, linje.kommune


def _punkt(koersel: Koersel) -> Koerselspunkt:
    resultat = koersel.resultat
    rod = koersel.mappe.rod
    return Koerselspunkt(
        kode=koersel.kode,
        titel=resultat.titel,
        mappe=str(rod) if paa_maskinen() else rod.name,
        tid=f"{detaljedato(koersel.tid.date())} kl. {koersel.tid:%H.%M}",
        motor=resultat.motor,
        sider=len(resultat.sider),
        forskellige=len(resultat.forskellige),
        slags=len(efter_slags(resultat.grupper)),
    )


def _rapportmappe(koersel: Koersel) -> Path:
    return koersel.mappe.koersel.rod.resolve() / RAPPORT


def _config() -> Config:
    config: Config = current_app.extensions[KONFIGURATION]
    return config
