"""An app on a port of its own, for a browser or another program."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import sleep
from typing import TYPE_CHECKING

from flask import Flask
from waitress.server import create_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# `FORHAANDSBLIK_TEST_LANGSOM=1` serves as a busy machine does (`make soak`).
LANGSOM = "FORHAANDSBLIK_TEST_LANGSOM"
# Seconds: before an answer, and between its first signs and the rest. A browser has then changed
# its address and shows nothing yet; a test that reads without waiting reads an empty page.
PAUSER = 0.1, 0.25
FOERSTE = 40
# A script arrives after its page: a test that acts on a page at once acts before it listens.
SKRIPT = 0.6


def langsomt(app: WSGIApplication) -> WSGIApplication:
    """The same app as one that is slow to begin and slow to go on."""

    def svar(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO", "").endswith(".js"):
            sleep(SKRIPT)
        side = "text/html" in environ.get("HTTP_ACCEPT", "")
        if not side:
            return app(environ, start_response)
        sleep(PAUSER[0])
        svaret = app(environ, start_response)
        return i_to(b"".join(svaret), getattr(svaret, "close", lambda: None))

    return svar


def i_to(krop: bytes, luk: Callable[[], None]) -> Iterator[bytes]:
    try:
        yield krop[:FOERSTE]
        sleep(PAUSER[1])
        yield krop[FOERSTE:]
    finally:
        luk()


@contextmanager
def serveret(app: Flask) -> Iterator[str]:
    """Its address while it is served, without a slash at its end."""
    lytter = create_server(
        langsomt(app) if LANGSOM in os.environ else app, host="127.0.0.1", port=0
    )
    lukket = Event()

    def koer() -> None:
        try:
            lytter.run()
        except (OSError, ValueError):
            # The loop can be about to ask of the socket that is closed under it.
            if not lukket.is_set():
                raise

    traad = Thread(target=koer, daemon=True)
    traad.start()
    yield f"http://127.0.0.1:{lytter.effective_port}"
    lukket.set()
    lytter.close()
    traad.join(timeout=5)
