"""What a file of the data folder is: one of ours and whole, or else what is wrong with it.

A kommune's file can have been cut off, be of another version, or be no kommune at all. That is
one file's own affair: it is said in a sentence, and the other files are served.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from enum import Enum, auto
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from webapp.store.database import SKEMA_VERSION, aaben, laes, opret
from webapp.store.kendt import kendt

# PRAGMA application_id of a file that was deleted but could not be removed yet: »slet« in ASCII.
SLETTET_MAERKE = 0x736C6574
# Longer names are none of ours, and too long for most file systems.
MAKS_NAVN = 120
KORT_VENTETID = 1.0
_OEDELAGT = {
    sqlite3.SQLITE_NOTADB: "er ikke en kommune fra Forhåndsblik",
    sqlite3.SQLITE_CORRUPT: "er beskadiget",
    sqlite3.SQLITE_BUSY: "er låst af et andet program lige nu",
    sqlite3.SQLITE_LOCKED: "er låst af et andet program lige nu",
    sqlite3.SQLITE_CANTOPEN: "kan ikke åbnes",
    sqlite3.SQLITE_PERM: "må vi ikke læse",
    sqlite3.SQLITE_INTERRUPT: "tager så lang tid at læse, at noget må være galt med den",
    sqlite3.SQLITE_IOERR_READ: "kan ikke læses fra disken",
    sqlite3.SQLITE_IOERR_SHORT_READ: "er kortere, end den skal være",
    sqlite3.SQLITE_IOERR_CORRUPTFS: "kan ikke læses fra disken",
}


class Filstand(Enum):
    """What a file is."""

    SUND = auto()
    GAMMEL = auto()
    NYERE = auto()
    SLETTET = auto()
    TOM = auto()
    FREMMED = auto()


class UlaeseligFilError(Exception):
    """A file that cannot be used; the message is a Danish sentence about it.

    `kan_flyttes`: it is neither a newer version's nor in use, so that it may be put aside.
    """

    def __init__(self, navn: str, grund: str, *, kan_flyttes: bool = True) -> None:
        super().__init__(f"Filen »{navn}« {grund}.")
        self.kan_flyttes = kan_flyttes


def se_stand(database: Database) -> Filstand:
    """What the open file is, by its version and its tables."""
    version = skemaversion(database)
    if database.execute("PRAGMA application_id").fetchone()[0] == SLETTET_MAERKE:
        return Filstand.SLETTET
    if version > SKEMA_VERSION:
        return Filstand.NYERE
    indhold = _indhold(database)
    if not indhold:
        return Filstand.TOM
    if 0 < version < SKEMA_VERSION and "kommune" in indhold:
        return Filstand.GAMMEL
    return Filstand.SUND if indhold == _vores() else Filstand.FREMMED


def er_slettet(fil: Path) -> bool:
    """True for what is left of a kommune that was deleted while somebody had its file open."""
    return _er(fil, Filstand.SLETTET)


def er_gammel(fil: Path) -> bool:
    """True for a file that an older version of the product made."""
    return _er(fil, Filstand.GAMMEL)


def _er(fil: Path, stand: Filstand) -> bool:
    with suppress(sqlite3.Error, UlaeseligFilError):
        tjek_slags(fil)
        with kort_laes(fil) as database:
            return se_stand(database) is stand
    return False


def kort_laes(fil: Path) -> AbstractContextManager[Database]:
    """`laes` for one who looks at many files, and does not wait for the one that is locked."""
    return laes(fil, KORT_VENTETID)


def skemaversion(database: Database) -> int:
    """The version of the product's tables that the file was made with."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


class SlettetError(UlaeseligFilError):
    """The kommune was deleted; its empty file is still there, because somebody was in it."""


@contextmanager
def sund(
    fil: Path, aabner: Callable[[Path], AbstractContextManager[Database]] = aaben
) -> Iterator[Database]:
    """The file, opened by `aabner`; UlaeseligFilError where it is not whole and of this version."""
    tjek_slags(fil)
    with fortalt(fil), aabner(fil) as database:
        stand = kendt(database, "filstand", lambda: se_stand(database))
        if stand is not Filstand.SUND:
            raise _fejl(database, fil, stand)
        yield database


def tjek_slags(fil: Path) -> None:
    """Raise UlaeseligFilError for what is no file: some of it would be waited for without end."""
    try:
        slags = fil.stat().st_mode
    except OSError as fejl:
        raise UlaeseligFilError(fil.name, "peger på en fil, der ikke er der") from fejl
    if stat.S_ISDIR(slags):
        raise UlaeseligFilError(fil.name, "er en mappe og ikke en fil")
    if not stat.S_ISREG(slags):
        raise UlaeseligFilError(fil.name, "er ikke en almindelig fil")


@contextmanager
def fortalt(fil: Path) -> Iterator[None]:
    """What SQLite and the disk say of a file that cannot be read, as an UlaeseligFilError."""
    try:
        yield
    except sqlite3.Error as fejl:
        kode = getattr(fejl, "sqlite_errorcode", 0)
        grund = _OEDELAGT.get(kode) or _OEDELAGT.get(kode & 0xFF)
        if grund is None:
            raise
        i_brug = kode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        raise UlaeseligFilError(fil.name, grund, kan_flyttes=not i_brug) from fejl


def _fejl(database: Database, fil: Path, stand: Filstand) -> UlaeseligFilError:
    version = skemaversion(database)
    if stand is Filstand.SLETTET:
        return SlettetError(fil.name, "er slettet")
    if stand is Filstand.NYERE:
        grund = (
            f"er lavet af en nyere udgave af Forhåndsblik (skema {version}; denne udgave kender "
            f"til og med {SKEMA_VERSION}), og den er ikke rørt: brug den nyere udgave"
        )
        return UlaeseligFilError(fil.name, grund, kan_flyttes=False)
    if stand is Filstand.GAMMEL:
        grund = (
            f"er lavet af en ældre udgave af Forhåndsblik (skema {version}) og bliver opgraderet, "
            "når Forhåndsblik startes igen"
        )
        return UlaeseligFilError(fil.name, grund, kan_flyttes=False)
    if stand is Filstand.FREMMED:
        return UlaeseligFilError(fil.name, _fremmed(database))
    # Bytes without a table are nothing that SQLite has written.
    return UlaeseligFilError(
        fil.name, "er ikke en kommune fra Forhåndsblik" if fil.stat().st_size else "er tom"
    )


def _fremmed(database: Database) -> str:
    """What stands in the file that should not, or the other way about."""
    fundet, vores = _indhold(database), _vores()
    for navn in sorted(fundet.keys() - vores.keys()):
        return f"har noget andet i sig end Forhåndsbliks egne tabeller: »{navn[:40]}«"
    for navn in sorted(vores.keys() - fundet.keys()):
        return f"mangler noget, som Forhåndsblik har i alle sine filer: »{navn}«"
    anden = next((n for n in sorted(vores) if fundet[n] != vores[n]), "")
    return f"har tabellen »{anden}« i en anden form, end Forhåndsblik laver den"


def _indhold(database: Database) -> Mapping[str, str]:
    """Everything that stands in the file, by name, with the statement that made it."""
    sql = "SELECT name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    return {str(navn): str(sql) for navn, sql in database.execute(sql)}


@cache
def _vores() -> Mapping[str, str]:
    with aaben(":memory:") as database:
        opret(database)
        return _indhold(database)


def load_filsti(database: Database) -> str:
    """Where the file lies; empty where it is in memory only."""
    raekker = database.execute("PRAGMA database_list").fetchall()
    return next((str(sti or "") for _, navn, sti in raekker if navn == "main"), "")
