"""Opening and making a kommune's file; values in and out of its columns.

Every write goes through a `Forbindelse`, which takes the lock first and counts the transaction.
Pages and commands that only look open the file read-only, and see it as it is at one moment.
Reasons: docs/adr/0026.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sqlite3
import stat
import time
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlite_utils import Database

from webapp.domain.fagsystem import Kildested
from webapp.store.arbejde import nuvaerende, stop_laesere

T = TypeVar("T")
SKEMA_VERSION = 30
# How long another's transaction is waited for: longer than an import's last step takes.
VENT_SEKUNDER = 20.0
# Seconds: more than the disk's clock is coarse.
ROLIG_SIDEN = 2.0
# A reader may make SQLite do this many steps, about two minutes of nothing else: more than any
# page of a million sager asks for, and the end of a question that never ends.
SKRIDT, MAKS_SKRIDT = 1_000_000, 10_000
_SKRIVER = frozenset({"INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER"})
_MIDLERTIDIG = re.compile(
    r"\s*(CREATE\s+TEMP|((INSERT|REPLACE)\s+INTO|DELETE\s+FROM|UPDATE|DROP\s+TABLE(\s+IF\s+EXISTS)?)"
    r"\s+temp\.)",
    re.IGNORECASE,
)
# A reader may not play back the journal of a process that was killed; a writer may.
_SKAL_RULLES_TILBAGE = frozenset(
    {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_CANTOPEN}
)


class Forbindelse(sqlite3.Connection):
    """A connection that writes: each transaction takes the lock first and raises the counter.

    `BEGIN` is `BEGIN IMMEDIATE` here, so that nobody finds out at the end that another wrote in
    between, and a statement that writes outside a transaction is one by itself.
    """

    fil: Path | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As SQLite's own."""
        ordet = _foerste_ord(sql)
        if sql.strip() == "BEGIN":
            return super().execute("BEGIN IMMEDIATE")
        if ordet in {"COMMIT", "END"}:
            self._tael()
        if self._er_alene(sql, ordet):
            with self._egen_transaktion():
                return super().execute(sql, parameters)
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """As SQLite's own."""
        if self._er_alene(sql, _foerste_ord(sql)):
            with self._egen_transaktion():
                return super().executemany(sql, parameters)
        return super().executemany(sql, parameters)

    def commit(self) -> None:
        """End the transaction, where there is one."""
        if self.in_transaction:
            self.execute("COMMIT")

    def _er_alene(self, sql: str, ordet: str) -> bool:
        return ordet in _SKRIVER and not self.in_transaction and not _MIDLERTIDIG.match(sql)

    @contextmanager
    def _egen_transaktion(self) -> Iterator[None]:
        self.execute("BEGIN")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self.rollback()
            raise

    def _tael(self) -> None:
        if self.fil is not None:
            stop_laesere(self.fil)
        try:
            super().execute("UPDATE taeller SET nr = nr + 1")
        except sqlite3.OperationalError as fejl:
            # A file of an older version, or one that is being emptied, has no counter.
            if "no such table" not in str(fejl):
                raise


@dataclass(frozen=True, slots=True, kw_only=True)
class Oejeblik:
    """A kommune's file at one moment: two that are equal hold the same.

    The counter is another one after each transaction. A file that was put back from a copy begins
    at the counter of then, and is known by its number on the disk and the moment it was written.
    """

    fil: str
    plads: tuple[int, int]
    skrevet: tuple[int, int]
    bytes: int
    taeller: int

    def er_nyere_end(self, anden: Oejeblik) -> bool:
        """True if this is a later moment of the same file."""
        return self.plads == anden.plads and self.skrevet > anden.skrevet


class Laeser(sqlite3.Connection):
    """A connection that only reads: it sees the file as it was when it began, to its end."""

    fil: Path | None = None
    foer: os.stat_result | None = None

    @property
    def oejeblik(self) -> Oejeblik | None:
        """Which moment of which file it reads; None where that cannot be told."""
        return self._oejeblik if self.in_transaction else None

    @cached_property
    def _oejeblik(self) -> Oejeblik | None:
        """Found in its transaction, which is one moment to its end.

        While a transaction reads, nobody writes to the file itself. Of one that was put in its
        place between the look at it and the opening nothing is known.
        """
        if self.fil is None or self.foer is None:
            return None
        try:
            nu = self.fil.stat()
            taeller = int(self.execute("SELECT nr FROM taeller").fetchone()[0])
        except (OSError, TypeError, ValueError, sqlite3.Error):
            return None
        if _maerke(nu) != _maerke(self.foer):
            return None
        return Oejeblik(
            fil=str(self.fil),
            plads=(nu.st_dev, nu.st_ino),
            skrevet=(nu.st_mtime_ns, nu.st_ctime_ns),
            bytes=nu.st_size,
            taeller=taeller,
        )


def aftryk(fil: Path) -> Hashable | None:
    """A mark of the file that is another one after every change; None where there is no file.

    Where the disk says that nothing was written lately, that is enough, and the file is not
    opened: any later write has a later time. Else the counter tells, and on Windows always: there
    the time is written when the disk feels like it.
    """
    try:
        nu = fil.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(nu.st_mode):
        return None  # some of it would be waited for without end
    if os.name == "posix" and time.time() - max(nu.st_mtime, nu.st_ctime) > ROLIG_SIDEN:
        return nu.st_dev, nu.st_ino, nu.st_size, nu.st_mtime_ns, nu.st_ctime_ns
    return _oejeblik(fil)


def er_uroert(fil: Path, foer: Hashable) -> bool:
    """True if nobody has written to the file since it had the mark."""
    return foer == (_oejeblik(fil) if isinstance(foer, Oejeblik) else aftryk(fil))


def _oejeblik(fil: Path) -> Oejeblik | None:
    try:
        with laes(fil) as database:
            return database.conn.oejeblik if isinstance(database.conn, Laeser) else None
    except sqlite3.Error:
        return None


def _maerke(fundet: os.stat_result) -> tuple[int, int]:
    return fundet.st_dev, fundet.st_ino


def _foerste_ord(sql: str) -> str:
    return sql.split(None, 1)[0].rstrip(";").upper() if sql.strip() else ""


@contextmanager
def aaben(fil: Path | str, vent: float = VENT_SEKUNDER) -> Iterator[Database]:
    """A connection that may write, closed at the end. `:memory:` gives an empty schema.

    Raises sqlite3.Error where there is no such file; `dan_fil` makes one.
    """
    database = Database(_forbind(fil, "rw", vent))
    try:
        yield database
    finally:
        database.close()


@contextmanager
def laes(fil: Path, vent: float = VENT_SEKUNDER) -> Iterator[Database]:
    """The file as it is at this moment, read-only; temporary tables may be made."""
    try:
        conn = _begynd_at_laese(fil, vent)
    except sqlite3.OperationalError as fejl:
        if getattr(fejl, "sqlite_errorcode", 0) not in _SKAL_RULLES_TILBAGE:
            raise
        with aaben(fil, vent) as database:
            database.execute("SELECT 1 FROM sqlite_schema").fetchone()
        conn = _begynd_at_laese(fil, vent)
    database = Laesedatabase(conn, recursive_triggers=False)
    try:
        yield database
    finally:
        database.glem()
        conn.close()


class Laesedatabase(Database):
    """A database that cannot be written to: its queries need no savepoint to be taken back to.

    It sees one moment of the file, so that what was found on it holds until it is closed.
    """

    def find(self, *noegle: Hashable, lav: Callable[[], T]) -> T:
        """What was found under that key, or what `lav` finds: forgotten when it is closed."""
        if noegle not in self._fundne:
            self._fundne[noegle] = lav()
        return cast("T", self._fundne[noegle])

    def glem(self) -> None:
        """Forget it."""
        self._fundne.clear()

    @cached_property
    def _fundne(self) -> dict[Hashable, object]:
        return {}

    def query(
        self, sql: str, params: Sequence[Any] | dict[str, Any] | None = None
    ) -> Generator[dict[str, Any], None, None]:
        """As sqlite-utils' own; the rows are read as they are asked for."""
        cursor = self.conn.execute(sql, () if params is None else params)
        navne = [kolonne[0] for kolonne in cursor.description]
        return (dict(zip(navne, raekke, strict=True)) for raekke in cursor)


def _begynd_at_laese(fil: Path, vent: float) -> sqlite3.Connection:
    foer = fil.stat() if fil.exists() else None
    conn = _forbind(fil, "ro", vent)
    if isinstance(conn, Laeser) and foer is not None:
        conn.fil, conn.foer = fil.absolute(), foer
    tilbage, arbejde = iter(range(MAKS_SKRIDT)), nuvaerende()
    conn.set_progress_handler(
        lambda: next(tilbage, None) is None or bool(arbejde and arbejde.skal_stoppe()), SKRIDT
    )
    try:
        conn.execute("BEGIN")
        conn.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except BaseException:
        conn.close()
        raise
    return conn


def _forbind(fil: Path | str, maade: str, vent: float) -> sqlite3.Connection:
    hukommelse = str(fil) == ":memory:"
    adresse = ":memory:" if hukommelse else f"{Path(fil).resolve().as_uri()}?mode={maade}"
    conn = sqlite3.connect(
        adresse,
        timeout=vent,
        isolation_level=None,
        factory=Forbindelse if maade == "rw" else Laeser,
        uri=not hukommelse,
    )
    if isinstance(conn, Forbindelse):
        conn.fil = None if hukommelse else Path(fil).resolve()
        conn.execute("PRAGMA foreign_keys = ON")
    return conn


def dan_fil(fil: Path) -> None:
    """An empty file that only its owner can read; FileExistsError where there is one."""
    os.close(os.open(fil, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def opret(database: Database) -> None:
    """Make the tables in an empty file, in the caller's transaction or its own."""
    with database.atomic():
        for saetning in skemasaetninger():
            database.conn.execute(saetning)
        # A random number to begin with: what was kept of an earlier file of the same name is
        # never taken to be of this one.
        database.conn.execute("INSERT INTO taeller VALUES (1, ?)", [secrets.randbits(48)])
        database.conn.execute(f"PRAGMA user_version = {SKEMA_VERSION}")


@cache
def skemasaetninger() -> tuple[str, ...]:
    """The statements of schema.sql."""
    return saetninger(resources.files("webapp.store").joinpath("schema.sql").read_text("utf-8"))


def saetninger(skript: str) -> tuple[str, ...]:
    """The statements of a script, one by one: a whole script would end the transaction."""
    fundet, linjer = [], ""
    for linje in skript.splitlines(keepends=True):
        if not linjer and (linje.isspace() or linje.startswith("--")):
            continue
        linjer += linje
        if sqlite3.complete_statement(linjer):
            fundet.append(linjer.strip())
            linjer = ""
    return tuple(fundet)


def load_taeller(database: Database) -> int:
    """A number that is another one after each transaction that wrote to the file, by anybody.

    Read in the same `laes` as what is kept by it. `PRAGMA data_version` is not that: it compares
    only with what the same connection saw before, and is blind to its own writes.
    """
    return int(database.execute("SELECT nr FROM taeller").fetchone()[0])


# One for all: `json.dumps` makes a new one each time it is told of the letters.
_JSON = json.JSONEncoder(ensure_ascii=False)


def som_json(vaerdi: object) -> str:
    """A value as JSON text, in the letters people read."""
    return _JSON.encode(vaerdi)


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
