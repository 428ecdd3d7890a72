"""Serves the browser what was read and hashed, byte for byte, on a port of this machine.

The page in the picture is then the very page whose text was compared; files are kept, so that
the browser and the hash ask for each only once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from webapp.billeder.sidevalg import Hent, Svar


class Forraad:
    """The answers of the product, each asked for once."""

    def __init__(self, hent: Hent) -> None:
        self._hent = hent
        self._kendte: dict[str, Svar] = {}
        self._laas = threading.Lock()

    def hent(self, adresse: str) -> Svar:
        """The answer to an address; the product is asked by one thread at a time."""
        if adresse in self._kendte:
            return self._kendte[adresse]
        with self._laas:
            svar = self._kendte.get(adresse)
            if svar is None:
                svar = self._kendte[adresse] = self._hent(adresse)
        return svar

    def laeg(self, adresse: str, html: bytes) -> None:
        """Serve this page as it was read, so that the picture is of what was compared."""
        self._kendte[adresse] = Svar(200, "text/html; charset=utf-8", html)


@contextmanager
def serveret(forraad: Forraad) -> Iterator[str]:
    """The address `http://127.0.0.1:<port>` at which the answers are served meanwhile."""
    # Loaded here: a run that takes no picture serves none.
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer  # noqa: PLC0415

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # keeps the connection: a page asks for five files
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            svar = forraad.hent(self.path)
            fil = self.path.startswith("/static/")
            self.send_response(svar.status)
            self.send_header("Content-Type", svar.type)
            self.send_header("Content-Length", str(len(svar.indhold)))
            self.send_header("Cache-Control", "max-age=86400" if fil else "no-store")
            with suppress(ConnectionError):  # a browser that has gone wants it no more
                self.end_headers()
                self.wfile.write(svar.indhold)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
            """Say nothing: the run tells what matters."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    traad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    traad.daemon = True
    traad.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
