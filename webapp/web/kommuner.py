"""`/` and `/<kommune>/`: choose kommune, then test person, variant and role."""

from functools import partial

from flask import Blueprint, request
from sqlite_utils import Database

from webapp.services.grundlag import variantnavne
from webapp.services.kommuner.kommuner import kommuneside, kommunevalg
from webapp.services.kommuner.personliste import VISTE_PERSONER, personliste
from webapp.services.kommuner.sidedele import Kommuneside
from webapp.services.kontrol.side import kontrolmaerker
from webapp.services.linje import Linjevalg
from webapp.web.adresse import Valg, laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import byg_kommunelinje, lager, vis
from webapp.web.vaerktoej import VAERKTOEJER

bp = Blueprint("kommuner", __name__)
MAKS_SOEGT = 100
SOEGNING_BAERER = ("variant", "dato", "linje")


@bp.get("/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def kommuner() -> str:
    """The kommuner that are loaded."""
    return vis("pages/kommuner/kommuner.html", kommunevalg(lager()), None, til=til_fra())


@bp.get("/<kommune>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def kommune(kommune: str) -> str:
    """One kommune; its links lead to the variant in the address, else to the first."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        side = _laes_side(database, valg)
        # Both lead to the list again: what is sought and which variant stays.
        igen = partial(link, kommune, soeg=side.testpersoner.soegt or None)
        valgene = tuple(
            Linjevalg(et.navn, igen(variant=et.slug), et == side.variant) for et in side.varianter
        )
        linje = byg_kommunelinje(database, valg, dato=side.dato, varianter=valgene)
        return vis(
            "pages/kommuner/kommune.html",
            side,
            linje,
            til=til_fra(kommune),
            flere=lambda u: igen(vis=u.naeste, variant=_valgt_variant(), anker="testpersoner"),
            valgt_variant=_valgt_variant(),
            # A GET form drops the query of its address: what is carried stands in fields.
            skjulte=[(n, request.args[n]) for n in SOEGNING_BAERER if n in request.args],
            kontrol=kontrolmaerker(database),
            vaerktoejer=VAERKTOEJER,
        )


def _laes_side(database: Database, valg: Valg) -> Kommuneside:
    soegt = request.args.get("soeg", "").strip()[:MAKS_SOEGT]
    vist = valg.vis if "vis" in request.args else VISTE_PERSONER
    foerste = next(iter(variantnavne(database)), None)
    personer = personliste(database, soegt, vist, _valgt_variant() or foerste)
    return kommuneside(database, personer, _valgt_variant(), valg.dato)


def _valgt_variant() -> str | None:
    return request.args.get("variant") or None
