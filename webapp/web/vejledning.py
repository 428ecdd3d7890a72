"""`/vejledning/`: the guide, a page a job, and *Hjælp* that leads from a page to its section."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Flask, current_app, g, request, url_for
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from webapp.services.vejledning.hjaelp import hjaelpesti
from webapp.services.vejledning.sider import vejledningsside
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ordlink import med_ord
from webapp.web.ramme import vis

bp = Blueprint("vejledning", __name__)
MAPPE = "vejledning"


def tilmeld(app: Flask, mappe: Path) -> None:
    """Show the texts of this folder; every template's `hjaelp()` is the section about its page."""
    app.extensions[MAPPE] = mappe
    app.jinja_env.globals["hjaelp"] = _hjaelp
    app.jinja_env.filters["med_ord"] = _med_ord


def _hjaelp() -> str:
    return hjaelpesti(request.blueprint)


@pass_context  # else Jinja does it once and for all where the text is written in the template
def _med_ord(_context: Context, tekst: str) -> Markup:
    """A text of the page, in which a word of the field leads to the guide where it is first met."""
    return med_ord(tekst, g.setdefault("moedte_ord", set()))


@bp.get("/vejledning/", defaults={"navn": ""})
@bp.get("/vejledning/<navn>/")
@erklaer(Hvem.ALLE, Aendrer.INTET)
def side(navn: str) -> str:
    """One page of the guide; the front page without a name."""
    mappe: Path = current_app.extensions[MAPPE]
    fundet = vejledningsside(mappe, navn, lambda fil: url_for("static", filename=fil))
    return vis("pages/vejledning/vejledning.html", fundet, None)
