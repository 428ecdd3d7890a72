"""Writing a kommune's file: whole or not at all, and every import kept as a numbered version."""

from __future__ import annotations

import errno
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal
from webapp.services.indlaesning.indlaes import IndlaesningError
from webapp.services.indlaesning.planlaegning import (
    EGNE_FILER,
    NAVN,
    OPRINDELSE,
    Plan,
    laeg_ny_plan,
)
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.kildefiler import gem_fund, gem_kildefiler
from webapp.store.mappinger import genskab_traeet
from webapp.store.varianter import gem_variant
from webapp.store.versioner import gem_version, husk, overtag

MAKS_NAVNE = 4
FORSOEG = 5
# More pages in memory than an import changes, so that readers are shut out at the end only.
_SIDER_I_HUKOMMELSEN = -200_000


class SamtidigError(RuntimeError):
    """Somebody loaded something else in the meantime; `nr` is the newest version."""

    def __init__(self, nr: int) -> None:
        super().__init__(f"Imens er version {nr} indlæst.")
        self.nr = nr


@contextmanager
def danske_fejl() -> Iterator[None]:
    """A disk that is full or cannot be written to, as a Danish IndlaesningError."""
    try:
        yield
    except sqlite3.IntegrityError as fejl:
        # Not the disk's fault but ours. SQLite names the column, never what stands in it.
        raise IndlaesningError(
            f"Filerne kan ikke gemmes samlet ({fejl}). Intet er ændret. Det er en fejl i "
            "Forhåndsblik; meld den gerne med teksten i parentesen."
        ) from fejl
    except (sqlite3.Error, OSError) as fejl:
        fuld = "full" in str(fejl) or getattr(fejl, "errno", 0) == errno.ENOSPC
        hvad = "Der er ikke plads på disken" if fuld else "Filen kan ikke skrives på disken"
        raad = "Gør plads" if fuld else "Se, om datamappen er skrivebeskyttet eller i brug"
        raise IndlaesningError(f"{hvad}. Intet er ændret. {raad}, og prøv igen.") from fejl


def skriv_ny(fil: Path, plan: Plan, tekst: str, oprindelse: str = "", navn: str = "") -> None:
    """Make the file of a kommune; it takes its place only when it is whole."""
    fil.parent.mkdir(parents=True, exist_ok=True)
    nyt = fil.with_suffix(f".{secrets.token_hex(4)}.ny")
    with danske_fejl():
        try:
            _byg(nyt, plan, tekst, oprindelse, navn)
            nyt.replace(fil)
        finally:
            _fjern(nyt)


def _byg(fil: Path, plan: Plan, tekst: str = "", oprindelse: str = "", navn: str = "") -> None:
    _fjern(fil)
    with aaben(fil) as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, plan.samlet.kilde)
            for nr, en in enumerate(plan.varianter):
                gem_variant(database, en, nr)
            byg_taellinger(database, plan.samlet.kilde)
            gem_kildefiler(database, plan.filer)
            gem_fund(database, (asdict(et) | {"alvor": str(et.alvor)} for et in plan.fund))
            if tekst:
                gem_version(database, datetime.now(UTC), tekst, plan.filer)
            if oprindelse:
                husk(database, OPRINDELSE, oprindelse)
            if navn:
                husk(database, NAVN, navn)


def _fjern(fil: Path) -> None:
    for endelse in ("", "-journal", "-wal", "-shm"):
        fil.with_name(fil.name + endelse).unlink(missing_ok=True)


def skriv_i(
    fil: Path, laeg: Callable[[Database], Plan], tekst: str, forventet: int | None = None
) -> tuple[Plan, int]:
    """Load into a kommune's file, in one transaction; the plan that was written and its version.

    Where somebody changes the file while the plan is laid, it is laid again. Raises
    SamtidigError where the newest version is another than `forventet`.
    """
    with danske_fejl(), aaben(fil) as database:
        # The rows that others hang on the old ones stay, also where what they name goes.
        database.conn.execute("PRAGMA foreign_keys = OFF")
        database.conn.execute(f"PRAGMA cache_size = {_SIDER_I_HUKOMMELSEN}")
        for _ in range(FORSOEG):
            stand = _stand(database)
            plan = laeg(database)
            if forventet is not None and plan.bygger_paa != forventet:
                raise SamtidigError(plan.bygger_paa)
            nyt = fil.with_suffix(f".{secrets.token_hex(4)}.ny")
            try:
                _byg(nyt, plan)
                nr = _skriv_over(database, nyt, plan, tekst, stand)
            finally:
                _fjern(nyt)
            if nr is not None:
                return plan, nr
    raise IndlaesningError("Andre ændrer i kommunen netop nu. Intet er ændret. Prøv igen.")


def _stand(database: Database) -> int:
    """A number that changes when another connection writes to the file."""
    return int(database.conn.execute("PRAGMA data_version").fetchone()[0])


def _skriv_over(database: Database, nyt: Path, plan: Plan, tekst: str, stand: int) -> int | None:
    """The new version's number; None, and nothing written, where the file was changed since."""
    conn = database.conn
    conn.execute("ATTACH ? AS ny", [str(nyt)])
    try:
        conn.execute("BEGIN IMMEDIATE")
        try:
            nr = None
            if _stand(database) == stand:
                overtag(database)
                genskab_traeet(database, plan.nye)
                nr = gem_version(database, datetime.now(UTC), tekst, plan.filer)
            conn.execute("COMMIT")
        except BaseException:
            conn.execute("ROLLBACK")
            raise
        return nr
    finally:
        conn.execute("DETACH ny")


def ny_kommune(
    fil: Path, slug: str, filer: Mapping[str, bytes], tekst: str, variant: str | None = None
) -> Plan:
    """Make a kommune's file of these files alone; what was planned."""
    plan = laeg_ny_plan(slug, filer, variant=variant)
    skriv_ny(fil, plan, tekst)
    return plan


def versionstekst(filer: Collection[str]) -> str:
    """What a version is called: how many files it took, and their names."""
    navne = sorted(set(filer) - EGNE_FILER)
    vist = ", ".join(navne[:MAKS_NAVNE])
    flere = f" og {len(navne) - MAKS_NAVNE} mere" if len(navne) > MAKS_NAVNE else ""
    return f"{antal(len(navne), 'fil', 'filer')}: {vist}{flere}"
