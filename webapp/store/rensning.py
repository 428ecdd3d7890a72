"""Names, files and texts of a kommune's file written over where a cleaner changes them (ADR 0022).

The rows of a table that the file is too old to have are not asked for.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from webapp.store.indhold import skriv_nuller

Rensfil = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
Renstekst = Callable[[str], str]

# Counts, texts that are nobody's own, and the files, which have a way of their own.
_RENE = frozenset(
    {
        "gruppe",
        "nyeste",
        "dagsum",
        "stand",
        "standenhed",
        "standtal",
        "standtal_enhed",
        "betalingsdel",
        "kle",
        "kle_tidligere",
        "kle_soegeord",
        "fk_enhed",
        "kildefil",
        "filindhold",
        "versionsfil",
    }
)
_RENE_KOLONNER = frozenset({"cpr", "uuid", "fk_enhed", "aftryk"})


@contextmanager
def uroert(fil: Path) -> Iterator[Database]:
    """A file of any version as it stands, packed afterwards."""
    with closing(sqlite3.connect(fil, isolation_level=None)) as conn:
        yield Database(conn)
        conn.execute("VACUUM")


def load_personnumre(database: Database) -> tuple[str, ...]:
    """What stands in the column of numbers, digits only; none in a file without the table."""
    try:
        raekker = database.execute("SELECT cpr FROM person").fetchall()
    except sqlite3.Error:
        return ()
    return tuple("".join(filter(str.isdigit, str(cpr))) for (cpr,) in raekker)


def rens(database: Database, rens_fil: Rensfil, rens_tekst: Renstekst) -> None:
    """Clean the files, the versions and every text of the kommune, in one transaction.

    `rens_fil` takes one file by name and gives what it is to be; `rens_tekst` takes a text.
    """
    database.conn.execute("PRAGMA foreign_keys = OFF")
    skriv_nuller(database)
    with database.atomic():
        tabeller = set(database.table_names())
        if "kildefil" in tabeller:
            _rens_kildefiler(database, rens_fil)
        if {"filindhold", "versionsfil"} <= tabeller:
            _rens_versioner(database, rens_fil)
        _rens_tekster(database, rens_tekst)


def _rens_kildefiler(database: Database, rens_fil: Rensfil) -> None:
    for navn, indhold in database.execute("SELECT navn, indhold FROM kildefil").fetchall():
        for nyt_navn, nyt in rens_fil({navn: indhold}).items():
            if (nyt_navn, nyt) != (navn, indhold):
                database.conn.execute(
                    "UPDATE kildefil SET navn = ?, indhold = ? WHERE navn = ?",
                    [nyt_navn, nyt, navn],
                )


def _rens_versioner(database: Database, rens_fil: Rensfil) -> None:
    sql = """SELECT navn, aftryk, indhold FROM versionsfil JOIN filindhold USING (aftryk)
             GROUP BY navn, aftryk"""
    for navn, aftryk, pakket in database.execute(sql).fetchall():
        indhold = zlib.decompress(pakket)
        for nyt_navn, nyt in rens_fil({navn: indhold}).items():
            if (nyt_navn, nyt) == (navn, indhold):
                continue
            nyt_aftryk = hashlib.sha256(nyt).hexdigest()
            database.conn.execute(
                "INSERT OR IGNORE INTO filindhold VALUES (?, ?)", [nyt_aftryk, zlib.compress(nyt)]
            )
            database.conn.execute(
                "UPDATE versionsfil SET navn = ?, aftryk = ? WHERE navn = ? AND aftryk = ?",
                [nyt_navn, nyt_aftryk, navn, aftryk],
            )
    database.conn.execute(
        "DELETE FROM filindhold WHERE aftryk NOT IN (SELECT aftryk FROM versionsfil)"
    )


def _rens_tekster(database: Database, rens_tekst: Renstekst) -> None:
    """Every text of every table: titles, names that people typed, what an import found."""
    database.conn.create_function("renset", 1, rens_tekst, deterministic=True)
    for tabel in set(database.table_names()) - _RENE:
        for kolonne in database.table(tabel).columns:
            if kolonne.type != "TEXT" or kolonne.name in _RENE_KOLONNER:
                continue
            navn = f'"{kolonne.name}"'
            # Names of our own schema. A date is no number.
            database.conn.execute(
                f'UPDATE "{tabel}" SET {navn} = renset({navn}) WHERE length({navn}) > 9'  # noqa: S608
                f" AND {navn} NOT GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
                f" AND renset({navn}) <> {navn}"
            )
