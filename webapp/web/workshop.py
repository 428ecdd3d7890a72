"""`/<kommune>/workshop/…`: the scenarios, and the stage on which one of them is shown."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.workshop.scenarie import Skridtart
from webapp.services.linje import Linjevalg
from webapp.services.workshop.liste import scenarieliste
from webapp.services.workshop.opstilling import load_opstilling
from webapp.services.workshop.samling import find_scenarie
from webapp.services.workshop.sidedele import Skridtside
from webapp.services.workshop.skridt import skridtside
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import byg_kommunelinje, lager, vis

bp = Blueprint("workshop", __name__)
SIDER = ("a", "b", "begge")


@bp.get("/<kommune>/workshop/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True, lang=True)
def scenarier(kommune: str) -> str:
    """All scenarios: what can be shown here, and what is lacking for the others."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        side = scenarieliste(database, valg.dato)
        linje = byg_kommunelinje(database, valg, "workshop")
        return vis(
            "pages/workshop/scenarier.html",
            side,
            linje,
            til=til_fra(kommune, "workshop"),
            gemt=request.args.get("gemt", ""),
            mangelside=lambda sti: link(kommune, *sti.split("/")),
        )


@bp.get("/<kommune>/workshop/<scenarie>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def begynd(kommune: str, scenarie: str) -> ResponseReturnValue:
    """The first step."""
    with lager().aaben(kommune) as database:
        find_scenarie(database, scenarie)
    return redirect(link(kommune, "workshop", scenarie, "1"))


@bp.get("/<kommune>/workshop/<scenarie>/<int:skridt>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True, lang=True)
def scene(kommune: str, scenarie: str, skridt: int) -> str:
    """One step, full screen."""
    with lager().aaben(kommune) as database:
        opstilling = load_opstilling(database, find_scenarie(database, scenarie), laes_valg().dato)
        side = skridtside(database, opstilling, skridt)
        return vis(
            "pages/workshop/skridt.html",
            side,
            None,
            til=lambda *dele: link(kommune, "workshop", scenarie, *dele, **_fra()),
            liste=link(kommune, "workshop"),
            leder=request.args.get("leder", ""),
            foelg=request.args.get("foelg", ""),
            stemt=request.args.get("stemt", ""),
            faelles=link(
                "w", request.args.get("leder") or request.args.get("foelg") or "", foelg=None
            ),
            sidevalg=_sidevalg(kommune, side),
            valgt=_valgt(side),
            mangelside=lambda sti: link(kommune, *sti.split("/")),
            helside=lambda plads: helsidelink(kommune, side, plads),
            ctx_af=lambda plads: sidens_ctx(kommune, side, plads),
        )


def helsidelink(kommune: str, side: Skridtside, plads: int) -> str:
    """The whole page behind a side of the step: the variant's own where that is as it is shown.

    Else the page of the variant as the scenario has changed it (web/helside.py).
    """
    objekt = side.objekt if side.art is Skridtart.HVORFOR else None
    til = til_fra(kommune, *_bag(side, plads), *side.link.split("/"))
    return til(**_dag(side), objekt=objekt)


def _dag(side: Skridtside) -> dict[str, str | int | None]:
    """The day of the step, where the page would be of another without it."""
    return {"dato": side.dag.isoformat()} if side.dag else {}


def _bag(side: Skridtside, plads: int) -> tuple[str, ...]:
    if side.som_gemt[plads]:
        return (side.slugs[plads],)
    return ("workshop", side.scenarie, str(side.nr), "hele", "ab"[plads])


def _fra() -> dict[str, str]:
    """The workshop that the stage leads, where it does."""
    return {"leder": request.args["leder"]} if request.args.get("leder") else {}


def sidens_ctx(kommune: str, side: Skridtside, plads: int) -> Mapping[str, object]:
    """What a page that is shown needs: its links lead to the whole pages behind the step."""
    inde, person, baaret = _inde(side), "", _dag(side)
    if side.art is Skridtart.SAPA:
        person = side.link.split("/")[3] if side.link else ""

    def til(*dele: str, anker: str = "", **query: str | int | None) -> str:
        base = (kommune, *_bag(side, plads), *inde)
        return link(*base, *dele, anker=anker, **(baaret | query))

    return {
        "til": til,
        "hvorfor": lambda *_: None,
        "flere": lambda _: helsidelink(kommune, side, plads),
        "person": person,
        "led": None,
    }


def _inde(side: Skridtside) -> tuple[str, ...]:
    """What the links of the step's page begin with: the person, or in SAPA the role."""
    if not side.link:
        return ()
    rum, hvem = side.link.split("/")[:2]
    return (rum, hvem) if rum == "sapa" else ("mit-overblik", hvem)


def _valgt(side: Skridtside) -> str:
    """The side that the address asks for, else the step's own."""
    oensket = request.args.get("side", "")
    return oensket if oensket in SIDER else side.vis


def _sidevalg(kommune: str, side: Skridtside) -> tuple[Linjevalg, ...]:
    """The links that do what M does, for one who has no script."""
    if side.par is None or side.navne[0] == side.navne[1]:
        return ()
    valgt = _valgt(side)
    navne = {"a": side.navne[0], "b": side.navne[1], "begge": "Begge"}
    her = (kommune, "workshop", side.scenarie, str(side.nr))
    return tuple(Linjevalg(navne[en], link(*her, side=en, **_fra()), en == valgt) for en in SIDER)
