"""A data folder that writes down every statement that its files are asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlite_utils import Database

from tests.klient import PageClient
from webapp.services.kommuner.kommuner import Kommunelager


@dataclass(frozen=True)
class TaellendeLager(Kommunelager):
    """A data folder that writes down every statement that its files are asked."""

    stillet: list[str] = field(default_factory=list)

    @contextmanager
    def aaben(self, slug: str) -> Iterator[Database]:
        with super().aaben(slug) as database:
            database.conn.set_trace_callback(self.stillet.append)
            yield database


def spoerg(lager: TaellendeLager, klient: PageClient, adresse: str) -> list[str]:
    lager.stillet.clear()
    # The page itself is not read here: ten thousand rows would be parsed for nothing.
    assert klient.klient.get(adresse).status_code == 200, adresse
    return list(lager.stillet)
