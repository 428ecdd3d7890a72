"""`/<kommune>/verifikation/<variant>/tilfaelde/<nr>/`, and the strip on the page under test.

Only a page whose address says `tilfaelde` has the strip, and with it a form and a cookie.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, redirect, request, session
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.domain.verifikation.domme import Skifte, find_skift
from webapp.services.aendring.felter import laes_tal
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.verifikation.bedoemmelse import Svar, Udfyldt, bedoem
from webapp.services.verifikation.husket import find_tidligere, laes_husket
from webapp.services.verifikation.ord import skiftetekster
from webapp.services.verifikation.planlaegning import rent_navn
from webapp.services.verifikation.side import bedoemmelsesside, naeste_nr
from webapp.services.verifikation.sidedele import Bedoemmelsesside
from webapp.services.verifikation.status import Testlinje, Teststatus
from webapp.store.verifikation.domme import load_udsagn
from webapp.store.verifikation.testplan import find_testplan
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.formular import KOLLISION, UGYLDIG
from webapp.web.ramme import vis
from webapp.web.sidebillede import bestil_billede
from webapp.web.testside import sidelaeser
from webapp.web.verifikation import kraev_status, testlinje, teststed

bp = Blueprint("tilfaelde", __name__)
TESTER = "tester"
BESKEDER = {
    "dom": "Gemt. Her er den næste side.",
    "maskeret": "Gemt. Der stod noget, der kan være et CPR-nummer, i det, du skrev. Det er skjult "
    "med X. Her er den næste side.",
}


def find_strimmel(database: Database, grundlag: Grundlag, side: str) -> Bedoemmelsesside | None:
    """The strip of this request's page; None without `tilfaelde`, or where it is another page's.

    The page may be looked at on another day, or be another one than the number says: then there is
    nothing to judge, and no form.
    """
    nr = laes_tal(request.args.get("tilfaelde"))
    if nr is None:
        return None
    plan = find_testplan(database, grundlag.variant.slug)
    if plan is None or grundlag.dato != (plan.dato or grundlag.opslag.kommune.dato):
        return None
    status = kraev_status(database, grundlag)
    linje = status.linje(nr)
    if linje is None or linje.tilfaelde.side != side:
        return None
    fundet = _bedoemmelse(database, grundlag, status, linje, _tom(database, grundlag, linje))
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    maal = status.linje(fundet.naeste) if fundet.naeste else None
    return replace(
        fundet,
        href=link(
            kommune, "verifikation", variant, "tilfaelde", str(nr), dato=None, vis=None, test=None
        ),
        spring=adresse_under_test(grundlag, maal) if maal else "",
        besked=BESKEDER.get(request.args.get("gemt", ""), ""),
    )


def _tom(database: Database, grundlag: Grundlag, linje: Testlinje) -> Udfyldt:
    """An empty form, with the name that was given last."""
    udsagn = _nu(database, grundlag, linje).udsagn
    tester = session.get(TESTER, {})
    return Udfyldt(
        navn=str(tester.get("navn", "")),
        rolle=str(tester.get("rolle", "")),
        aftryk=udsagn.aftryk if udsagn else "",
    )


def _nu(database: Database, grundlag: Grundlag, linje: Testlinje) -> Testlinje:
    """The line with what its page says, also where nobody has judged it."""
    if linje.udsagn is not None or linje.kandidat is None:
        return linje
    laeser = sidelaeser(database, grundlag)
    return replace(linje, udsagn=laes_husket(database, grundlag, linje.tilfaelde.side, laeser))


def _bedoemmelse(
    database: Database,
    grundlag: Grundlag,
    status: Teststatus,
    linje: Testlinje,
    udfyldt: Udfyldt,
) -> Bedoemmelsesside:
    nu = _nu(database, grundlag, linje)
    return bedoemmelsesside(grundlag, status, nu, udfyldt, udfyldt.navn)


@bp.get("/<kommune>/verifikation/<variant>/tilfaelde/<int:nr>/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def side(kommune: str, variant: str, nr: int) -> str:
    """The page of one tilfælde: what is expected, what was said, and the form."""
    with teststed(kommune, variant) as (database, grundlag):
        status = kraev_status(database, grundlag)
        linje = _find(status, nr)
        return _side(
            database,
            grundlag,
            _bedoemmelse(database, grundlag, status, linje, _tom(database, grundlag, linje)),
        )


def _find(status: Teststatus, nr: int) -> Testlinje:
    linje = status.linje(nr)
    if linje is None:
        raise FindesIkkeError("Den side er ikke i testplanen. Se listen i testplanen.")
    return linje


def _side(database: Database, grundlag: Grundlag, bedoemmelse: Bedoemmelsesside) -> str:
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    return vis(
        "pages/verifikation/tilfaelde.html",
        bedoemmelse,
        testlinje(database, grundlag),
        til=til_fra(kommune, "verifikation", variant),
        variantens=til_fra(kommune, variant),
    )


@bp.get("/<kommune>/verifikation/<variant>/side/<int:nr>/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def aabn(kommune: str, variant: str, nr: int) -> ResponseReturnValue:
    """To one page under test, as *Begynd* leads to the first; to its form where it is gone."""
    with teststed(kommune, variant) as (database, grundlag):
        linje = _find(kraev_status(database, grundlag), nr)
        if linje.kandidat is None:
            return redirect(link(kommune, "verifikation", variant, "tilfaelde", str(nr)), 303)
        return redirect(adresse_under_test(grundlag, linje), 303)


@bp.get("/<kommune>/verifikation/<variant>/begynd/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def begynd(kommune: str, variant: str) -> ResponseReturnValue:
    """To the first page that is to be judged; to the testplan where none is left."""
    with teststed(kommune, variant) as (database, grundlag):
        status = kraev_status(database, grundlag)
        navn = str(session.get(TESTER, {}).get("navn", ""))
        linje = status.linje(naeste_nr(status, 0, navn) or 0)
        if linje is None:
            return redirect(link(kommune, "verifikation", variant), 303)
        return redirect(adresse_under_test(grundlag, linje), 303)


@bp.post("/<kommune>/verifikation/<variant>/tilfaelde/<int:nr>/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def doem(kommune: str, variant: str, nr: int) -> ResponseReturnValue:
    """Keep a verdict and go on to the next page; the form again where it cannot be kept."""
    with teststed(kommune, variant) as (database, grundlag):
        status = kraev_status(database, grundlag)
        linje = _nu(database, grundlag, _find(status, nr))
        udfyldt = _udfyldt()
        if linje.udsagn is None:
            raise FindesIkkeError("Siden findes ikke mere under varianten. Opdatér testplanen.")
        svar = bedoem(
            database,
            grundlag,
            linje.tilfaelde.side,
            udfyldt,
            (linje.udsagn, datetime.now(UTC)),
        )
        if svar.gemt:
            bestil_billede(grundlag, linje.tilfaelde.side, linje.udsagn.aftryk)
            session[TESTER] = {"navn": rent_navn(udfyldt.navn), "rolle": rent_navn(udfyldt.rolle)}
            ny = kraev_status(database, grundlag)
            maal = bedoemmelsesside(grundlag, ny, linje, udfyldt, rent_navn(udfyldt.navn)).naeste
            return redirect(_videre(grundlag, ny, maal, svar), 303)
        igen = _igen(database, udfyldt, linje, svar)
        bedoemmelse = _bedoemmelse(database, grundlag, status, linje, igen[0])
        bedoemmelse = replace(
            bedoemmelse,
            fejl=svar.fejl,
            siden_er_aendret=svar.siden_er_aendret,
            skift=skiftetekster(igen[1]) or bedoemmelse.skift,
        )
        kode = KOLLISION if svar.siden_er_aendret else UGYLDIG
        return _side(database, grundlag, bedoemmelse), kode


def _igen(
    database: Database, udfyldt: Udfyldt, linje: Testlinje, svar: Svar
) -> tuple[Udfyldt, tuple[Skifte, ...]]:
    """The form as it was filled in; of a page that changed meanwhile, with what it now says."""
    if linje.udsagn is None or not svar.siden_er_aendret:
        return udfyldt, ()
    kendt = load_udsagn(database, [udfyldt.aftryk]).get(udfyldt.aftryk)
    foer = kendt or find_tidligere(udfyldt.aftryk)
    skift = find_skift(foer, linje.udsagn) if foer else ()
    return replace(udfyldt, aftryk=linje.udsagn.aftryk), skift


def _udfyldt() -> Udfyldt:
    return Udfyldt(**{felt: request.form.get(felt, "") for felt in Udfyldt.__slots__})


def _videre(grundlag: Grundlag, status: Teststatus, naeste: int | None, svar: Svar) -> str:
    """The next page under test; the testplan where none is left."""
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    maskeret = "maskeret" if svar.maskeret else "dom"
    linje = status.linje(naeste) if naeste else None
    if linje is None:
        gemt = maskeret if svar.maskeret else "faerdig"
        return link(kommune, "verifikation", variant, gemt=gemt, dato=None, vis=None)
    return adresse_under_test(grundlag, linje, gemt=maskeret)


def adresse_under_test(grundlag: Grundlag, linje: Testlinje, gemt: str | None = None) -> str:
    """The page with its strip."""
    return link(
        grundlag.opslag.kommune.slug,
        grundlag.variant.slug,
        linje.tilfaelde.side,
        dato=grundlag.dato.isoformat(),
        vis=(linje.kandidat.vis if linje.kandidat else 0) or None,
        tilfaelde=linje.tilfaelde.nr,
        gemt=gemt,
        # Whoever is on the page itself needs no way back to it, nor to where she was before.
        test=None,
        find=None,
    )
