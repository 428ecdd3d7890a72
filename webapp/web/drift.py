"""For whoever runs the server: `/_helbred`, and a line a request that names nobody.

The line has the route and not the address: an address names a test person, a sag, a search.
"""

from __future__ import annotations

import json
import logging
import os
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, Response, current_app, g, request

from webapp.web.erklaering import Aendrer, Hvem, erklaer

# No slug has an underscore.
STI = "/_helbred"
LOG = logging.getLogger("forhaandsblik.svar")
DATAMAPPE = "datamappe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linje:
    """One line of the log: how a route answered; `gemt` of a page that was made before."""

    metode: str
    rute: str | None
    status: int
    ms: int
    bytes: int | None
    gemt: bool


def tilmeld(app: Flask, data: Path) -> None:
    """Serve the address, and time every request."""
    app.extensions[DATAMAPPE] = data
    app.add_url_rule(STI, "helbred", helbred)
    app.before_request(_begynd)
    app.after_request(_skriv)


@erklaer(Hvem.ALLE, Aendrer.INTET)
def helbred() -> Response:
    """200 where the server answers and can read its folder; nothing of what is there."""
    kan_laeses = os.access(current_app.extensions[DATAMAPPE], os.R_OK | os.X_OK)
    svar = ("ok\n", 200) if kan_laeses else ("datamappen kan ikke læses\n", 503)
    return Response(svar[0], svar[1], content_type="text/plain; charset=utf-8")


def _begynd() -> None:
    g.begyndt = time.perf_counter()


def _skriv(svar: Response) -> Response:
    sekunder = time.perf_counter() - g.get("begyndt", time.perf_counter())
    skriv(
        Linje(
            metode=request.method,
            rute=request.url_rule.rule if request.url_rule else None,
            status=svar.status_code,
            ms=round(sekunder * 1e3),
            bytes=svar.content_length,
            gemt="genbrugt" in g,
        )
    )
    return svar


def skriv(linje: Linje) -> None:
    """The line as JSON, with the time, where the log is on."""
    if LOG.isEnabledFor(logging.INFO):
        nu = datetime.now(UTC).isoformat(timespec="milliseconds")
        LOG.info(json.dumps({"tid": nu} | asdict(linje), ensure_ascii=False))


def log_til_stdout() -> None:
    """From now on each request is a line of JSON on standard output."""
    linje = logging.StreamHandler(open(1, "w", encoding="utf-8", closefd=False))  # noqa: SIM115 - to the end of the process
    linje.setFormatter(logging.Formatter("%(message)s"))
    LOG.addHandler(linje)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
