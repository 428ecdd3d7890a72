"""Testplans and their pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from webapp.store.database import dag, iso
from webapp.store.verifikation.skrivning import skriver


@dataclass(frozen=True, slots=True)
class Testplan:
    """A testplan; `dato` None: of the data set's own day."""

    variant: str
    navn: str
    dato: date | None
    lavet: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilfaelde:
    """A page of a testplan. `egen`: added by people; `ude`: taken out by them."""

    nr: int
    side: str
    titel: str
    tester: str = ""
    egen: bool = False
    ude: bool = False


def find_testplan(database: Database, variant: str) -> Testplan | None:
    """The testplan of the variant."""
    return next((p for p in load_testplaner(database) if p.variant == variant), None)


def load_testplaner(database: Database) -> tuple[Testplan, ...]:
    """All testplans of the kommune, by the variants' names."""
    raekker = database.query("SELECT * FROM testplan ORDER BY navn, variant")
    return tuple(
        Testplan(r["variant"], r["navn"], dag(r["dato"]), datetime.fromisoformat(r["lavet"]))
        for r in raekker
    )


def load_tilfaelde(database: Database, variant: str) -> tuple[Tilfaelde, ...]:
    """The pages of a testplan in their order."""
    sql = """SELECT nr, side, titel, tester, egen, ude FROM tilfaelde
             WHERE variant = ? ORDER BY plads, nr"""
    return tuple(
        Tilfaelde(**r | {"egen": bool(r["egen"]), "ude": bool(r["ude"])})
        for r in database.query(sql, [variant])
    )


def gem_testplan(database: Database, plan: Testplan, sider: Iterable[tuple[str, str]]) -> None:
    """Make the testplan of the variant, of pages as (side, title)."""
    with skriver(database):
        felter = [plan.variant, plan.navn, iso(plan.dato), plan.lavet.isoformat()]
        database.execute("INSERT OR REPLACE INTO testplan VALUES (?, ?, ?, ?)", felter)
        _tilfoej(database, plan.variant, sider, egen=False)


def tilfoej_sider(
    database: Database, variant: str, sider: Iterable[tuple[str, str]], *, egen: bool
) -> None:
    """Pages last in the testplan; one that was taken out comes in again where it stood."""
    with skriver(database):
        _tilfoej(database, variant, sider, egen=egen)


def _tilfoej(
    database: Database, variant: str, sider: Iterable[tuple[str, str]], *, egen: bool
) -> None:
    sql = "SELECT coalesce(max(nr), 0) FROM tilfaelde WHERE variant = ?"
    sidste = int(database.execute(sql, [variant]).fetchone()[0])
    for nr, (side, titel) in enumerate(sider, start=sidste + 1):
        database.execute(
            """INSERT INTO tilfaelde VALUES (?, ?, ?, ?, ?, '', ?, 0)
               ON CONFLICT (variant, side) DO UPDATE SET ude = 0, titel = excluded.titel""",
            [variant, nr, nr, side, titel, egen],
        )


def saet_ude(database: Database, variant: str, nr: int, *, ude: bool) -> None:
    """Take a page out of the testplan, or in again; its verdicts stay."""
    with skriver(database):
        sql = "UPDATE tilfaelde SET ude = ? WHERE variant = ? AND nr = ?"
        database.execute(sql, [ude, variant, nr])


def saet_tester(database: Database, variant: str, numre: Iterable[int], tester: str) -> None:
    """Give pages to a tester; nobody where the name is empty."""
    with skriver(database):
        sql = "UPDATE tilfaelde SET tester = ? WHERE variant = ? AND nr = ?"
        for nr in numre:
            database.execute(sql, [tester, variant, nr])


def slet_testplan(database: Database, variant: str) -> None:
    """The testplan with all that was judged in it; what other testplans share stays."""
    with skriver(database):
        for saetning in (
            "DELETE FROM mangelskridt WHERE dom_id IN (SELECT id FROM dom WHERE variant = ?)",
            "DELETE FROM dom WHERE variant = ?",
            "DELETE FROM tilfaelde WHERE variant = ?",
            "DELETE FROM testplan WHERE variant = ?",
        ):
            database.execute(saetning, [variant])
        for tabel in ("sidebillede", "sideudsagn"):
            database.execute(
                f"DELETE FROM {tabel} WHERE aftryk NOT IN (SELECT aftryk FROM dom)"  # noqa: S608 - constant
            )


def kopier_testplan(database: Database, fra: str, til: str, navn: str) -> None:
    """The testplan of a variant under its copy, its verdicts marked with where they come from.

    In the caller's transaction.
    """
    for saetning in (
        """INSERT OR IGNORE INTO testplan
           SELECT :til, :navn, dato, lavet FROM testplan WHERE variant = :fra""",
        """INSERT OR IGNORE INTO tilfaelde SELECT :til, nr, plads, side, titel, tester, egen, ude
           FROM tilfaelde WHERE variant = :fra""",
        """INSERT INTO dom (variant, side, dom, navn, rolle, tid, dato, bemaerkning, objekt, felt,
                            aftryk, variantversion, dataversion, produkt, fra, rettes)
           SELECT :til, side, dom, navn, rolle, tid, dato, bemaerkning, objekt, felt, aftryk,
                  variantversion, dataversion, produkt, iif(fra = '', :fra, fra), rettes
           FROM dom WHERE variant = :fra
           AND id NOT IN (SELECT dom_id FROM mangelskridt WHERE handling = 'rettet') ORDER BY id""",
    ):
        database.execute(saetning, {"fra": fra, "til": til, "navn": navn})


def maerk_domme(database: Database, kommune: str) -> None:
    """Mark the verdicts of a copied kommune with the one that they were given in.

    In the caller's transaction, before anybody sees the copy.
    """
    database.execute("UPDATE dom SET fra = ? || '/' || variant WHERE fra = ''", [kommune])
