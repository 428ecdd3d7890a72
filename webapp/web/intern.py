"""The product asking itself for a page, on behalf of one who has been let in already.

The mark lies in the request's environment, where no header of a request can put anything, and is
an object of this process: it cannot be sent, written down or guessed.
"""

from __future__ import annotations

from flask import Flask, current_app, request

from webapp.web.vent_selv import SELV

NOEGLE = "forhaandsblik.intern"


def tilmeld(app: Flask) -> None:
    """Make the mark of this app."""
    app.extensions[NOEGLE] = object()


def er_intern() -> bool:
    """True for a request that `hent_side` made."""
    return request.environ.get(NOEGLE) is current_app.extensions[NOEGLE]


def hent_side(app: Flask, adresse: str) -> bytes | None:
    """What the app answers to a GET; None where it answers anything but 200."""
    # What takes long is waited for: who asks through us is not one who looks at a page meanwhile.
    maerke = {NOEGLE: app.extensions[NOEGLE], SELV: True}
    # In a context of its own: within one, Flask lets both requests share what each leaves in `g`,
    # and the one that asks would be kept as the page that it asked for.
    with app.app_context():
        svar = app.test_client().get(adresse, environ_overrides=maerke, buffered=True)
    return svar.get_data() if svar.status_code == 200 else None
