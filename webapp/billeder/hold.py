"""The workers that take the pictures of a run, and the queue that they take their orders from.

Orders are given while the pages are still being read: the browsers draw the first pages while the
product draws up the last.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count
from typing import Self

from webapp.billeder.browser import Browser
from webapp.billeder.fane import SVARTID
from webapp.billeder.fotograf import Browserdeling, antal_browsere, arbejd
from webapp.billeder.optagelse import Bestilling, Optagelse

# Seconds between Python's changes of thread: a browser that has answered must not wait for the
# page that is being drawn up. Python's own is 5 ms, and a picture takes ten answers.
SKIFT = 0.0005


class Koe:
    """Orders in the order in which they were given, but those in front first."""

    def __init__(self) -> None:
        self._koe: queue.PriorityQueue[tuple[int, int, Bestilling | None]] = queue.PriorityQueue()
        self._nummer = count()
        self._stoppet = False

    def laeg(self, bestilling: Bestilling, *, foran: bool = False) -> None:
        """Give an order."""
        self._koe.put((0 if foran else 1, next(self._nummer), bestilling))

    def luk(self, ventende: int) -> None:
        """There are no more; `ventende` is how many wait for one."""
        for _ in range(ventende):
            self._koe.put((2, next(self._nummer), None))

    def stop(self) -> None:
        """Nobody waits for the rest."""
        self._stoppet = True

    def naeste(self) -> Bestilling | None:
        """The next order, once there is one; None where there are no more."""
        _, _, bestilling = self._koe.get()
        return None if self._stoppet else bestilling


class Hold:
    """Threads that each photograph one page at a time, a few in each browser, in a `with`.

    `arbejdere` is how many cores they may keep at work.
    """

    def __init__(self, browser: Browser, server: str, arbejdere: int) -> None:
        self._browser, self._server = browser, server
        self._flest = antal_browsere(browser, arbejdere)
        self._koe = Koe()
        # None is a worker's last word, when it goes.
        self._svar: queue.SimpleQueue[Optagelse | None] = queue.SimpleQueue()
        self._traade: list[threading.Thread] = []
        self._skift = sys.getswitchinterval()
        self._siden = time.monotonic()
        self.bestilt = self.leveret = self._begyndt = self._gaaet = 0

    def __enter__(self) -> Self:
        sys.setswitchinterval(SKIFT)
        return self

    def __exit__(self, *_: object) -> None:
        self._koe.stop()
        self._koe.luk(len(self._traade))
        for traad in self._traade:  # a browser is closed by the thread that opened it
            traad.join(SVARTID)
        sys.setswitchinterval(self._skift)

    @property
    def sekunder_endnu(self) -> float:
        """How long the rest will take, at the pace so far."""
        gaaet = time.monotonic() - self._siden
        return gaaet / max(1, self.leveret) * (self.bestilt - self.leveret)

    def start(self, antal: int) -> None:
        """Have so many browsers, and no more than there are to be: they start at once."""
        while self._begyndt < min(antal, self._flest):
            self._begyndt += 1
            deling = Browserdeling(self._browser)
            for _ in range(deling.faner):
                traad = threading.Thread(target=self._arbejd, args=(deling,), daemon=True)
                self._traade.append(traad)
                traad.start()

    def bestil(self, bestilling: Bestilling, *, foran: bool = False) -> None:
        """Give an order; a page in front is taken before those that are not."""
        self.bestilt += len(bestilling.bredder)
        self._koe.laeg(bestilling, foran=foran)
        self.start(self._begyndt + 1)

    def klar(self) -> Iterator[Optagelse]:
        """The pictures that have come meanwhile."""
        while not self._svar.empty():
            yield from self._modtag()

    def resten(self) -> Iterator[Optagelse]:
        """Each picture as it comes, until all that were ordered are there; no more can be."""
        self._koe.luk(len(self._traade))
        while self.leveret < self.bestilt:
            if self._gaaet == len(self._traade):
                raise RuntimeError("the workers are gone, and pictures are missing")
            yield from self._modtag()

    def _modtag(self) -> Iterator[Optagelse]:
        svar = self._svar.get()
        if svar is None:
            self._gaaet += 1
        else:
            self.leveret += 1
            yield svar

    def _arbejd(self, deling: Browserdeling) -> None:
        try:
            arbejd(deling.aabn, self._server, self._koe.naeste, self._svar.put)
        finally:
            self._svar.put(None)
