"""Sager of each sagstype by local unit, and ydelser of each local ydelse, as they are on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlite_utils import Database

from webapp.store.kendt import kendt
from webapp.store.opslag import load_kommune
from webapp.store.optaelling import er_uden_enhed
from webapp.store.standtal import tael_sager_i_enheder

# On the data set's own day the file has them counted. An object is in one gruppe through the
# citizen through whom it counts, so the last sum of each is its objects.
_EGEN_DAG = f"""SELECT lokal_ydelse, sum((SELECT op_til FROM main.dagsum
        WHERE gruppe_id = gruppe.id ORDER BY fra DESC LIMIT 1))
    FROM main.gruppe AS gruppe WHERE {er_uden_enhed()} AND hoved AND slags = 'ydelse'
        AND lokal_ydelse IS NOT NULL GROUP BY lokal_ydelse"""  # noqa: S608 - names of the store
_YDELSER = """SELECT lokal_ydelse, count(*) FROM ydelse
    WHERE lokal_ydelse IS NOT NULL AND bevilget <= ? AND EXISTS (
        SELECT 1 FROM bevillingspart AS part
        WHERE part.bevilling_id = ydelse.bevilling_id AND part.person_id IS NOT NULL)
    GROUP BY lokal_ydelse"""


def tael_enheder(database: Database, dag: date) -> Counter[tuple[str, str]]:
    """(sagstype, local unit) to sager that reach anybody on the day; those with none left out."""
    return kendt(database, ("scope", dag), lambda: tael_sager_i_enheder(database, dag))


def tael_ydelser(database: Database, dag: date) -> Counter[str]:
    """Local ydelse to those that were granted to anybody by the day."""
    return kendt(database, ("scope ydelser", dag), lambda: _tael_ydelser(database, dag))


def _tael_ydelser(database: Database, dag: date) -> Counter[str]:
    if dag == load_kommune(database).dato:
        return Counter(dict(database.execute(_EGEN_DAG).fetchall()))
    return Counter(dict(database.execute(_YDELSER, [dag.isoformat()]).fetchall()))
