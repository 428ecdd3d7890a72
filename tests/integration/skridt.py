"""What a question costs in steps of SQLite: the same on any machine, and it grows with the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlite_utils import Database

BID = 100


@dataclass(slots=True)
class _Taeller:
    bidder: int = 0

    def tael(self) -> int:
        self.bidder += 1
        return 0


def skridt(database: Database, spoerg: Callable[[], object]) -> int:
    """How many steps it takes, in whole hundreds."""
    taeller = _Taeller()
    database.conn.set_progress_handler(taeller.tael, BID)
    try:
        spoerg()
    finally:
        database.conn.set_progress_handler(None, 0)
    return taeller.bidder * BID
