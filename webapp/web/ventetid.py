"""A page that counts a large kommune is made beside the request, and tells meanwhile how far it is.

A route declares `lang`. The page is asked for again by itself until it is there, and then is what
it would have been: with the asker's own token, its figures kept for the next (docs/adr/0030). Who
goes away has the counting stopped; a save stops it too, and it begins anew. A page with a form
(`foer_tal`) is shown without its figures, and fetches them when they are there (docs/adr/0046).
"""

from __future__ import annotations

import hashlib
import io
import secrets
import time
from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

from flask import Flask, Response, current_app, g, request, session
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response as Wsgisvar

from webapp.services.modtagelse.arbejdere import VENT_SEKUNDER, Arbejdere
from webapp.store.arbejde import (
    FORLADT,
    AfbrudtError,
    Arbejde,
    Udsat,
    mangler_tal,
    udfoer,
    udsaet_tal,
)
from webapp.store.database import aftryk, er_uroert
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import erklaering
from webapp.web.genbrug import kommunens_fil
from webapp.web.ramme import vis
from webapp.web.vent_selv import SELV

# Below this a kommune is counted within a second: some 5 000 sager.
STOR_BYTES = 8 * 1024 * 1024
HENT_IGEN = "1"
# Seconds after it was made in which those who wait have asked again.
NYLIG = 3.0
# Left in the environment of the request that makes the page, where it holds a token.
HAR_NOEGLE = "forhaandsblik.har_noegle"
# Asked with by the script of a page that has its form already: tell how far the figures are.
TALLENE = "X-Forhaandsblik-Tal"
# What asks for another form of a page: it is made whole, and given in that form afterwards.
_FORM = ("HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING", "HTTP_RANGE")


@dataclass(frozen=True, slots=True)
class Ventetid:
    """The page meanwhile: how much of what is counted now, and where one gets away."""

    runde: int
    naaet: int
    i_alt: int
    forfra: bool
    kommunens: str

    @property
    def talt(self) -> str:
        """`12.300 af 66.000`."""
        return f"{self.naaet:,} af {self.i_alt:,}".replace(",", ".")


@dataclass(frozen=True, slots=True)
class _Foer:
    """A page that is shown before its figures, and the work that counts them."""

    id: str
    vaerk: Any
    udsat: Udsat
    langt: Ventetid


@dataclass(frozen=True, slots=True)
class _Lavet:
    """A page that was made; `for_alle`: it holds nothing of the one who asked."""

    krop: bytes
    status: int
    hoveder: Headers
    for_alle: bool
    lavet: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class _Side:
    """A page that is being made, the file that it is made from, and the browser that asked."""

    arbejde: Arbejde
    aftryk: Hashable
    hvem: str = ""

    def gaelder(self, fremtid: Future[_Lavet]) -> bool:
        """True while it was not stopped and the file is the same.

        Who waits for it is given it as it was a moment ago, like anyone whose page was made just
        before somebody saved; else nobody would see it where many save.
        """
        if self.arbejde.stoppet or (fremtid.done() and fremtid.exception()):
            return False
        nylig = fremtid.done() and time.monotonic() - fremtid.result().lavet < NYLIG
        return nylig or er_uroert(self.arbejde.fil, self.aftryk)

    def er_forladt(self) -> bool:
        """True if nobody has asked for it for a while."""
        return time.monotonic() - self.arbejde.spurgt > FORLADT


@dataclass(slots=True)
class Sidearbejder:
    """The pages that are being made. `vent`: seconds before it is told; `stor`: bytes of a file."""

    vent: float = VENT_SEKUNDER
    stor: int = STOR_BYTES
    arbejdere: Arbejdere[_Side, _Lavet] = field(default_factory=Arbejdere)
    noegle: bytes = field(default_factory=partial(secrets.token_bytes, 16))

    def find_eller_begynd(self, id_: str, fil: Path, nu: Hashable) -> tuple[Any, bool]:
        """The work of that id, and whether it was begun before and had to be begun anew."""
        self.arbejdere.glem_hvor(_Side.er_forladt)
        fundet = self.arbejdere.find(id_)
        if fundet is not None and fundet.om.gaelder(fundet.fremtid):
            return fundet, False
        foer = fundet.om.arbejde.afbrudt_foer + 1 if fundet is not None else 0
        # As one who saves in it names it, however the data folder was given.
        side = _Side(Arbejde(fil=fil.resolve(), afbrudt_foer=foer), nu, _hvem(self.noegle))
        app, miljoe = current_app._get_current_object(), _miljoe()  # type: ignore[attr-defined] # noqa: SLF001 - Flask's own way
        begyndt = self.arbejdere.start(id_, side, lambda: _lav(app, miljoe, side.arbejde))
        return begyndt, fundet is not None

    def forlad(self, fil: Path, hvem: str) -> None:
        """Stop what a browser has counted of a file: it saves, and asks anew for what is then."""
        if hvem:
            sted = fil.resolve()
            for side in self.arbejdere.opgiv(
                lambda side: (side.hvem, side.arbejde.fil) == (hvem, sted)
            ):
                side.arbejde.forlad()


def tilmeld(app: Flask) -> None:
    """Make long pages beside the request; looked at after what is kept."""
    app.extensions["sidearbejder"] = Sidearbejder()
    app.before_request(_vent)
    app.after_request(_maerk)
    app.after_request(_glem_det_unyttige)
    app.teardown_request(lambda _fejl: udsaet_tal(None))
    app.jinja_env.globals |= {"tal_paa_vej": _paa_vej, "mangler_tal": mangler_tal}
    # Nobody is there to read it.
    app.register_error_handler(AfbrudtError, lambda _fejl: ("", 503))


def sidearbejder() -> Sidearbejder:
    """Those of this app."""
    return cast("Sidearbejder", current_app.extensions["sidearbejder"])


def _vent() -> Response | None:
    hvad = erklaering()
    if SELV in request.environ or not (hvad.lang or hvad.foer_tal):
        return None
    fil, arbejder = kommunens_fil(), sidearbejder()
    if request.method == "POST":
        # Its answer is the form again where it cannot be saved: nobody waits for figures there.
        if hvad.foer_tal and fil and _fylder(fil) >= arbejder.stor:
            udsaet_tal(Udsat())
            arbejder.forlad(fil, _hvem(arbejder.noegle))
        return None
    nu = aftryk(fil) if fil and _fylder(fil) >= arbejder.stor else None
    if fil is None or nu is None:
        return None
    id_ = _id(arbejder.noegle)
    arbejde, forfra = arbejder.find_eller_begynd(id_, fil, nu)
    arbejde.om.arbejde.spoerg()
    try:
        # A thread that serves does not wait for what has not been begun: others wait for it.
        vent = 0 if arbejder.arbejdere.staar_i_koe(arbejde) else arbejder.vent
        svar = arbejde.svar(vent)
    except AfbrudtError:
        svar = None
    # A page that holds a token is for one browser: it is given once.
    if svar is None or not (svar.for_alle or arbejder.arbejdere.glem(id_)):
        if hvad.foer_tal and TALLENE not in request.headers:
            _foer_tallene(id_, arbejde, forfra=forfra)
            return None
        return _ventetid(arbejde.om.arbejde, forfra=forfra)
    g.pop("ventet", None)  # it was kept by the request that made it, where it may be
    return Response(svar.krop, svar.status, svar.hoveder)


def _foer_tallene(id_: str, vaerk: Any, *, forfra: bool) -> None:
    """Have this request make the page, without what is counted."""
    g.pop("ventet", None)
    udsat = Udsat()
    g.foer_tal = _Foer(id_, vaerk, udsat, _langt(vaerk.om.arbejde, forfra=forfra))
    udsaet_tal(udsat)


def _paa_vej() -> tuple[str, Ventetid] | None:
    """Where the figures that this page lacks are asked for, and how far they are.

    None on the answer to a form: they are counted when it is sent to have its effect shown.
    """
    foer: _Foer | None = g.get("foer_tal")
    return (request.full_path.rstrip("?"), foer.langt) if foer else None


def _glem_det_unyttige(svar: Response) -> Response:
    """Stop the counting that nobody will ask for.

    The page lacked nothing; or the browser has just got the cookie that it asks with from now on.
    """
    foer: _Foer | None = g.get("foer_tal")
    if foer and (not foer.udsat.antal or session.modified):
        for side in sidearbejder().arbejdere.opgiv(lambda side: side is foer.vaerk.om):
            side.arbejde.forlad()
    return svar


def _maerk(svar: Response) -> Response:
    if SELV in request.environ and (g.get("har_noegle") or "indgang" in g):
        request.environ[HAR_NOEGLE] = True
    return svar


def _fylder(fil: Path) -> int:
    try:
        return fil.stat().st_size
    except (OSError, ValueError):
        return 0


def _hvem(noegle: bytes) -> str:
    """The same for the same browser; empty for one without a cookie, who may be anyone."""
    kage = request.headers.get("Cookie", "")
    return hashlib.blake2b(kage.encode(), key=noegle, digest_size=16).hexdigest() if kage else ""


def _id(noegle: bytes) -> str:
    """The same for the same browser's same question."""
    spurgt = "\n".join((request.full_path, request.headers.get("Cookie", ""), request.host_url))
    return hashlib.blake2b(spurgt.encode(), key=noegle, digest_size=16).hexdigest()


def _miljoe() -> dict[str, Any]:
    """The request as the page is made from it, when this one is long answered."""
    navne = {*request.environ} - {*_FORM}
    miljoe = {n: v for n, v in request.environ.items() if n in navne and "werkzeug." not in n}
    return miljoe | {"wsgi.input": io.BytesIO(), SELV: True}


def _lav(app: Flask, miljoe: dict[str, Any], arbejde: Arbejde) -> _Lavet:
    with udfoer(arbejde):
        svar = Wsgisvar.from_app(partial(Flask.wsgi_app, app), miljoe, buffered=True)
    if arbejde.stoppet:
        raise AfbrudtError
    return _Lavet(svar.get_data(), svar.status_code, svar.headers, HAR_NOEGLE not in miljoe)


def _ventetid(arbejde: Arbejde, *, forfra: bool) -> Response:
    kommune = str((request.view_args or {}).get("kommune", ""))
    side = _langt(arbejde, forfra=forfra)
    html = vis(
        "pages/ventetid.html", side, None, til=til_fra(kommune), igen=request.full_path.rstrip("?")
    )
    svar = Response(html)
    svar.headers["Refresh"] = HENT_IGEN
    g.pop("ventet", None)
    return svar


def _langt(arbejde: Arbejde, *, forfra: bool) -> Ventetid:
    kommune = str((request.view_args or {}).get("kommune", ""))
    return Ventetid(arbejde.runde, arbejde.naaet, arbejde.i_alt, forfra, link(kommune))
