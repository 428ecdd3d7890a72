"""Forms: a key of the data folder's own, and a token in every form that changes something.

Only blueprints that ask for it are protected; preview pages have neither form nor cookie.
"""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask, abort, request
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from webapp.store.filer import TomHemmelighedError, hemmelighed

NOEGLEFIL = "hemmelig-noegle"


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
    """Refuse every POST to the blueprint that does not carry the token."""
    bp.before_request(_kraev_noegle)


def _kraev_noegle() -> None:
    if request.method == "POST":
        try:
            validate_csrf(request.form.get("csrf_token"))
        except ValidationError:
            abort(400)
