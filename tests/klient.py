"""The client through which every test opens pages: each page it gets is checked in full.

`PageClient.get` fails where a page breaks what holds for all of them (tests/sidekontrol.py); the
message names the address and says what to do. What one page says is left to the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial, partialmethod

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter, RequestRedirect
from werkzeug.test import TestResponse

from tests.laesning import laes
from tests.side import Side, foldet, tekst_i
from tests.sidekontrol import CSP, KONTROLLER, MAERKE
from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.config import Config

__all__ = ["CSP", "MAERKE", "PageClient", "Side", "foldet", "lav_app"]

TELEFON = re.compile(r"tel:\+\d{8,15}")
LINKFELTER = {"kontakt.hjemmeside", "kontakt.digital_post"}


# Seconds that a test waits for a long page.
TAALMOD = 300.0


def luk_hvert_svar() -> None:
    """From now on every client of a test reads an answer to its end and closes it, as a server."""
    FlaskClient.open = partialmethod(FlaskClient.open, buffered=True)  # type: ignore[assignment, method-assign]


def lav_app(config: Config) -> Flask:
    """An app whose pages are kept for html-validate."""
    app = create_app(config)
    # However busy the machine is, a test meets the page itself, unless it asks for the wait.
    app.extensions["sidearbejder"].vent = TAALMOD
    gem_alle_sider(app)
    return app


class PageClient:
    """Opens pages of an app and checks each of them."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.klient = app.test_client()
        self._findes = cache(partial(_findes, app.url_map.bind("localhost")))

    def get(self, adresse: str, status: int = 200) -> Side:
        return self.kontrol(adresse, self.klient.get(adresse), status)

    def post(self, adresse: str, status: int = 200, **data: str) -> Side:
        return self.kontrol(adresse, self.klient.post(adresse, data=data), status)

    def kontrol(self, adresse: str, svar: TestResponse, status: int) -> Side:
        """Check an answer; the page. AssertionError with every fault found in it."""
        assert svar.status_code == status, (
            f"{adresse} answered {svar.status_code}, not {status}. "
            "Mend the view, or the address in the test if the contract (design.md) has another."
        )
        assert svar.content_type == "text/html; charset=utf-8", f"{adresse}: {svar.content_type}"
        trae, fund = laes(svar.get_data(as_text=True))
        fejl = list(fund)
        side = Side(adresse, svar, trae)
        fejl += [fund for kontrol in KONTROLLER for fund in kontrol(side)]
        fejl += self._links(side)
        assert not fejl, f"{adresse}:\n  " + "\n  ".join(dict.fromkeys(fejl))
        return side

    def _links(self, side: Side) -> Iterator[str]:
        """Every link leads somewhere: an anchor of this page, a page of the app, or data's own."""
        ider = set(side.trae.xpath("//@id"))
        for a in side.xpath("//a"):
            href = a.get("href")
            if href is None:
                yield f"<a> without href (»{tekst_i(a)}«); use the macro uvirksom"
            elif href.startswith("#"):
                if href[1:] not in ider:
                    yield f"{href} points at no id on the page; mend the link or give the id"
            elif href.startswith(("http:", "https:")):
                if not set(a.xpath(".//@data-felt")) & LINKFELTER:
                    yield f"link to another host: {href}; only a contact's own field may"
            elif not TELEFON.fullmatch(href) and not self._findes(re.split(r"[?#]", href)[0]):
                yield f"{href} matches no route as it stands; build it with til()"


def _findes(ruter: MapAdapter, sti: str) -> bool:
    try:
        ruter.match(sti)
    except (HTTPException, RequestRedirect):
        return False
    return sti.startswith("/")
