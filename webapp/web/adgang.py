"""`/adgang/`: the access code of a server that others than its own machine can reach.

A page and a signed cookie, never HTTP basic auth. After a wrong code one has to wait, longer each
time; nothing sleeps meanwhile, so that wrong codes do not keep others out.
"""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass, field
from typing import cast

from flask import Blueprint, Flask, current_app, redirect, request, session
from flask.typing import ResponseReturnValue

from webapp.web.adresse import til_fra
from webapp.web.formular import beskyt
from webapp.web.ramme import vis

bp = Blueprint("adgang", __name__)
beskyt(bp)
FRIE = frozenset({"static", "adgang.spoerg", "adgang.svar"})
MAKS_VENT = 300
MAKS_HUSKEDE = 10_000


@dataclass(frozen=True, slots=True)
class Adgangsside:
    """The page: where one was going, and what is wrong."""

    til: str
    fejl: str


@dataclass
class Adgang:
    """The code, and who has given a wrong one: by address (how often, when to come again)."""

    kode: str
    forsoeg: dict[str, tuple[int, float]] = field(default_factory=dict)

    def ventetid(self, hvem: str) -> int:
        """Seconds until the address may try again."""
        return max(0, round(self.forsoeg.get(hvem, (0, 0.0))[1] - time.monotonic() + 0.5))

    def proev(self, hvem: str, kode: str) -> bool:
        """True for the right code; a wrong one is remembered."""
        if hmac.compare_digest(kode.encode(), self.kode.encode()):
            self.forsoeg.pop(hvem, None)
            return True
        if len(self.forsoeg) >= MAKS_HUSKEDE:
            self.forsoeg.clear()
        gange = self.forsoeg.get(hvem, (0, 0.0))[0] + 1
        self.forsoeg[hvem] = (gange, time.monotonic() + min(MAKS_VENT, 2**gange))
        return False

    def maerke(self) -> str:
        """What the cookie says: another code gives another one."""
        noegle = str(current_app.secret_key).encode()
        return hmac.new(noegle, self.kode.encode(), "sha256").hexdigest()


def tilmeld(app: Flask, kode: str) -> None:
    """Ask for the code before every page; an empty code asks for nothing."""
    if kode:
        app.extensions["adgang"] = Adgang(kode)
        app.register_blueprint(bp)
        app.before_request(_kraev)


def _adgang() -> Adgang:
    return cast("Adgang", current_app.extensions["adgang"])


def _kraev() -> ResponseReturnValue | None:
    if request.endpoint in FRIE:
        return None
    if hmac.compare_digest(str(session.get("adgang", "")), _adgang().maerke()):
        return None
    til = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return redirect(til_fra("adgang")(til=til, dato=None, linje=None, vis=None), 303)


@bp.get("/adgang/")
def spoerg() -> str:
    """The form."""
    return _vis("")


@bp.post("/adgang/")
def svar() -> ResponseReturnValue:
    """The right code: a cookie, and on to where one was going."""
    hvem = request.remote_addr or ""
    if vent := _adgang().ventetid(hvem):
        return _vis(f"Vent {vent} {'sekund' if vent == 1 else 'sekunder'}, og prøv igen."), 429
    if not _adgang().proev(hvem, request.form.get("kode", "")):
        vent = _adgang().ventetid(hvem)
        return _vis(f"Koden er forkert. Vent {vent} sekunder, og prøv igen."), 403
    session["adgang"] = _adgang().maerke()
    return redirect(_lokal(request.form.get("til", "")), 303)


def _vis(fejl: str) -> str:
    til = _lokal(request.values.get("til", ""))
    return vis("pages/adgang/adgang.html", Adgangsside(til, fejl), None, til=til_fra("adgang"))


def _lokal(adresse: str) -> str:
    """The address where it is one of ours, else the front page."""
    egen = adresse.startswith("/") and not adresse.startswith("//") and adresse.isprintable()
    return adresse if egen and "\\" not in adresse else "/"
