"""Counts of objects in boxes (store/optaelling.py) by what the boxes do not know of them.

Each counts an object once, through its first citizen. The boxes are those of the latest
`tael_kasser`; only those that are asked about are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlite_utils import Database

from webapp.store.optaelling import I_KASSEN, vaelg_kasser

_I_VALGTE = f"""FROM temp.hold AS hold JOIN temp.kasse AS kasse ON kasse.id = hold.kasse_id
    JOIN nyeste ON {I_KASSEN} JOIN gruppe ON gruppe.id = nyeste.gruppe_id AND gruppe.hoved"""


_MED_AKTIV_YDELSE = f"""{_I_VALGTE} WHERE EXISTS (
    SELECT 1 FROM bevilling JOIN ydelse ON ydelse.bevilling_id = bevilling.id
    WHERE bevilling.sag_id = nyeste.objekt_id AND ydelse.bevilget <= :dato
      AND (ydelse.til IS NULL OR ydelse.til > :dato))"""  # noqa: S608 - constants of this module


def tael_sager_med_aktiv_ydelse(database: Database, kasser: Iterable[int], dato: date) -> int:
    """Sager in the boxes with a ydelse that had been granted and not ended on the day."""
    vaelg_kasser(database, {0: kasser})
    sql = f"SELECT count(DISTINCT nyeste.objekt_id) {_MED_AKTIV_YDELSE}"
    return int(database.execute(sql, {"dato": dato.isoformat()}).fetchone()[0])


def find_personer_med_aktiv_ydelse(
    database: Database, kasser: Iterable[int], dato: date, hoejst: int
) -> tuple[str, ...]:
    """Slugs of the citizens of such sager, those with most of them first."""
    vaelg_kasser(database, {0: kasser})
    sql = f"""SELECT person.slug FROM (
            SELECT nyeste.person_id AS id, count(DISTINCT nyeste.objekt_id) AS sager
            {_MED_AKTIV_YDELSE} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :hoejst) AS fundet
        JOIN person ON person.id = fundet.id ORDER BY fundet.sager DESC, person.id"""  # noqa: S608 - constants of this module
    raekker = database.execute(sql, {"dato": dato.isoformat(), "hoejst": hoejst})
    return tuple(raekke[0] for raekke in raekker)


def tael_andet_navn(
    database: Database, navne: Mapping[int, str], *, kun_serviceydelser: bool
) -> int:
    """Ydelser whose own name is not the one given for their box: `{box: name}`."""
    numre = {navn: nr for nr, navn in enumerate(dict.fromkeys(navne.values()))}
    hold: dict[int, list[int]] = {nr: [] for nr in numre.values()}
    for kasse, navn in navne.items():
        hold[numre[navn]].append(kasse)
    vaelg_kasser(database, hold)
    database.execute("DROP TABLE IF EXISTS temp.ydelsesnavn")
    database.execute("CREATE TEMP TABLE ydelsesnavn (hold INTEGER PRIMARY KEY, navn TEXT)")
    database.conn.executemany(
        "INSERT INTO temp.ydelsesnavn VALUES (?, ?)", ((nr, navn) for navn, nr in numre.items())
    )
    sql = f"""SELECT count(DISTINCT nyeste.objekt_id) {_I_VALGTE}
        JOIN temp.ydelsesnavn AS nyt ON nyt.hold = hold.hold
        JOIN ydelse ON ydelse.id = nyeste.objekt_id
        WHERE ydelse.navn <> nyt.navn AND (ydelse.oekonomisk = 0 OR :alle)"""
    return int(database.execute(sql, {"alle": not kun_serviceydelser}).fetchone()[0])


def tael_med_sag(
    database: Database, kasser: Iterable[int], *, kun_serviceydelser: bool
) -> tuple[int, int]:
    """(ydelser, their distinct sager) in the boxes."""
    vaelg_kasser(database, {0: kasser})
    sql = f"""SELECT count(DISTINCT nyeste.objekt_id), count(DISTINCT bevilling.sag_id) {_I_VALGTE}
        JOIN ydelse ON ydelse.id = nyeste.objekt_id
        JOIN bevilling ON bevilling.id = ydelse.bevilling_id
        WHERE bevilling.sag_id IS NOT NULL AND (ydelse.oekonomisk = 0 OR :alle)"""
    ydelser, sager = database.execute(sql, {"alle": not kun_serviceydelser}).fetchone()
    return int(ydelser), int(sager)


def find_personer_med_lukket(database: Database, kle_gruppe: str, hoejst: int) -> tuple[str, ...]:
    """Slugs of citizens with a sag on the KLE group that another system has Afsluttet."""
    sql = """SELECT DISTINCT person.slug FROM sag
        JOIN sagspart ON sagspart.sag_id = sag.id JOIN person ON person.id = sagspart.person_id
        WHERE sag.kle LIKE :gruppe || '.%' AND 'Afsluttet' = (
            SELECT fremdrift FROM haendelse WHERE haendelse.sag_id = sag.id
              AND fremdrift IS NOT NULL ORDER BY dato DESC, nr DESC LIMIT 1)
        ORDER BY person.id LIMIT :hoejst"""
    raekker = database.execute(sql, {"gruppe": kle_gruppe, "hoejst": hoejst})
    return tuple(raekke[0] for raekke in raekker)
