"""Opening and making a kommune's file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import resources
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.fagsystem import Kildested

SKEMA_VERSION = 4


@contextmanager
def aaben(fil: Path | str) -> Iterator[Database]:
    """A connection with foreign keys on, closed at the end. `:memory:` gives an empty schema."""
    database = Database(str(fil)) if str(fil) != ":memory:" else Database(memory=True)
    database.conn.execute("PRAGMA foreign_keys = ON")
    try:
        yield database
    finally:
        database.close()


def opret(database: Database) -> None:
    """Make the tables in an empty file."""
    skema = resources.files("webapp.store").joinpath("schema.sql").read_text(encoding="utf-8")
    database.conn.executescript(skema)
    database.conn.execute(f"PRAGMA user_version = {SKEMA_VERSION}")


def som_json(vaerdi: object) -> str:
    """A value as JSON text, in the letters people read."""
    return json.dumps(vaerdi, ensure_ascii=False)


def dag(tekst: str | None) -> date | None:
    """An ISO text as a day, None as None."""
    return date.fromisoformat(tekst) if tekst else None


def iso(dato: date | None) -> str | None:
    """A day as ISO text, None as None."""
    return dato.isoformat() if dato else None


def sted_tekst(sted: Kildested | None) -> str | None:
    """A place in a sheet as JSON text."""
    return som_json([sted.fil, sted.ark, sted.celle]) if sted else None


def sted(tekst: str | None) -> Kildested | None:
    """The place again."""
    return Kildested(*json.loads(tekst)) if tekst else None
