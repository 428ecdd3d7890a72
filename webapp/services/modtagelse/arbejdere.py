"""Work that a large kommune makes long: done beside the requests, so that a page can say so."""

from __future__ import annotations

import secrets
import string
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Ventetid
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
S = TypeVar("S")

EN_TIME = 60 * 60
# So many pieces of work go on at a time.
TRAADE = 2
# Longer than this, and the reader is told what is going on meanwhile.
VENT_SEKUNDER = 0.8
_ID_LAENGDE = 20


def nyt_id() -> str:
    """An id that nobody guesses."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(_ID_LAENGDE))


def er_id(tekst: str) -> bool:
    """True for what `nyt_id` may have made."""
    return len(tekst) == _ID_LAENGDE and tekst.isascii() and tekst.isalpha()


@dataclass(frozen=True)
class Arbejde(Generic[S, T]):
    """A piece of work under way or done; `om` is what is known of it beside its answer."""

    om: S
    begyndt: float
    fremtid: Future[T]

    def svar(self, vent: float) -> T | None:
        """What it gave, or None while it goes on after so many seconds; raises what it raised."""
        try:
            return self.fremtid.result(vent)
        except Ventetid:
            return None


@dataclass
class Arbejdere(Generic[S, T]):
    """Two threads, and the pieces of work that they do and did, by id, for an hour."""

    _arbejder: dict[str, Arbejde[S, T]] = field(default_factory=dict)
    _traade: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(TRAADE, thread_name_prefix="arbejde")
    )

    def start(self, id_: str, om: S, arbejde: Callable[[], T]) -> Arbejde[S, T]:
        """Begin a piece of work under an id, in place of an earlier one."""
        self._ryd_op()
        nyt = Arbejde(om, time.monotonic(), self._traade.submit(arbejde))
        self._arbejder[id_] = nyt
        return nyt

    def staar_i_koe(self, arbejde: Arbejde[S, T]) -> bool:
        """True while it has no thread, and others have them all."""
        andre = (en.fremtid for en in list(self._arbejder.values()) if en is not arbejde)
        travlt = sum(fremtid.running() for fremtid in andre) >= TRAADE
        return travlt and not (arbejde.fremtid.running() or arbejde.fremtid.done())

    def find(self, id_: str) -> Arbejde[S, T] | None:
        """The work of an id, None where there is none."""
        return self._arbejder.get(id_)

    def opgiv(self, er_opgivet: Callable[[S], bool]) -> list[S]:
        """Keep nothing of what answers to `er_opgivet`, and do not begin it; what it was about."""
        opgivne = [(id_, en) for id_, en in list(self._arbejder.items()) if er_opgivet(en.om)]
        for id_, en in opgivne:
            self.glem(id_)
            en.fremtid.cancel()
        return [en.om for _, en in opgivne]

    def glem(self, id_: str) -> bool:
        """Keep nothing of the work; True for the one who had it forgotten."""
        return self._arbejder.pop(id_, None) is not None

    def glem_hvor(self, er_glemt: Callable[[S], bool]) -> None:
        """Keep nothing of what is done and answers to `er_glemt`."""
        for id_, arbejde in list(self._arbejder.items()):
            if arbejde.fremtid.done() and er_glemt(arbejde.om):
                self.glem(id_)

    def _ryd_op(self) -> None:
        graense = time.monotonic() - EN_TIME
        for id_, arbejde in list(self._arbejder.items()):
            if arbejde.begyndt < graense and arbejde.fremtid.done():
                self.glem(id_)
