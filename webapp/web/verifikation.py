"""`/<kommune>/verifikation/…`: testplans, made of the data, changed and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.aendring.felter import laes_tal
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError, Grundlag, load_grundlag, variantnavne
from webapp.services.linje import Linje, Linjevalg
from webapp.services.verifikation.overfoersel import find_tilbud, overfoer
from webapp.services.verifikation.oversigt import testplanliste
from webapp.services.verifikation.planlaegning import (
    TestplanError,
    giv_til,
    lav_testplan,
    opdater,
    tilfoej_side,
)
from webapp.services.verifikation.side import VISTE_LINJER, Udsnitsvalg, forslag, planside
from webapp.services.verifikation.skridt import tag_skridt
from webapp.services.verifikation.status import Teststatus, find_status
from webapp.store.verifikation.testplan import find_testplan, saet_ude, slet_testplan
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.formular import UGYLDIG
from webapp.web.leveret import SLUG as LEVERET
from webapp.web.ramme import byg_kommunelinje, lager, stadiedele, vis
from webapp.web.sidebillede import bestil_manglende
from webapp.web.testside import sidelaeser

bp = Blueprint("verifikation", __name__)
INGEN_PLAN = "Varianten har ingen testplan. Lav en først."


@contextmanager
def teststed(kommune: str, variant: str) -> Iterator[tuple[Database, Grundlag]]:
    """The kommune's file and the variant on the testplan's day; FindesIkkeError as elsewhere."""
    valgt = laes_valg().dato
    with lager().aaben(kommune) as database:
        plan = find_testplan(database, variant)
        yield database, load_grundlag(database, variant, plan.dato if plan else valgt)


def laes_status(database: Database, grundlag: Grundlag) -> Teststatus | None:
    """The testplan with its pages as they now are."""
    return find_status(database, grundlag, sidelaeser(database, grundlag))


def kraev_status(database: Database, grundlag: Grundlag) -> Teststatus:
    """The same; FindesIkkeError where there is none."""
    status = laes_status(database, grundlag)
    if status is None:
        raise FindesIkkeError(INGEN_PLAN)
    return status


@bp.get("/<kommune>/verifikation/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def liste(kommune: str) -> str:
    """The testplans of the kommune, and the variants that have none."""
    with lager().aaben(kommune) as database:
        return vis(
            "pages/verifikation/testplaner.html",
            testplanliste(database, lambda grundlag: sidelaeser(database, grundlag)),
            byg_kommunelinje(database, laes_valg(), "verifikation"),
            til=til_fra(kommune),
            slettet="slettet" in request.args,
        )


@bp.post("/<kommune>/verifikation/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def slet_forladt(kommune: str) -> ResponseReturnValue:
    """Delete the testplan of a variant that was deleted; of another, its own page does that."""
    variant = request.form.get("slet", "")
    with lager().aaben(kommune) as database:
        if variant in variantnavne(database) or find_testplan(database, variant) is None:
            raise FindesIkkeError("Den testplan er her ikke mere. Genindlæs siden.")
        slet_testplan(database, variant)
    return redirect(link(kommune, "verifikation", slettet=1), 303)


@bp.get("/<kommune>/verifikation/<variant>/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def plan(kommune: str, variant: str) -> str:
    """A testplan, or what one would hold."""
    with teststed(kommune, variant) as (database, grundlag):
        return _side(database, grundlag)


def _side(database: Database, grundlag: Grundlag, fejl: str = "", skrevet: str = "") -> str:
    status = laes_status(database, grundlag)
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    kontekst = {
        "til": til_fra(kommune, "verifikation", variant),
        "kommunens": til_fra(kommune),
        "fejl": fejl,
        "skrevet": skrevet,
    }
    linje = testlinje(database, grundlag)
    if status is None:
        side = forslag(database, grundlag)
        return vis("pages/verifikation/ingen_testplan.html", side, linje, **kontekst)
    return vis(
        "pages/verifikation/testplan.html",
        planside(
            grundlag,
            status,
            find_tilbud(database, status, sidelaeser(database, grundlag)),
            Udsnitsvalg(
                request.args.get("stand", ""),
                max(VISTE_LINJER, laes_tal(request.args.get("vis")) or 0),
            ),
            leveret=LEVERET in variantnavne(database).keys() - {variant},
        ),
        linje,
        gemt=request.args.get("gemt", ""),
        saa_mange=laes_tal(request.args.get("antal")) or 0,
        **kontekst,
    )


def testlinje(database: Database, grundlag: Grundlag) -> Linje:
    """The preview bar, with the testplan of each variant."""
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    valgene = tuple(
        Linjevalg(navn, link(kommune, "verifikation", slug, dato=None), slug == variant)
        for slug, navn in variantnavne(database).items()
    )
    dato = detaljedato(grundlag.dato)
    dele = stadiedele(grundlag)
    return byg_kommunelinje(
        database,
        laes_valg(),
        "verifikation",
        dato=dato,
        variant=grundlag.variant.slug,
        varianter=valgene,
        **dele,
    )


@bp.post("/<kommune>/verifikation/<variant>/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def aendr(kommune: str, variant: str) -> ResponseReturnValue:
    """Make the testplan, or change it: `handling` says how."""
    handling, skrevet = request.form.get("handling", ""), request.form.get("adresse", "")
    with teststed(kommune, variant) as (database, grundlag):
        try:
            gemt = _HANDLINGER.get(handling, _ukendt)(database, grundlag)
        except TestplanError as fejl:
            return _side(database, grundlag, str(fejl), skrevet), UGYLDIG
    if handling == "slet":
        return redirect(link(kommune, "verifikation", slettet=1), 303)
    if handling == "billeder":
        return redirect(link(kommune, "verifikation", variant, "rapport", anker="billeder"), 303)
    query, _, anker = gemt.partition("#")
    gemt, _, antal = query.partition("=")
    maal = link(kommune, "verifikation", variant, gemt=gemt, antal=antal or None, anker=anker)
    return redirect(maal, 303)


def _lav(database: Database, grundlag: Grundlag) -> str:
    # The day in the address, where one is chosen; else the plan follows the data set's.
    lav_testplan(database, grundlag, datetime.now(UTC), laes_valg().dato)
    return "lavet"


def _opdater(database: Database, grundlag: Grundlag) -> str:
    return f"opdateret={opdater(database, kraev_status(database, grundlag))}"


def _tilfoej(database: Database, grundlag: Grundlag) -> str:
    laeser = sidelaeser(database, grundlag)
    kraev_status(database, grundlag)
    tilfoej_side(database, grundlag, request.form.get("adresse", ""), laeser)
    return "tilfoejet"


def _ude(database: Database, grundlag: Grundlag) -> str:
    nr = _kendt_nr(kraev_status(database, grundlag))
    ude = request.form["handling"] == "tag_ud"
    saet_ude(database, grundlag.variant.slug, nr, ude=ude)
    return "taget_ud" if ude else "taget_ind"


def _kendt_nr(status: Teststatus) -> int:
    nr = laes_tal(request.form.get("nr")) or 0
    if status.linje(nr) is None:
        raise TestplanError("Den side er ikke i testplanen. Genindlæs siden, og prøv igen.")
    return nr


def _giv(database: Database, grundlag: Grundlag) -> str:
    numre = [nr for tekst in request.form.getlist("nr[]") if (nr := laes_tal(tekst)) is not None]
    giv_til(database, kraev_status(database, grundlag), numre, request.form.get("tester", ""))
    return "givet"


def _skridt(database: Database, grundlag: Grundlag) -> str:
    status = kraev_status(database, grundlag)
    form = request.form
    tag_skridt(
        database,
        status,
        laes_tal(form.get("mangel")) or 0,
        (form.get("skridt", ""), form.get("retter", ""), form.get("navn", "")),
        datetime.now(UTC),
    )
    return "skridt#mangler"


def _overfoer(database: Database, grundlag: Grundlag) -> str:
    status, laeser = kraev_status(database, grundlag), sidelaeser(database, grundlag)
    return f"overfoert={overfoer(database, status, request.form.get('fra', ''), laeser)}"


def _billeder(database: Database, grundlag: Grundlag) -> str:
    return f"billeder={bestil_manglende(grundlag, kraev_status(database, grundlag))}"


def _slet(database: Database, grundlag: Grundlag) -> str:
    slet_testplan(database, grundlag.variant.slug)
    return "slettet"


def _ukendt(database: Database, grundlag: Grundlag) -> str:  # noqa: ARG001 - as the others
    raise TestplanError("Det kan testplanen ikke. Genindlæs siden, og prøv igen.")


_HANDLINGER = {
    "lav": _lav,
    "opdater": _opdater,
    "tilfoej": _tilfoej,
    "tag_ud": _ude,
    "tag_ind": _ude,
    "giv": _giv,
    "skridt": _skridt,
    "overfoer": _overfoer,
    "billeder": _billeder,
    "slet": _slet,
}
