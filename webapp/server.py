"""Serving the product: how large an upload may be."""

from __future__ import annotations

from flask import Flask
from waitress import serve as waitress_serve
from waitress.utilities import RequestEntityTooLarge

SPILLERUM = 1024 * 1024  # what is received before a body that is too large is refused
HTML = ("Content-Type", "text/html; charset=utf-8")
Svar = tuple[str, list[tuple[str, str]], bytes]


def koer(app: Flask, host: str, port: int, maks_upload: int) -> None:
    """Serve until stopped. What is too large is refused before it is read, in Danish."""
    side = app.jinja_env.get_template("error/for_stort.html").render(mb=maks_upload // 1024**2)

    def for_stort(_fejl: RequestEntityTooLarge, _ident: str | None = None) -> Svar:
        return "413 Request Entity Too Large", [HTML], side.encode()

    # waitress answers in its own English where nobody else is asked
    RequestEntityTooLarge.to_response = for_stort  # type: ignore[assignment,method-assign]  # as it is
    waitress_serve(
        app,
        host=host,
        port=port,
        max_request_body_size=maks_upload,
        # A body below the limit is held in memory: raw files are never written to the disk.
        inbuf_overflow=maks_upload + SPILLERUM,
        ident=None,
        _quiet=True,
    )
