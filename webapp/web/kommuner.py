"""`/` and `/<kommune>/`: choose kommune, then one of its six jobs."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.grundlag import Grundlag, variantnavne
from webapp.services.kommuner.kommuner import Kommunelager, find_eksempeltitel, kommunevalg
from webapp.services.kommuner.kommuneside import Eksempel, kommuneside
from webapp.services.kommuner.sidedele import Variantlinje
from webapp.services.linje import Linjevalg
from webapp.services.verifikation.husket import Laeser
from webapp.services.verifikation.oversigt import find_teststand
from webapp.store.opslag import load_kommune
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.billeder import aendrede_sider
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.jobkort import Afproevet, jobkort, status
from webapp.web.ramme import byg_kommunelinje, lager, vis
from webapp.web.testside import sidelaeser

bp = Blueprint("kommuner", __name__)


@bp.get("/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def kommuner() -> str:
    """The kommuner that are loaded."""
    return vis("pages/kommuner/kommuner.html", kommunevalg(lager()), None, til=til_fra())


@bp.get("/<kommune>/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def kommune(kommune: str) -> ResponseReturnValue:
    """One kommune's jobs; its links lead to the variant in the address, else to the first."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        navne = variantnavne(database)
        variant = request.args.get("variant") or next(iter(navne), "")
        if "soeg" in request.args and variant:  # here the citizens were, once
            borgere = link(kommune, variant, "mit-overblik", soeg=request.args["soeg"] or None)
            return redirect(borgere)
        eksempel = _eksempel(lager(), kommune, load_kommune(database).navn)
        side = kommuneside(database, variant, valg.mod, valg.dato, eksempel)
        valgene = tuple(
            Linjevalg(navn, link(kommune, variant=slug), slug == variant)
            for slug, navn in navne.items()
        )
        linje = byg_kommunelinje(database, valg, varianter=valgene, variant=variant)
        return vis(
            "pages/kommuner/kommune.html",
            side,
            linje,
            til=til_fra(kommune),
            status=status(side, afproevet := _afproevet(database, kommune, side.variant)),
            kort=jobkort(side, afproevet),
            vis_under=lambda slug: link(kommune, variant=slug, mod=None),
        )


def _afproevet(database: Database, kommune: str, variant: Variantlinje | None) -> Afproevet:
    def laeser(grundlag: Grundlag) -> Laeser:
        return sidelaeser(database, grundlag)

    test = find_teststand(database, variant.slug, laeser) if variant else None
    return Afproevet(test, aendrede_sider(kommune))


def _eksempel(lager: Kommunelager, slug: str, navn: str) -> Eksempel | None:
    titel = find_eksempeltitel(lager, slug, navn)
    if titel is None:
        return None
    return Eksempel(titel, frozenset(fil.stem for fil in (lager.seed / slug).glob("*.toml")))
