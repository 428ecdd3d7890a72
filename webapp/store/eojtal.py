"""Questions about the objects in boxes (store/optaelling.py) by what the boxes do not know of them.

Each counts an object once, through its first citizen; only the boxes that are asked about are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.optaelling import Kasser, Optaelling

# So many objects are looked at to find citizens with many of them.
_SETE_OBJEKTER = 2000


@dataclass(frozen=True, slots=True)
class Navngivne:
    """Ydelser in boxes and the name that is given them, and for whom: the citizen, SAPA."""

    kasser: Kasser
    navn: str
    borger: bool
    sapa: bool


def find_personer(optaelling: Optaelling, kasser: Iterable[Kasser], hoejst: int) -> tuple[str, ...]:
    """Slugs of citizens of objects in the boxes; of those looked at, those with most first."""
    sql = f"""SELECT person.slug FROM (
            SELECT person_id, count(*) AS antal FROM (
                SELECT nyeste.person_id {_hoved(optaelling, [kasser])} LIMIT :sete)
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :hoejst) AS fundet
        JOIN person ON person.id = fundet.person_id
        ORDER BY fundet.antal DESC, person.id"""  # noqa: S608 - constants of this module
    raekker = optaelling.database.execute(sql, {"sete": _SETE_OBJEKTER, "hoejst": hoejst})
    return tuple(raekke[0] for raekke in raekker)


def tael_andet_navn(optaelling: Optaelling, navngivne: Sequence[Navngivne]) -> tuple[int, int]:
    """Ydelser whose own name is not the one given: (for the citizen, for SAPA)."""
    arter = {en: nr for nr, en in enumerate(dict.fromkeys(map(_art, navngivne)))}
    hold: list[list[Kasser]] = [[] for _ in arter]
    for en in navngivne:
        hold[arter[_art(en)]].append(en.kasser)
    database = optaelling.database
    database.execute("DROP TABLE IF EXISTS temp.ydelsesnavn")
    database.execute("CREATE TEMP TABLE ydelsesnavn (hold INTEGER PRIMARY KEY, navn, borger, sapa)")
    database.conn.executemany(
        "INSERT INTO temp.ydelsesnavn VALUES (?, ?, ?, ?)",
        ((nr, *art) for art, nr in arter.items()),
    )
    sql = f"""SELECT coalesce(sum(nyt.borger), 0), coalesce(sum(nyt.sapa), 0)
        {_hoved(optaelling, hold)}
        JOIN temp.ydelsesnavn AS nyt ON nyt.hold = hold.hold
        JOIN ydelse ON ydelse.id = nyeste.objekt_id AND ydelse.navn <> nyt.navn"""
    borger, sapa = database.execute(sql).fetchone()
    return int(borger), int(sapa)


def tael_ydelsernes_sager(optaelling: Optaelling, kasser: Iterable[Kasser]) -> int:
    """Distinct sager of the ydelser in the boxes."""
    sql = f"""SELECT count(DISTINCT bevilling.sag_id) {_hoved(optaelling, [kasser])}
        JOIN ydelse ON ydelse.id = nyeste.objekt_id
        JOIN bevilling ON bevilling.id = ydelse.bevilling_id"""
    return int(optaelling.database.execute(sql).fetchone()[0])


def _art(en: Navngivne) -> tuple[str, bool, bool]:
    return en.navn, en.borger, en.sapa


def _hoved(optaelling: Optaelling, hold: Sequence[Iterable[Kasser]]) -> str:
    """`FROM` each object in the boxes once."""
    return f"""{optaelling.raekker_i(dict(enumerate(hold)))}
        JOIN {optaelling.tabel("gruppe")} AS gruppe
             ON gruppe.id = nyeste.gruppe_id AND gruppe.hoved"""


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
