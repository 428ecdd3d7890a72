"""A page that its address and the kommune's file decide alone is made once, and sent again.

Kept until the file is another one, and never longer; the browser asks each time whether it is.
A page with a form's token, or one that tells what was just saved, is made anew (docs/adr/0029).
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import cast

from flask import Flask, Response, current_app, g, request

from webapp.domain.vaerdier.slug import fold
from webapp.store.database import aftryk, er_uroert
from webapp.store.filstand import MAKS_NAVN
from webapp.web.erklaering import erklaering
from webapp.web.ramme import lager
from webapp.web.vaert import SIKRE_METODER

# Of all kept pages together, and of one.
MEST_BYTES, STOERSTE = 64 * 1024 * 1024, 2 * 1024 * 1024
HTML = "text/html; charset=utf-8"
# Behind a code the page is this browser's alone; it is asked for each time, and seldom sent.
SPOERG_HVER_GANG = "private, no-cache"
# An address that tells what was just saved, or of a page under test, whose strip has a form.
ALTID_NY = frozenset({"gemt", "tilfaelde"})
# Left in the request's environment for whoever stands before Flask.
SENDT = "forhaandsblik.sendt"


@dataclass(frozen=True)
class Gemt:
    """A page as it is sent, and what the file was when it was made."""

    aftryk: Hashable
    krop: bytes
    maerke: str

    @cached_property
    def pakket(self) -> bytes:
        """The page as most browsers want it; packed the first time that one asks."""
        return gzip.compress(self.krop, 6, mtime=0)


class Sidelager:
    """The kept pages of a process; the least used go."""

    def __init__(self, mest: int = MEST_BYTES, stoerste: int = STOERSTE) -> None:
        self._mest, self._stoerste = mest, stoerste
        self._laas = Lock()
        self._sider: OrderedDict[Hashable, Gemt] = OrderedDict()
        self.fylder = 0

    def find(self, noegle: Hashable, nu: Hashable) -> Gemt | None:
        """The page, where the file is what it was."""
        with self._laas:
            gemt = self._sider.get(noegle)
            if gemt is None:
                return None
            if gemt.aftryk != nu:
                self._fjern(noegle)
                return None
            self._sider.move_to_end(noegle)
            return gemt

    def gem(self, noegle: Hashable, gemt: Gemt) -> None:
        """Keep the page, in place of what was kept before."""
        if len(gemt.krop) > self._stoerste:
            return
        with self._laas:
            self._fjern(noegle)
            self._sider[noegle] = gemt
            self.fylder += len(gemt.krop)
            while self.fylder > self._mest:
                self._fjern(next(iter(self._sider)))

    def glem(self) -> None:
        """Keep nothing."""
        with self._laas:
            self._sider.clear()
            self.fylder = 0

    def _fjern(self, noegle: Hashable) -> None:
        if gemt := self._sider.pop(noegle, None):
            self.fylder -= len(gemt.krop)


@dataclass(frozen=True, slots=True)
class Sendt:
    """A page that was sent: where it is kept, what it was, and the route that made it."""

    fil: Path
    noegle: Hashable
    gemt: Gemt
    rute: str


@dataclass(frozen=True, slots=True)
class _Ventet:
    """The page that is being made: what it is kept as, and what the file was before."""

    noegle: Hashable
    fil: Path
    aftryk: Hashable


def tilmeld(app: Flask) -> None:
    """Look before a page is made, and keep it after; who may see it is decided before this."""
    app.extensions["sidelager"] = Sidelager()
    app.before_request(_find)
    app.after_request(_gem)


def sidelager() -> Sidelager:
    """The kept pages of this app."""
    return cast("Sidelager", current_app.extensions["sidelager"])


def kommunens_fil() -> Path | None:
    """The file that the address is about, whether it is there or not; None where it is no slug."""
    slug = str((request.view_args or {}).get("kommune", ""))
    return None if fold(slug) != slug or len(slug) > MAKS_NAVN else lager().fil(slug)


def _find() -> Response | None:
    if (
        request.method not in SIKRE_METODER
        or not erklaering().ren
        or ALTID_NY & request.args.keys()
    ):
        return None
    fil = kommunens_fil()
    nu = aftryk(fil) if fil else None
    if fil is None or nu is None:
        return None
    noegle = (str(fil), request.root_path, request.full_path, "indgang" in g)
    g.ventet = _Ventet(noegle, fil, nu)
    gemt = sidelager().find(noegle, nu)
    if gemt is None:
        return None
    g.genbrugt = gemt
    return _svar(gemt)


def _svar(gemt: Gemt) -> Response:
    if request.accept_encodings.quality("gzip") > 0:
        svar = Response(gemt.pakket, content_type=HTML)
        svar.headers["Content-Encoding"] = "gzip"
        return svar
    return Response(gemt.krop, content_type=HTML)


def _gem(svar: Response) -> Response:
    gemt: Gemt | None = g.get("genbrugt")
    ventet: _Ventet | None = g.get("ventet")
    if gemt is None and ventet is not None and _kan_gemmes(svar):
        krop = svar.get_data()
        fundet = Gemt(ventet.aftryk, krop, hashlib.blake2b(krop, digest_size=16).hexdigest())
        # Nobody wrote meanwhile: then the page shows what the file was at both looks.
        if er_uroert(ventet.fil, ventet.aftryk):
            sidelager().gem(ventet.noegle, fundet)
            gemt = fundet
    if gemt is None or ventet is None:
        return svar
    request.environ[SENDT] = Sendt(ventet.fil, ventet.noegle, gemt, str(request.url_rule))
    svar.headers["Cache-Control"] = SPOERG_HVER_GANG
    svar.vary.add("Accept-Encoding")
    svar.set_etag(gemt.maerke, weak=True)
    return cast("Response", svar.make_conditional(request))


def _kan_gemmes(svar: Response) -> bool:
    return (
        svar.status_code == 200
        and request.method == "GET"
        and svar.content_type == HTML
        and not g.get("har_noegle")
    )
