"""A file of an older version step by step to this one: nothing that it holds is lost.

Each number has its step, `migreringer/<number>.sql`. Numbers 1 to 3 stood for several shapes
while the product was young, so the steps up to 4 say `IF NOT EXISTS` and are all run; from 4 on
a number is one shape, and only the steps after it are run.

sqlite-utils has migrations too; they keep a table of their own in each file, where we have a
number already, and cannot be compared with it.
"""

from __future__ import annotations

from importlib import resources

from sqlite_utils import Database

from webapp.store.database import SKEMA_VERSION, saetninger
from webapp.store.filstand import skemaversion

FOERSTE_ENTYDIGE = 4


def migrer(database: Database) -> None:
    """Bring the file up to this version, in one transaction. Its counts are to be made anew."""
    fra = skemaversion(database)
    with database.atomic():
        if fra < FOERSTE_ENTYDIGE:
            _ryd_gamle_former(database)
        for nr in range(2 if fra < FOERSTE_ENTYDIGE else fra + 1, SKEMA_VERSION + 1):
            for saetning in saetninger(_trin(nr)):
                database.conn.execute(saetning)
        database.conn.execute(f"PRAGMA user_version = {SKEMA_VERSION}")


def _trin(nr: int) -> str:
    return resources.files("webapp.store").joinpath("migreringer", f"{nr}.sql").read_text("utf-8")


def _ryd_gamle_former(database: Database) -> None:
    """What `IF NOT EXISTS` cannot say: a column more, and counts that were counted otherwise."""
    if "fk_navn" not in database.table("enhedsmapning").columns_dict:
        sql = "ALTER TABLE enhedsmapning ADD COLUMN fk_navn TEXT NOT NULL DEFAULT ''"
        database.conn.execute(sql)
    for tabel in ("dagsum", "nyeste", "gruppe"):
        database.conn.execute(f"DROP TABLE IF EXISTS {tabel}")
