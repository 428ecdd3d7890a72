"""Page objects of the choosers: `/` and `/<kommune>/`."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.fundgrupper import Fundgruppe
from webapp.services.mit_overblik.sidedele import Udsnit


@dataclass(frozen=True, slots=True)
class Testperson:
    """A line of the chooser; `vises`: what an invented one meets under the variant in use."""

    slug: str
    navn: str
    beskrivelse: str
    dato: str
    vises: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Personliste:
    """The test persons that a page shows.

    `udsnit` counts those found, `ialt` all; `soegt` is empty where nobody is sought, `fejl` says
    what was wrong with it; `kan_soeges`: there are more than the page shows at first.
    """

    personer: tuple[Testperson, ...]
    udsnit: Udsnit
    ialt: int
    soegt: str
    fejl: str
    kan_soeges: bool


@dataclass(frozen=True, slots=True)
class Variantlinje:
    """A variant in the chooser; `stadie` says how far it is (words, badge)."""

    slug: str
    navn: str
    beskrivelse: str
    stadie: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommuneside:
    """`/<kommune>/`: test persons, variants, roles and what was wrong in the sheets.

    `antaget` are (what we assumed, what to do), `fund` the faults in the sheets; `variant` is the
    one that the links lead to, None where there is none; `par` are two to compare, empty where
    there is one.
    """

    slug: str
    navn: str
    dato: str
    testpersoner: Personliste
    varianter: tuple[Variantlinje, ...]
    roller: tuple[tuple[str, str, str], ...]
    antaget: tuple[tuple[str, str], ...]
    fund: tuple[Fundgruppe, ...]
    variant: Variantlinje | None
    par: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kommunevalg:
    """`/`: the kommuner that are loaded, (slug, name, number of test persons, is an example).

    `daarlige`: a sentence about each file of the data folder that cannot be used.
    """

    kommuner: tuple[tuple[str, str, int, bool], ...]
    daarlige: tuple[str, ...] = ()
