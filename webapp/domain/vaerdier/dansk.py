"""Danish words for values inside the texts of findings: pure, so that the domain stays so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_MAANEDER = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def dag(dato: date | None) -> str:
    """`8. april 2024`; »ikke sat« for None."""
    if dato is None:
        return "ikke sat"
    return f"{dato.day}. {_MAANEDER[dato.month - 1]} {dato.year}"


def opremsning(ord_: Sequence[str], bindeord: str = "og") -> str:
    """`a, b og c`."""
    if len(ord_) <= 1:
        return "".join(ord_)
    return f"{', '.join(ord_[:-1])} {bindeord} {ord_[-1]}"


def antal(tal: int, ental: str, flertal: str) -> str:
    """`1 sag`, `3 sager`."""
    return f"{tal} {boej(tal, ental, flertal)}"


def boej(tal: int, ental: str, flertal: str) -> str:
    """The word that goes with the number: `sag` with 1, `sager` with any other."""
    return ental if tal == 1 else flertal


def ejefald(navn: str) -> str:
    """`Nancys`, `Mads'`: whose something is."""
    return f"{navn}'" if navn.endswith(("s", "x", "z")) else f"{navn}s"


def med_stort(tekst: str) -> str:
    """The text as a sentence begins; the rest as it is."""
    return tekst[:1].upper() + tekst[1:]
