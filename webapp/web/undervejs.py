"""On the way through the faults of Kontrol: which one a page was opened to mend, and the next.

The fault's key stands in the address as `fund`, and in the page's forms, until it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import boej
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.stand import load_stand
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.kontrol.rettelse import FUND, Undervejs, naeste_efter, undervejs
from webapp.web.adresse import link, til_fra

MAKS_NOEGLE = 200
# What the button says that saves, and goes on to the next fault of Kontrol.
HANDLING, NAESTE = "handling", "naeste"
# In the address of the page of the next: something was saved just before.
EFTER = "efter"
# How many faults the save brought.
NYE = "nye"
# What stands there: the fault is mended, or it is still there.
RETTET, STADIG = "ja", "stadig"


def fundet() -> str | None:
    """The key of the fault in the address or the form, None where there is none."""
    return request.values.get(FUND, "")[:MAKS_NOEGLE] or None


def fra_kontrol(database: Database, grundlag: Grundlag) -> Mapping[str, Any]:
    """What a page needs to know of the fault that Kontrol led here to mend."""
    noegle = fundet()
    vej = undervejs(database, grundlag, noegle) if noegle else None
    er_efter = vej is not None and EFTER in request.args
    return {
        "fund": noegle if vej else None,
        "vej": vej,
        "vej_gemt": load_stand(database, grundlag).seneste if er_efter else "",
        "rettet": _rettet(vej) if vej and er_efter else "",
        "til_variant": til_fra(grundlag.opslag.kommune.slug, grundlag.variant.slug),
    }


def _rettet(vej: Undervejs) -> str:
    """What the save came to, and how many are left: the same words wherever it leads."""
    hvad = "Gemt, men der er stadig noget galt med det" if _er_stadig() else "Rettet"
    nye = laes_tal(request.args.get(NYE))
    heraf = f", heraf {nye} {boej(nye, 'ny', 'nye')} efter rettelsen" if nye else ""
    return f"{hvad}. {vej.alle} tilbage at rette her{heraf}"


def _er_stadig() -> bool:
    return request.args[EFTER] == STADIG


def vil_videre() -> bool:
    """True where »Gem, og næste fejl« was pressed."""
    return request.form.get(HANDLING) == NAESTE


def naeste_fejl(database: Database, foer: Grundlag) -> str:
    """Where the next fault is mended, after one is; Kontrol, where no page mends another."""
    kommune, variant = foer.opslag.kommune.slug, foer.variant.slug
    nu = load_grundlag(database, variant, foer.dato)
    efter = naeste_efter(database, foer, nu, fundet() or "")
    naeste = efter.naeste
    svar: dict[str, Any] = {EFTER: RETTET if efter.er_rettet else STADIG, NYE: efter.nye or None}
    if naeste is None:
        return link(kommune, variant, "kontrol", gemt="ja", **svar)
    # A row of the workbench stands below what was saved; elsewhere the way itself says it.
    if naeste.paa_en_raekke:
        svar |= {"gemt": "ja"}
        return link(kommune, variant, *naeste.hale, anker="gemt", **svar, **naeste.query)
    return link(kommune, variant, *naeste.hale, **svar, **naeste.query)
