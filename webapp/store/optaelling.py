"""Counting a whole kommune by boxes of objects that are judged alike.

Objects of one gruppe differ only in their days. A variant looks at days through a few cuts (when
a unit was mapped, a sagstype given KLE, trin 8, fradato …), so objects of one gruppe between the
same cuts are alike: a box. Counting a box is two index seeks in a running sum, and nothing is
written per sag when a choice changes. Formula and figures: docs/adr/0002.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from itertools import groupby

from sqlite_utils import Database

# Before and after every ISO date.
FOERST, SIDST = "", "9"
# How many of a Taelling's fields belong to its gruppe.
GRUPPENS = 6
TABELLER = ("gruppe", "nyeste", "dagsum")


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gruppe:
    """What objects of a gruppe share."""

    id: int
    slags: str
    egenskaber: str
    hoved: bool
    lokal_enhed: str | None
    sagstype: str | None
    lokal_ydelse: str | None


@dataclass(frozen=True, slots=True)
class Kasse:
    """Objects of one gruppe with days in half-open ranges; with `objekt_id`, that object alone."""

    gruppe_id: int
    fra: tuple[str, str] = (FOERST, SIDST)
    oprettet: tuple[str, str] = (FOERST, SIDST)
    bevilget: tuple[str, str] = (FOERST, SIDST)
    objekt_id: int | None = None


@dataclass(frozen=True, slots=True)
class Vidne:
    """One object of a box, with the citizen it reaches: it speaks for all of them."""

    objekt_id: int
    person_id: int


I_KASSEN = """nyeste.gruppe_id = kasse.gruppe_id
    AND nyeste.fra >= kasse.fra0 AND nyeste.fra < kasse.fra1
    AND nyeste.oprettet >= kasse.opr0 AND nyeste.oprettet < kasse.opr1
    AND nyeste.bevilget >= kasse.bev0 AND nyeste.bevilget < kasse.bev1
    AND (kasse.objekt_id IS NULL OR nyeste.objekt_id = kasse.objekt_id)"""
_OP_TIL = """coalesce((SELECT op_til FROM dagsum WHERE dagsum.gruppe_id = kasse.gruppe_id
    AND dagsum.fra < kasse.{graense} ORDER BY dagsum.fra DESC LIMIT 1), 0)"""


def skyg_taellinger(database: Database) -> None:
    """Temporary tables that hide the file's own counts from this connection."""
    fjern_skygger(database)
    for tabel in TABELLER:
        sql = "SELECT sql FROM main.sqlite_schema WHERE name = ?"
        oprettelse = database.execute(sql, [tabel]).fetchone()[0]
        database.execute(oprettelse.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))


def fjern_skygger(database: Database) -> None:
    """The file's own counts again."""
    for tabel in reversed(TABELLER):
        database.execute(f"DROP TABLE IF EXISTS temp.{tabel}")


def gem_taellinger(database: Database, raekker: Iterable[Taelling]) -> None:
    """Write the counts anew."""
    for tabel in reversed(TABELLER):
        database.execute(f"DELETE FROM {tabel}")  # noqa: S608 - constant of this module
    grupper: dict[tuple[object, ...], int] = {}
    nyeste: list[tuple[object, ...]] = []
    for raekke in raekker:
        felter = astuple(raekke)
        nummer = grupper.setdefault(felter[:GRUPPENS], len(grupper) + 1)
        nyeste.append((nummer, *felter[GRUPPENS:]))
    kolonner = [felt.name for felt in fields(Taelling)]
    _indsaet(
        database, "gruppe", ["id", *kolonner[:GRUPPENS]], [(nr, *g) for g, nr in grupper.items()]
    )
    _indsaet(database, "nyeste", ["gruppe_id", *kolonner[GRUPPENS:]], nyeste)
    database.execute(
        """INSERT INTO dagsum (gruppe_id, fra, op_til)
           SELECT gruppe_id, fra, sum(count(*)) OVER (PARTITION BY gruppe_id ORDER BY fra)
           FROM nyeste GROUP BY gruppe_id, fra"""
    )


def _indsaet(
    database: Database, tabel: str, kolonner: Sequence[str], raekker: Iterable[tuple[object, ...]]
) -> None:
    # Table and columns are this module's own; executemany is twice as fast as insert_all here.
    pladser = ", ".join("?" * len(kolonner))
    sql = f"INSERT INTO {tabel} ({', '.join(kolonner)}) VALUES ({pladser})"  # noqa: S608
    database.conn.executemany(sql, raekker)


def load_grupper(database: Database) -> tuple[Gruppe, ...]:
    """All grupper."""
    sql = """SELECT id, slags, egenskaber, hoved, lokal_enhed, sagstype, lokal_ydelse
             FROM gruppe ORDER BY id"""
    return tuple(Gruppe(**raekke) for raekke in database.query(sql))


def load_objekter(database: Database, grupper: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """The objects of some grupper, for those that cannot be cut into boxes."""
    database.execute("DROP TABLE IF EXISTS temp.valgt")
    database.execute("CREATE TEMP TABLE valgt (gruppe_id INTEGER PRIMARY KEY)")
    database.conn.executemany("INSERT INTO temp.valgt VALUES (?)", ((nr,) for nr in grupper))
    sql = """SELECT DISTINCT gruppe_id, objekt_id FROM nyeste
             WHERE gruppe_id IN (SELECT gruppe_id FROM temp.valgt) ORDER BY 1, 2"""
    raekker = database.query(sql)
    return {
        nr: tuple(raekke["objekt_id"] for raekke in gruppen)
        for nr, gruppen in groupby(raekker, key=lambda raekke: raekke["gruppe_id"])
    }


def tael_kasser(database: Database, kasser: Sequence[Kasse]) -> tuple[int, ...]:
    """How many rows each box holds, in the order of the boxes."""
    database.execute("DROP TABLE IF EXISTS temp.kasse")
    database.execute(
        """CREATE TEMP TABLE kasse (id INTEGER PRIMARY KEY, gruppe_id INTEGER, fra0 TEXT, fra1 TEXT,
           opr0 TEXT, opr1 TEXT, bev0 TEXT, bev1 TEXT, objekt_id INTEGER)"""
    )
    database.conn.executemany(
        "INSERT INTO temp.kasse VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (nr, k.gruppe_id, *k.fra, *k.oprettet, *k.bevilget, k.objekt_id)
            for nr, k in enumerate(kasser)
        ),
    )
    sql = f"""SELECT CASE
          WHEN objekt_id IS NULL AND opr0 = '{FOERST}' AND opr1 = '{SIDST}'
               AND bev0 = '{FOERST}' AND bev1 = '{SIDST}'
          THEN {_OP_TIL.format(graense="fra1")} - {_OP_TIL.format(graense="fra0")}
          ELSE (SELECT count(*) FROM nyeste WHERE {I_KASSEN}) END AS antal
        FROM temp.kasse AS kasse ORDER BY id"""  # noqa: S608 - constants of this module
    return tuple(raekke[0] for raekke in database.execute(sql))


def find_vidner(database: Database, kasser: Iterable[int]) -> Mapping[int, Vidne]:
    """One object of each of some boxes, by the box's place in what `tael_kasser` was given."""
    vaelg_kasser(database, {0: kasser})
    sql = f"""SELECT kasse.id, (SELECT nyeste.objekt_id || ' ' || nyeste.person_id FROM nyeste
                  WHERE {I_KASSEN} ORDER BY nyeste.objekt_id LIMIT 1)
              FROM temp.hold JOIN temp.kasse AS kasse ON kasse.id = hold.kasse_id"""  # noqa: S608 - constants of this module
    return {nr: Vidne(*map(int, vidne.split())) for nr, vidne in database.execute(sql)}


def taelle_borgere(database: Database, hold: Mapping[int, Iterable[int]]) -> Mapping[int, int]:
    """Distinct citizens by team of boxes: `{team: boxes}` in, `{team: count}` out."""
    vaelg_kasser(database, hold)
    sql = f"""SELECT hold.hold, count(DISTINCT nyeste.person_id) FROM temp.hold AS hold
              JOIN temp.kasse AS kasse ON kasse.id = hold.kasse_id
              JOIN nyeste ON {I_KASSEN} GROUP BY hold.hold"""  # noqa: S608 - constants of this module
    return dict(database.execute(sql).fetchall())


def aeldste_oprettet(database: Database, kasser: Iterable[int]) -> str:
    """The earliest day of creation in some boxes as ISO text; empty where they hold nothing."""
    vaelg_kasser(database, {0: kasser})
    sql = f"""SELECT coalesce(min(nyeste.oprettet), '') FROM temp.hold AS hold
              JOIN temp.kasse AS kasse ON kasse.id = hold.kasse_id
              JOIN nyeste ON {I_KASSEN}"""  # noqa: S608 - constants of this module
    return str(database.execute(sql).fetchone()[0])


def find_objekter(database: Database, kasser: Iterable[int], antal: int) -> tuple[Vidne, ...]:
    """At most so many objects of some boxes, each once, in the order of the file."""
    vaelg_kasser(database, {0: kasser})
    sql = f"""SELECT nyeste.objekt_id, min(nyeste.person_id) FROM temp.hold AS hold
              JOIN temp.kasse AS kasse ON kasse.id = hold.kasse_id
              JOIN nyeste ON {I_KASSEN} GROUP BY 1 ORDER BY 1 LIMIT ?"""  # noqa: S608 - the same
    return tuple(Vidne(*raekke) for raekke in database.execute(sql, [antal]))


def vaelg_kasser(database: Database, hold: Mapping[int, Iterable[int]]) -> None:
    """Write `{team: boxes}` to temp.hold; the boxes are those last given to `tael_kasser`."""
    database.execute("DROP TABLE IF EXISTS temp.hold")
    database.execute("CREATE TEMP TABLE hold (hold INTEGER, kasse_id INTEGER)")
    database.conn.executemany(
        "INSERT INTO temp.hold VALUES (?, ?)",
        ((nr, kasse) for nr, kasser in hold.items() for kasse in kasser),
    )
