"""Headers of every answer: nothing inline, nothing from another host, nothing indexed."""

from flask import Flask, Response, request

from webapp.web.erklaering import STATISKE_FILER
from webapp.web.statisk import ET_AAR

POLITIK = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HOVEDER = {
    "Content-Security-Policy": POLITIK,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def tilmeld(app: Flask) -> None:
    """Set the headers on every answer of the app."""
    app.after_request(_headere)


def _headere(svar: Response) -> Response:
    kan_gemmes = svar.headers.get("Cache-Control") if request.endpoint == STATISKE_FILER else None
    svar.headers.update(HOVEDER)
    if kan_gemmes:
        svar.headers["Cache-Control"] = kan_gemmes
    if request.is_secure:
        # Of this name only: what else is under it is for the municipality to say.
        svar.headers["Strict-Transport-Security"] = f"max-age={ET_AAR}"
    return svar
