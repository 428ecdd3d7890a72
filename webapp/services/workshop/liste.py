"""`/<kommune>/workshop/`: the scenarios, and what each finds or lacks in this kommune."""

from __future__ import annotations

from datetime import date

from sqlite_utils import Database

from webapp.services.opdigtet import er_opdigtet
from webapp.services.workshop.egne import load_egne
from webapp.services.workshop.opstilling import Opstilling, load_opstilling
from webapp.services.workshop.samling import medfoelgende
from webapp.services.workshop.sidedele import Scenariekort, Scenarieliste
from webapp.store.opslag import load_kommune


def scenarieliste(database: Database, dato: date | None) -> Scenarieliste:
    """The kommune's own first, then those that come with the product and can be shown."""
    fundne = [load_opstilling(database, en, dato) for en in medfoelgende()]
    egne = load_egne(database)
    return Scenarieliste(
        kommune=load_kommune(database).navn,
        egne=tuple(
            _kort(load_opstilling(database, en.scenarie, dato), eget=True)
            for en in egne
            if en.scenarie
        ),
        ulaeselige=tuple((en.slug, en.fund) for en in egne if not en.scenarie),
        klar=tuple(_kort(en) for en in fundne if en.klar),
        mangler=tuple(_kort(en) for en in fundne if not en.klar),
        opdigtet=er_opdigtet(database),
    )


def _kort(opstilling: Opstilling, *, eget: bool = False) -> Scenariekort:
    scenarie = opstilling.scenarie
    return Scenariekort(
        slug=scenarie.slug,
        titel=scenarie.titel,
        om=scenarie.om,
        minutter=scenarie.minutter,
        skridt=len(scenarie.skridt),
        varianter=tuple(filter(None, opstilling.navne)),
        borgere=tuple((en.navn, en.titel) for en in opstilling.medvirkende.values()),
        eget=eget,
        mangler=opstilling.mangler,
    )
