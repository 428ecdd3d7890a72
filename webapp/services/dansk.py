"""Dates and amounts as each page writes them (domain.md §3G), on Babel's Danish.

The slides are not of one mind: lists write `10. jun 2020`, sagens forløb `1. dec. 2022`, details
`1. juni 2019`, SAPA `27-12-2022` and `02. marts 2023`. One function each.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal

DANSK = "da_DK"
INGEN = "-"
DANSK_TID = ZoneInfo("Europe/Copenhagen")


def listedato(dato: date | None) -> str:
    """`10. jun 2020`; `-` for an open end."""
    return _maaned_uden_punktum(dato) if dato else INGEN


def forloebsdato(dato: date) -> str:
    """`1. dec. 2022`."""
    return format_date(dato, "d. MMM yyyy", locale=DANSK)


def detaljedato(dato: date) -> str:
    """`1. juni 2019`."""
    return format_date(dato, "d. MMMM yyyy", locale=DANSK)


def tidspunkt(tid: datetime) -> str:
    """`21. november 2026 kl. 12.03`, Danish time."""
    lokal = tid.astimezone(DANSK_TID)
    return f"{detaljedato(lokal.date())} kl. {lokal:%H.%M}"


def sapadato(dato: date | None) -> str:
    """`27-12-2022`."""
    return format_date(dato, "dd-MM-yyyy", locale=DANSK) if dato else ""


def sapa_lang_dato(dato: date) -> str:
    """`02. marts 2023`."""
    return format_date(dato, "dd. MMMM yyyy", locale=DANSK)


def sapamaaned(dato: date) -> str:
    """`MAJ 2023`."""
    return format_date(dato, "MMMM yyyy", locale=DANSK).upper()


def betalingsmaaned(dato: date) -> str:
    """`April 2023`."""
    return format_date(dato, "MMMM yyyy", locale=DANSK).capitalize()


def aftalemaaned(dato: date) -> str:
    """`Feb 2021` but `Marts 2021` (A0:424-441)."""
    return "Feb " + str(dato.year) if dato.month == 2 else betalingsmaaned(dato)


def datoblok(dato: date) -> str:
    """`20 MAR`, `1 AUG`."""
    return f"{dato.day} {format_date(dato, 'MMMM', locale=DANSK)[:3].upper()}"


def kroner(oere: int) -> str:
    """Øre in, `5.448,00 kr.` out; exact, whatever the amount."""
    return f"{format_decimal(Decimal(oere).scaleb(-2), '#,##0.00', locale=DANSK)} kr."


# Each letter after z has its place; those of other tongues stand with the one they sound like, and
# a letter with an accent with its own without it (Retskrivningsordbogen, § 8 and its alphabet).
_SOM = str.maketrans(
    {"ä": "æ", "ö": "ø", "œ": "ø", "ő": "ø", "ü": "y", "ű": "y", "ð": "d", "þ": "th", "ß": "ss"}
)
_RANG = {"æ": 0x7B, "ø": 0x7C, "å": 0x7D}


def sorteringsnoegle(tekst: str) -> tuple[int, ...]:
    """Danish order: æ, ø, å last, aa as å, é as e and ü as y (SQLite and Babel have no collation).

    Texts that are alike but for accents stand with the one without them first.
    """
    foldet = unicodedata.normalize("NFC", tekst.casefold()).replace("aa", "å")
    bogstaver = "".join(map(_uden_accent, foldet.translate(_SOM)))
    return (*(_RANG.get(tegn, ord(tegn)) for tegn in bogstaver), -1, *map(ord, foldet))


def _uden_accent(tegn: str) -> str:
    """The letter without its accent; `å` is a letter of its own."""
    return tegn if tegn in _RANG else unicodedata.normalize("NFD", tegn)[0]


def _maaned_uden_punktum(dato: date) -> str:
    return (
        format_date(dato, "d. MMM yyyy", locale=DANSK)
        .replace(". ", "\0", 1)
        .replace(".", "")
        .replace("\0", ". ")
    )
