"""Page objects of the choosers: `/` and `/<kommune>/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Testperson:
    """A line of the chooser."""

    slug: str
    navn: str
    beskrivelse: str
    dato: str


@dataclass(frozen=True, slots=True)
class Variantlinje:
    """A variant in the chooser; `trin` is a line on how far it has come."""

    slug: str
    navn: str
    beskrivelse: str


@dataclass(frozen=True, slots=True)
class Kommuneside:
    """`/<kommune>/`: test persons, variants, roles and what was wrong in the sheets.

    `fund` are (what, where, what stood there, what is expected); `variant` is the one that the
    links lead to, None where there is none; `par` are two to compare, empty where there is one.
    """

    VISTE_PERSONER: ClassVar[int] = 6  # the others are folded away

    slug: str
    navn: str
    dato: str
    personer: tuple[Testperson, ...]
    varianter: tuple[Variantlinje, ...]
    roller: tuple[tuple[str, str, str], ...]
    fund: tuple[tuple[str, str, str, str], ...]
    variant: Variantlinje | None
    par: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kommunevalg:
    """`/`: the kommuner that are loaded, (slug, name, number of test persons)."""

    kommuner: tuple[tuple[str, str, int], ...]
