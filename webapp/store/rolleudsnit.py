"""All objects by what a role can tell apart, read in one scan: for the reach of roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.optaelling import Gruppe


@dataclass(frozen=True, slots=True, kw_only=True)
class Udsnitsraekke:
    """Objects of one gruppe with the same days and følsomhed; `objekt_id` is one of them."""

    gruppe: int
    fra: str
    bevilget: str
    foelsomhed: int
    sikkerhedsprofil: str
    antal: int
    objekt_id: int
    person_id: int


# Each object through the citizen whom SAPA knows best as its party: a role sees it if it sees it
# on anyone.
_SQL = """SELECT valgt.gruppe, valgt.fra, valgt.bevilget, {foelsomhed} AS foelsomhed,
    {profil} AS sikkerhedsprofil, count(*) AS antal, min(valgt.objekt_id) AS objekt_id,
    valgt.person_id
  FROM (SELECT nyeste.gruppe_id AS gruppe, nyeste.fra, nyeste.bevilget, nyeste.objekt_id,
          nyeste.person_id, row_number() OVER (PARTITION BY nyeste.objekt_id
            ORDER BY part.gruppe_id IS NULL, gruppe.hoved DESC, nyeste.person_id) AS plads
        FROM nyeste JOIN gruppe ON gruppe.id = nyeste.gruppe_id
        LEFT JOIN temp.part AS part ON part.gruppe_id = gruppe.id
        WHERE gruppe.slags = '{slags}') AS valgt
  {join} WHERE plads = 1 GROUP BY 1, 2, 3, 4, 5 ORDER BY 7"""
_SAGER = _SQL.format(
    slags="sag",
    foelsomhed="sag.foelsomhed",
    profil="sag.sikkerhedsprofil",
    join="JOIN sag ON sag.id = valgt.objekt_id",
)
_YDELSER = _SQL.format(
    slags="ydelse",
    foelsomhed="bevilling.foelsomhed",
    profil="ydelse.oekonomisk || ''",
    join="JOIN ydelse ON ydelse.id = valgt.objekt_id "
    "JOIN bevilling ON bevilling.id = ydelse.bevilling_id",
)


def load_udsnit(database: Database, med_part: Iterable[int]) -> Iterator[Udsnitsraekke]:
    """Every object once. `med_part`: grupper whose citizen SAPA knows as a party or an owner.

    `fra` is a ydelse's sag's latest event; its `sikkerhedsprofil` says whether it is money: that
    decides the element it stands in.
    """
    database.execute("DROP TABLE IF EXISTS temp.part")
    database.execute("CREATE TEMP TABLE part (gruppe_id INTEGER PRIMARY KEY)")
    database.conn.executemany("INSERT INTO temp.part VALUES (?)", ((nr,) for nr in med_part))
    for sql in (_SAGER, _YDELSER):
        for raekke in database.query(sql):
            yield Udsnitsraekke(**raekke)


def efter_id(grupper: tuple[Gruppe, ...]) -> dict[int, Gruppe]:
    """Grupper by their id."""
    return {gruppe.id: gruppe for gruppe in grupper}
