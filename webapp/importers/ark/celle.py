"""Values of cells, what every reader asks of them, and the answers of those who read them."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Generic, TypeVar

from webapp.importers.rapport import Problem
from webapp.importers.tegn import ren

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ulaeselig:
    """A cell whose value the workbook does not hold: a formula never calculated, or `#REF!`."""

    problem: Problem
    vist: str

    def __str__(self) -> str:
        return self.vist


Vaerdi = str | int | float | bool | date | datetime | time | Ulaeselig | None


@dataclass(frozen=True, slots=True)
class Svar(Generic[T]):
    """A parser's answer: the value (blank of its kind if unreadable) and a problem, if any."""

    vaerdi: T
    problem: Problem | None = None


Parser = Callable[[Vaerdi], Svar[T]]


def som_tekst(vaerdi: Vaerdi) -> str:
    """The text a person sees in the cell: dates as 2008-09-29, whole numbers without decimals."""
    match vaerdi:
        case None:
            return ""
        case bool():
            return "ja" if vaerdi else "nej"
        case float() if math.isfinite(vaerdi) and vaerdi == int(vaerdi):
            return str(int(vaerdi))
        case datetime() if vaerdi.time() == time():
            return vaerdi.date().isoformat()
    return ren(str(vaerdi)).strip()


def er_tom(vaerdi: Vaerdi) -> bool:
    """True for a cell with nothing, or nothing but blanks."""
    return vaerdi is None or (isinstance(vaerdi, str) and not ren(vaerdi).strip())


def foldet(tekst: str) -> str:
    """Letters and digits only, lower case, `å` and `aa` alike: how fixed words are compared."""
    ren = unicodedata.normalize("NFC", tekst).casefold()
    ren = ren.replace("å", "aa").replace("æ", "ae").replace("ø", "oe")
    return "".join(tegn for tegn in ren if tegn.isalnum())


def navnenoegle(tekst: str) -> str:
    """How names are compared: case and white space do not matter, everything else does."""
    return " ".join(unicodedata.normalize("NFC", tekst).casefold().split())
