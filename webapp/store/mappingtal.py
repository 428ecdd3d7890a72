"""How many sager and citizens a unit, a sagstype or a local ydelse has: one query each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlite_utils import Database

from webapp.store.kendt import kendt
from webapp.store.opslag import load_kommune
from webapp.store.standtal import tael_sager_i_enheder


@dataclass(frozen=True, slots=True)
class Maengde:
    """Distinct objects and distinct citizens."""

    antal: int = 0
    borgere: int = 0


INGEN = Maengde()


def sager_pr_enhed(database: Database) -> Mapping[str, Maengde]:
    """Sager that pass Cura's export, by the local unit of their newest udgave."""
    return _tael(database, "lokal_enhed", "slags = 'sag' AND sagstype IS NOT NULL")


def antal_pr_enhed(database: Database) -> Counter[str]:
    """How many sager each unit has, for those who do not ask how many citizens they are about."""
    dag = load_kommune(database).dato

    def tael() -> Counter[str]:
        antal: Counter[str] = Counter()
        for (_, enhed), sager in tael_sager_i_enheder(database, dag).items():
            antal[enhed] += sager
        return antal

    return kendt(database, "antal pr enhed", tael)


def sager_pr_sagstype(database: Database) -> Mapping[str, Maengde]:
    """Sager by sagstype."""
    return _tael(database, "sagstype", "slags = 'sag'")


def ydelser_pr_lokal_ydelse(database: Database) -> Mapping[str, Maengde]:
    """Bevilgede ydelser by local ydelse."""
    return _tael(database, "lokal_ydelse", "slags = 'ydelse'")


def _tael(database: Database, kolonne: str, hvilke: str) -> Mapping[str, Maengde]:
    return kendt(database, ("mængder", kolonne, hvilke), lambda: _laes(database, kolonne, hvilke))


def _laes(database: Database, kolonne: str, hvilke: str) -> Mapping[str, Maengde]:
    # Column and condition are constants of this module. An object counts through one citizen.
    sql = f"""SELECT {kolonne} AS navn, sum(hoved) AS antal,
                     count(DISTINCT person_id) AS borgere
              FROM gruppe JOIN nyeste ON nyeste.gruppe_id = gruppe.id
                   AND gruppe.uden_enhed IS NOT NULL
              WHERE {hvilke} AND {kolonne} IS NOT NULL GROUP BY {kolonne}"""  # noqa: S608
    maengder = {r["navn"]: Maengde(r["antal"], r["borgere"]) for r in database.query(sql)}
    return MappingProxyType(maengder)
