"""`/<kommune>/sammenlign/<a>/<b>/…`: two variants beside each other, with the same tail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, request

from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import FindesIkkeError, load_grundlag
from webapp.services.maalinger.indvirkning import Modtager, kendt_indvirkning
from webapp.services.mit_overblik.sider import find_borgerside
from webapp.services.mit_overblik.udsnit import SkjultError, load_borgerudsnit
from webapp.services.opdigtet import er_opdigtet
from webapp.services.sammenlign.bagsider import bagsider
from webapp.services.sammenlign.indeksforskel import indeksforskelle
from webapp.services.sammenlign.kommune import kommunesammenligning
from webapp.services.sammenlign.sammenlign import kontaktmatrix, sammenlign
from webapp.services.sammenlign.sidedele import Kontaktmatrix, Sammenligning
from webapp.services.sapa.faner import UdenElementError
from webapp.services.sapa.sapa import find_rolle
from webapp.services.sapa.sider import Sapaside, find_sapaside
from webapp.store.varianter import load_varianthoveder
from webapp.web.adresse import MAKS_VIS, laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.linjevalg import Variantpar
from webapp.web.ramme import (
    Sted,
    byg_kommunelinje,
    byg_sammenligningslinje,
    lager,
    stadiedele,
    sted,
    tilfoejlink,
    vis,
)
from webapp.web.sapavalg import laes_sapavalg, sapaled

bp = Blueprint("sammenlign", __name__)


@bp.get("/<kommune>/sammenlign/<a>/<b>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True, lang=True)
def hele_kommunen(kommune: str, a: str, b: str) -> str:
    """What differs for the whole kommune."""
    valg = laes_valg()
    modtager = Modtager.SAPA if request.args.get("modtager") == "sapa" else Modtager.BORGER
    with lager().aaben(kommune) as database:
        en, anden = (load_grundlag(database, slug, valg.dato) for slug in (a, b))
        maalt = kendt_indvirkning(database, en, anden, modtager)
        andre = indeksforskelle(database, en, anden)
        side = replace(
            kommunesammenligning(en, anden, maalt, andre, valg.vis),
            opdigtet=er_opdigtet(database),
        )
        par = Variantpar(
            load_varianthoveder(database),
            a,
            b,
            lambda til_a, til_b: link(kommune, "sammenlign", til_a, til_b, mod=None),
            lambda slug, mod: link(kommune, slug, "mit-overblik", mod=mod),
        )
        dele = dict(par.dele()) | {"sammenlign": None}
        linje = byg_kommunelinje(
            database,
            valg,
            "sammenlign",
            dag=en.dato,
            variant=a,
            **dele,
            **stadiedele(en, anden),
        )
        return vis(
            "pages/sammenlign/kommune.html",
            side,
            linje,
            til=til_fra(kommune, "sammenlign", a, b),
            til_a=til_fra(kommune, a),
            til_b=til_fra(kommune, b),
            tilfoej=tilfoejlink(kommune, "", (a, b)),
            flere=lambda udsnit: link(
                *(kommune, "sammenlign", a, b), vis=udsnit.naeste, modtager=side.modtager
            ),
            variant_a=(a, en.variant.navn),
            variant_b=(b, anden.variant.navn),
        )


@bp.get("/<kommune>/sammenlign/<a>/<b>/mit-overblik/<person>/", defaults={"sti": ""})
@bp.get("/<kommune>/sammenlign/<a>/<b>/mit-overblik/<person>/<path:sti>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def borger(kommune: str, a: str, b: str, person: str, sti: str) -> str:
    """Two pages of Mit Overblik."""
    with sted(kommune, a, person) as en:
        anden = en.andet(b)
        fundet = _foerste(en, anden, sti)
        side = sammenlign(
            f"{fundet[0]} for {en.person.borgernavn}",
            f"indhold/mit_overblik/{fundet[1]}.html",
            # All rows: a row that only paging leaves out would be told as one that is not shown.
            lambda: find_borgerside(en.udsnit(), sti, MAKS_VIS).side,
            lambda: find_borgerside(anden.udsnit(), sti, MAKS_VIS).side,
        )
        if side.side_a and side.side_b:
            bag = bagsider(en.udsnit(), anden.udsnit(), sti.strip("/"))
            side = replace(side, matrix=_matrix(en, anden, sti), bagsider=bag)
        hale = f"mit-overblik/{person}/{sti}".rstrip("/")
        return _vis(en, anden, side, hale, ("mit-overblik", person))


@bp.get("/<kommune>/sammenlign/<a>/<b>/sapa/<rolle>/borger/<person>/", defaults={"sti": ""})
@bp.get("/<kommune>/sammenlign/<a>/<b>/sapa/<rolle>/borger/<person>/<path:sti>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def sapa(kommune: str, a: str, b: str, rolle: str, person: str, sti: str) -> str:  # noqa: PLR0913 - the address
    """Two pages of SAPA."""
    with sted(kommune, a, person) as en:
        anden = en.andet(b)
        # All rows: one that only paging leaves out would be told as one that is not shown.
        valg = laes_sapavalg(MAKS_VIS)

        def byg(her: Sted) -> Sapaside:
            # A variant without the role, or whose view lacks the element, says so on its side.
            jobfunktion = find_rolle(her.grundlag, rolle)
            return find_sapaside(her.database, her.udsnit(), jobfunktion, sti, valg)

        titel, skabelon = _foerste_i_sapa(lambda: byg(en), lambda: byg(anden))
        side = sammenlign(
            f"{titel} i SAPA for {en.person.navn}",
            f"indhold/sapa/{skabelon}.html",
            lambda: byg(en).side,
            lambda: byg(anden).side,
        )
        hale = f"sapa/{rolle}/borger/{person}/{sti}".rstrip("/")
        return _vis(en, anden, side, hale, base=("sapa", rolle), rolle=rolle)


def _foerste_i_sapa(*sider: Callable[[], Sapaside]) -> tuple[str, str]:
    """Title and template from the side that shows the page; FindesIkkeError if it is unknown."""
    skjult: SkjultError | UdenElementError | None = None
    ukendt: FindesIkkeError | None = None
    for byg in sider:
        try:
            fundet = byg()
        except (SkjultError, UdenElementError) as fejl:
            skjult = fejl
        except FindesIkkeError as fejl:
            ukendt = fejl
        else:
            return fundet.titel, fundet.skabelon
    if skjult is None and ukendt is not None:
        raise ukendt
    # Both sides then say that they do not show it, and the template is not used.
    return "Det samme", "sag"


def _foerste(en: Sted, anden: Sted, sti: str) -> tuple[str, str]:
    """Title and template from the side that shows the page; FindesIkkeError if it is unknown."""
    for her in (en, anden):
        try:
            fundet = find_borgerside(her.udsnit(), sti)
        except SkjultError:
            continue
        return fundet.titel, fundet.skabelon
    # Both sides then say that they do not show it, and the template is not used.
    return ("Skjult sag", "sag") if sti.startswith("sager/") else ("Skjult ydelse", "serviceydelse")


def _matrix(en: Sted, anden: Sted, sti: str) -> Kontaktmatrix | None:
    """The 2 × 2 for the page of one sag that both sides show; None for other pages."""
    dele = sti.split("/")
    if dele[0] != "sager" or len(dele) == 1:
        return None

    def sag(kilde: Kontaktkilde, side: str) -> Bedoemt:
        her = en if side == "a" else anden
        udsnit = load_borgerudsnit(her.database, her.grundlag.med_kontaktkilde(kilde), her.person)
        return next(b for b in udsnit.alle if b.noegle == f"sag/{dele[1]}")

    return kontaktmatrix(sag)


def _vis(  # noqa: PLR0913 - both places, the page, and where it stands
    en: Sted, anden: Sted, side: Sammenligning, hale: str, base: tuple[str, str], rolle: str = ""
) -> str:
    a, b = en.variant, anden.variant
    return vis(
        "pages/sammenlign/side.html",
        side,
        byg_sammenligningslinje(en, anden, hale, rolle),
        til=til_fra(en.kommune, "sammenlign", a, b),
        til_a=_til_side(en, (a, b), a, base),
        til_b=_til_side(en, (a, b), b, base),
        person=en.person.slug,
        led=sapaled(frit=False),
        variant_a=(a, en.grundlag.variant.navn),
        variant_b=(b, anden.grundlag.variant.navn),
    )


def _til_side(
    sted: Sted, par: tuple[str, str], variant: str, base: tuple[str, str]
) -> Callable[..., str]:
    """The `til` of one side: pages that can be compared stay compared, a unit has its own page."""
    sammenlignet = til_fra(sted.kommune, "sammenlign", *par, *base)
    alene = til_fra(sted.kommune, variant, *base)

    def til(*dele: str, anker: str = "", **query: str | int | None) -> str:
        vej = alene if dele[:1] == ("enheder",) else sammenlignet
        return vej(*dele, anker=anker, **query)

    return til
