"""What was worked out of a kommune for its testplans, kept until something changes a page.

In the process only, for the few variants that were asked about last: a verdict changes no page,
so the next page of a test does not count the kommune again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Generic, TypeVar

from sqlite_utils import Database

from webapp.domain.verifikation.domme import Udsagn
from webapp.domain.verifikation.kriterier import Kriterium
from webapp.services.grundlag import FindesIkkeError, Grundlag, find_person
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.verifikation.bundter import Kommunebundter, tael_bundter
from webapp.services.verifikation.kandidat import Kandidat
from webapp.services.verifikation.kandidater import (
    borgerens_sider,
    find_kandidater,
    rolleside,
)
from webapp.store.filstand import load_filsti
from webapp.store.verifikation.skrivning import load_sidetaeller

T = TypeVar("T")
HUSKES = 6
# What a page says; None where it is not there. Rendered by the web, which services do not know.
Laeser = Callable[[str], Udsagn | None]


@dataclass
class Viden:
    """What is known of one variant on one day."""

    bundter: Kommunebundter
    kandidater: Mapping[str, Kandidat]
    sider: dict[str, Kandidat | None] = field(default_factory=dict)
    udsagn: dict[str, Udsagn | None] = field(default_factory=dict)

    @cached_property
    def kriterier(self) -> frozenset[Kriterium]:
        """Everything that is to be seen, on whichever page."""
        return self.bundter.kriterier.union(*(k.forventninger for k in self.kandidater.values()))

    def side(self, database: Database, grundlag: Grundlag, sti: str) -> Kandidat | None:
        """The page with that tail and what is expected on it; None where it is not there."""
        if sti in self.kandidater:
            return self.kandidater[sti]
        if sti not in self.sider:
            self.sider[sti] = _find_side(database, grundlag, sti)
        return self.sider[sti]

    def laes(self, sti: str, laeser: Laeser) -> Udsagn | None:
        """What the page says."""
        if sti not in self.udsagn:
            self.udsagn[sti] = laeser(sti)
        return self.udsagn[sti]


class Hukommelse(Generic[T]):
    """What was worked out last, by what decides it."""

    def __init__(self) -> None:
        self._laas = Lock()
        self._kendte: OrderedDict[object, T] = OrderedDict()

    def find(self, database: Database, grundlag: Grundlag, lav: Callable[[], T]) -> T:
        """The value of the variant on its day as the file now is, made where it is not kept."""
        fil = load_filsti(database)
        noegle = (fil, load_sidetaeller(database), grundlag.variant.slug, grundlag.dato)
        with self._laas:
            if noegle in self._kendte:
                self._kendte.move_to_end(noegle)
                return self._kendte[noegle]
        vaerdi = lav()
        if not fil:
            return vaerdi
        with self._laas:
            # Of two that made it at once, the first is everybody's.
            vaerdi = self._kendte.setdefault(noegle, vaerdi)
            while len(self._kendte) > HUSKES:
                self._kendte.popitem(last=False)
        return vaerdi

    def glem(self) -> None:
        """Keep nothing."""
        with self._laas:
            self._kendte.clear()

    def alle(self) -> tuple[T, ...]:
        """All that is kept, of whatever file and day."""
        with self._laas:
            return tuple(self._kendte.values())


_VIDEN: Hukommelse[Viden] = Hukommelse()
_SAGT: Hukommelse[dict[str, Udsagn | None]] = Hukommelse()


def find_viden(database: Database, grundlag: Grundlag) -> Viden:
    """What is known of the variant as the file now is; the first time, the kommune is counted."""
    return _VIDEN.find(database, grundlag, lambda: _taelt(database, grundlag))


def _taelt(database: Database, grundlag: Grundlag) -> Viden:
    bundter = tael_bundter(database, grundlag)
    fundne = find_kandidater(database, grundlag, bundter)
    kandidater = {kandidat.side: kandidat for kandidat in fundne}
    return Viden(bundter, kandidater, udsagn=find_sagt(database, grundlag))


def find_sagt(database: Database, grundlag: Grundlag) -> dict[str, Udsagn | None]:
    """What pages of the variant were found to say as the file now is; readers add to it."""
    return _SAGT.find(database, grundlag, dict)


def glem() -> None:
    """Keep nothing of any kommune: one was deleted."""
    _VIDEN.glem()
    _SAGT.glem()


def laes_husket(database: Database, grundlag: Grundlag, side: str, laeser: Laeser) -> Udsagn | None:
    """What a page says as the file now is, read once; None where it is not there."""
    sagt = find_sagt(database, grundlag)
    if side not in sagt:
        sagt[side] = laeser(side)
    return sagt[side]


def find_tidligere(aftryk: str) -> Udsagn | None:
    """What some page said lately, by its hash; None where nobody remembers it."""
    alle = (udsagn for sagt in _SAGT.alle() for udsagn in tuple(sagt.values()) if udsagn)
    return next((udsagn for udsagn in alle if udsagn.aftryk == aftryk), None)


def _find_side(database: Database, grundlag: Grundlag, sti: str) -> Kandidat | None:
    """A page that is not among the candidates: of another citizen, role or tab."""
    try:
        match sti.split("/"):
            case ["mit-overblik", person, *_]:
                udsnit = load_borgerudsnit(database, grundlag, find_person(database, person))
                fundne = {kandidat.side: kandidat for kandidat in borgerens_sider(udsnit)}
                return fundne.get(sti)
            case ["sapa", slug, "borger", person, *fane]:
                rolle = grundlag.variant.rolle(slug)
                udsnit = load_borgerudsnit(database, grundlag, find_person(database, person))
                return rolleside(udsnit, rolle, "/".join(fane)) if rolle else None
    except FindesIkkeError:
        return None
    return None
