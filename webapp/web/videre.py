"""The page of a redirect, for the one whose browser does not go on by itself: in Danish."""

from flask import Flask, Response, render_template


def tilmeld(app: Flask) -> None:
    """Give every redirect our own page instead of werkzeug's."""
    app.after_request(_paa_dansk)


def _paa_dansk(svar: Response) -> Response:
    if svar.location and 300 <= svar.status_code < 400:
        svar.set_data(render_template("error/videre.html", adresse=svar.location))
        svar.content_type = "text/html; charset=utf-8"
    return svar
