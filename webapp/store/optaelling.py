"""Counting a whole kommune by boxes of objects that are judged alike.

Objects of one gruppe differ only in their days. A variant looks at days through a few cuts (when
a unit was mapped, a sagstype given KLE, trin 8, fradato …), so objects of one gruppe between the
same cuts are alike: a box. Counting a box is two index seeks in a running sum, and nothing is
written per sag when a choice changes. Formula and figures: docs/adr/0002.

An Optaelling owns the tables of a day's counts and of the boxes that were asked about. Boxes are
handed out as Kasser, which know whose they are: they hold for as long as the Optaelling lives,
whatever is counted in between, and another one refuses them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import NamedTuple

from sqlite_utils import Database

from webapp.store.database import Laesedatabase

# Before and after every ISO date, also the year 9999: a colon follows the nines.
FOERST, SIDST = "", ":"
# How many of a Taelling's fields belong to its gruppe.
GRUPPENS = 7
# So many rows are held while counts are written.
BID = 1_000
# The number of a gruppe takes so many bits, and its unit the rest of 64.
NUMMERETS_BIT = 40
TABELLER = ("gruppe", "nyeste", "dagsum")
_TABELNAVN = re.compile(rf"\b({'|'.join(TABELLER)})\b")


class Taelling(NamedTuple):
    """One object and one citizen whom it can reach; days as ISO texts."""

    slags: str
    egenskaber: str
    adgang: str
    hoved: bool
    lokal_enhed: str | None
    sagstype: str | None
    lokal_ydelse: str | None
    fra: str
    oprettet: str
    bevilget: str
    begyndt: str
    person_id: int
    objekt_id: int


class Gruppe(NamedTuple):
    """What objects of a gruppe share; `lokal_enhed` None also where units are not told apart.

    A tuple, as Kasse is: there are hundreds of thousands of both, and a dataclass takes five times
    as long to make.
    """

    id: int
    slags: str
    egenskaber: str
    adgang: str
    hoved: bool
    lokal_enhed: str | None
    sagstype: str | None
    lokal_ydelse: str | None


class Kasse(NamedTuple):
    """Objects of some grupper with days in half-open ranges; with `objekt_id`, that one alone."""

    grupper: tuple[int, ...]
    fra: tuple[str, str] = (FOERST, SIDST)
    oprettet: tuple[str, str] = (FOERST, SIDST)
    bevilget: tuple[str, str] = (FOERST, SIDST)
    begyndt: tuple[str, str] = (FOERST, SIDST)
    objekt_id: int | None = None


@dataclass(frozen=True, slots=True)
class Vidne:
    """One object of a box, with the citizen it reaches: it speaks for all of them."""

    objekt_id: int
    person_id: int


class FremmedKasseError(LookupError):
    """Boxes were asked about in another counting than the one that they were counted in."""


@dataclass(frozen=True, slots=True)
class Kasser:
    """Some boxes of an Optaelling, the only one that can be asked about them."""

    optaelling: Optaelling
    numre: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Talt:
    """Boxes that were counted together: how many rows each holds, in their order."""

    optaelling: Optaelling
    foerste: int
    antal: tuple[int, ...]

    def kasser(self, pladser: Iterable[int]) -> Kasser:
        """Those in these places."""
        return Kasser(self.optaelling, tuple(self.foerste + plads for plads in pladser))


_I_KASSEN = """nyeste.gruppe_id = saet.gruppe_id
    AND nyeste.fra >= kasse.fra0 AND nyeste.fra < kasse.fra1
    AND nyeste.oprettet >= kasse.opr0 AND nyeste.oprettet < kasse.opr1
    AND nyeste.bevilget >= kasse.bev0 AND nyeste.bevilget < kasse.bev1
    AND nyeste.begyndt >= kasse.beg0 AND nyeste.begyndt < kasse.beg1
    AND (kasse.objekt_id IS NULL OR nyeste.objekt_id = kasse.objekt_id)"""
_OP_TIL = """coalesce((SELECT op_til FROM {dagsum} AS dagsum WHERE dagsum.gruppe_id = saet.gruppe_id
    AND dagsum.fra < kasse.{graense} ORDER BY dagsum.fra DESC LIMIT 1), 0)"""


# Boxes with their days, the grupper of each, and those that a question is about. Their numbers
# grow for as long as the connection lives, so that none is ever another box.
_KASSERNES_TABELLER = (
    """CREATE TEMP TABLE IF NOT EXISTS kasse (id INTEGER PRIMARY KEY, saet INTEGER, fra0 TEXT,
       fra1 TEXT, opr0 TEXT, opr1 TEXT, bev0 TEXT, bev1 TEXT, beg0 TEXT,
       beg1 TEXT, objekt_id INTEGER)""",
    """CREATE TEMP TABLE IF NOT EXISTS saet (nr INTEGER, gruppe_id INTEGER,
       PRIMARY KEY (nr, gruppe_id)) WITHOUT ROWID""",
    "CREATE TEMP TABLE IF NOT EXISTS hold (hold INTEGER, kasse_id INTEGER)",
)


class Optaelling:
    """The counts of one day on one connection, and the boxes that are counted in them.

    `dag` None: the counts in the file, of the data set's own date.
    """

    def __init__(self, database: Database, dag: date | None = None) -> None:
        self.database = database
        self._endelse = f"_{dag:%Y%m%d}" if dag else ""
        self._grupper: dict[bool, tuple[Gruppe, ...]] = {}
        for oprettelse in _KASSERNES_TABELLER:
            database.execute(oprettelse)

    def tabel(self, navn: str) -> str:
        """Where `gruppe`, `nyeste` or `dagsum` of the day lies, for a question of one's own."""
        return f"temp.{navn}{self._endelse}" if self._endelse else f"main.{navn}"

    # The counts of another day than the data set's own

    @property
    def er_dannet(self) -> bool:
        """True if the counts are there."""
        return not self._endelse or _findes(self.database, f"gruppe{self._endelse}")

    def dan(self, raekker: Iterable[Taelling]) -> None:
        """Write the counts of the day, for this connection only."""
        for tabel in TABELLER:
            sql = "SELECT sql FROM main.sqlite_schema WHERE name = ?"
            oprettelse = self.database.execute(sql, [tabel]).fetchone()[0]
            egen = _TABELNAVN.sub(rf"\g<1>{self._endelse}", oprettelse)
            self.database.execute(egen.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        self._skriv(raekker)

    def _skriv(self, raekker: Iterable[Taelling]) -> None:
        kolonner = list(Taelling._fields)
        gruppens, nyestes = ["id", *kolonner[:GRUPPENS]], ["gruppe_id", *kolonner[GRUPPENS:]]
        kendte, tilbage = _Kendte(), iter(raekker)
        # A part at a time: the objects are many, the grupper they fall into fewer.
        while bid := list(islice(tilbage, BID)):
            nyeste = [(kendte.find(raekke), *raekke[GRUPPENS:]) for raekke in bid]
            self._indsaet("gruppe", [*gruppens, "uden_enhed"], kendte.tag_nye())
            self._indsaet("nyeste", nyestes, nyeste)
        # Those without units are numbered from one until all others have their numbers.
        foer, tabel = kendte.antal, self.tabel("gruppe")
        self.database.execute(f"UPDATE {tabel} SET uden_enhed = uden_enhed + ?", [foer])  # noqa: S608 - names of this module
        uden = ((foer + nr, *gruppe) for gruppe, nr in kendte.uden_enhed.items())
        self._indsaet("gruppe", gruppens, uden)
        del kendte
        gruppetabel, nyeste_, dagsum = map(self.tabel, TABELLER)
        dage = ", ".join(kolonner[GRUPPENS:])
        self.database.execute(
            f"""INSERT INTO {nyeste_} (gruppe_id, {dage}) SELECT gruppe.uden_enhed, {dage}
                FROM {nyeste_} AS nyeste JOIN {gruppetabel} AS gruppe ON gruppe.id = gruppe_id"""  # noqa: S608 - names of this module
        )
        self.database.execute(
            f"""INSERT INTO {dagsum} (gruppe_id, fra, op_til)
                SELECT gruppe_id, fra, sum(count(*)) OVER (PARTITION BY gruppe_id ORDER BY fra)
                FROM {nyeste_} GROUP BY gruppe_id, fra"""  # noqa: S608 - the same
        )

    def _indsaet(
        self, tabel: str, kolonner: Sequence[str], raekker: Iterable[tuple[object, ...]]
    ) -> None:
        # Table and columns are this module's own; executemany is twice as fast as insert_all here.
        pladser = ", ".join("?" * len(kolonner))
        sql = f"INSERT INTO {self.tabel(tabel)} ({', '.join(kolonner)}) VALUES ({pladser})"  # noqa: S608
        self.database.conn.executemany(sql, raekker)

    def gem(self, raekker: Iterable[Taelling]) -> None:
        """Write the file's own counts; those of other days on this connection are of before."""
        for navn in _andre_dage(self.database):
            self.database.execute(f"DROP TABLE temp.{navn}")
        for tabel in reversed(TABELLER):
            self.database.execute(f"DELETE FROM main.{tabel}")  # noqa: S608 - constant of this module
        self._skriv(raekker)

    # What is counted

    def grupper(self, *, enhedsvis: bool = True) -> tuple[Gruppe, ...]:
        """All grupper; `enhedsvis` False: the fewer ones in which units are not told apart."""
        tabel = self.tabel("gruppe")
        sql = f"""SELECT id, slags, egenskaber, adgang, hoved, lokal_enhed, sagstype, lokal_ydelse
                  FROM {tabel} AS gruppe
                  WHERE {"gruppe.uden_enhed IS NOT NULL" if enhedsvis else er_uden_enhed(tabel)}
                  ORDER BY id"""  # noqa: S608 - names of this module
        if enhedsvis not in self._grupper:
            # The texts are few: one of each is kept, and known again by being the same.
            ens: dict[str, str] = {}
            self._grupper[enhedsvis] = tuple(
                Gruppe(nr, slags, ens.setdefault(egen, egen), ens.setdefault(adg, adg), *resten)
                for nr, slags, egen, adg, *resten in self.database.conn.execute(sql)
            )
        return self._grupper[enhedsvis]

    def objekter(self, grupper: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """The objects of some grupper, for those that cannot be cut into boxes."""
        self._skriv_hold((0, nr) for nr in grupper)
        sql = f"""SELECT DISTINCT gruppe_id, objekt_id FROM {self.tabel("nyeste")}
                  WHERE gruppe_id IN (SELECT kasse_id FROM temp.hold) ORDER BY 1, 2"""  # noqa: S608 - the same
        raekker = self.database.execute(sql).fetchall()
        return {
            nr: tuple(objekt for _, objekt in gruppen)
            for nr, gruppen in groupby(raekker, key=lambda raekke: raekke[0])
        }

    def tael(self, kasser: Sequence[Kasse]) -> Talt:
        """How many rows each box holds, in the order of the boxes."""
        foerste = self._naeste("kasse", "id")
        saet: dict[tuple[int, ...], int] = {}
        foerste_saet = self._naeste("saet", "nr")
        for kasse in kasser:
            saet.setdefault(kasse.grupper, foerste_saet + len(saet))
        goer = self.database.conn.executemany
        goer(
            "INSERT INTO temp.saet VALUES (?, ?)",
            ((nr, gruppe) for grupper, nr in saet.items() for gruppe in grupper),
        )
        goer(
            "INSERT INTO temp.kasse VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (nr, saet[k.grupper], *k.fra, *k.oprettet, *k.bevilget, *k.begyndt, k.objekt_id)
                for nr, k in enumerate(kasser, start=foerste)
            ),
        )
        til, fra = (
            _OP_TIL.format(dagsum=self.tabel("dagsum"), graense=graense)
            for graense in ("fra1", "fra0")
        )
        sql = f"""SELECT sum(CASE
              WHEN objekt_id IS NULL AND opr0 = '{FOERST}' AND opr1 = '{SIDST}'
                   AND bev0 = '{FOERST}' AND bev1 = '{SIDST}'
                   AND beg0 = '{FOERST}' AND beg1 = '{SIDST}'
              THEN {til} - {fra}
              ELSE (SELECT count(*) FROM {self.tabel("nyeste")} AS nyeste WHERE {_I_KASSEN}) END)
            FROM temp.kasse AS kasse JOIN temp.saet AS saet ON saet.nr = kasse.saet
            WHERE kasse.id >= ? GROUP BY kasse.id ORDER BY kasse.id"""  # noqa: S608 - constants of this module
        antal = tuple(raekke[0] for raekke in self.database.execute(sql, [foerste]))
        return Talt(self, foerste, antal)

    def _naeste(self, tabel: str, kolonne: str) -> int:
        sql = f"SELECT coalesce(max({kolonne}), 0) + 1 FROM temp.{tabel}"  # noqa: S608 - the same
        return int(self.database.execute(sql).fetchone()[0])

    # What is asked about boxes that are counted

    def vidner(self, kasser: Sequence[Kasser]) -> tuple[Vidne, ...]:
        """One object of the first box of each, in their order; any, for they are alike."""
        self._vaelg({0: [Kasser(en.optaelling, en.numre[:1]) for en in kasser]})
        sql = f"""SELECT kasse.id, (SELECT nyeste.objekt_id || ' ' || nyeste.person_id
                      FROM temp.saet AS saet JOIN {self.tabel("nyeste")} AS nyeste ON {_I_KASSEN}
                      WHERE saet.nr = kasse.saet LIMIT 1)
                  FROM temp.hold JOIN temp.kasse AS kasse ON kasse.id = hold.kasse_id"""  # noqa: S608 - constants of this module
        fundne = {nr: Vidne(*map(int, vidne.split())) for nr, vidne in self.database.execute(sql)}
        return tuple(fundne[en.numre[0]] for en in kasser)

    def foerste(self, hold: Mapping[int, Iterable[Kasser]]) -> Mapping[int, Vidne]:
        """The first object of each team of boxes, in the order of the file."""
        sql = f"""SELECT hold.hold, min(nyeste.objekt_id), nyeste.person_id
                  {self.raekker_i(hold)} GROUP BY hold.hold"""
        return {nr: Vidne(*vidne) for nr, *vidne in self.database.execute(sql)}

    def borgere(self, hold: Mapping[int, Iterable[Kasser]]) -> Mapping[int, int]:
        """Distinct citizens by team of boxes: `{team: boxes}` in, `{team: count}` out."""
        sql = f"""SELECT hold.hold, count(DISTINCT nyeste.person_id)
                  {self.raekker_i(hold)} GROUP BY hold.hold"""
        return dict(self.database.execute(sql).fetchall())

    def objekter_hos(
        self, hold: Mapping[int, Iterable[Kasser]], personer: Iterable[int]
    ) -> Mapping[int, int]:
        """Distinct objects by team of boxes, of those that reach any of these citizens."""
        vaelg_personer(self.database, personer)
        sql = f"""SELECT hold.hold, count(DISTINCT nyeste.objekt_id) {self.raekker_i(hold)}
                  JOIN temp.iblandt AS iblandt ON iblandt.person_id = nyeste.person_id
                  GROUP BY hold.hold"""
        return dict(self.database.execute(sql).fetchall())

    def aeldste_oprettet(self, kasser: Iterable[Kasser]) -> str:
        """The earliest day of creation in some boxes as ISO text; empty where they hold nothing."""
        sql = f"SELECT coalesce(min(nyeste.oprettet), '') {self.raekker_i({0: kasser})}"
        return str(self.database.execute(sql).fetchone()[0])

    def find_objekter(self, kasser: Iterable[Kasser], antal: int) -> tuple[Vidne, ...]:
        """At most so many objects of some boxes, each once, in the order of the file."""
        sql = f"""SELECT nyeste.objekt_id, min(nyeste.person_id) {self.raekker_i({0: kasser})}
                  GROUP BY 1 ORDER BY 1 LIMIT ?"""
        return tuple(Vidne(*raekke) for raekke in self.database.execute(sql, [antal]))

    def raekker_i(self, hold: Mapping[int, Iterable[Kasser]]) -> str:
        """`FROM` the rows of `nyeste` in the boxes, for a question of one's own: `hold.hold`.

        The boxes are those of this counting, asked about at once: the next question replaces them.
        """
        self._vaelg(hold)
        return f"""FROM temp.hold AS hold JOIN temp.kasse AS kasse ON kasse.id = hold.kasse_id
                   JOIN temp.saet AS saet ON saet.nr = kasse.saet
                   JOIN {self.tabel("nyeste")} AS nyeste ON {_I_KASSEN}"""

    def _vaelg(self, hold: Mapping[int, Iterable[Kasser]]) -> None:
        self._skriv_hold(
            (nr, nummer) for nr, alle in hold.items() for en in alle for nummer in self._egne(en)
        )

    def _egne(self, kasser: Kasser) -> tuple[int, ...]:
        if kasser.optaelling is not self:
            raise FremmedKasseError("the boxes were counted by another Optaelling")
        return kasser.numre

    def _skriv_hold(self, raekker: Iterator[tuple[int, int]]) -> None:
        self.database.execute("DELETE FROM temp.hold")
        self.database.conn.executemany("INSERT INTO temp.hold VALUES (?, ?)", raekker)


def er_uden_enhed(tabel: str = "main.gruppe") -> str:
    """The condition on `gruppe` that its units are not told apart, of grupper in that table.

    Those are numbered after all others, so that they are found without looking at these.
    """
    return f"gruppe.id >= (SELECT foerste.uden_enhed FROM {tabel} AS foerste ORDER BY id LIMIT 1)"  # noqa: S608 - names of this module


def find_optaelling(database: Database, dag: date | None = None) -> Optaelling:
    """The counts of a day; who only reads asks the same again, with what it has read already."""
    if not isinstance(database, Laesedatabase):
        return Optaelling(database, dag)
    return database.find("optaelling", dag, lav=lambda: Optaelling(database, dag))


def vaelg_personer(database: Database, personer: Iterable[int]) -> None:
    """Write their numbers into `temp.iblandt`, for one question about them."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS iblandt (person_id INTEGER PRIMARY KEY)")
    database.execute("DELETE FROM temp.iblandt")
    database.conn.executemany("INSERT INTO temp.iblandt VALUES (?)", ((nr,) for nr in personer))


def gem_taellinger(database: Database, raekker: Iterable[Taelling]) -> None:
    """Write the file's own counts anew."""
    Optaelling(database).gem(raekker)


class _Kendte:
    """The numbers of grupper while they are written, from one in the order in which they are met.

    A gruppe is known by that without its unit, and its unit by a number. There are hundreds of
    thousands of them: the unit's number and its own are one integer in a sorted array, some ten
    bytes a gruppe; a dictionary takes seven times that, a tuple of its texts for each thirty times.
    """

    def __init__(self) -> None:
        self.antal = 0
        self.uden_enhed: dict[tuple[object, ...], int] = {}
        self._enheder: dict[str | None, int] = {}
        # By the one without its unit: the unit, and below it the number of the gruppe.
        self._numre: list[array[int]] = []
        self._nye: list[tuple[object, ...]] = []

    def find(self, raekke: Taelling) -> int:
        """The number of the row's gruppe."""
        uden = (*raekke[: GRUPPENS - 3], None, *raekke[GRUPPENS - 2 : GRUPPENS])
        plads = self.uden_enhed.setdefault(uden, len(self.uden_enhed) + 1)
        if plads > len(self._numre):
            self._numre.append(array("Q"))
        enhed = self._enheder.setdefault(raekke.lokal_enhed, len(self._enheder)) << NUMMERETS_BIT
        numre = self._numre[plads - 1]
        indeks = bisect_left(numre, enhed)
        if indeks < len(numre) and (nr := numre[indeks] - enhed) <= self.antal:
            return nr
        self.antal += 1
        numre.insert(indeks, enhed + self.antal)
        self._nye.append((self.antal, *raekke[:GRUPPENS], plads))
        return self.antal

    def tag_nye(self) -> list[tuple[object, ...]]:
        """Those met since: number, columns, and the number of the one without its unit."""
        nye, self._nye = self._nye, []
        return nye


def _findes(database: Database, tabel: str) -> bool:
    sql = "SELECT 1 FROM temp.sqlite_schema WHERE name = ?"
    return database.execute(sql, [tabel]).fetchone() is not None


def _andre_dage(database: Database) -> list[str]:
    """The tables of other days' counts, those that others refer to last."""
    alle = [raekke[0] for raekke in database.execute("SELECT name FROM temp.sqlite_schema")]
    return [navn for tabel in reversed(TABELLER) for navn in alle if navn.startswith(f"{tabel}_")]


def tael_grupper(database: Database) -> int:
    """How many grupper the kommune's objects fall into: what counting all of it costs."""
    return int(database.execute("SELECT count(*) FROM gruppe").fetchone()[0])


def load_stikproeve(database: Database, hver: int) -> tuple[tuple[str, str, Vidne], ...]:
    """Objects of as many kinds as can be, at most so many sager and so many ydelser.

    One of each sagstype and lokal ydelse before the second of any; each with its slags and
    what its gruppe is alike in.
    """
    sql = """
        WITH ordnet AS (
            SELECT id, slags, egenskaber,
                   row_number() OVER (PARTITION BY slags, sagstype, lokal_ydelse ORDER BY id) AS nr
            FROM gruppe WHERE hoved AND uden_enhed IS NOT NULL
        ), valgt AS (
            SELECT id, slags, egenskaber,
                   row_number() OVER (PARTITION BY slags ORDER BY nr, id) AS plads
            FROM ordnet
        )
        SELECT slags, egenskaber, (SELECT objekt_id || ' ' || person_id FROM nyeste
                       WHERE gruppe_id = valgt.id LIMIT 1)
        FROM valgt WHERE plads <= ? ORDER BY plads"""
    fundne = database.execute(sql, [hver]).fetchall()
    return tuple(
        (slags, egenskaber, Vidne(*map(int, par.split())))
        for slags, egenskaber, par in fundne
        if par
    )
