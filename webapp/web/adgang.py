"""`/adgang/`: the access code of a server that others than its own machine can reach.

A page and a signed cookie, never HTTP basic auth. After a wrong code one has to wait, longer each
time; nothing sleeps meanwhile, so that wrong codes do not keep others out.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast
from urllib.parse import urlsplit

from flask import Blueprint, Flask, current_app, g, redirect, request, session
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from webapp.domain.vaerdier.dansk import antal
from webapp.web.adresse import til_fra
from webapp.web.deltager import maa_laese
from webapp.web.erklaering import Aendrer, Hvem, erklaer, erklaering
from webapp.web.forsoeg import Forsoeg
from webapp.web.indgange import LAENGST, Indgange
from webapp.web.intern import er_intern
from webapp.web.kage import NAVN, SAMME_STED
from webapp.web.linkadgang import har_link, maa_med_link
from webapp.web.ramme import vis
from webapp.web.vaert import SIKRE_METODER

bp = Blueprint("adgang", __name__)
STI = "/adgang/"
KENDT = f"{NAVN}-kendt"
KENDT_I = 30 * 24 * 60 * 60
UDLOEBET = "Giv koden igen. Det, du sendte, er ikke gemt."
LOGGET_AF = "Du er logget af."


@dataclass(frozen=True, slots=True)
class Adgangsside:
    """The page: where one was going, what is wrong, and what has happened."""

    til: str
    fejl: str
    besked: str


@dataclass(frozen=True, slots=True)
class Adgang:
    """The code, who has given it, and who has given a wrong one."""

    kode: str
    indgange: Indgange = field(default_factory=Indgange)
    forsoeg: Forsoeg = field(default_factory=Forsoeg)

    def er(self, kode: str) -> bool:
        """True for the right code, in the same time as for a wrong one."""
        return hmac.compare_digest(kode.encode(), self.kode.encode())

    def kendte(self) -> URLSafeTimedSerializer:
        """Signs the mark of a browser that gave the code; another code knows none of them."""
        noegle = str(current_app.secret_key)
        salt = hmac.new(noegle.encode(), self.kode.encode(), "sha256").hexdigest()
        return URLSafeTimedSerializer(noegle, salt=f"kendt.{salt}")


@dataclass(frozen=True, slots=True)
class Afsender:
    """Who gives a code: the browser's mark, its address, and whether it gave the right one once."""

    maerke: str
    adresse: str
    kendt: bool


def tilmeld(app: Flask, kode: str) -> None:
    """Ask for the code before every page; an empty code asks for nothing."""
    app.jinja_env.globals["kan_logge_af"] = lambda: "indgang" in g
    if kode:
        app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(seconds=LAENGST)
        app.extensions["adgang"] = Adgang(kode)
        app.register_blueprint(bp)
        app.before_request(_kraev)


def _adgang() -> Adgang:
    return cast("Adgang", current_app.extensions["adgang"])


def _kraev() -> ResponseReturnValue | None:
    indgang = str(session.get("indgang", ""))
    if _adgang().indgange.gaelder(indgang):
        g.indgang = indgang
        return None
    if erklaering().hvem is Hvem.ALLE or maa_laese() or er_intern() or maa_med_link():
        return None
    sendt = request.method not in SIKRE_METODER
    til = urlsplit(request.referrer or "").path if sendt else request.full_path.rstrip("?")
    videre = til_fra("adgang")(
        til=til or "/", sendt="1" if sendt else None, dato=None, linje=None, vis=None, mod=None
    )
    return redirect(videre, 303)


@bp.get(STI)
@erklaer(Hvem.ALLE, Aendrer.INTET)
def spoerg() -> str:
    """The form."""
    return _vis(besked=LOGGET_AF if "ud" in request.args else "")


@bp.post(STI)
@erklaer(Hvem.ALLE, Aendrer.INSTALLATION)
def svar() -> ResponseReturnValue:
    """The right code: a cookie, and on to where one was going."""
    adgang, hvem = _adgang(), _afsender()
    if vent := adgang.forsoeg.ventetid(hvem.maerke, hvem.adresse, kendt=hvem.kendt):
        return _vis(f"Vent {_sekunder(vent)}, og prøv igen."), 429
    if not adgang.er(request.form.get("kode", "")):
        adgang.forsoeg.forkert(hvem.maerke, hvem.adresse, kendt=hvem.kendt)
        vent = adgang.forsoeg.ventetid(hvem.maerke, hvem.adresse, kendt=hvem.kendt)
        return _vis(f"Koden er forkert. Vent {_sekunder(vent)}, og prøv igen."), 403
    adgang.forsoeg.rigtig(hvem.maerke)
    session.clear()  # nothing that was set before the code is carried over it
    session["indgang"] = adgang.indgange.giv()
    session.permanent = True
    til = _lokal(request.form.get("til", ""))
    return _husk(redirect(til, 303), hvem.maerke)


@bp.post(f"{STI}ud/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def ud() -> ResponseReturnValue:
    """*Log af*: the access is closed in the server, and the cookie emptied."""
    _adgang().indgange.luk(g.indgang)
    session.clear()
    svar = redirect(til_fra("adgang")(ud="1", dato=None, linje=None, vis=None), 303)
    # What the browser has kept to ask about is not shown to the next one at the machine.
    svar.headers["Clear-Site-Data"] = '"cache"'
    return svar


def _afsender() -> Afsender:
    adresse = request.remote_addr or ""
    try:
        maerke = _adgang().kendte().loads(request.cookies.get(KENDT, ""), max_age=KENDT_I)
    except BadSignature:
        return Afsender(str(session.get("afsender", "")), adresse, kendt=False)
    return Afsender(str(maerke), adresse, kendt=True)


def _husk(svar: Response, maerke: str) -> Response:
    """Know the browser next time: its wrong codes are then its own affair."""
    svar.set_cookie(
        KENDT,
        _adgang().kendte().dumps(maerke),
        max_age=KENDT_I,
        path=STI,
        secure=request.is_secure,
        httponly=True,
        samesite=SAMME_STED,
    )
    return svar


def _sekunder(sekunder: int) -> str:
    return antal(sekunder, "sekund", "sekunder")


def _vis(fejl: str = "", besked: str = "") -> str:
    # The mark comes with the cookie that the form's token needs anyway.
    session.setdefault("afsender", secrets.token_urlsafe(12))
    til = _lokal(request.values.get("til", ""))
    if "sendt" in request.args and not fejl:
        fejl = UDLOEBET
    return vis(
        "pages/adgang/adgang.html",
        Adgangsside(til, fejl, besked),
        None,
        til=til_fra("adgang"),
        har_link=har_link(),
    )


def _lokal(adresse: str) -> str:
    """The address where it is one of ours, else the front page."""
    egen = adresse.startswith("/") and not adresse.startswith("//") and adresse.isprintable()
    return adresse if egen and "\\" not in adresse else "/"
