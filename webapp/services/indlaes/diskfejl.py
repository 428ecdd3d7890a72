"""What a disk that is full, or that must not be written to, makes of an action: one sentence."""

from __future__ import annotations

import errno
import sqlite3

from webapp.services.indlaes.indlaes import IndlaesningError

FULD, UTILGAENGELIG = 507, 503
_FULDE = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
# What SQLite says where the disk said one of those.
_SQLITES_FULDE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR})


class DiskError(IndlaesningError):
    """The disk does not let us; nothing is changed. `kode`: 507 where it is full, else 503."""

    def __init__(self, tekst: str, kode: int) -> None:
        super().__init__(tekst)
        self.kode = kode


def som_diskfejl(fejl: sqlite3.Error | OSError) -> IndlaesningError:
    """What to tell of it."""
    if isinstance(fejl, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        # Not the disk's fault but ours. SQLite names the column, never what stands in it.
        return IndlaesningError(
            f"Filerne kan ikke gemmes samlet ({fejl}). Intet er ændret. Det er en fejl i "
            "Forhåndsblik; meld den gerne med teksten i parentesen."
        )
    kode = getattr(fejl, "sqlite_errorcode", 0)
    if kode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return DiskError(
            "Andre skriver i kommunens fil netop nu. Intet er ændret. Prøv igen om lidt.",
            UTILGAENGELIG,
        )
    if kode in _SQLITES_FULDE or (isinstance(fejl, OSError) and fejl.errno in _FULDE):
        return DiskError(
            "Der er ikke plads på disken. Intet er ændret. Gør plads, og prøv igen.", FULD
        )
    return DiskError(
        "Filen kan ikke skrives på disken. Intet er ændret. Se, om datamappen er "
        "skrivebeskyttet eller i brug, og prøv igen.",
        UTILGAENGELIG,
    )
