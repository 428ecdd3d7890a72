"""A whole kommune in, over, and out of a file: a file in use is never replaced or unlinked.

What one file holds is taken over by another in one transaction, so that whoever reads sees the
one or the other, and what is killed half way is rolled back. Deleting empties the file in the
same way; the empty file goes when nobody is in a transaction in it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from webapp.store.database import SKEMA_VERSION, aaben, dan_fil, load_taeller, skemasaetninger
from webapp.store.filer import fjern, fjern_journaler
from webapp.store.filstand import (
    SLETTET_MAERKE,
    Filstand,
    er_slettet,
    se_stand,
    skemaversion,
)

# More pages in memory than an import changes, so that readers are shut out at the end only.
SIDER_I_HUKOMMELSEN = -200_000
_FORSOEG = 5
_VENT_PAA_INGEN = 0.2


class OptagetError(Exception):
    """There is a kommune in the file already."""


def er_ledig(fil: Path) -> bool:
    """True if a kommune can be made in the file: there is none, or an empty or a deleted one.

    Bytes that are no kommune are somebody's, and not ours to write over.
    """
    if not os.path.lexists(fil) or (fil.is_file() and not fil.stat().st_size):
        return True
    return er_slettet(fil)


def saet_ind(fil: Path, nyt: Path, *, erstat: bool) -> None:
    """Put what `nyt` holds into the kommune's file, whole or not at all.

    `erstat`: also where there is a kommune; else OptagetError then, so that of two at once one
    is told. `nyt` is left to the caller to remove.
    """
    for _ in range(_FORSOEG):
        if not fil.exists():
            if _laeg_ved(fil, nyt):
                return
            continue
        if not erstat and not er_ledig(fil):
            break
        try:
            _skriv_over(fil, nyt, erstat=erstat)
        except sqlite3.OperationalError as fejl:
            # An emptied file can be removed between our look at it and the lock.
            if fil.exists() and fejl.sqlite_errorcode != sqlite3.SQLITE_READONLY_DBMOVED:
                raise
        else:
            return
    raise OptagetError


def _laeg_ved(fil: Path, nyt: Path) -> bool:
    """The new file under its own name, where nothing stands; False where something came first."""
    fjern_journaler(fil)
    try:
        os.link(nyt, fil)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: an empty file first, then its content
        with suppress(FileExistsError):
            dan_fil(fil)
        return False
    return True


def _skriv_over(fil: Path, nyt: Path, *, erstat: bool) -> None:
    with til_stor_skrivning(fil) as database:
        vedhaeft(database, nyt)
        with database.atomic():
            if not erstat and se_stand(database) not in {Filstand.TOM, Filstand.SLETTET}:
                raise OptagetError
            overtag_alt(database)
        with suppress(sqlite3.OperationalError):  # somebody looks, or the disk is full
            database.conn.execute("DETACH ny")
            database.conn.execute("VACUUM")


@contextmanager
def til_stor_skrivning(fil: Path) -> Iterator[Database]:
    """The kommune's file, opened to have much of it written anew."""
    with aaben(fil) as database:
        # The rows that others hang on the old ones stay, also where what they name goes.
        database.conn.execute("PRAGMA foreign_keys = OFF")
        database.conn.execute(f"PRAGMA cache_size = {SIDER_I_HUKOMMELSEN}")
        yield database


def skriv_nuller(database: Database) -> None:
    """From now on what is written over is not left on the pages that are free then."""
    database.conn.execute("PRAGMA secure_delete = ON")


def load_aenderstand(database: Database) -> int:
    """A number that changes when another connection writes to the file."""
    return int(database.conn.execute("PRAGMA data_version").fetchone()[0])


@contextmanager
def vedhaeftet(database: Database, nyt: Path) -> Iterator[None]:
    """The file attached as `ny`, for `overtag_alt` and its like."""
    vedhaeft(database, nyt)
    try:
        yield
    finally:
        database.conn.execute("DETACH ny")


def vedhaeft(database: Database, nyt: Path) -> None:
    """Attach a file as `ny`; read-only, so that the transaction is one file's alone."""
    database.conn.execute("ATTACH ? AS ny", [f"{nyt.resolve().as_uri()}?mode=ro"])


def overtag_alt(database: Database) -> None:
    """Everything in the file anew, from the file attached as `ny`, in the caller's transaction.

    The tables are made as this version makes them. The counter goes on, and so does the version
    of each variant: a form that was made from what stood before is not taken for a new one.
    """
    taeller, versioner = _huskede(database)
    toem(database)
    for saetning in skemasaetninger():
        database.conn.execute(saetning)
    for tabel in _tabeller(database, "main"):
        kolonner = ", ".join(
            c for c in _kolonner(database, tabel, "main") if c in _kolonner(database, tabel, "ny")
        )
        if kolonner:
            # Names of our own schema.
            sql = f"INSERT INTO main.{tabel} ({kolonner}) SELECT {kolonner} FROM ny.{tabel}"  # noqa: S608
            database.conn.execute(sql)
    if taeller is not None:
        database.conn.execute("UPDATE taeller SET nr = ?", [taeller])
    for variant, version in versioner.items():
        database.conn.execute(
            """INSERT INTO variant_version VALUES (?, ?) ON CONFLICT (variant)
               DO UPDATE SET version = excluded.version WHERE version < excluded.version - 1""",
            [variant, version + 1],
        )
    database.conn.execute("PRAGMA main.application_id = 0")
    database.conn.execute(f"PRAGMA main.user_version = {SKEMA_VERSION}")


def _huskede(database: Database) -> tuple[int | None, Mapping[str, int]]:
    """What must not be seen to go backwards: the counter, and the versions of the variants."""
    tabeller = set(_tabeller(database, "main"))
    taeller = load_taeller(database) if "taeller" in tabeller else None
    if "variant_version" not in tabeller or skemaversion(database) != SKEMA_VERSION:
        return taeller, {}
    return taeller, dict(database.execute("SELECT variant, version FROM variant_version"))


def toem(database: Database) -> None:
    """Everything out of the file, in the caller's transaction; it is then marked as deleted."""
    sql = """SELECT type, name FROM main.sqlite_schema WHERE type IN ('view', 'trigger', 'table')
             AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'table'"""
    for slags, navn in database.execute(sql).fetchall():
        database.conn.execute(f'DROP {slags} IF EXISTS main."{navn.replace(chr(34), chr(34) * 2)}"')
    database.conn.execute(f"PRAGMA main.application_id = {SLETTET_MAERKE}")
    database.conn.execute("PRAGMA main.user_version = 0")


def slet(fil: Path) -> None:
    """Delete what the file holds, written over with zeros, and the file when nobody is in it."""
    try:
        with aaben(fil) as database:
            skriv_nuller(database)
            database.conn.execute("PRAGMA foreign_keys = OFF")
            with database.atomic():
                toem(database)
            with suppress(sqlite3.OperationalError):  # somebody looks: the pages are zeros anyway
                database.conn.execute("VACUUM")
    except sqlite3.OperationalError as fejl:
        # On a full disk the zeros need room that only deleting can give.
        if fejl.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
            raise
        with alene(fil):
            fil.unlink()
        return
    fjern_slettet(fil)


def ryd_op_i(fil: Path) -> None:
    """Play back what a killed process left beside the file; remove it where it is deleted."""
    if fil.with_name(f"{fil.name}-journal").exists():
        with suppress(sqlite3.Error), aaben(fil, _VENT_PAA_INGEN) as database:
            database.execute("SELECT 1 FROM sqlite_schema").fetchone()
    if er_slettet(fil):
        fjern_slettet(fil)


def fjern_slettet(fil: Path) -> None:
    """Remove the file of a deleted kommune, where nobody is in a transaction in it just now.

    A connection that still has it open finds at its first write that the file is another one's.
    """
    with suppress(sqlite3.Error, OSError), alene(fil, _VENT_PAA_INGEN) as database:
        if se_stand(database) is Filstand.SLETTET:
            fjern(fil)  # with the journal of one who was killed before it was used


@contextmanager
def alene(fil: Path, vent: float = 2.0) -> Iterator[Database]:
    """The file, while nobody else reads or writes it. Raises sqlite3.Error where somebody does."""
    with aaben(fil, vent) as database:
        database.conn.execute("BEGIN EXCLUSIVE")
        try:
            yield database
        finally:
            database.conn.rollback()


def _tabeller(database: Database, base: str) -> list[str]:
    sql = f"SELECT name FROM {base}.sqlite_schema WHERE type = 'table' ORDER BY rowid"  # noqa: S608 - `main` or `ny`
    return [str(navn) for (navn,) in database.execute(sql)]


def _kolonner(database: Database, tabel: str, base: str) -> list[str]:
    sql = "SELECT name FROM pragma_table_info(?, ?)"
    return [str(navn) for (navn,) in database.execute(sql, [tabel, base])]
