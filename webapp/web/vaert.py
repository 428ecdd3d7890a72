"""Only this host is this host, and a form comes from its own page (ADR 0020).

A web page elsewhere can give its own name our address (DNS rebinding) and would then be of one
origin with us. It cannot do so with a loopback name or with an address in digits; every other name
is one that the server was started with.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.web.erklaering import Hvem, erklaering

LOOPBACKNAVN = "localhost"
VAERTER = "vaerter"
BAG_PROXY = "bag_proxy"
SIKRE_METODER = frozenset({"GET", "HEAD", "OPTIONS"})
EGNE_STEDER = frozenset({"same-origin", "none"})
_VAERT = re.compile(r"(?P<navn>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_NAVN = re.compile(r"[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?")


class FremmedSideError(Exception):
    """A form came from another page than our own; nothing was changed."""


def tilmeld(app: Flask, vaerter: Collection[str], *, bag_proxy: bool) -> None:
    """Answer requests to our own names only; `vaerter`: those beside loopback and digits."""
    app.extensions[BAG_PROXY] = bag_proxy
    app.extensions[VAERTER] = frozenset(filter(None, map(vaertsnavn, vaerter)))
    app.before_request(_kraev_vaert)
    app.before_request(_kraev_afsender)
    app.before_request(_kraev_maskinen)


def vaertsnavn(vaert: str) -> str:
    """`Korsbaek.DK:8000` in, `korsbaek.dk` out; empty where it is no host."""
    fundet = _VAERT.fullmatch(vaert)
    return fundet["navn"].strip("[]").lower().removesuffix(".") if fundet else ""


def er_loopback(navn: str) -> bool:
    """True if only this machine can reach the name or address."""
    try:
        return ipaddress.ip_address(navn.strip("[]")).is_loopback
    except ValueError:
        return navn.lower() == LOOPBACKNAVN


def er_vores(vaert: str, vaerter: Collection[str]) -> bool:
    """True for a Host that no web page elsewhere can be of one origin with."""
    navn = vaertsnavn(vaert)
    return navn in vaerter or er_loopback(navn) or er_adresse(navn)


def er_adresse(navn: str) -> bool:
    """True for an IP address."""
    try:
        ipaddress.ip_address(navn)
    except ValueError:
        return False
    return True


def er_egen_side(adresse: str, vaert: str, *, sikker: bool) -> bool:
    """True for an Origin or Referer of the host itself; over https only of https, where we know.

    Behind a proxy that we are not told of, https looks like http to us.
    """
    try:
        dele = urlsplit(adresse)
    except ValueError:
        return False
    skemaer = {"https"} if sikker else {"http", "https"}
    return dele.scheme in skemaer and dele.netloc.lower() == vaert.lower()


def _vaert() -> str:
    return str(request.environ.get("HTTP_HOST", ""))


def _kraev_vaert() -> ResponseReturnValue | None:
    if er_vores(_vaert(), current_app.extensions[VAERTER]):
        return None
    navn = vaertsnavn(_vaert())
    kendeligt = masker_cpr(navn) if _NAVN.fullmatch(navn) else ""
    return render_template("error/vaert.html", navn=kendeligt), 400


def _kraev_afsender() -> None:
    """A form is sent from our own page; a program that tells no origin still needs the token."""
    if request.method in SIKRE_METODER:
        return
    hoveder = request.headers
    if hoveder.get("Sec-Fetch-Site", "none") not in EGNE_STEDER:
        raise FremmedSideError
    fra = hoveder.get("Origin") or hoveder.get("Referer")
    if fra and not er_egen_side(fra, _vaert(), sikker=request.is_secure):
        raise FremmedSideError


def _kraev_maskinen() -> None:
    if erklaering().hvem is Hvem.MASKINEN and not paa_maskinen():
        abort(403)


def paa_maskinen() -> bool:
    """Whether the reader sits at the machine that the folders lie on.

    Behind a proxy on the machine everybody seems to, and so nobody is taken to.
    """
    return (
        not current_app.extensions[BAG_PROXY]
        and er_loopback(request.remote_addr or "")
        and er_loopback(vaertsnavn(_vaert()))
    )
