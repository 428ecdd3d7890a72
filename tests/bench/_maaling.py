"""Processor time of a page without a network: the app is called as the server calls it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any
from wsgiref.util import setup_testing_defaults

from flask import Flask, render_template


def kald(app: Flask, adresse: str, **hoveder: str) -> bytes:
    """The body of an answer; SystemExit where it is none that a reader would want."""
    sti, _, spoergsmaal = adresse.partition("?")
    miljoe: dict[str, Any] = {
        "PATH_INFO": sti,
        "QUERY_STRING": spoergsmaal,
        "HTTP_HOST": "localhost",
    }
    setup_testing_defaults(miljoe)
    miljoe |= {f"HTTP_{navn.upper()}": vaerdi for navn, vaerdi in hoveder.items()}
    status = []
    svar = app.wsgi_app(miljoe, lambda s, _h: status.append(s))
    krop = b"".join(svar)
    if status[0][:3] not in {"200", "304"}:
        raise SystemExit(f"{adresse} answered {status[0]}")
    return krop


def pr_gang(goer: Callable[[int], object], gange: int) -> float:
    """Seconds of processor for each, of so many that are done one after another."""
    start = time.process_time()
    for nr in range(gange):
        goer(nr)
    return (time.process_time() - start) / gange


def typisk(goer: Callable[[int], object], gange: int, runder: int = 5) -> float:
    """The median of some rounds: a busy machine disturbs one of them."""
    return median(pr_gang(goer, gange) for _ in range(runder))


def gulv(indhold: bytes) -> Flask:
    """The least that a page can cost: its bytes as a literal through Flask and Jinja."""
    app = Flask(__name__)
    tekst, skabelon = indhold.decode(), app.jinja_env.from_string("{{ tekst|safe }}")
    app.add_url_rule("/", "side", lambda: render_template(skabelon, tekst=tekst))
    return app


def fraktil(tal: Iterable[float], andel: float) -> float:
    """The value that so large a part is below."""
    i_orden = sorted(tal)
    return i_orden[min(int(len(i_orden) * andel), len(i_orden) - 1)]
