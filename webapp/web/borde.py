"""`/<kommune>/workshop/borde/`: tables with a scratch copy each, and what they did on the stage."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Flask, Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.variant.bord import SKILLETEGN, er_bord
from webapp.services.aendring.felter import laes_tal
from webapp.services.deling.delinger import Slags, ny_deling
from webapp.services.grundlag import FindesIkkeError, load_grundlag, variantnavne
from webapp.services.workshop.borde import (
    FLEST_BORDE,
    Bord,
    Bordvirkning,
    bordvirkning,
    find_bord,
    lav_borde,
    load_borde,
)
from webapp.store.borde import fjern_borde, nulstil_borde
from webapp.store.opslag import load_kommune
from webapp.store.personliste import load_foerste_personer
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.formular import UGYLDIG
from webapp.web.linkadgang import SIDERNE, VAERKSTEDET, delinger
from webapp.web.links import fuld_adresse, lav_link
from webapp.web.ramme import byg_kommunelinje, lager, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("borde", __name__)
# Seconds after which the stage is asked for again, by a header: nobody has to press.
FRISK = "4"
VISTE_BORGERE = 8
# As `bordslug` makes it.
_SLUG = re.compile(rf"[^{SKILLETEGN}\s]+{SKILLETEGN}bord-\d+")
HVOR_MANGE = f"Skriv, hvor mange borde der skal være: fra 1 til {FLEST_BORDE}."
IKKE_HER = (
    "Det kan ikke gøres ved et bord. Bordets kopi kan ændres under Mapning og ses på borgernes "
    "sider, og den er ingen variant uden for workshoppen."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bordside:
    """The leader's page. `borde` are (table, its link, empty where it has none any more)."""

    borde: tuple[tuple[Bord, str], ...]
    varianter: tuple[tuple[str, str], ...]
    flest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Etbord:
    """A table's own page; `borgere` are (slug, name)."""

    bord: Bord
    variantnavn: str
    virkning: Bordvirkning
    borgere: tuple[tuple[str, str], ...]


def tilmeld(app: Flask) -> None:
    """Keep the copies out of every page but the workbench and the pages that it changes."""
    app.jinja_env.globals["ved_bord"] = lambda: er_bord(
        (request.view_args or {}).get("variant", "")
    )
    app.before_request(_kun_ved_bordet)


def _kun_ved_bordet() -> None:
    args, endpoint = request.view_args or {}, request.endpoint or ""
    if endpoint.partition(".")[0] == "adgang":
        return  # what its address carries only says where one was going
    andre = {**args, "variant": ""} if _er_bordets(endpoint) else args
    naevnt = [*andre.values(), *(v for _, v in request.values.items(multi=True))]
    if any(_er_slug(str(tekst)) for tekst in naevnt):
        raise FindesIkkeError(IKKE_HER)


def _er_bordets(endpoint: str) -> bool:
    return endpoint in VAERKSTEDET or endpoint.partition(".")[0] in SIDERNE


def _er_slug(tekst: str) -> bool:
    """True for what names a copy, and not for a text or a bemærkning in which the sign stands."""
    return _SLUG.fullmatch(tekst) is not None


@bp.get("/<kommune>/workshop/borde/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def liste(kommune: str) -> str:
    """The tables, and the forms that make, reset and remove them."""
    return _vis(kommune)


def _vis(kommune: str, fejl: str = "") -> str:
    """The same; `fejl`: why none were made of what was typed."""
    with lager().aaben(kommune) as database:
        navne = variantnavne(database)
        links = _links(kommune)
        side = Bordside(
            borde=tuple((bord, links.get(bord.slug, "")) for bord in load_borde(database)),
            varianter=tuple((s, n) for s, n in navne.items() if s != "leveret"),
            flest=FLEST_BORDE,
        )
        return vis(
            "pages/borde/borde.html",
            side,
            byg_kommunelinje(database, laes_valg(), "workshop/borde"),
            til=til_fra(kommune, "workshop", "borde"),
            til_kommune=til_fra(kommune),
            navne=navne,
            gjort=request.args.get("gemt", ""),
            fejl=fejl,
            valgt=request.form,
            typet=masker_cpr(request.form.get("antal", "6")),
        )


@bp.post("/<kommune>/workshop/borde/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def aendr(kommune: str) -> ResponseReturnValue:
    """Make the tables, reset them all, or take them away; their links are made and withdrawn."""
    handling = request.form.get("handling", "")
    with lager().aaben(kommune) as database:
        if handling == "lav":
            antal = laes_tal(request.form.get("antal")) or 0
            if not 1 <= antal <= FLEST_BORDE:
                return _vis(kommune, HVOR_MANGE), UGYLDIG
            delinger().kraev_plads(antal, datetime.now(UTC))
            lav_borde(database, request.form.get("variant", ""), antal)
            _traek_links_tilbage(kommune)
            for bord in load_borde(database):
                lav_link(ny_deling(kommune, Slags.BORD, bord.slug, bord.navn, 1))
        elif handling == "nulstil":
            nulstil_borde(database)
        elif handling == "fjern":
            fjern_borde(database)
            _traek_links_tilbage(kommune)
        else:
            raise FindesIkkeError("Det kan bordene ikke. Genindlæs siden.")
    return redirect(link(kommune, "workshop", "borde", gemt=handling), 303)


@bp.get("/<kommune>/workshop/borde/scene/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def scene(kommune: str) -> Response:
    """What the tables did, beside each other."""
    with lager().aaben(kommune) as database:
        side = tuple(bordvirkning(database, bord) for bord in load_borde(database))
        html = vis(
            "pages/borde/scene.html",
            side,
            None,
            liste=link(kommune, "workshop", "borde"),
            navne=variantnavne(database),
        )
    svar = make_response(html)
    svar.headers["Refresh"] = FRISK
    return svar


@bp.get("/<kommune>/<variant>/bord/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def bord(kommune: str, variant: str) -> str:
    """Where a table begins: its workbench, the pages, and what it has done so far."""
    with lager().aaben(kommune) as database:
        fundet = find_bord(database, variant)
        grundlag = load_grundlag(database, variant)
        side = Etbord(
            bord=fundet,
            variantnavn=variantnavne(database).get(fundet.variant, fundet.variant),
            virkning=bordvirkning(database, fundet),
            borgere=load_foerste_personer(database, VISTE_BORGERE),
        )
        return vis(
            "pages/borde/bord.html",
            side,
            vaerktoejslinje(database, grundlag, "workshop/borde"),
            til=til_fra(kommune, variant),
            kommunenavn=load_kommune(database).navn,
        )


def _links(kommune: str) -> Mapping[str, str]:
    """The link of each table that has one."""
    nu = datetime.now(UTC)
    egne = (en for en in delinger().i_kommunen(kommune) if en.slags is Slags.BORD)
    return {en.variant: fuld_adresse(en) for en in egne if nu < en.udloeber}


def _traek_links_tilbage(kommune: str) -> None:
    for en in delinger().i_kommunen(kommune):
        if en.slags is Slags.BORD:
            delinger().traek_tilbage(kommune, en.id)
