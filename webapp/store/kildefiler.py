"""The files that a kommune was made of, and what was wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database


def gem_kildefiler(database: Database, filer: Mapping[str, bytes]) -> None:
    """Keep the files by name."""
    database.table("kildefil").insert_all(
        {"navn": navn, "indhold": indhold} for navn, indhold in filer.items()
    )


def load_kildefiler(database: Database) -> Mapping[str, bytes]:
    """The files by name."""
    raekker = database.query("SELECT navn, indhold FROM kildefil ORDER BY navn")
    return {raekke["navn"]: raekke["indhold"] for raekke in raekker}


def gem_fund(database: Database, fund: Iterable[Mapping[str, Any]]) -> None:
    """Keep the findings of the import, in their order."""
    database.table("fund").insert_all({"nr": nr} | dict(et) for nr, et in enumerate(fund, start=1))


def load_fund(database: Database) -> tuple[Mapping[str, Any], ...]:
    """The findings of the import, in their order."""
    return tuple(database.query("SELECT * FROM fund ORDER BY nr"))
