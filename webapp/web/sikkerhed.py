"""Headers of every answer: nothing inline, nothing from another host, nothing indexed."""

from flask import Flask, Response, request

POLITIK = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ET_DOEGN = 24 * 60 * 60


def tilmeld(app: Flask) -> None:
    """Set the headers on every answer of the app."""
    app.after_request(_headere)


def _headere(svar: Response) -> Response:
    svar.headers["Content-Security-Policy"] = POLITIK
    svar.headers["X-Content-Type-Options"] = "nosniff"
    svar.headers["Referrer-Policy"] = "same-origin"
    svar.headers["X-Robots-Tag"] = "noindex, nofollow"
    if request.endpoint == "static":
        svar.headers["Cache-Control"] = f"public, max-age={ET_DOEGN}"
    else:
        svar.headers["Cache-Control"] = "no-store"
    return svar
