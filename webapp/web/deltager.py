"""Who follows a workshop: a telephone with its code may read, and nothing else (ADR 32).

It has a mark in the session's cookie, drawn by lot: no name, and good for that workshop alone.
"""

from __future__ import annotations

import secrets
from typing import cast

from flask import current_app, request, session

from webapp.services.workshop.faellesskab import Workshop, Workshopper
from webapp.web.forsoeg import Forsoeg
from webapp.web.linkadgang import gyldigt
from webapp.web.vaert import SIKRE_METODER

WORKSHOPPER = "workshopper"
KODEFORSOEG = "workshopkoder"
# The rooms of the web that one may look around in: what citizen and caseworker see, and why.
MAA_SES = frozenset({"workshop", "helside", "mit_overblik", "sapa", "hvorfor", "sammenlign"})


def workshopper() -> Workshopper:
    """Those that are going on in this app."""
    return cast("Workshopper", current_app.extensions[WORKSHOPPER])


def maa_laese() -> bool:
    """True for a GET of a page of the kommune whose workshop the telephone follows."""
    if request.method not in SIKRE_METODER or request.blueprint not in MAA_SES:
        return False
    workshop = egen_workshop()
    return workshop is not None and (request.view_args or {}).get("kommune") == workshop.kommune


def egen_workshop() -> Workshop | None:
    """The workshop that this telephone follows, None where it has ended or it follows none."""
    kode = str(session.get("workshop", ""))
    if session.get("workshop_af") and not gyldigt(str(session["workshop_af"])):
        return None  # it came by a link that has been withdrawn
    return workshopper().find(kode) if kode else None


def telefon() -> str:
    """The mark of this telephone, empty where it has none."""
    return str(session.get("telefon", ""))


def giv_maerke(workshop: Workshop) -> None:
    """Mark this telephone as one that follows the workshop."""
    if session.get("workshop") != workshop.kode:
        session["workshop"] = workshop.kode
        session.pop("workshop_af", None)
    session.setdefault("telefon", secrets.token_urlsafe(9))


def find_workshop(kode: str) -> tuple[Workshop | None, int]:
    """The workshop of a code; for one who guesses too much, the seconds to wait instead.

    Telephones that follow already have no part in the ration of their address.
    """
    egen = egen_workshop()
    if egen is not None and egen.kode == kode.lower():
        return egen, 0
    forsoeg = cast("Forsoeg", current_app.extensions[KODEFORSOEG])
    # Nobody is known by a mark before the code: each try is one of the address's.
    afsender, adresse = secrets.token_urlsafe(6), request.remote_addr or ""
    if vent := forsoeg.ventetid(afsender, adresse, kendt=False):
        return None, vent
    fundet = workshopper().find(kode)
    if fundet is None:
        forsoeg.forkert(afsender, adresse, kendt=False)
    return fundet, 0
