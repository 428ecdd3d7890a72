"""One way to write about a verification: counted, so that it does not look as if pages changed.

What pages say hangs on everything in the file but this. So what was worked out of them is kept by
the file's counter less our own writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from webapp.store.database import load_taeller
from webapp.store.versioner import husk, husket

_EGNE = "verifikationens skrivninger"


@contextmanager
def skriver(database: Database) -> Iterator[None]:
    """A transaction that changes nothing that a page shows."""
    with database.atomic():
        yield
        husk(database, _EGNE, str(_egne(database) + 1))


def load_sidetaeller(database: Database) -> int:
    """Another one after each write that can change a page.

    Also after a reset, which forgets our own writes and raises the counter by one at least.
    """
    return load_taeller(database) - _egne(database)


def _egne(database: Database) -> int:
    return int(husket(database, _EGNE) or 0)
