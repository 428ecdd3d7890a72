"""How many objects stand where on any day: sums by day, so that no day has to be read anew.

A Stand is what Cura's export asks of an object but its days. Each object is in one at a time, from
the day it came to be; `standtal` holds, for each Stand and each day on which somebody entered or
left it, how many are in it from that day on. A count is one index seek for each Stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from webapp.domain.fagsystem import Fremdrift
from webapp.store.database import som_json
from webapp.store.optaelling import vaelg_personer


class Stand(NamedTuple):
    """What objects share that the export asks about; `fase` is a Fremdrift, or Aktiv or Passiv.

    `sagens_fagsystem` is that of a ydelse's sag, None for a sag and for a ydelse without one. A
    tuple, for one is looked up at each event of each object.
    """

    slags: str
    fagsystem: str
    myndighed: str
    sagstype: str | None
    lokal_ydelse: str | None
    fase: str
    sagens_fagsystem: str | None = None


class Skift(NamedTuple):
    """From the ISO day on, one more (1) or one fewer (-1) is in the Stand and its local unit."""

    stand: Stand
    lokal_enhed: str
    dag: str
    antal: int


_KOLONNER = Stand._fields
_TABELLER = ("standtal_enhed", "standtal", "standenhed", "stand")
# What an event says last of a sag by the day; those of one day in their order.
_SENEST = """(SELECT h.{hvad} FROM haendelse AS h WHERE h.sag_id = sag.id AND h.dato <= :dag
    AND coalesce(h.{hvad}, '') <> '' ORDER BY h.dato DESC, h.nr DESC LIMIT 1)"""
_BEGYNDT = "EXISTS (SELECT 1 FROM haendelse AS h WHERE h.sag_id = sag.id AND h.dato <= :dag)"
_SAGENS_ENHED = f"coalesce({_SENEST.format(hvad='enhed')}, sag.enhed_navn, '')"
# How many objects that reach any of the persons are in each Stand and local unit on a day.
_SAGER_HOS = f"""SELECT 'sag', sag.fagsystem, sag.myndighed, sag.sagstype, NULL,
        coalesce({_SENEST.format(hvad="fremdrift")}, :foerst), NULL, {_SAGENS_ENHED}, count(*)
    FROM sag WHERE sag.sagstype IS NOT NULL AND {_BEGYNDT} AND sag.id IN (
        SELECT sag_id FROM temp.iblandt JOIN sagspart USING (person_id)
        UNION SELECT ejet.id FROM temp.iblandt JOIN person ON person.id = person_id,
            json_each(person.ejendomme) AS ejendom
            JOIN sag AS ejet ON ejet.ejendom = ejendom.value AND ejet.ejendom <> '')
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"""  # noqa: S608 - constants of this module
_YDELSER_HOS = f"""SELECT 'ydelse', bevilling.fagsystem, bevilling.myndighed, sag.sagstype,
        ydelse.lokal_ydelse, CASE WHEN ydelse.til <= :dag THEN 'Passiv' ELSE 'Aktiv' END,
        sag.fagsystem,
        CASE WHEN sag.id IS NULL THEN coalesce(bevilling.lokal_enhed, '') ELSE {_SAGENS_ENHED} END,
        count(*)
    FROM bevilling JOIN ydelse ON ydelse.bevilling_id = bevilling.id
    LEFT JOIN sag ON sag.id = bevilling.sag_id
    WHERE ydelse.lokal_ydelse IS NOT NULL AND ydelse.bevilget <= :dag
        AND (sag.id IS NULL OR sag.sagstype IS NOT NULL AND {_BEGYNDT}) AND bevilling.id IN (
            SELECT bevilling_id FROM temp.iblandt JOIN bevillingspart USING (person_id))
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"""  # noqa: S608 - the same
# How many are in each Stand on a day; `enheder`: in these local units.
_PAA_DAGEN = """SELECT id, (SELECT antal FROM standtal
        WHERE stand_id = stand.id AND dag <= :dag ORDER BY dag DESC LIMIT 1) FROM stand"""
_I_ENHEDER = """SELECT stand.id, sum((SELECT antal FROM standtal_enhed
        WHERE stand_id = stand.id AND enhed_id = enhed.value AND dag <= :dag
        ORDER BY dag DESC LIMIT 1))
    FROM stand CROSS JOIN json_each(:enheder) AS enhed GROUP BY stand.id"""

# How many sager are in each Stand and local unit on a day: from pair to pair by the index, since
# the pairs are few and their days many.
_SAGER_I_ENHEDER = """WITH RECURSIVE par(stand_id, enhed_id) AS (
        SELECT id, (SELECT min(enhed_id) FROM standtal_enhed WHERE stand_id = stand.id)
        FROM stand WHERE slags = 'sag'
        UNION ALL
        SELECT stand_id, (SELECT min(enhed_id) FROM standtal_enhed AS naeste
            WHERE naeste.stand_id = par.stand_id AND naeste.enhed_id > par.enhed_id)
        FROM par WHERE enhed_id IS NOT NULL)
    SELECT stand_id, enhed_id, (SELECT antal FROM standtal_enhed AS tal
        WHERE tal.stand_id = par.stand_id AND tal.enhed_id = par.enhed_id AND tal.dag <= :dag
        ORDER BY tal.dag DESC LIMIT 1)
    FROM par WHERE enhed_id IS NOT NULL"""


class Standskrivning:
    """Writes the sums anew: what is added first, some at a time, and gathered at the end."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stande: dict[Stand, int] = {}
        self._enheder: dict[str, int] = {}
        for tabel in _TABELLER:
            database.execute(f"DELETE FROM main.{tabel}")  # noqa: S608 - constant of this module
        database.execute("DROP TABLE IF EXISTS temp.skift")
        database.execute(
            "CREATE TEMP TABLE skift (stand_id INTEGER, enhed_id INTEGER, dag TEXT, antal INTEGER)"
        )

    def tilfoej(self, alle: Iterable[Skift]) -> None:
        """Keep some until all are there."""
        stande, enheder = self._stande, self._enheder
        self._database.conn.executemany(
            "INSERT INTO temp.skift VALUES (?, ?, ?, ?)",
            (
                (
                    stande.setdefault(stand, len(stande) + 1),
                    enheder.setdefault(enhed, len(enheder) + 1),
                    dag,
                    antal,
                )
                for stand, enhed, dag, antal in alle
            ),
        )

    def saml(self) -> None:
        """Write the sums of all that was added."""
        goer = self._database.conn.executemany
        pladser = ", ".join("?" * (1 + len(_KOLONNER)))
        sql = f"INSERT INTO stand (id, {', '.join(_KOLONNER)}) VALUES ({pladser})"  # noqa: S608 - names of this module
        goer(sql, ((nr, *stand) for stand, nr in self._stande.items()))
        goer(
            "INSERT INTO standenhed (id, navn) VALUES (?, ?)",
            ((nr, navn) for navn, nr in self._enheder.items()),
        )
        self._database.execute(
            """INSERT INTO standtal_enhed (stand_id, enhed_id, dag, antal)
               SELECT stand_id, enhed_id, dag,
                      sum(sum(antal)) OVER (PARTITION BY stand_id, enhed_id ORDER BY dag)
               FROM temp.skift GROUP BY stand_id, enhed_id, dag"""
        )
        self._database.execute(
            """INSERT INTO standtal (stand_id, dag, antal)
               SELECT stand_id, dag, sum(sum(antal)) OVER (PARTITION BY stand_id ORDER BY dag)
               FROM temp.skift GROUP BY stand_id, dag"""
        )
        self._database.execute("DROP TABLE temp.skift")


def load_stande(database: Database) -> Mapping[int, Stand]:
    """Every Stand that anything is ever in, by its number."""
    sql = f"SELECT id, {', '.join(_KOLONNER)} FROM stand ORDER BY id"  # noqa: S608 - names of this module
    return {raekke.pop("id"): Stand(**raekke) for raekke in database.query(sql)}


def load_standenheder(database: Database) -> Mapping[str, int]:
    """The number of every local unit that anything is ever in, by its name; empty where unnamed."""
    return dict(database.execute("SELECT navn, id FROM standenhed ORDER BY id").fetchall())


def tael_stande(database: Database, dag: date) -> Mapping[int, int]:
    """How many objects are in each Stand at the end of the day, those with none left out."""
    return dict(_tal(database.execute(_PAA_DAGEN, {"dag": dag.isoformat()}).fetchall()))


def tael_i_enheder(database: Database, dag: date, enheder: Iterable[int]) -> Mapping[int, int]:
    """The same for those in some local units."""
    valg = {"dag": dag.isoformat(), "enheder": som_json(list(enheder))}
    return dict(_tal(database.execute(_I_ENHEDER, valg).fetchall()))


def tael_sager_i_enheder(database: Database, dag: date) -> Counter[tuple[str, str]]:
    """(sagstype, local unit) to sager at the end of the day, those with none left out."""
    typer = {nr: stand.sagstype for nr, stand in load_stande(database).items()}
    navne = {nr: navn for navn, nr in load_standenheder(database).items()}
    talt: Counter[tuple[str, str]] = Counter()
    for stand, enhed, antal in database.execute(_SAGER_I_ENHEDER, {"dag": dag.isoformat()}):
        if antal:
            talt[typer[stand] or "", navne[enhed]] += antal
    return talt


def tael_stande_hos(
    database: Database, dag: date, personer: Iterable[int]
) -> Mapping[tuple[Stand, str], int]:
    """How many objects that reach any of the persons are in each Stand and local unit on the day.

    No sum tells it, for one object reaches several: theirs are read, by SQLite and once each.
    """
    vaelg_personer(database, personer)
    valg = {"dag": dag.isoformat(), "foerst": str(Fremdrift.OPSTAAET)}
    return {
        (Stand._make(stand), enhed): int(antal)
        for sql in (_SAGER_HOS, _YDELSER_HOS)
        for *stand, enhed, antal in database.execute(sql, valg)
    }


def _tal(raekker: Iterable[tuple[int, int | None]]) -> Iterator[tuple[int, int]]:
    return ((nr, antal) for nr, antal in raekker if antal)
