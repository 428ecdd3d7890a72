"""Finding sager of the systems that pass Cura's export, and what hangs on one of them."""

from __future__ import annotations

from sqlite_utils import Database

from webapp.store.database import dag
from webapp.store.opslag import Raekke

_EKSPORTEREDE = "FROM sag JOIN fagsystem ON fagsystem.navn = sag.fagsystem WHERE via_eksport = 1"


def find_sag_id(database: Database, slug: str) -> int | None:
    """The id of the sag with the slug, None where there is none."""
    raekke = database.execute("SELECT id FROM sag WHERE slug = ?", [slug]).fetchone()
    return int(raekke[0]) if raekke else None


def load_ydelses_ider(database: Database, sag_id: int) -> tuple[int, ...]:
    """Ids of the ydelser that are granted on a sag."""
    sql = """SELECT ydelse.id FROM ydelse JOIN bevilling ON bevilling.id = ydelse.bevilling_id
             WHERE bevilling.sag_id = ? ORDER BY ydelse.id"""
    return tuple(raekke[0] for raekke in database.execute(sql, [sag_id]))


def soeg_sager(database: Database, soegt: str, hoejst: int) -> tuple[int, tuple[Raekke, ...]]:
    """How many sager have the text in number, title or sagstype, and the newest of them."""
    # instr and not LIKE: what a user types holds no wildcard. SQLite folds ASCII only.
    hvor = """instr(lower(sagsnummer || ' ' || titel || ' ' || coalesce(sagstype, '')),
              lower(:soegt)) > 0"""
    valg = {"soegt": soegt, "hoejst": hoejst}
    sql = f"SELECT count(*) {_EKSPORTEREDE} AND {hvor}"
    antal = database.execute(sql, valg).fetchone()[0]
    sql = f"""SELECT slug, sagsnummer, titel, sagstype, oprettet {_EKSPORTEREDE} AND {hvor}
              ORDER BY oprettet DESC, sag.id LIMIT :hoejst"""
    raekker = database.query(sql, valg)
    return antal, tuple(r | {"oprettet": dag(r["oprettet"])} for r in raekker)
