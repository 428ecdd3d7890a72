"""Forms: a key of the data folder's own, and a token in every form that changes something.

Which routes change something is what they declare themselves; preview pages have neither form nor
cookie.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from flask import Flask, abort, request
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from webapp.web.erklaering import Aendrer, erklaering

NOEGLEFIL = "hemmelig-noegle"


def sikr_noegle(app: Flask, data: Path) -> None:
    """Give the app the data folder's key, made on first run and readable by its owner only."""
    if app.secret_key:
        return
    data.mkdir(parents=True, exist_ok=True)
    fil = data / NOEGLEFIL
    if not fil.is_file():
        fil.touch(mode=0o600)
        fil.write_text(secrets.token_hex(32), encoding="ascii")
    app.secret_key = fil.read_text(encoding="ascii")


def tilmeld(app: Flask) -> None:
    """Refuse every POST that changes something and does not carry the token."""
    # As long as the cookie: a form that stood open over lunch can be sent.
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    app.jinja_env.globals["formularnoegle"] = generate_csrf
    app.before_request(_kraev_noegle)


def _kraev_noegle() -> None:
    if request.method == "POST" and request.endpoint and erklaering().aendrer is not Aendrer.INTET:
        try:
            validate_csrf(request.form.get("csrf_token"))
        except ValidationError:
            abort(400)
