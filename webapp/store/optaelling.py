"""Counting a whole kommune by classes that are judged alike.

Two objects of one gruppe differ only in their days. A variant looks at days through a few cuts
(when a unit was mapped, a sagstype given KLE, trin 8, fradato …). Objects of one gruppe between
the same cuts form a class, and one of them speaks for all. Nothing is written per sag when a
choice changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date

from sqlite_utils import Database

from webapp.store.database import iso


@dataclass(frozen=True, slots=True)
class Taelling:
    """One object and one citizen whom it can reach; days as ISO texts."""

    slags: str
    egenskaber: str
    hoved: bool
    lokal_enhed: str | None
    sagstype: str | None
    lokal_ydelse: str | None
    fra: str
    oprettet: str
    bevilget: str
    person_id: int
    objekt_id: int


@dataclass(frozen=True, slots=True)
class Gruppe:
    """What decides which cuts matter to a gruppe."""

    id: int
    slags: str
    lokal_enhed: str | None
    sagstype: str | None
    lokal_ydelse: str | None


@dataclass(frozen=True, slots=True)
class Klasse:
    """A class: how many objects, and one of them with one citizen."""

    id: int
    slags: str
    hoved: bool
    antal: int
    objekt_id: int
    person_id: int


# How many of a Taelling's fields belong to its gruppe.
GRUPPENS = 6

# The place of a day among the cuts of its gruppe: an index seek a row.
_PLADS = """(SELECT count(*) FROM temp.snit
             WHERE snit.gruppe_id = nyeste.gruppe_id AND snit.slags = '{slags}'
               AND snit.dag <= nyeste.{kolonne})"""
_NOEGLER = f"""nyeste.gruppe_id AS gruppe_id,
    {_PLADS.format(slags="konfiguration", kolonne="fra")} AS fra,
    {_PLADS.format(slags="konfiguration", kolonne="bevilget")} AS bevilget,
    {_PLADS.format(slags="fradato", kolonne="oprettet")} AS oprettet,
    CASE WHEN nyeste.gruppe_id IN (SELECT gruppe_id FROM temp.enkeltvis)
         THEN nyeste.objekt_id ELSE 0 END AS enkelt"""  # noqa: S608 - constants of this module


def skyg_taellinger(database: Database) -> None:
    """Temporary gruppe and nyeste that hide the file's own from this connection."""
    for tabel in ("gruppe", "nyeste"):
        database.execute(f"DROP TABLE IF EXISTS temp.{tabel}")
        sql = "SELECT sql FROM main.sqlite_schema WHERE name = ?"
        oprettelse = database.execute(sql, [tabel]).fetchone()[0]
        database.execute(oprettelse.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))


def gem_taellinger(database: Database, raekker: Iterable[Taelling]) -> None:
    """Write gruppe and nyeste anew."""
    database.execute("DELETE FROM nyeste")
    database.execute("DELETE FROM gruppe")
    grupper: dict[tuple[str, str, bool], int] = {}
    ny_gruppe: list[tuple[object, ...]] = []
    nyeste: list[tuple[object, ...]] = []
    for raekke in raekker:
        noegle = (raekke.slags, raekke.egenskaber, raekke.hoved)
        if noegle not in grupper:
            grupper[noegle] = len(grupper) + 1
            ny_gruppe.append((grupper[noegle], *astuple(raekke)[:GRUPPENS]))
        nyeste.append((grupper[noegle], *astuple(raekke)[GRUPPENS:]))
    kolonner = [felt.name for felt in fields(Taelling)]
    _indsaet(database, "gruppe", ["id", *kolonner[:GRUPPENS]], ny_gruppe)
    _indsaet(database, "nyeste", ["gruppe_id", *kolonner[GRUPPENS:]], nyeste)


def _indsaet(
    database: Database, tabel: str, kolonner: Sequence[str], raekker: list[tuple[object, ...]]
) -> None:
    # Table and columns are this module's own; executemany is twice as fast as insert_all here.
    pladser = ", ".join("?" * len(kolonner))
    sql = f"INSERT INTO {tabel} ({', '.join(kolonner)}) VALUES ({pladser})"  # noqa: S608
    database.conn.executemany(sql, raekker)


def load_grupper(database: Database) -> tuple[Gruppe, ...]:
    """All grupper of the file."""
    sql = "SELECT id, slags, lokal_enhed, sagstype, lokal_ydelse FROM gruppe ORDER BY id"
    return tuple(Gruppe(**raekke) for raekke in database.query(sql))


def byg_klasser(
    database: Database,
    snit: Mapping[int, Iterable[date]],
    fradatoer: Iterable[date],
    enkeltvis: Iterable[int],
) -> tuple[Klasse, ...]:
    """Cut every gruppe at its days; those of `enkeltvis` fall into single objects."""
    _skriv_snit(database, snit, list(fradatoer), enkeltvis)
    database.execute("DROP TABLE IF EXISTS temp.klasse")
    database.execute(
        f"""CREATE TEMP TABLE klasse AS
            SELECT {_NOEGLER}, count(DISTINCT nyeste.objekt_id) AS antal,
                   min(nyeste.objekt_id) AS objekt_id
            FROM nyeste GROUP BY 1, 2, 3, 4, 5"""  # noqa: S608 - constants of this module
    )
    sql = """SELECT klasse.rowid AS id, gruppe.slags AS slags, gruppe.hoved AS hoved, antal,
                    objekt_id,
                    (SELECT person_id FROM nyeste WHERE nyeste.gruppe_id = klasse.gruppe_id
                     AND nyeste.objekt_id = klasse.objekt_id LIMIT 1) AS person_id
             FROM temp.klasse JOIN gruppe ON gruppe.id = klasse.gruppe_id ORDER BY klasse.rowid"""
    return tuple(Klasse(**raekke) for raekke in database.query(sql))


def _skriv_snit(
    database: Database,
    snit: Mapping[int, Iterable[date]],
    fradatoer: list[date],
    enkeltvis: Iterable[int],
) -> None:
    database.conn.executescript(
        """DROP TABLE IF EXISTS temp.snit; DROP TABLE IF EXISTS temp.enkeltvis;
           CREATE TEMP TABLE snit (gruppe_id INTEGER, slags TEXT, dag TEXT,
                                   PRIMARY KEY (gruppe_id, slags, dag)) WITHOUT ROWID;
           CREATE TEMP TABLE enkeltvis (gruppe_id INTEGER PRIMARY KEY);"""
    )
    database.conn.executemany(
        "INSERT OR IGNORE INTO temp.snit VALUES (?, 'konfiguration', ?)",
        ((gruppe, iso(dag)) for gruppe, dage in snit.items() for dag in dage),
    )
    database.conn.executemany(
        "INSERT OR IGNORE INTO temp.snit VALUES (?, 'fradato', ?)",
        ((gruppe, iso(dag)) for gruppe in snit for dag in fradatoer),
    )
    database.conn.executemany("INSERT INTO temp.enkeltvis VALUES (?)", ((g,) for g in enkeltvis))


def taelle_borgere(database: Database, hold: Mapping[int, Iterable[int]]) -> Mapping[int, int]:
    """Distinct citizens by team of classes: `{team: class ids}` in, `{team: count}` out."""
    database.conn.executescript(
        """DROP TABLE IF EXISTS temp.hold;
           CREATE TEMP TABLE hold (hold INTEGER, klasse_id INTEGER,
                                   PRIMARY KEY (klasse_id, hold)) WITHOUT ROWID;"""
    )
    database.conn.executemany(
        "INSERT INTO temp.hold VALUES (?, ?)",
        ((nr, klasse) for nr, klasser in hold.items() for klasse in klasser),
    )
    raekker = database.query(
        f"""WITH rad AS (SELECT {_NOEGLER}, nyeste.person_id AS person_id FROM nyeste)
            SELECT hold.hold AS hold, count(DISTINCT rad.person_id) AS borgere
            FROM rad JOIN temp.klasse AS k
              ON k.gruppe_id = rad.gruppe_id AND k.fra = rad.fra AND k.bevilget = rad.bevilget
             AND k.oprettet = rad.oprettet AND k.enkelt = rad.enkelt
            JOIN temp.hold AS hold ON hold.klasse_id = k.rowid
            GROUP BY hold.hold"""  # noqa: S608 - constants of this module
    )
    return {raekke["hold"]: raekke["borgere"] for raekke in raekker}
