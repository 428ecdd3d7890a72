"""`/<kommune>/verifikation/<variant>/leveret/`: delivered as it was signed, or not."""

from __future__ import annotations

from flask import Blueprint

from webapp.services.grundlag import FindesIkkeError, load_grundlag, variantnavne
from webapp.services.verifikation.levering import leveringsside
from webapp.web.adresse import til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.leveret import SLUG
from webapp.web.ramme import vis
from webapp.web.testside import sidelaeser
from webapp.web.verifikation import kraev_status, testlinje, teststed

bp = Blueprint("testlevering", __name__)
INTET_LEVERET = (
    "Der er ikke indlæst noget, der er leveret. Når fagsystemerne har leveret, så indlæs filen fra "
    "leverandøren, og se her, om det blev, som I godkendte det."
)


@bp.get(f"/<kommune>/verifikation/<variant>/{SLUG}/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def side(kommune: str, variant: str) -> str:
    """Each approved page beside what was delivered; not there where nothing was."""
    with teststed(kommune, variant) as (database, grundlag):
        if SLUG not in variantnavne(database):
            raise FindesIkkeError(INTET_LEVERET)
        leveret = load_grundlag(database, SLUG, grundlag.dato)
        status = kraev_status(database, grundlag)
        return vis(
            "pages/verifikation/levering.html",
            leveringsside(database, grundlag, status, sidelaeser(database, leveret)),
            testlinje(database, grundlag),
            til=til_fra(kommune, "verifikation", variant),
            kommunens=til_fra(kommune),
        )
