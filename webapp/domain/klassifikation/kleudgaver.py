"""Two editions of KLE held against each other: what is retired, renamed and new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.vaerdier.navnelighed import Forslag, Navneregister

NIVEAU_EMNE = len("27.36.04")
MAKS_FORSLAG = 3


class Kleaendring(StrEnum):
    """What the newer edition does to a number."""

    UDGAAET = "udgaaet"
    OMDOEBT = "omdoebt"
    NYT = "nyt"


@dataclass(frozen=True, slots=True)
class Udgaveforskel:
    """One number, with its title in each edition; empty where that edition does not hold it."""

    nummer: str
    slags: Kleaendring
    foer: str
    efter: str


def sammenlign_udgaver(foer: KlePlan, efter: KlePlan) -> tuple[Udgaveforskel, ...]:
    """Every number that the newer edition retires, renames or adds, by number.

    A retired number keeps its place in the newer plan with the day it was retired. Titles that
    differ in white space alone are the same; a number that comes back is new.
    """
    return tuple(_forskelle(foer, efter))


def _forskelle(foer: KlePlan, efter: KlePlan) -> Iterator[Udgaveforskel]:
    for nummer in sorted({*foer.poster, *efter.poster}):
        gammel, ny = foer.poster.get(nummer), efter.poster.get(nummer)
        var = gammel is not None and gammel.udgaaet is None
        er = ny is not None and ny.udgaaet is None
        titel_foer = " ".join(gammel.titel.split()) if gammel else ""
        titel_efter = " ".join(ny.titel.split()) if ny else ""
        if var and not er:
            yield Udgaveforskel(nummer, Kleaendring.UDGAAET, titel_foer, "")
        elif er and not var:
            yield Udgaveforskel(nummer, Kleaendring.NYT, titel_foer, titel_efter)
        elif var and titel_foer != titel_efter:
            yield Udgaveforskel(nummer, Kleaendring.OMDOEBT, titel_foer, titel_efter)


@dataclass(frozen=True)
class Afloesere:
    """Suggestions of what may take a retired number's place, by how alike the titles are.

    The emneplan itself does not say what replaces a number (formats.md §6.1).
    """

    register: Navneregister[str]

    @classmethod
    def af(cls, plan: KlePlan) -> Afloesere:
        """All emner of the plan that are not retired."""
        emner = {
            nummer: post.titel
            for nummer, post in plan.poster.items()
            if len(nummer) == NIVEAU_EMNE and post.udgaaet is None
        }
        return cls(Navneregister(emner))

    def forslag(self, titel: str) -> tuple[Forslag[str], ...]:
        """The numbers with the likest titles, best first."""
        return self.register.forslag(titel, MAKS_FORSLAG)
