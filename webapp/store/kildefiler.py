"""The files that a kommune was made of, and what was wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields

from sqlite_utils import Database

from webapp.domain.vaerdier.fund import Alvor, Fund
from webapp.domain.vaerdier.identifikation import masker_cpr


def gem_kildefiler(database: Database, filer: Mapping[str, bytes]) -> None:
    """Keep the files by name."""
    database.table("kildefil").insert_all(
        {"navn": navn, "indhold": indhold} for navn, indhold in filer.items()
    )


def load_kildefiler(database: Database) -> Mapping[str, bytes]:
    """The files by name, as what was read in them names its file: without a CPR number."""
    raekker = database.query("SELECT navn, indhold FROM kildefil ORDER BY navn")
    return {masker_cpr(raekke["navn"]): raekke["indhold"] for raekke in raekker}


def gem_fund(database: Database, fund: Iterable[Fund]) -> None:
    """Keep the findings of the import, in their order."""
    database.table("fund").insert_all(
        {"nr": nr} | asdict(et) | {"alvor": str(et.alvor)} for nr, et in enumerate(fund, start=1)
    )


def load_fund(database: Database) -> tuple[Fund, ...]:
    """The findings of the import, in their order."""
    felter = ", ".join(felt.name for felt in fields(Fund))
    # The columns are the fields of the dataclass.
    raekker = database.query(f"SELECT {felter} FROM fund ORDER BY nr")  # noqa: S608
    return tuple(Fund(**raekke | {"alvor": Alvor(raekke["alvor"])}) for raekke in raekker)
