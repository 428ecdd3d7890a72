"""Sager and ydelser of each sagstype by local unit and local ydelse, as they are at the date."""

from __future__ import annotations

from collections import Counter

from sqlite_utils import Database


def tael_enheder(database: Database) -> Counter[tuple[str, str]]:
    """(sagstype, local unit) to sager, each once."""
    sql = """SELECT gruppe.sagstype, coalesce(gruppe.lokal_enhed, ''),
               count(DISTINCT nyeste.objekt_id)
             FROM gruppe JOIN nyeste ON nyeste.gruppe_id = gruppe.id
             WHERE gruppe.hoved AND gruppe.slags = 'sag' AND gruppe.sagstype IS NOT NULL
             GROUP BY 1, 2"""
    return Counter({(sagstype, enhed): antal for sagstype, enhed, antal in database.execute(sql)})


def tael_ydelser(database: Database) -> Counter[str]:
    """Local ydelse to ydelser, each once."""
    sql = """SELECT gruppe.lokal_ydelse, count(DISTINCT nyeste.objekt_id)
             FROM gruppe JOIN nyeste ON nyeste.gruppe_id = gruppe.id
             WHERE gruppe.hoved AND gruppe.slags = 'ydelse' AND gruppe.lokal_ydelse IS NOT NULL
             GROUP BY 1"""
    return Counter(dict(database.execute(sql).fetchall()))
