"""A CPR number that somebody wrote in an address or a form is not said again.

Not by a page about a fault, not by a page whose address holds it, and not by the address that an
answer leads on to.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, quote_plus, unquote_plus

from flask import Flask, Response, request
from markupsafe import escape

from webapp.domain.vaerdier.cprfund import find_cpr
from webapp.domain.vaerdier.identifikation import masker_cpr

_FEJL = 400


def tilmeld(app: Flask) -> None:
    """Look through every answer to such a request."""
    app.after_request(_masker)


def _masker(svar: Response) -> Response:
    if svar.location:
        numre = _numre([unquote_plus(svar.location)])
        svar.location = _uden(svar.location, numre) if numre else svar.location
    skrevet = [request.path, *request.args, *request.args.values()]
    # A body that was refused, or is no form, is not read here.
    if svar.status_code >= _FEJL and "form" in request.__dict__:
        skrevet += request.form.values()
    numre = _numre(skrevet)
    if numre and svar.mimetype == "text/html" and not svar.direct_passthrough:
        svar.set_data(_uden(svar.get_data(as_text=True), numre))
    return svar


def _numre(skrevet: Iterable[str]) -> set[str]:
    """The numbers as they were written."""
    return {tekst[en.start : en.slut] for tekst in skrevet for en in find_cpr(tekst)}


def _uden(tekst: str, numre: set[str]) -> str:
    for nummer in numre:
        for form in {nummer, str(escape(nummer)), quote(nummer), quote_plus(nummer)}:
            tekst = tekst.replace(
                form, quote(masker_cpr(nummer)) if "%" in form else masker_cpr(nummer)
            )
    return tekst
