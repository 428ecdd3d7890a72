"""Keeps the pages that tests open, so that html-validate can read them all at once afterwards.

A fixture that makes the app calls `gem_alle_sider(app)`; `make test` names the folder in the
environment. Without it nothing is kept. Pages of one markup (tests/sideform.py) lie in one folder.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path

from flask import Flask, Response, request

from tests.sideform import sideform

MILJOEVARIABEL = "FORHAANDSBLIK_TEST_SIDER"
NAVN_LAENGDE = 120


def gem_alle_sider(app: Flask) -> None:
    """Keep every HTML page that the app answers with, from a test client or a live server."""
    mappe = os.environ.get(MILJOEVARIABEL)
    if not mappe:
        return

    @app.after_request
    def gem(svar: Response) -> Response:
        if (
            svar.mimetype == "text/html"
            and not svar.is_streamed
            and not 300 <= svar.status_code < 400
        ):
            # A test that fills the disk, or may write nowhere, has its page and no copy of it.
            with suppress(OSError):
                gem_side(Path(mappe), request.full_path, tekst(svar))
        return svar


def tekst(svar: Response) -> str:
    """The page as the browser reads it, packed or not."""
    krop = svar.get_data()
    pakket = svar.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(krop) if pakket else krop).decode()


def gem_side(mappe: Path, adresse: str, html: str) -> Path:
    """Write the page to a file whose name shows its address; equal pages become one file."""
    mappe = mappe / aftryk(sideform(html))
    mappe.mkdir(parents=True, exist_ok=True)
    navn = re.sub(r"[^a-zA-Z0-9.=-]+", "_", adresse).strip("_")[:NAVN_LAENGDE] or "forside"
    fil = mappe / f"{navn}.{aftryk(html)}.html"
    try:
        fil.write_text(html, encoding="utf-8")
    except OSError:
        fil.unlink(missing_ok=True)  # half a page is none
        raise
    return fil


def aftryk(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()[:16]
