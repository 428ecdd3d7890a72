"""Kommune files of every number that the schema has had, as the product of then made them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from webapp.store.database import SKEMA_VERSION


def nummer_af(navn: str) -> int:
    return int(navn.split("-", maxsplit=1)[0])


DUMP = Path(__file__).parents[1] / "skema"
ALLE = sorted(fil.stem for fil in DUMP.glob("*.sql"))
GAMLE = [navn for navn in ALLE if nummer_af(navn) < SKEMA_VERSION]


def laeg(fil: Path, navn: str) -> None:
    fil.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(fil) as db:
        db.executescript((DUMP / f"{navn}.sql").read_text(encoding="utf-8"))
    db.close()


def raekker(fil: Path) -> Mapping[str, list[dict[str, object]]]:
    """Everything that stands in the file, by table."""
    with sqlite3.connect(fil) as db:
        db.row_factory = sqlite3.Row
        tabeller = [r[0] for r in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {t: [dict(r) for r in db.execute(f"SELECT * FROM {t}")] for t in tabeller}  # noqa: S608 - our own
