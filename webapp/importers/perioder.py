"""Periods whose last day is before their first: they are kept as they are filed, and told."""

from __future__ import annotations

from datetime import date

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.rapport import Fundliste, Problem

YDELSE_VENDT = Problem(
    "YDELSE_VENDT",
    "Ydelsens slutdato ligger før dens startdato.",
    "Ret datoerne.",
    Alvor.ADVARSEL,
)
UDBETALING_VENDT = Problem(
    "UDBETALING_PERIODE_VENDT",
    "»Periode til« ligger før »Periode fra«.",
    "Ret datoerne.",
    Alvor.ADVARSEL,
)
FLYTNING_VENDT = Problem(
    "FLYTNING_VENDT",
    "»Fraflytningsdato« ligger før »Tilflytningsdato«.",
    "Ret datoerne.",
    Alvor.ADVARSEL,
)


def meld_vendt(
    problem: Problem, fra: date | None, til: date | None, sted: Kildested, fund: Fundliste
) -> None:
    """Tell of a period that ends before it begins; an open end is none."""
    if fra is not None and til is not None and til < fra:
        fund.meld(problem, sted, til)
