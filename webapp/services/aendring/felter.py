"""What is typed in a form, read: a value, or what is wrong with it and what is expected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from webapp.domain.vaerdier.dato import find_dato
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.dansk import sapadato

V = TypeVar("V")

TIDLIGST = date(1950, 1, 1)
SENEST = date(2100, 1, 1)
# No number of ours is larger: what is, is read as this one.
STOERSTE_TAL = 999_999_999
MAKS_CITAT = 20


def laes_tal(tekst: str | None) -> int | None:
    """A whole number; None where there is none."""
    if not tekst or not (tekst.isascii() and tekst.isdigit()):
        return None
    return int(tekst) if len(tekst) < len(str(STOERSTE_TAL)) else STOERSTE_TAL


def laes_dato(
    tekst: str, tidligst: date = TIDLIGST, senest: date = SENEST
) -> tuple[date | None, str]:
    """The day, or what is wrong; an empty text is no day and no fault."""
    rent = tekst.strip()
    if not rent:
        return None, ""
    dag = find_dato(rent)
    if dag is None:
        citat = masker_cpr(rent[:MAKS_CITAT])
        return None, f"»{citat}« er ikke en dato. Skriv den som 29-01-2024."
    if not tidligst <= dag <= senest:
        return None, (
            f"{sapadato(dag)} ligger uden for det, der kan vises. Vælg en dato mellem "
            f"{sapadato(tidligst)} og {sapadato(senest)}."
        )
    return dag, ""


def laes_valg(tekst: str | None, muligheder: Iterable[V]) -> V | None:
    """The one of some choices whose text it is; None where it is none of them."""
    return next((en for en in muligheder if str(en) == tekst), None)
