"""The numbered versions of a kommune's files, and what the kommune remembers of itself."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from webapp.store.database import dan_fil

# Tables that an import leaves alone: they are about the file itself, not about what it holds.
EGNE_TABELLER = ("version", "filindhold", "versionsfil", "arbejdsrum", "taeller")
# Where people leave something in a file: one in which all are empty is as the seed made it.
_EGNE = (
    "variant_version",
    "variant_aendring",
    "tegnet_overordnet",
    "arbejdsrum",
    "testplan",
    "dom",
)


@dataclass(frozen=True, slots=True)
class Version:
    """One import: its number, when, and what it was in words."""

    nr: int
    tid: datetime
    tekst: str


def gem_version(database: Database, tid: datetime, tekst: str, filer: Mapping[str, bytes]) -> int:
    """Keep these files as the next version; its number."""
    nr = nyeste_version(database) + 1
    database.table("version").insert({"nr": nr, "tid": tid.isoformat(), "tekst": tekst})
    for navn, indhold in sorted(filer.items()):
        aftryk = hashlib.sha256(indhold).hexdigest()
        database.conn.execute(
            "INSERT OR IGNORE INTO filindhold VALUES (?, ?)", [aftryk, zlib.compress(indhold)]
        )
        database.conn.execute("INSERT INTO versionsfil VALUES (?, ?, ?)", [nr, navn, aftryk])
    return nr


def nyeste_version(database: Database) -> int:
    """The number of the newest version, 0 where there is none."""
    return int(database.execute("SELECT coalesce(max(nr), 0) FROM version").fetchone()[0])


def er_som_dannet(database: Database) -> bool:
    """True where nobody has loaded anything into the kommune since it was made, nor changed it."""
    try:
        antal = [
            database.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0]  # noqa: S608 - constants
            for tabel in (*_EGNE, "version")
        ]
    except sqlite3.Error:
        return False  # before these tables: what is a change and what the seed cannot be told
    return not any(antal[:-1]) and antal[-1] == 1


def load_versioner(database: Database) -> tuple[Version, ...]:
    """All versions, the newest first."""
    raekker = database.query("SELECT nr, tid, tekst FROM version ORDER BY nr DESC")
    return tuple(Version(r["nr"], datetime.fromisoformat(r["tid"]), r["tekst"]) for r in raekker)


def load_versionsfiler(database: Database, nr: int) -> Mapping[str, bytes]:
    """The files of a version by name; empty where there is no such version."""
    sql = "SELECT navn, indhold FROM versionsfil JOIN filindhold USING (aftryk) WHERE version = ?"
    return {r["navn"]: zlib.decompress(r["indhold"]) for r in database.query(sql, [nr])}


def husk(database: Database, noegle: str, vaerdi: str) -> None:
    """Remember something about the kommune's file."""
    database.table("arbejdsrum").upsert({"noegle": noegle, "vaerdi": vaerdi}, pk="noegle")


def husket(database: Database, noegle: str) -> str | None:
    """What was remembered, None where nothing was."""
    sql = "SELECT vaerdi FROM arbejdsrum WHERE noegle = ?"
    raekke = database.execute(sql, [noegle]).fetchone()
    return str(raekke[0]) if raekke else None


def kopier_til(database: Database, fil: Path) -> None:
    """A whole and compact copy of the file, also while others read and write it.

    The moment of a reader ends with it: SQLite makes such a copy outside of transactions.
    """
    database.conn.rollback()
    dan_fil(fil)
    database.conn.execute("VACUUM INTO ?", [str(fil)])


def overtag(database: Database) -> None:
    """Put what another file holds in place of this one's, in the caller's transaction.

    Tables that an import does not fill keep their rows: the versions, and whatever people have
    made in the product that no file says. The other file must be attached as `ny`.
    """
    tabeller = [
        r["name"]
        for r in database.query(
            "SELECT name FROM ny.sqlite_schema WHERE type = 'table' ORDER BY rowid"
        )
    ]
    for tabel in tabeller:
        if tabel in EGNE_TABELLER or not _overtages(database, tabel):
            continue
        database.conn.execute(f"DELETE FROM main.{tabel}")  # noqa: S608 - a name of our schema
        database.conn.execute(f"INSERT INTO main.{tabel} SELECT * FROM ny.{tabel}")  # noqa: S608 - the same


def _overtages(database: Database, tabel: str) -> bool:
    """True for a table of the source, the variants or the counts, or one that the import filled."""
    if tabel in IMPORTENS_TABELLER:
        return True
    sql = f"SELECT EXISTS (SELECT 1 FROM ny.{tabel})"  # noqa: S608 - a name of our schema
    return bool(database.execute(sql).fetchone()[0])


# The tables of the schema's parts SOURCE, VARIANTS and COUNTS: also an empty one is taken over.
IMPORTENS_TABELLER = frozenset(
    """kommune myndighed fagsystem lokal_enhed sagstype lokal_ydelse faelles_ydelsestype
    fk_enhed kle kle_udgave person familierelation sag haendelse sagspart forloebstrin dokument
    journalnotat bevilling bevillingspart ydelse udbetaling effektuering aftale fordring
    boende personhistorik institution loft
    fordringsvalg kildefil fund variant variant_trin enhedsmapning ydelsesmapning sagstype_kle
    kle_opsaetning rolle traeforslag gruppe nyeste dagsum stand standenhed standtal
    standtal_enhed betalingsdel reorganisation
    kle_tidligere""".split()  # noqa: SIM905 - so many names read better without their quotes
)
