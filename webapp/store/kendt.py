"""What was read of a kommune's file, kept in the process for as long as the file is the same.

FK Organisation, KLE, sagstyper, opsætning, roles and mapping are replaced by an import or a saved
change and by nothing else, so a page does not read them again. Only a reader (`database.laes`) has
a `Oejeblik`, and what is kept is never changed: its mappings are read-only. Reasons: docs/adr/0029.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock, RLock
from typing import Any, TypeVar, cast

from sqlite_utils import Database

from webapp.store.database import Laeser, Oejeblik

T = TypeVar("T")
# Files whose values are kept, and values of each: days and variants that nobody asks for go first.
MEST_FILER, MEST_VAERDIER = 6, 96


@dataclass(slots=True)
class _Plads:
    """One value; whoever comes while it is made waits for it instead of making it too."""

    laas: Any = field(default_factory=RLock)
    lavet: bool = False
    vaerdi: Any = None


class Kendte:
    """Values by file and what they are; the least used go, and all of a file that has changed."""

    def __init__(self, filer: int = MEST_FILER, vaerdier: int = MEST_VAERDIER) -> None:
        self._filer, self._vaerdier = filer, vaerdier
        self._laas = Lock()
        self._kendte: OrderedDict[str, tuple[Oejeblik, OrderedDict[Hashable, _Plads]]] = (
            OrderedDict()
        )

    def find(self, oejeblik: Oejeblik, hvad: Hashable, lav: Callable[[], T]) -> T:
        """The value of the file as it stands, made where it is not kept."""
        plads = self._plads(oejeblik, hvad)
        if not plads.lavet:
            with plads.laas:
                if not plads.lavet:
                    plads.vaerdi = lav()
                    plads.lavet = True
        return cast("T", plads.vaerdi)

    def glem(self) -> None:
        """Keep nothing."""
        with self._laas:
            self._kendte.clear()

    def antal(self) -> int:
        """How many values are kept."""
        with self._laas:
            return sum(len(vaerdier) for _, vaerdier in self._kendte.values())

    def _plads(self, oejeblik: Oejeblik, hvad: Hashable) -> _Plads:
        with self._laas:
            kendt, vaerdier = self._kendte.get(oejeblik.fil, (None, OrderedDict()))
            if kendt != oejeblik:
                # One that reads an earlier moment to its end keeps nothing in a newer one's place.
                if kendt is not None and kendt.er_nyere_end(oejeblik):
                    return _Plads()
                vaerdier = OrderedDict()
                self._kendte[oejeblik.fil] = (oejeblik, vaerdier)
            self._kendte.move_to_end(oejeblik.fil)
            plads = vaerdier.setdefault(hvad, _Plads())
            vaerdier.move_to_end(hvad)
            while len(vaerdier) > self._vaerdier:
                vaerdier.popitem(last=False)
            while len(self._kendte) > self._filer:
                self._kendte.popitem(last=False)
            return plads


KENDTE = Kendte()


def kendes(database: Database) -> bool:
    """True where values are kept: for one who reads a moment of a file, not for one who writes."""
    return isinstance(database.conn, Laeser) and database.conn.oejeblik is not None


def kendt(database: Database, hvad: Hashable, lav: Callable[[], T]) -> T:
    """What `lav` reads of the file, or read before of the same: it may look at nothing else.

    `hvad` tells what it is, with all that decides it. One who writes always reads anew.
    """
    oejeblik = database.conn.oejeblik if isinstance(database.conn, Laeser) else None
    return lav() if oejeblik is None else KENDTE.find(oejeblik, hvad, lav)
