"""`/<kommune>/<variant>/antagelser/`: the assumptions, switched with their effect first."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.variant.antagelser import SKIFTELIGE
from webapp.services.antagelser.side import antagelsesside, gem_antagelser
from webapp.services.grundlag import load_grundlag
from webapp.store.mappinger import VersionError
from webapp.web import formular
from webapp.web.adresse import BAARNE, laes_valg, link, til_fra
from webapp.web.fortryd import tag_nyeste_tilbage
from webapp.web.ramme import lager, vis
from webapp.web.vaerktoej import heltal, vaerktoejslinje

bp = Blueprint("antagelser", __name__)
formular.beskyt(bp)


@bp.get("/<kommune>/<variant>/antagelser/")
def side(kommune: str, variant: str) -> str:
    """Every assumption; with `udkast`, the answers in the address and what they would do."""
    args = request.args
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        return vis(
            "pages/opsaetning/antagelser.html",
            antagelsesside(
                database,
                grundlag,
                args.to_dict() if args.get("udkast") else None,
                siden=heltal(args.get("siden")),
                person=args.get("person", ""),
            ),
            vaerktoejslinje(database, grundlag, "antagelser"),
            til=til_fra(kommune, variant),
            til_kommune=til_fra(kommune),
            gemt=args.get("gemt", ""),
            rettelser=args.get("rettelser") == "1",
            baaret={n: args[n] for n in BAARNE if n in args},
        )


@bp.post("/<kommune>/<variant>/antagelser/")
def gem(kommune: str, variant: str) -> ResponseReturnValue:
    """Save; where somebody else saved meanwhile, show the draft again instead."""
    form = request.form.to_dict()
    version = heltal(form.get("version")) or 0
    with lager().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, laes_valg().dato)
        try:
            gemt = gem_antagelser(database, grundlag, form, version)
        except VersionError:
            svar: dict[str, Any] = {en.felt: form.get(en.felt) for en in SKIFTELIGE}
            udkast = link(kommune, variant, "antagelser", udkast="1", siden=version, **svar)
            return redirect(udkast, 303)
    query: dict[str, Any] = {"gemt": "ja", "person": form.get("person") or None} if gemt else {}
    return redirect(link(kommune, variant, "antagelser", **query), 303)


@bp.post("/<kommune>/<variant>/antagelser/fortryd/")
def tag_tilbage(kommune: str, variant: str) -> ResponseReturnValue:
    """Take the variant's newest change back."""
    return tag_nyeste_tilbage(kommune, variant, "antagelser")
