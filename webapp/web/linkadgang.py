"""What a link opens: exactly what it was made for, and nothing else (ADR 40).

A browser that opened one has its id in the session's cookie; each request asks whether it still
holds. Nothing of the installation's code is in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

from flask import Flask, current_app, g, request, session
from itsdangerous import BadSignature, URLSafeSerializer

from webapp.domain.variant.bord import er_bord
from webapp.services.deling.delinger import Deling, Delinger, Slags
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.web.erklaering import Aendrer, erklaering_af
from webapp.web.vaert import SIKRE_METODER

DELINGER = "delinger"
I_SESSIONEN = "links"
# A browser that opens more forgets the first.
FLEST_AABNE = 8
SALT = "link"
# The rooms of what citizen and caseworker see, of one variant each.
SIDERNE = frozenset({"mit_overblik", "sapa", "hvorfor"})
TESTENS = frozenset(
    {
        *("verifikation.plan", "sidebillede.billede"),
        *("tilfaelde.side", "tilfaelde.aabn", "tilfaelde.begynd"),
    }
)
DOMMEN = "tilfaelde.doem"
# The workbench, but for Cura's tree, which is the kommune's and not the variant's.
VAERKSTEDET = frozenset(
    {
        *("mapping.side", "mapping.gem", "mapping.tag_tilbage", "mapping.forslag"),
        *("typemapping.side", "typemapping.gem", "borde.bord"),
    }
)


def tilmeld(app: Flask) -> None:
    """The links of the app's data folder."""
    lager: Kommunelager = app.extensions["kommunelager"]
    app.extensions[DELINGER] = Delinger(lager.data)


def delinger() -> Delinger:
    """Those of this app."""
    return cast("Delinger", current_app.extensions[DELINGER])


def nu() -> datetime:
    """The moment that a link is judged at."""
    return datetime.now(UTC)


def underskriv(deling: Deling) -> str:
    """What stands in the link: its id, signed. No six digits of it follow each other."""
    return str(_underskriver().dumps(deling.id))


def er_laeselig(deling: Deling) -> bool:
    """False where the signed id could be taken for a number of somebody's."""
    return not re.search(r"\d{6}", underskriv(deling))


def find_deling(token: str) -> Deling | None:
    """The link of a token; None where it is altered, foreign, expired or withdrawn."""
    try:
        id_ = _underskriver().loads(token)
    except BadSignature:
        return None
    return _gyldig(id_) if isinstance(id_, str) else None


def husk(deling: Deling) -> None:
    """Let this browser use it from here on."""
    aabne = [id_ for id_ in session.get(I_SESSIONEN, []) if id_ != deling.id]
    session[I_SESSIONEN] = [*aabne, deling.id][-FLEST_AABNE:]


def gyldigt(id_: str) -> bool:
    """True while a link opens something."""
    return _gyldig(id_) is not None


def maa_med_link() -> bool:
    """True where one of the links that this browser opened is for this very request."""
    args = request.view_args or {}
    return any(
        maa(deling, request.method, request.endpoint or "", args) for deling in _sessionens()
    )


def har_link() -> bool:
    """True where this browser has opened a link that still holds, whatever it is for."""
    return any(_sessionens())


def kun_med_link() -> bool:
    """True where a code is asked for and whoever looks came without it: with a link, or to follow.

    For what a page shows of ways on, and only on pages that are not kept for others.
    """
    return "adgang" in current_app.extensions and "indgang" not in g


def maa(deling: Deling, metode: str, endpoint: str, args: Mapping[str, str]) -> bool:
    """Whether a link is for this page or change."""
    if args.get("kommune") != deling.kommune:
        return False
    ser, rum = metode in SIKRE_METODER or _aendrer_intet(endpoint), endpoint.partition(".")[0]
    match deling.slags:
        case Slags.SE:
            varianter = (args.get(navn, "") for navn in ("variant", "a", "b"))
            return (
                ser
                and rum in {*SIDERNE, "borgere", "sammenlign"}
                and not any(map(er_bord, varianter))
            )
        case Slags.TEST if args.get("variant") == deling.variant:
            return (ser and (rum in SIDERNE or endpoint in TESTENS)) or endpoint == DOMMEN
        case Slags.BORD if args.get("variant") == deling.variant:
            return (ser and rum in SIDERNE) or endpoint in VAERKSTEDET
    return False  # to follow gives a telephone's mark, and nothing of its own


def _aendrer_intet(endpoint: str) -> bool:
    """True for what is sent and saved nowhere, as SAPA's search is: it is looking, too."""
    erklaeret = erklaering_af(endpoint)
    return erklaeret is not None and erklaeret.aendrer is Aendrer.INTET


def _sessionens() -> Iterator[Deling]:
    aabne = session.get(I_SESSIONEN, [])
    return (deling for id_ in aabne if (deling := _gyldig(str(id_))) is not None)


def _gyldig(id_: str) -> Deling | None:
    deling = delinger().find(id_, nu())
    lager: Kommunelager = current_app.extensions["kommunelager"]
    return deling if deling is not None and lager.findes(deling.kommune) else None


def _underskriver() -> URLSafeSerializer:
    noegle = str(current_app.secret_key)
    return URLSafeSerializer(noegle, salt=SALT, signer_kwargs={"digest_method": hashlib.sha256})
