"""A file with many of a kind, to see what a question costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from tests import byg
from webapp.domain.testdata.storkommune import opdigtet_cpr
from webapp.store.database import aaben, opret
from webapp.store.kildedata import tilfoej


@contextmanager
def en_med_mange(antal: int) -> Iterator[Database]:
    """A person who lives alone, with so many sager, and as many others."""
    personer = [byg.person(slug=f"p-{nr}", cpr=opdigtet_cpr(nr)) for nr in range(antal + 1)]
    sager = [
        byg.sag(slug=f"s-{nr}", sagsnummer=f"S-{nr}", parter=(byg.part(person="p-0"),))
        for nr in range(antal)
    ]
    with aaben(":memory:") as database:
        opret(database)
        database.execute("PRAGMA foreign_keys = OFF")
        tilfoej(database, personer, sager, ())
        yield database
