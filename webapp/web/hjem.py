"""`…/mapping/hjem/`: the sheets, the TOML, and the lists that are typed or sent by hand."""

from __future__ import annotations

from flask import Blueprint, Response, request

from webapp.services.aendring.felter import laes_tal
from webapp.services.grundlag import FindesIkkeError
from webapp.services.hjemtagning.eksport import find_hjemfil, hjemfiler
from webapp.services.hjemtagning.organisationsark import KOLONNER, organisationsraekker
from webapp.services.mapping.indtastning import indtastningsliste, oenskeliste
from webapp.web.adresse import til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantsted, vis
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("hjem", __name__)
# So many units of the sheet are shown until more are asked for.
RAEKKER = 200
TYPER = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".toml": "application/toml",
    ".csv": "text/csv",
}


@bp.get("/<kommune>/<variant>/mapping/hjem/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def side(kommune: str, variant: str) -> str:
    """What can be taken home."""
    vis_raekker = max(laes_tal(request.args.get("vis")) or 0, RAEKKER)
    with variantsted(kommune, variant) as (database, grundlag):
        raekker = organisationsraekker(grundlag)
        return vis(
            "pages/mapping/hjem.html",
            hjemfiler(database, grundlag),
            vaerktoejslinje(database, grundlag, "mapping/hjem"),
            til=til_fra(kommune, variant, "mapping"),
            kolonner=KOLONNER,
            raekker=raekker[:vis_raekker],
            ialt=len(raekker),
            aaben=vis_raekker > RAEKKER,
            variantnavn=grundlag.variant.navn,
            antaget=grundlag.variant.opsaetning.antaget is not None,
            foreslaaet=sum(enhed.foreslaaet for enhed in grundlag.opslag.lokale_enheder),
            model=grundlag.variant.model,
        )


@bp.get("/<kommune>/<variant>/mapping/hjem/<fil>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def hent(kommune: str, variant: str, fil: str) -> Response:
    """One of the files."""
    with variantsted(kommune, variant) as (database, grundlag):
        hjemfil = find_hjemfil(database, grundlag, fil)
    if hjemfil is None:
        raise FindesIkkeError("Den fil er der ikke. Se listen under »Tag med hjem«.")
    svar = Response(hjemfil.indhold, mimetype=TYPER[f".{fil.rpartition('.')[2]}"])
    svar.headers["Content-Disposition"] = f'attachment; filename="{fil}"'
    return svar


@bp.get("/<kommune>/<variant>/mapping/indtastning/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def indtastning(kommune: str, variant: str) -> str:
    """The Indtastningsliste til Cura."""
    with variantsted(kommune, variant) as (database, grundlag):
        kun_aendret = request.args.get("kun") == "aendret"
        return vis(
            "pages/mapping/indtastning.html",
            indtastningsliste(database, grundlag, kun_aendret=kun_aendret),
            vaerktoejslinje(database, grundlag, "mapping/indtastning"),
            til=til_fra(kommune, variant, "mapping"),
        )


@bp.get("/<kommune>/<variant>/mapping/oenskeliste/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def oensker(kommune: str, variant: str) -> str:
    """The wish list to FK ORG's administrator."""
    with variantsted(kommune, variant) as (database, grundlag):
        return vis(
            "pages/mapping/oenskeliste.html",
            oenskeliste(database, grundlag),
            vaerktoejslinje(database, grundlag, "mapping/oenskeliste"),
            til=til_fra(kommune, variant, "mapping"),
        )
