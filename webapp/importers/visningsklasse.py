"""A visningsklasse that hides nothing, told where it is read."""

from __future__ import annotations

from webapp.domain.fagsystem.sag import er_undtaget_for_borger
from webapp.domain.fagsystem.stamdata import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.rapport import Fundliste, Problem

_SKJULER_IKKE = Problem(
    "VISNINGSKLASSE_SKJULER_IKKE",
    "Visningsklassen skjuler ikke sagen for borgeren: det gør kun »Visning undtaget for borger«.",
    "Ret visningsklassen, hvis sagen ikke skal vises for borgeren.",
    Alvor.ADVARSEL,
)


def meld_visningsklasse(visningsklasse: str, sted: Kildested, fund: Fundliste) -> None:
    """Tell of one that is not KOMBIT's (ANV-S): a misspelt one would hide nothing in silence."""
    if not er_undtaget_for_borger(visningsklasse):
        fund.meld(_SKJULER_IKKE, sted, visningsklasse)
