"""A long piece of reading: how far it is, and whether it is to stop.

Whoever reads much says how far it has come (`i_gang`, `skridt`); without an `Arbejde` around, as in
a command or a short page, both do nothing. It stops where nobody waits for it any longer, and where
somebody saves in the file that it reads: what it finds is then not asked for any more, and a save
waits for those who read (docs/adr/0026, 0030). A page can be made without what is counted long,
and says so (`talt`, docs/adr/0046).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
# Seconds without a question about it: more than a page waits before it asks again.
FORLADT = 15.0
# Seconds that one who saves waits for it, and how often it gives way before it is let to its end:
# else nobody would see a figure where many save.
KORT, MEST_AFBRUDT = 1.0, 3


class AfbrudtError(Exception):
    """The work was stopped; what it had found is thrown away."""


@dataclass(slots=True, eq=False, kw_only=True)
class Arbejde:
    """One piece of work on one file; `naaet` of `i_alt` in the `runde` of looking that it is at.

    `afbrudt_foer`: how often it was begun before and gave way to one who saved.
    """

    fil: Path
    runde: int = 0
    naaet: int = 0
    i_alt: int = 0
    afbrudt_foer: int = 0
    skriver_venter: bool = False
    stoppet: bool = False
    begyndt: float = field(default_factory=time.monotonic)
    spurgt: float = field(default_factory=time.monotonic)

    def spoerg(self) -> None:
        """Somebody waits for it."""
        self.spurgt = time.monotonic()

    def forlad(self) -> None:
        """Nobody waits for it any more."""
        self.spurgt = float("-inf")

    def skal_stoppe(self) -> bool:
        """True from when it was left, or held up one who saves for longer than it may."""
        nu = time.monotonic()
        viger = self.skriver_venter and self.afbrudt_foer < MEST_AFBRUDT
        if nu - self.spurgt > FORLADT or (viger and nu - self.begyndt > KORT):
            self.stoppet = True
        return self.stoppet


_NUVAERENDE: ContextVar[Arbejde | None] = ContextVar("arbejde", default=None)
_LAAS = threading.Lock()
_UNDERVEJS: set[Arbejde] = set()


@contextmanager
def udfoer(arbejde: Arbejde) -> Iterator[None]:
    """What is done inside is this piece of work."""
    maerke = _NUVAERENDE.set(arbejde)
    arbejde.begyndt = time.monotonic()  # it may have waited for its turn
    with _LAAS:
        _UNDERVEJS.add(arbejde)
    try:
        yield
    finally:
        with _LAAS:
            _UNDERVEJS.discard(arbejde)
        _NUVAERENDE.reset(maerke)


@dataclass(slots=True, eq=False)
class Udsat:
    """A page that is shown before its figures; `antal`: how many it is made without."""

    antal: int = 0


_UDSAT: ContextVar[Udsat | None] = ContextVar("udsat", default=None)


def udsaet_tal(udsat: Udsat | None) -> None:
    """What this thread makes from now on is made without its figures; None: with them again."""
    _UDSAT.set(udsat)


def talt(taelling: Callable[[], T]) -> T | None:
    """What is counted; None where the page is shown before its figures, and is to say so."""
    udsat = _UDSAT.get()
    if udsat is None:
        return taelling()
    udsat.antal += 1
    return None


def mangler_tal() -> bool:
    """True where the page is made without something that is counted."""
    udsat = _UDSAT.get()
    return udsat is not None and udsat.antal > 0


def nuvaerende() -> Arbejde | None:
    """The work that this thread does; None where it does none that is watched."""
    return _NUVAERENDE.get()


def i_gang(i_alt: int) -> None:
    """So many are to be looked at now."""
    if arbejde := _NUVAERENDE.get():
        arbejde.runde, arbejde.naaet, arbejde.i_alt = arbejde.runde + 1, 0, i_alt
        skridt(0)


def skridt(antal: int = 1) -> None:
    """So many more were looked at; AfbrudtError where the work is to stop."""
    if arbejde := _NUVAERENDE.get():
        arbejde.naaet += antal
        if arbejde.skal_stoppe():
            raise AfbrudtError


def stop_laesere(fil: Path) -> None:
    """Somebody is about to save in the file: long work on it gives way, and begins anew."""
    with _LAAS:
        for arbejde in _UNDERVEJS:
            if arbejde.fil == fil:
                arbejde.skriver_venter = True
