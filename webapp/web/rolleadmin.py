"""`/<kommune>/<variant>/roller/<rolle>/kopi/` and `…/slet/`: roles made and deleted; the undo."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.services.grundlag import FindesIkkeError, Grundlag, load_grundlag
from webapp.services.roller.gemning import RollefejlError, kopier, slet
from webapp.services.roller.rolleside import rolleretside
from webapp.store.mappinger import VersionError
from webapp.web import formular
from webapp.web.adresse import heltal, laes_valg, link, til_fra
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("rolleadmin", __name__)
formular.beskyt(bp)


def _side(database: Database, grundlag: Grundlag, rolle: str, slags: str, fejl: str = "") -> str:
    return vis(
        f"pages/roller/{slags}.html",
        rolleretside(database, grundlag, rolle),
        vaerktoejslinje(database, grundlag, f"roller/{rolle}"),
        til=til_fra(grundlag.opslag.kommune.slug, grundlag.variant.slug),
        fejl=fejl,
        navn=request.form.get("navn", ""),
    )


@bp.get("/<kommune>/<variant>/roller/<rolle>/<any(kopi, slet):slags>/")
def side(kommune: str, variant: str, rolle: str, slags: str) -> str:
    """Ask for the name of the copy, or whether to delete."""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return _side(database, grundlag, rolle, slags)


@bp.post("/<kommune>/<variant>/roller/<rolle>/<any(kopi, slet):slags>/")
def goer(kommune: str, variant: str, rolle: str, slags: str) -> ResponseReturnValue:
    """Copy or delete; where others saved meanwhile, nothing is done and they are told so."""
    version, ny = heltal(request.form.get("version")) or 0, ""
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        try:
            if slags == "kopi":
                ny = kopier(database, grundlag, rolle, request.form.get("navn", ""), version)
            else:
                slet(database, grundlag, rolle, version)
        except RollefejlError as problem:
            return _side(database, grundlag, rolle, slags, str(problem)), 422
        except FindesIkkeError:
            return redirect(link(kommune, variant, "roller", gemt="vaek", siden=version), 303)
        except VersionError:
            tilbage = link(kommune, variant, "roller", siden=version, gemt=slags)
            return redirect(tilbage, 303)
    return redirect(link(kommune, variant, "roller", ny, gemt="ja"), 303)


@bp.post("/<kommune>/<variant>/roller/fortryd/")
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, "roller", afvist="fortryd")
