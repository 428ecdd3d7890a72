"""A kept page that is asked for again as it was asked before is sent before Flask is called.

What the page is and whether it still holds is `genbrug`'s to say; here are only the headers that
Flask gave it, by all of a request that decides them (docs/adr/0029). A server that asks for a code
has none of this: who asks decides too.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.http import parse_etags

from webapp.store.database import aftryk
from webapp.web import drift
from webapp.web.genbrug import SENDT, Sendt, Sidelager

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MEST_SPOERGSMAAL = 4096
DELER = (
    *("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING"),
    "HTTP_ACCEPT_ENCODING",
)
# What a part of a page, or another form of it, is asked for with: that is Flask's to answer.
SAERLIGE = ("HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_RANGE", "HTTP_IF_UNMODIFIED_SINCE")
_KUN_KROPPENS = frozenset({"content-length", "content-type", "content-encoding"})


@dataclass(frozen=True, slots=True)
class _Kendt:
    sendt: Sendt
    hoveder: tuple[tuple[str, str], ...]
    pakket: bool


class Foran:
    """The app behind, and what it has answered to requests that can be answered again."""

    def __init__(self, bagved: WSGIApplication, lager: Sidelager) -> None:
        self._bagved, self._lager = bagved, lager
        self._laas = Lock()
        self._kendte: OrderedDict[Hashable, _Kendt] = OrderedDict()

    def __call__(self, environ: WSGIEnvironment, begynd: StartResponse) -> Iterable[bytes]:
        """Answer from what is kept, or let the app answer."""
        if environ["REQUEST_METHOD"] != "GET" or any(hoved in environ for hoved in SAERLIGE):
            return self._bagved(environ, begynd)
        begyndt = time.perf_counter()
        spoergsmaal = tuple(map(environ.get, DELER))
        if (kendt := self._find(spoergsmaal)) is None:
            return self._spoerg(spoergsmaal, environ, begynd)
        return _svar(kendt, environ, begynd, begyndt)

    def _find(self, spoergsmaal: Hashable) -> _Kendt | None:
        with self._laas:
            kendt = self._kendte.get(spoergsmaal)
            if kendt is None:
                return None
            self._kendte.move_to_end(spoergsmaal)
        nu = aftryk(kendt.sendt.fil)
        if nu is not None and self._lager.find(kendt.sendt.noegle, nu) is kendt.sendt.gemt:
            return kendt
        with self._laas:
            self._kendte.pop(spoergsmaal, None)
        return None

    def _spoerg(
        self, spoergsmaal: Hashable, environ: WSGIEnvironment, begynd: StartResponse
    ) -> Iterable[bytes]:
        def husk(status: str, hoveder: list[tuple[str, str]], *fejl: Any) -> Any:
            sendt: Sendt | None = environ.get(SENDT)
            if sendt is not None and status.startswith("200 ") and _er_alles(hoveder):
                # Not asked of the request: a page that was just made is sent unpacked to all.
                pakket = Headers(hoveder).get("Content-Encoding") == "gzip"
                self._gem(spoergsmaal, _Kendt(sendt, tuple(hoveder), pakket))
            return begynd(status, hoveder, *fejl)

        return self._bagved(environ, husk)

    def _gem(self, spoergsmaal: Hashable, kendt: _Kendt) -> None:
        with self._laas:
            self._kendte[spoergsmaal] = kendt
            if len(self._kendte) > MEST_SPOERGSMAAL:
                self._kendte.popitem(last=False)


def tilmeld(app: Flask) -> None:
    """Stand before the app, which asks for no code."""
    lager: Sidelager = app.extensions["sidelager"]
    # Flask's own way of standing before an app.
    app.wsgi_app = Foran(app.wsgi_app, lager)  # type: ignore[method-assign, assignment]


def _er_alles(hoveder: list[tuple[str, str]]) -> bool:
    """False where the answer is for one browser alone."""
    valgt = Headers(hoveder)
    return "Set-Cookie" not in valgt and "cookie" not in valgt.get("Vary", "").lower()


def _svar(
    kendt: _Kendt, environ: WSGIEnvironment, begynd: StartResponse, begyndt: float
) -> Iterable[bytes]:
    gemt = kendt.sendt.gemt
    har_den = parse_etags(environ.get("HTTP_IF_NONE_MATCH")).contains_weak(gemt.maerke)
    if har_den:
        krop, status = b"", "304 NOT MODIFIED"
        hoveder = [(n, v) for n, v in kendt.hoveder if n.lower() not in _KUN_KROPPENS]
    else:
        krop, status = gemt.pakket if kendt.pakket else gemt.krop, "200 OK"
        hoveder = list(kendt.hoveder)
    drift.skriv(
        drift.Linje(
            metode="GET",
            rute=kendt.sendt.rute,
            status=int(status[:3]),
            ms=round((time.perf_counter() - begyndt) * 1e3),
            bytes=len(krop),
            gemt=True,
        )
    )
    begynd(status, hoveder)
    return [krop]
