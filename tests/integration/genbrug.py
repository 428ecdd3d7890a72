"""What the counting reads and judges, kept for a test that asks for the same again and again.

Reading and judging are functions of file, variant and day: each is asked of the product's own code
once, and the answer is that of all later times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest
from sqlite_utils import Database

from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.klasser import Klasse
from webapp.services.optaelling.vidner import Vidner


@dataclass(frozen=True, kw_only=True)
class Hukommelse(Vidner):
    """The witnesses of one file that were asked for until now, and how they were judged."""

    bedoemte: dict[tuple[object, ...], Bedoemt] = field(default_factory=dict)
    kendte: set[tuple[object, ...]] = field(default_factory=set)

    @classmethod
    def tom(cls) -> Hukommelse:
        return cls(personer={}, sager={}, ydelser={}, ydelsernes_sager={})

    def bedoem(self, klasse: Klasse, grundlag: Grundlag) -> Bedoemt:
        noegle = (klasse.slags, klasse.vidne, id(grundlag))
        if noegle not in self.bedoemte:
            self.bedoemte[noegle] = super().bedoem(klasse, grundlag)
        return self.bedoemte[noegle]

    def husk(self, hent: Callable[..., Vidner]) -> Callable[..., Vidner]:
        """`hent` that asks only for those that are not known yet."""

        def kald(database: Database, klasser: Iterable[Klasse]) -> Vidner:
            nye = [k for k in klasser if (k.slags, k.vidne) not in self.kendte]
            fundet = hent(database, nye)
            for navn in ("personer", "sager", "ydelser", "ydelsernes_sager"):
                getattr(self, navn).update(getattr(fundet, navn))
            self.kendte.update((k.slags, k.vidne) for k in nye)
            return self

        return kald


def genbrug(monkeypatch: pytest.MonkeyPatch, hukommelse: Hukommelse) -> None:
    """Let `maal_indvirkning` remember for as long as the test runs; variants must stay alive."""
    monkeypatch.setattr(Vidner, "hent", hukommelse.husk(Vidner.hent))
