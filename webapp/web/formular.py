"""Forms: a key of the data folder's own, and a token in every form that changes something.

Only blueprints that ask for it are protected; preview pages have neither form nor cookie. A form
that cannot be saved is answered in one way: its page again, with what was typed in it, and one of
the two statuses below.
"""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from webapp.store.filer import TomHemmelighedError, hemmelighed

NOEGLEFIL = "hemmelig-noegle"
NOEGLEFELT = "csrf_token"
# What is typed cannot be used (RFC 9110 15.5.21); the variant was changed meanwhile (15.5.10).
UGYLDIG, KOLLISION = 422, 409
EGNE_STEDER = {None, "same-origin", "none"}


def sikr_noegle(app: Flask, data: Path) -> None:
    """Give the app the data folder's key, made on first run and readable by its owner only."""
    if app.secret_key:
        return
    fil = data / NOEGLEFIL
    try:
        app.secret_key = hemmelighed(fil)
    except TomHemmelighedError:
        # Nothing is signed with an empty key; a new one only asks for the code once more.
        fil.unlink(missing_ok=True)
        app.secret_key = hemmelighed(fil)
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.jinja_env.globals["formularnoegle"] = generate_csrf


def beskyt(bp: Blueprint) -> None:
    """Save nothing that is posted to the blueprint without the token."""
    bp.before_request(_kraev_noegle)


def _kraev_noegle() -> ResponseReturnValue | None:
    """Ask once more where the token is too old, with all that was typed carried along."""
    if request.method != "POST":
        return None
    noegle = request.form.get(NOEGLEFELT)
    if not noegle:
        abort(400)
    try:
        validate_csrf(noegle)
    except ValidationError:
        if request.headers.get("Sec-Fetch-Site") not in EGNE_STEDER:
            abort(400)
        skrevet = [
            (navn, vaerdi) for navn, vaerdi in request.form.items(multi=True) if navn != NOEGLEFELT
        ]
        filer = [fil.filename for fil in request.files.values() if fil.filename]
        html = render_template(
            "error/gammel_formular.html", skrevet=skrevet, filer=filer, linje=None
        )
        return html, UGYLDIG
    return None
