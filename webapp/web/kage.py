"""The one cookie that carries a session, and what it may be used for.

Its name is our own: cookies know no port, and another program on localhost would else lose its
own, or we ours. Over https it is for https only and for this very host.
"""

from __future__ import annotations

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

NAVN = "forhaandsblik"
# Strict would ask for the code again after each link in a mail; no GET changes anything.
SAMME_STED = "Lax"


class Kage(SecureCookieSessionInterface):
    """Flask's signed cookie, its name and `Secure` after how the page was asked for."""

    def get_cookie_name(self, app: Flask) -> str:  # noqa: ARG002 - Flask's signature
        """The name; `__Host-` is the browser's promise that no other host has set it."""
        return f"__Host-{NAVN}" if request.is_secure else NAVN

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - Flask's signature
        """Over https, for https only."""
        return request.is_secure


def tilmeld(app: Flask) -> None:
    """Use the cookie; it is not renewed by being read."""
    app.session_interface = Kage()
    app.config["SESSION_COOKIE_SAMESITE"] = SAMME_STED
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
