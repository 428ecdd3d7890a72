"""`/<kommune>/workshop/links/`: who has a link and for what; `/w/link/<token>/` opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, current_app, redirect, request, session
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.aendring.felter import laes_valg
from webapp.services.dansk import detaljedato
from webapp.services.deling.delinger import (
    ULAESELIG,
    VARIGHEDER,
    Deling,
    DelingError,
    Slags,
    ny_deling,
)
from webapp.services.grundlag import FindesIkkeError, variantnavne
from webapp.store.opslag import load_kommune
from webapp.store.personliste import load_foerste_personer
from webapp.store.verifikation.testplan import find_testplan
from webapp.web import adresse as adresser
from webapp.web.adresse import link, til_fra
from webapp.web.deltager import giv_maerke, workshopper
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.formular import UGYLDIG
from webapp.web.linkadgang import delinger, er_laeselig, find_deling, husk, nu, underskriv
from webapp.web.ramme import byg_kommunelinje, lager, vis
from webapp.web.samvaer import udefra

bp = Blueprint("links", __name__)
AABNER_INTET = "Linket åbner ikke noget. Det er udløbet, trukket tilbage eller ikke helt."
IKKE_BEGYNDT = "Der er ikke nogen workshop i gang lige nu. Åbn linket igen, når den er begyndt."
VAELG_SLAGS = "Vælg, hvad linket skal åbne."
VAELG_PLAN = "Vælg den testplan, linket skal åbne."
UDEN_KODE = (
    "Forhåndsblik spørger ikke om adgangskode, som det er startet, så andre kan ikke nå det, og "
    "links åbner ikke mere, end siderne gør i forvejen."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkrad:
    """One link in the list, in words."""

    id: str
    hvad: str
    til: str
    adresse: str
    udloeber: str
    udloebet: bool
    brug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkside:
    """The page. `planer`: (slug, name) of the variants with a testplan; `note`: why none helps."""

    kommune: str
    links: tuple[Linkrad, ...]
    planer: tuple[tuple[str, str], ...]
    varigheder: tuple[tuple[int, str], ...]
    note: str
    fejl: str = ""


@bp.get("/<kommune>/workshop/links/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def liste(kommune: str) -> str:
    """The links that are out."""
    return _vis(kommune)


@bp.post("/<kommune>/workshop/links/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def lav(kommune: str) -> ResponseReturnValue:
    """Make one."""
    form = request.form
    slags = laes_valg(form.get("slags"), (Slags.SE, Slags.FOELG, Slags.TEST))
    dage = laes_valg(form.get("dage"), VARIGHEDER) or VARIGHEDER[0]
    with lager().aaben(kommune) as database:
        planer = dict(_planer(database))
    if slags is None:
        return _vis(kommune, VAELG_SLAGS), UGYLDIG
    variant = form.get("variant", "") if slags is Slags.TEST else ""
    if slags is Slags.TEST and variant not in planer:
        return _vis(kommune, VAELG_PLAN), UGYLDIG
    try:
        lav_link(ny_deling(kommune, slags, variant, form.get("til", ""), dage))
    except DelingError as fejl:
        return _vis(kommune, str(fejl)), UGYLDIG
    return redirect(link(kommune, "workshop", "links", gemt="lavet"), 303)


@bp.post("/<kommune>/workshop/links/<id_>/tilbage/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def traek_tilbage(kommune: str, id_: str) -> ResponseReturnValue:
    """It opens nothing from now on."""
    if not delinger().traek_tilbage(kommune, id_):
        raise FindesIkkeError("Det link er her ikke mere. Genindlæs siden.")
    return redirect(link(kommune, "workshop", "links", gemt="tilbage"), 303)


@bp.get("/w/link/<token>/")
@erklaer(Hvem.ALLE, Aendrer.INTET)
def aabn(token: str) -> ResponseReturnValue:
    """To the page that the link is for, which is not written in it."""
    deling = find_deling(token)
    if deling is None:
        return vis("pages/workshop/slut.html", AABNER_INTET, None), 404
    delinger().brugt(deling.id, nu())
    husk(deling)
    return redirect(_maal(deling), 303) if _maal(deling) else _ikke_begyndt()


def lav_link(oensket: Deling) -> Deling:
    """Keep a link whose address holds nothing that looks like somebody's number."""
    while True:
        deling = delinger().lav(oensket)
        if er_laeselig(deling):
            return deling
        delinger().traek_tilbage(deling.kommune, deling.id)


def fuld_adresse(deling: Deling) -> str:
    """The link as it is sent to somebody."""
    return f"{udefra()[0]}{link('w', 'link', underskriv(deling), dato=None, mod=None)}"


def _maal(deling: Deling) -> str:
    """Where the link leads; empty where a workshop is to be followed and none is going on."""
    match deling.slags:
        case Slags.TEST:
            return link(deling.kommune, "verifikation", deling.variant)
        case Slags.BORD:
            return link(deling.kommune, deling.variant, "bord")
        case Slags.FOELG:
            fundne = workshopper().i_kommunen(deling.kommune)
            if not fundne:
                return ""
            giv_maerke(fundne[0])
            session["workshop_af"] = deling.id
            return link("w", fundne[0].kode)
    with lager().aaben(deling.kommune) as database:
        variant = next(iter(variantnavne(database)), "")
        person = next((slug for slug, _ in load_foerste_personer(database, 1)), "")
    return link(deling.kommune, variant, "mit-overblik", person)


def _ikke_begyndt() -> ResponseReturnValue:
    return vis("pages/workshop/slut.html", IKKE_BEGYNDT, None), 404


def _planer(database: Database) -> tuple[tuple[str, str], ...]:
    navne = variantnavne(database).items()
    return tuple((slug, navn) for slug, navn in navne if find_testplan(database, slug))


def _vis(kommune: str, fejl: str = "") -> str:
    with lager().aaben(kommune) as database:
        navne = variantnavne(database)
        side = Linkside(
            kommune=load_kommune(database).navn,
            links=tuple(_rad(en, navne) for en in delinger().i_kommunen(kommune)),
            planer=_planer(database),
            varigheder=tuple((dage, antal(dage, "dag", "dage")) for dage in VARIGHEDER),
            note=_note(),
            fejl=fejl,
        )
        return vis(
            "pages/links/links.html",
            side,
            byg_kommunelinje(database, adresser.laes_valg(), "workshop/links"),
            til=til_fra(kommune, "workshop", "links"),
            gemt=request.args.get("gemt", ""),
            valgt=request.form,
            typet=masker_cpr(request.form.get("til", "")),
        )


def _note() -> str:
    """Why no link helps, empty where they do."""
    if not delinger().er_laeselige:
        return ULAESELIG
    return "" if "adgang" in current_app.extensions else UDEN_KODE


def _rad(deling: Deling, navne: Mapping[str, str]) -> Linkrad:
    brug = delinger().brug(deling.id)
    gange = antal(brug.gange, "gang", "gange")
    return Linkrad(
        id=deling.id,
        hvad=_hvad(deling, navne),
        til=deling.til,
        adresse=fuld_adresse(deling),
        udloeber=_klokken(deling.udloeber),
        udloebet=nu() >= deling.udloeber,
        brug=f"Åbnet {gange}, senest {_klokken(brug.sidst)}" if brug.sidst else "Ikke åbnet endnu",
    )


def _hvad(deling: Deling, navne: Mapping[str, str]) -> str:
    match deling.slags:
        case Slags.TEST:
            return f"Afprøve testplanen for {navne.get(deling.variant, deling.variant)}"
        case Slags.BORD:
            return f"Ændre mapningen ved {deling.variant.rpartition('~')[2].replace('-', ' ')}"
        case Slags.FOELG:
            return "Følge en workshop"
    return "Se siderne"


def _klokken(tid: datetime) -> str:
    lokal = tid.astimezone()
    return f"{detaljedato(lokal.date())} kl. {lokal:%H.%M}"
