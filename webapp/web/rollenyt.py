"""`/<kommune>/<variant>/roller/nye/`: the answer to the offer of new elements."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.grundlag import FindesIkkeError
from webapp.services.roller.nye import svar
from webapp.web.adresse import link
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted

bp = Blueprint("rollenyt", __name__)


@bp.post("/<kommune>/<variant>/roller/nye/")
@erklaer(Hvem.KODE, Aendrer.VARIANT)
def besvar(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the new elements into one view (`rolle`) or all of them, or leave the views alone."""
    version, rolle = laes_tal(request.form.get("version")) or 0, request.form.get("rolle", "")
    med = request.form.get("svar") == "med"
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            gemt = svar(database, grundlag, version, med=med, slug=rolle)
        except FindesIkkeError:
            return redirect(link(kommune, variant, "roller", gemt="vaek", siden=version), 303)
        except VersionError:
            return redirect(link(kommune, variant, "roller", siden=version), 303)
    ned = ("roller", rolle) if rolle else ("roller",)
    return redirect(link(kommune, variant, *ned, gemt="ja" if gemt else "uaendret"), 303)
