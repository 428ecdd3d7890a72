"""`/<kommune>/<variant>/mit-overblik/`: find the citizen whose pages one wants to see."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, request

from webapp.services.aendring.felter import laes_tal
from webapp.services.borgere.saerligt import Saerligt, Vises
from webapp.services.borgere.side import borgerside
from webapp.services.borgere.traef import Borgersoegning
from webapp.services.grundlag import load_grundlag
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import lager, vis
from webapp.web.tilbage import som_find
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("borgere", __name__)
MAKS_SOEGT = 100
E = TypeVar("E", bound=StrEnum)


@bp.get("/<kommune>/<variant>/mit-overblik/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def side(kommune: str, variant: str) -> str:
    """The list, and the form that narrows it."""
    valg, soegning = laes_valg(), _laes_soegning()
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, valg.dato)
        fundet = borgerside(database, grundlag, soegning, valg.dato, valg.vis)
        roller = grundlag.variant.roller
        linje = vaerktoejslinje(database, grundlag, "mit-overblik")

        def borgerens(*dele: str, **query: str | int | None) -> str:
            # Whoever opens a citizen finds back to what was searched for, and as far down.
            soegt = {**_baaret(), **{n: request.args.get(n) for n in ("fra", "vis")}}
            find = som_find(soegt)
            mere: dict[str, str | int | None] = {"find": find, "vis": None}
            mere |= query
            if not soegning.er_tom:  # a search of one's own leaves the test that one came from
                mere["test"] = None
            return link(kommune, variant, *dele, anker="", **mere)

        def igen(**mere: str | int | None) -> str:
            return link(request.path.strip("/"), anker="", **_baaret() | mere)

        return vis(
            "pages/borgere/borgere.html",
            fundet,
            linje,
            til=til_fra(kommune, variant),
            borgerens=borgerens,
            igen=igen,
            flere=lambda udsnit: igen(vis=udsnit.naeste),
            tilfoej=link(kommune, "proeveborgere", variant=variant),
            indlaes=link(kommune, "indlaes"),
            rolle=roller[0].slug if roller else "",
            roller=roller,
            skjulte=[(n, request.args[n]) for n in ("dato", "linje", "mod") if n in request.args],
        )


def _laes_soegning() -> Borgersoegning:
    return Borgersoegning(
        navn=_tekst("soeg"),
        sagstype=_tekst("sagstype"),
        enhed=_tekst("enhed"),
        vises=_valg(Vises, "ses"),
        saerligt=_valg(Saerligt, "saerligt"),
        fra=max(0, laes_tal(request.args.get("fra")) or 0),
    )


def _tekst(navn: str) -> str:
    return request.args.get(navn, "").strip()[:MAKS_SOEGT]


def _valg(slags: type[E], navn: str) -> E | None:
    skrevet = request.args.get(navn, "")
    return slags(skrevet) if skrevet in set(slags) else None


def _baaret() -> dict[str, str | int | None]:
    """What is looked for, as the address says it."""
    return {n: _tekst(n) or None for n in ("soeg", "sagstype", "enhed", "ses", "saerligt")}
