"""What is wrong inside a file that has the right tables: asked when a page cannot be made."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

# Columns that hold a day, by name, and those of the same name that hold something else.
_DAGE = frozenset(
    """dato aabnet aktiv_fra aktiv_til udgaaet udgivet tilflyttet oprettet fra til bevilget
    dispositionsdato periode_fra periode_til fradato""".split()  # noqa: SIM905 - easier to read
)
_IKKE_DAGE = frozenset({("familierelation", "til"), ("reorganisation", "til")})


def find_brud(database: Database) -> str:
    """The first fault, as what follows »Filen …« in Danish; empty where there is none.

    A value that is wrong is not repeated: it can be anything.
    """
    try:
        svar = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if svar != "ok":
            return "er beskadiget"
        return next(filter(None, (_forkert_dag(database, *sted) for sted in _dage(database))), "")
    except sqlite3.DatabaseError:
        return "er beskadiget"


def _dage(database: Database) -> list[tuple[str, str]]:
    sql = """SELECT t.name, k.name FROM sqlite_schema t JOIN pragma_table_info(t.name) k
             WHERE t.type = 'table' ORDER BY t.rowid, k.cid"""
    alle = [(str(tabel), str(kolonne)) for tabel, kolonne in database.execute(sql)]
    return [sted for sted in alle if sted[1] in _DAGE and sted not in _IKKE_DAGE]


def _forkert_dag(database: Database, tabel: str, kolonne: str) -> str:
    # An empty text is »no day« in some columns. The modifier makes 31 February the 2 March it is.
    forkert = f"{kolonne} <> '' AND date({kolonne}, '+0 days') IS NOT {kolonne}"
    sql = f"SELECT 1 FROM {tabel} WHERE {forkert} LIMIT 1"  # noqa: S608 - names of our own schema
    if database.execute(sql).fetchone() is None:
        return ""
    return f"har noget andet end en dato i tabellen »{tabel}«, kolonnen »{kolonne}«"
