"""Payments as they are counted, in and out of the file: which of them hang on which boxes.

A payment is seen where one of its ydelser is, so it is counted through the boxes of ydelser.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date

from sqlite_utils import Database

from webapp.domain.fagsystem import Betalingstilstand
from webapp.store.database import iso
from webapp.store.optaelling import Kasser, Optaelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Betalingsdel:
    """A part of a payment at the citizen through whom it is counted; see the table."""

    ydelse_id: int
    person_id: int
    nr: int
    plads: int
    dele: int
    dato: date
    plan: bool
    til_anden: bool


@dataclass(frozen=True, slots=True)
class Betalingsart:
    """What payments are counted by: teams of boxes in the order of their parts, and what they are.

    `er_delt`: such a payment has more parts than one, though one may be all that was looked at.
    """

    raekke: tuple[int, ...]
    plan: bool
    til_anden: bool
    er_delt: bool


def gem_betalingsdele(database: Database, dele: Iterable[Betalingsdel]) -> None:
    """Write all of them anew."""
    database.execute("DELETE FROM betalingsdel")
    navne = [felt.name for felt in fields(Betalingsdel)]
    sql = f"INSERT INTO betalingsdel ({', '.join(navne)}) VALUES ({', '.join('?' * len(navne))})"  # noqa: S608 - names of this module
    database.conn.executemany(
        sql, (tuple(iso(v) if isinstance(v, date) else v for v in astuple(en)) for en in dele)
    )


_VISES = "d.dato <= :sidste AND (NOT d.plan OR d.dato >= :dato)"


def _i_kasser(optaelling: Optaelling, hold: Mapping[int, Iterable[Kasser]]) -> str:
    """`FROM` the parts of payments in the boxes: `d`, with `hold.hold` and `gruppe.hoved`."""
    return f"""{optaelling.raekker_i(hold)}
        JOIN {optaelling.tabel("gruppe")} AS gruppe ON gruppe.id = nyeste.gruppe_id
        JOIN main.betalingsdel AS d
             ON d.ydelse_id = nyeste.objekt_id AND d.person_id = nyeste.person_id"""


def tael_betalinger(
    optaelling: Optaelling, hold: Mapping[int, Sequence[Kasser]], dato: date, sidste: date
) -> Mapping[Betalingsart, int]:
    """How many payments up to the last day there are, plans from the day of the preview on.

    The teams hold boxes of ydelser. A part that is in none of them is left out of its row.
    """
    dage = {"dato": iso(dato), "sidste": iso(sidste)}
    ene = f"""SELECT hold.hold, d.plan, d.til_anden, count(*) {_i_kasser(optaelling, hold)}
        WHERE d.dele = 1 AND gruppe.hoved AND {_VISES} GROUP BY 1, 2, 3"""
    fundet = {
        Betalingsart((nr,), bool(plan), bool(til_anden), er_delt=False): int(antal)
        for nr, plan, til_anden, antal in optaelling.database.execute(ene, dage)
    }
    flere = f"""SELECT raekke, plan, til_anden, count(*) FROM (
            SELECT group_concat(hold, ' ') AS raekke, plan, til_anden FROM (
                SELECT d.nr, d.person_id, d.plads, d.plan, d.til_anden, hold.hold AS hold,
                       gruppe.hoved AS hoved
                {_i_kasser(optaelling, hold)}
                WHERE d.dele > 1 AND {_VISES} ORDER BY d.nr, d.person_id, d.plads)
            GROUP BY nr HAVING max(hoved AND plads = 0))
        GROUP BY 1, 2, 3"""  # noqa: S608 - constants of this module and the boxes
    for raekke, plan, til_anden, antal in optaelling.database.execute(flere, dage):
        numre = tuple(map(int, raekke.split()))
        art = Betalingsart(numre, bool(plan), bool(til_anden), er_delt=True)
        fundet[art] = int(antal)
    return fundet


def har_delte(optaelling: Optaelling, kasser: Iterable[Kasser]) -> bool:
    """True if some payment of a ydelse in the boxes has more parts than one."""
    sql = f"SELECT EXISTS (SELECT 1 {_i_kasser(optaelling, {0: tuple(kasser)})} WHERE d.dele > 1)"
    return bool(optaelling.database.execute(sql).fetchone()[0])


def tael_linjer(
    optaelling: Optaelling, hold: Mapping[int, Sequence[Kasser]], dato: date
) -> Mapping[int, int]:
    """By team of boxes of ydelser, how many parts of payments have happened by the day.

    Each object is counted for each citizen in the boxes: they are those of one, or of the first.
    """
    if not hold:
        return {}
    sql = f"""SELECT hold.hold, count(*) {optaelling.raekker_i(hold)}
        JOIN main.udbetaling AS u ON u.ydelse_id = nyeste.objekt_id
             AND u.tilstand = :sket AND u.dispositionsdato <= :dato
        GROUP BY hold.hold"""
    valg = {"sket": Betalingstilstand.EFFEKTUERET, "dato": iso(dato)}
    return dict(optaelling.database.execute(sql, valg).fetchall())


# So many numbers are told; the rest are counted.
_NAEVNES = 3
_FORAELDRELOESE = """FROM effektuering AS e WHERE e.tilstand <> :slettet AND NOT EXISTS (
    SELECT 1 FROM udbetaling WHERE effektuering = e.nummer AND effektuering <> '')"""
_FORKERT_SUM = """FROM effektuering AS e WHERE e.tilstand <> :slettet AND e.bruttobeloeb <> (
    SELECT sum(bruttobeloeb) FROM udbetaling
    WHERE effektuering = e.nummer AND effektuering <> '')"""


def load_foraeldreloese(database: Database) -> tuple[tuple[str, ...], int]:
    """Payments of no ydelse: some of their numbers, and how many there are."""
    return _nogle(database, _FORAELDRELOESE)


def load_forkert_sum(database: Database) -> tuple[tuple[str, ...], int]:
    """Payments whose gross amount is not the sum of their parts, in the same way."""
    return _nogle(database, _FORKERT_SUM)


def _nogle(database: Database, hvor: str) -> tuple[tuple[str, ...], int]:
    valg = {"slettet": Betalingstilstand.SLETTET}
    ialt = int(database.execute(f"SELECT count(*) {hvor}", valg).fetchone()[0])
    sql = f"SELECT e.nummer {hvor} ORDER BY e.nummer LIMIT {_NAEVNES}"
    return tuple(str(nr) for (nr,) in database.execute(sql, valg)), ialt
