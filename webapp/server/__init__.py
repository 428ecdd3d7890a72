"""Serving the product: how large an upload may be, and what is answered before the app is asked."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
from http import HTTPStatus

from flask import Flask
from waitress.server import MultiSocketServer

from webapp.config import Config
from webapp.server.forbindelser import Kanal, Lytter, Svar, lav_server
from webapp.web.fejl import TEKSTER, Fejlside
from webapp.web.sikkerhed import HOVEDER

SPILLERUM = 1024 * 1024  # what is received before a body that is too large is refused
MAKS_HOVED = 64 * 1024
BETROET = "x-forwarded-for x-forwarded-proto x-forwarded-host"
# Objects made and not gone, then searches of the young, then of the middle (Python's: 700, 10, 10).
OPRYDNING = (50_000, 20, 20)
# Seconds after which a thread that computes lets another one that waits go on (Python's: 0.005): a
# page waits so long each time that it has asked the file something while the kommune is counted.
SKIFT = 0.0005
SIDSTE_SVAR = 20  # seconds for what is being answered when the server is stopped
FOR_STORT = (
    "Filerne må tilsammen højst fylde {mb} MB. Intet er ændret. Gå tilbage, og indlæs dem i flere "
    "omgange."
)
EGNE = {
    400: Fejlside(400, "Forespørgslen kan ikke forstås", "Gå tilbage, og prøv igen."),
    408: Fejlside(408, "Det tog for lang tid", "Intet er ændret. Gå tilbage, og prøv igen."),
    431: Fejlside(431, "Adressen er for lang", "Gå til forsiden, og find siden derfra."),
    501: Fejlside(501, "Det kan Forhåndsblik ikke", "Gå tilbage, og prøv igen."),
}


def aabn_server(app: Flask, host: str, port: int, config: Config) -> MultiSocketServer:
    """A server that listens and is ready to `run()`; OSError where it cannot listen there.

    What is too large is refused before it is read, in Danish. Port 0 is any that is free;
    `effective_listen` tells which.
    """
    maks = config.maks_upload
    betroet = {"trusted_proxy": config.proxy, "trusted_proxy_headers": BETROET.split()}
    return lav_server(
        app,
        Fejlsvar(app, maks),
        host=host,
        port=port,
        # waitress refuses what is as large as its limit; ours may be as large.
        max_request_body_size=maks + 1,
        max_request_header_size=MAKS_HOVED,
        # A body below the limit is held in memory: raw files are never written to the disk.
        inbuf_overflow=maks + SPILLERUM,
        threads=config.traade,
        **(betroet if config.proxy else {}),
    )


def betjen(server: MultiSocketServer) -> None:
    """Serve until the process is asked to stop; what is being answered is answered first."""
    stop = threading.Event()

    def bed_om_stop(_signal: int, _ramme: object) -> None:
        if not stop.is_set():
            stop.set()
            raise SystemExit

    for navn in ("SIGTERM", "SIGINT", "SIGBREAK"):  # the last: a service on Windows
        if hasattr(signal, navn):
            signal.signal(getattr(signal, navn), bed_om_stop)
    ryd_sjaeldnere()
    sys.setswitchinterval(SKIFT)
    try:
        server.asyncore.loop(
            timeout=server.adj.asyncore_loop_timeout,
            map=server.map,
            use_poll=server.adj.asyncore_use_poll,
        )
    except (SystemExit, KeyboardInterrupt):
        _luk(server)


def ryd_sjaeldnere() -> None:
    """Let Python look for what hangs in circles less often, and never among what is loaded by now.

    What a page makes goes away by itself. But each few hundred objects began a search, and a whole
    one goes through all that is kept (ADR 29): a tenth of a second in somebody's page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OPRYDNING)


def _luk(server: MultiSocketServer) -> None:
    """No new connection; the rest have `SIDSTE_SVAR` seconds. A save that is cut off is undone."""
    for lytter in [en for en in server.map.values() if isinstance(en, Lytter)]:
        lytter.close()
    faerdig = threading.Thread(
        target=server.task_dispatcher.shutdown, kwargs={"timeout": SIDSTE_SVAR}, daemon=True
    )
    faerdig.start()
    while faerdig.is_alive() and server.map:
        # The answers are sent by this loop.
        server.asyncore.loop(timeout=0.1, map=server.map, use_poll=True, count=1)
    faerdig.join()
    frist = time.monotonic() + 1
    while _er_usendt(server) and time.monotonic() < frist:
        server.asyncore.loop(timeout=0.1, map=server.map, use_poll=True, count=1)
    server.asyncore.close_all(server.map)


def _er_usendt(server: MultiSocketServer) -> bool:
    return any(k.total_outbufs_len for k in server.map.values() if isinstance(k, Kanal))


class Fejlsvar:
    """waitress' own errors by their code: our page, our headers, nothing of the request in it."""

    def __init__(self, app: Flask, maks: int) -> None:
        skabelon = app.jinja_env.get_template("error/enkel.html")
        for_stort = Fejlside(413, "Filerne er for store", FOR_STORT.format(mb=maks // 1024**2))
        sider = {**EGNE, 413: for_stort, 500: TEKSTER[500]}
        self._sider = {kode: skabelon.render(fejl=side).encode() for kode, side in sider.items()}

    def __call__(self, kode: int) -> Svar:
        """Status, headers and page; an unknown code is answered as 500."""
        kode = kode if kode in self._sider else 500
        hoveder = [("Content-Type", "text/html; charset=utf-8"), *HOVEDER.items()]
        return f"{kode} {HTTPStatus(kode).phrase}", hoveder, self._sider[kode]
