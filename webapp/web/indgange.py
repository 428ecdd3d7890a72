"""Who has given the code: kept in the server, so that *Log af* and time end it for good.

A restart forgets them, and everybody gives the code again.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from math import inf

# A working day, and half of one in which nothing is asked for.
LAENGST = 12 * 60 * 60
STILLE = 4 * 60 * 60
MAKS_SAMTIDIGE = 10_000


class Indgange:
    """The open accesses: each a secret that a browser's cookie holds. Seconds by `ur`."""

    def __init__(self, ur: Callable[[], float] = time.monotonic) -> None:
        self._ur = ur
        self._aabne: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def giv(self) -> str:
        """A new access."""
        ny, nu = secrets.token_urlsafe(24), self._ur()
        self._aabne[ny] = (nu, nu)
        if len(self._aabne) > MAKS_SAMTIDIGE:
            self._aabne.popitem(last=False)
        return ny

    def gaelder(self, indgang: str) -> bool:
        """True for one that is open; it then stays so for as long as it is used, at most a day."""
        givet, sidst = self._aabne.get(indgang, (-inf, -inf))
        nu = self._ur()
        if nu - givet > LAENGST or nu - sidst > STILLE:
            self.luk(indgang)
            return False
        self._aabne[indgang] = (givet, nu)
        return True

    def luk(self, indgang: str) -> None:
        """Close it; its cookie opens nothing any more."""
        self._aabne.pop(indgang, None)
