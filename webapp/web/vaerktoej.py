"""What the tool's own pages about one variant stand in."""

from __future__ import annotations

from sqlite_utils import Database

from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, variantnavne
from webapp.services.sider import Linje, Linjevalg
from webapp.web.adresse import laes_valg, link
from webapp.web.ramme import byg_kommunelinje

# A number in an address or a form is never longer.
MAKS_CIFRE = 9


def vaerktoejslinje(database: Database, grundlag: Grundlag, hale: str) -> Linje:
    """The preview bar with the same page under each variant."""
    kommune = grundlag.opslag.kommune.slug
    valgene = tuple(
        Linjevalg(navn, link(kommune, slug, hale), slug == grundlag.variant.slug)
        for slug, navn in variantnavne(database).items()
    )
    dato = detaljedato(grundlag.dato)
    return byg_kommunelinje(database, laes_valg(), dato=dato, varianter=valgene)


def heltal(tekst: str | None) -> int | None:
    """A whole number of an address or a form; None where there is none."""
    if not tekst or not (tekst.isascii() and tekst.isdigit()) or len(tekst) > MAKS_CIFRE:
        return None
    return int(tekst)
