"""What an older version kept of a kommune, cleaned as the door cleans now (ADR 0022)."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.testdata.pseudonym import Efterrens
from webapp.importers.doer.gemte import rens_gemte_filer
from webapp.services.indlaesning.doeren import efterrens, gem_numre, load_numre

# Counts, texts that are nobody's own, and the files, which have a way of their own.
_RENE = frozenset(
    {"gruppe", "nyeste", "dagsum", "kle", "kle_tidligere", "kle_soegeord", "fk_enhed", "kildefil",
     "filindhold", "versionsfil"}
)  # fmt: skip
_RENE_KOLONNER = frozenset({"cpr", "uuid", "fk_enhed", "aftryk"})


def rens_kommune(database: Database, data: Path, seed: Path) -> None:
    """Clean the files, the versions and every text of the kommune, in one transaction.

    The rows of a table that the file is too old to have are not asked for.
    """
    numre = load_numre(data)
    p = efterrens(data, seed, _personnumre(database))
    database.conn.execute("PRAGMA foreign_keys = OFF")
    # What is written over is not left on the pages that are free then.
    database.conn.execute("PRAGMA secure_delete = ON")
    with database.atomic():
        tabeller = set(database.table_names())
        if "kildefil" in tabeller:
            _rens_kildefiler(database, p)
        if {"filindhold", "versionsfil"} <= tabeller:
            _rens_versioner(database, p)
        _rens_tekster(database, p)
    gem_numre(data, numre, p.numre)


def _personnumre(database: Database) -> Iterator[str]:
    """Those in the column of numbers came through the door, or are a seed's."""
    try:
        for (cpr,) in database.execute("SELECT cpr FROM person").fetchall():
            yield "".join(filter(str.isdigit, str(cpr)))
    except sqlite3.Error:
        return


def _rens_kildefiler(database: Database, p: Efterrens) -> None:
    for navn, indhold in database.execute("SELECT navn, indhold FROM kildefil").fetchall():
        for nyt_navn, nyt in rens_gemte_filer({navn: indhold}, p).items():
            if (nyt_navn, nyt) != (navn, indhold):
                database.conn.execute(
                    "UPDATE kildefil SET navn = ?, indhold = ? WHERE navn = ?",
                    [nyt_navn, nyt, navn],
                )


def _rens_versioner(database: Database, p: Efterrens) -> None:
    sql = """SELECT navn, aftryk, indhold FROM versionsfil JOIN filindhold USING (aftryk)
             GROUP BY navn, aftryk"""
    for navn, aftryk, pakket in database.execute(sql).fetchall():
        indhold = zlib.decompress(pakket)
        for nyt_navn, nyt in rens_gemte_filer({navn: indhold}, p).items():
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


def _rens_tekster(database: Database, p: Efterrens) -> None:
    """Every text of every table: titles, names that people typed, what an import found."""
    database.conn.create_function(
        "uden_cpr", 1, lambda t: p.cifre(t, kun_datoer=True), deterministic=True
    )
    for tabel in set(database.table_names()) - _RENE:
        for kolonne in database.table(tabel).columns:
            if kolonne.type != "TEXT" or kolonne.name in _RENE_KOLONNER:
                continue
            navn = f'"{kolonne.name}"'
            # Names of our own schema. A date is no number.
            database.conn.execute(
                f'UPDATE "{tabel}" SET {navn} = uden_cpr({navn}) WHERE length({navn}) > 9'  # noqa: S608
                f" AND {navn} NOT GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
                f" AND uden_cpr({navn}) <> {navn}"
            )


def rens_kopi(fil: Path, data: Path, seed: Path) -> None:
    """Clean a copy that was kept of a file of an older version; its tables stay as they were."""
    conn = sqlite3.connect(fil, isolation_level=None)
    try:
        rens_kommune(Database(conn), data, seed)
        conn.execute("VACUUM")
    finally:
        conn.close()
