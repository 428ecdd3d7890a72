"""The persons of a kommune as a list to choose from: counted and named without reading them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import Cpr
from webapp.store.database import som_json


def tael_personer(database: Database) -> int:
    """How many persons the file holds."""
    return int(next(database.query("SELECT count(*) AS antal FROM person"))["antal"])


def load_personnavne(database: Database) -> Iterator[tuple[int, str]]:
    """(id, name) of every person in the order of the sheet, read as they are asked for."""
    yield from database.conn.execute("SELECT id, navn FROM person ORDER BY id")


def load_personers_cpr(database: Database) -> Iterator[tuple[int, Cpr]]:
    """(id, number) of every person, for those who ask how old each is."""
    return ((nr, Cpr(cpr)) for nr, cpr in database.execute("SELECT id, cpr FROM person"))


def load_alle_ider(database: Database) -> Sequence[int]:
    """The ids of all persons, in the order of the sheet: a range where none is left out of it."""
    sql = "SELECT count(*), (SELECT min(id) FROM person), (SELECT max(id) FROM person) FROM person"
    antal, foerste, sidste = database.execute(sql).fetchone()
    if antal and sidste - foerste + 1 == antal:
        return range(foerste, sidste + 1)
    return tuple(nr for (nr,) in database.execute("SELECT id FROM person ORDER BY id"))


def load_foerste_ider(database: Database, hoejst: int) -> tuple[int, ...]:
    """The ids of the first persons of the sheet, at most so many."""
    raekker = database.query("SELECT id FROM person ORDER BY id LIMIT ?", [hoejst])
    return tuple(raekke["id"] for raekke in raekker)


def load_foerste_personer(database: Database, hoejst: int) -> tuple[tuple[str, str], ...]:
    """(slug, name) of the first persons of the sheet, at most so many."""
    raekker = database.query("SELECT slug, navn FROM person ORDER BY id LIMIT ?", [hoejst])
    return tuple((raekke["slug"], raekke["navn"]) for raekke in raekker)


def find_ider(database: Database, slugs: Iterable[str]) -> Mapping[str, int]:
    """Slug to id of those that the file has."""
    sql = "SELECT slug, id FROM person WHERE slug IN (SELECT value FROM json_each(?))"
    return {r["slug"]: r["id"] for r in database.query(sql, [som_json(list(slugs))])}


def find_slug_af_cpr(database: Database, cpr: Cpr) -> str | None:
    """The slug of the person with the number, None where nobody has it."""
    raekke = next(database.query("SELECT slug FROM person WHERE cpr = ?", [cpr.cifre]), None)
    return raekke["slug"] if raekke else None
