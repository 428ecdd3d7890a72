"""The newest of the sager or ydelser that something is true of, which no index puts in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.database import som_json

# So many are put in order as they are; of more, those that are new enough.
MAKS_MOEDT = 2000
MED_ID = "id IN (SELECT value FROM json_each(:ider))"


@dataclass(frozen=True, slots=True)
class Soegt:
    """What is looked for: the table, its day, the condition in SQL, and the values in that."""

    tabel: str
    dag: str
    krav: str
    valg: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nyeste:
    """Ids, the newest first, those of one day in the order of the file.

    `antal`: how many there are in all; None where they are more than were put in order.
    """

    ider: tuple[int, ...]
    antal: int | None


def find_nyeste(database: Database, soegt: Soegt, hoejst: int) -> Nyeste:
    """The newest that it is true of, at most so many, by two statements.

    Each row is asked once. Where many are met, the newest of all are no older than the newest of
    those that are met first, and only what is as new is asked once more.
    """
    maks, valg = max(MAKS_MOEDT, hoejst), dict(soegt.valg)
    sql = f"""SELECT id, {soegt.dag} FROM {soegt.tabel} WHERE {soegt.krav}
              ORDER BY id DESC LIMIT :maks"""  # noqa: S608 - names and conditions of the store
    moedt = database.execute(sql, {**valg, "maks": maks + 1}).fetchall()
    if er_faa := len(moedt) <= maks:
        krav, valg = MED_ID, {"ider": som_json([nr for nr, _ in moedt])}
    else:
        dage = sorted((dag for _, dag in moedt), reverse=True)
        krav, valg = f"{soegt.dag} >= :fra AND ({soegt.krav})", {**valg, "fra": dage[hoejst - 1]}
    sql = f"""SELECT id FROM {soegt.tabel} WHERE {krav}
              ORDER BY {soegt.dag} DESC, id LIMIT :hoejst"""  # noqa: S608 - the same
    ider = tuple(int(nr) for (nr,) in database.execute(sql, {**valg, "hoejst": hoejst}))
    return Nyeste(ider, len(moedt) if er_faa else None)


def tael(database: Database, soegt: Soegt) -> int:
    """How many it is true of."""
    sql = f"SELECT count(*) FROM {soegt.tabel} WHERE {soegt.krav}"  # noqa: S608 - the same
    return int(database.execute(sql, dict(soegt.valg)).fetchone()[0])
