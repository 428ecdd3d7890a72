"""Forms: a key of the data folder's own, and a token in every form that changes something.

Which routes change something is what they declare themselves; preview pages have neither form nor
cookie. A form that cannot be saved is answered in one way: its page again, with what was typed in
it, and one of the two statuses below.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask, abort, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from webapp.store.filer import TomHemmelighedError, hemmelighed
from webapp.web.erklaering import Aendrer, erklaering

NOEGLEFIL = "hemmelig-noegle"
NOEGLEFELT = "csrf_token"
# What is typed cannot be used (RFC 9110 15.5.21); the variant was changed meanwhile (15.5.10).
UGYLDIG, KOLLISION = 422, 409
# The box that is ticked to save what nobody has seen the effect of (docs/adr/0046).
USET, JA = "uset", "ja"
# The mark of the draft whose effect the page showed; empty where it was not counted.
VIST = "vist"


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


def tilmeld(app: Flask) -> None:
    """Save nothing that is posted without the token, where the route declares a change."""
    # As long as the cookie: a form that stood open over lunch can be sent.
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    app.jinja_env.globals["formularnoegle"] = _noegle
    app.before_request(_kraev_noegle)


def gemmes_uset() -> bool:
    """True where one has said that it is to be saved though its effect is not counted."""
    return request.form.get(USET) == JA


def vist() -> str | None:
    """The mark of what the form showed the effect of; None where none is asked for."""
    return None if gemmes_uset() else request.form.get(VIST)


def _noegle() -> str:
    """The token; a page that holds one is this browser's alone, and is not kept."""
    g.har_noegle = True
    return str(generate_csrf())


def _kraev_noegle() -> ResponseReturnValue | None:
    """Ask once more where the token is too old, with all that was typed carried along."""
    if request.method != "POST" or not request.endpoint or erklaering().aendrer is Aendrer.INTET:
        return None
    noegle = request.form.get(NOEGLEFELT)
    if not noegle:
        abort(400)
    try:
        validate_csrf(noegle)
    except ValidationError:
        skrevet = [
            (navn, vaerdi) for navn, vaerdi in request.form.items(multi=True) if navn != NOEGLEFELT
        ]
        filer = [fil.filename for fil in request.files.values() if fil.filename]
        html = render_template(
            "error/gammel_formular.html", skrevet=skrevet, filer=filer, linje=None
        )
        return html, UGYLDIG
    return None
