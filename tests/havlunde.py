"""A kommune that has nothing but its sheets: 42 rows of units, 40 sagstyper, a dozen mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from webapp.domain.vaerdier.fund import Fund
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.services.indlaes.indlaes import laes_mappe
from webapp.services.indlaes.udfyld import Stamdata
from webapp.services.kommuner.kommuner import Kommunelager

MAPPE = Path(__file__).parent / "filer" / "havlunde"
ORGMAPNING, FORBEREDELSE, FK_ORG = (
    "orgmapning-v3.xlsx",
    "forberedelsesark.xlsx",
    "fk-org-udtraek.json",
)
DATO = date(2024, 6, 15)
STAMDATA = Stamdata("Havlunde Kommune", Cvr("11111111"), DATO)
VARIANT = "orgmapning-v3"


def indlaes_havlunde(lager: Kommunelager, *kun: str, slug: str = "havlunde") -> tuple[Fund, ...]:
    """Load the files, or those that are named; what was found in them."""
    filer = laes_mappe(MAPPE)
    valgt = {navn: filer[navn] for navn in kun or filer}
    return lager.indlaes(slug, valgt, stamdata=STAMDATA)
