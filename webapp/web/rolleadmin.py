"""`/<kommune>/<variant>/roller/<rolle>/kopi/` and `…/slet/`: roles made and deleted; the undo."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.grundlag import FindesIkkeError
from webapp.services.roller.gemning import RollefejlError, kopier, slet
from webapp.services.roller.rolleside import rolleside
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("rolleadmin", __name__)


def _side(sted: tuple[str, str, str], slags: str, fejl: str = "", siden: int | None = None) -> str:
    """The page; `sted`: kommune, variant, role; `siden`: the version of its form."""
    kommune, variant, rolle = sted
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            f"pages/roller/{slags}.html",
            rolleside(database, grundlag, rolle, siden=siden),
            vaerktoejslinje(database, grundlag, f"roller/{rolle}"),
            til=til_fra(kommune, variant),
            fejl=fejl,
            navn=request.form.get("navn", ""),
        )


@bp.get("/<kommune>/<variant>/roller/<rolle>/<any(kopi, slet):slags>/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def side(kommune: str, variant: str, rolle: str, slags: str) -> str:
    """Ask for the name of the copy, or whether to delete."""
    return _side((kommune, variant, rolle), slags)


@bp.post("/<kommune>/<variant>/roller/<rolle>/<any(kopi, slet):slags>/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def goer(kommune: str, variant: str, rolle: str, slags: str) -> ResponseReturnValue:
    """Copy or delete; where others saved meanwhile, nothing is done and they are told so."""
    version, ny = laes_tal(request.form.get("version")) or 0, ""
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            if slags == "kopi":
                ny = kopier(database, grundlag, rolle, request.form.get("navn", ""), version)
            else:
                slet(database, grundlag, rolle, version)
        except RollefejlError as problem:
            return _side((kommune, variant, rolle), slags, str(problem)), formular.UGYLDIG
        except FindesIkkeError:
            return redirect(link(kommune, variant, "roller", gemt="vaek", siden=version), 303)
        except VersionError:
            return _side((kommune, variant, rolle), slags, siden=version), formular.KOLLISION
    return redirect(link(kommune, variant, "roller", ny, gemt="ja"), 303)


@bp.post("/<kommune>/<variant>/roller/fortryd/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, "roller")
