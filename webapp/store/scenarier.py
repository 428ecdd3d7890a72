"""A kommune's own scenarios: the TOML of each, its version, its saves, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.aendringer import Aendringslinje, VersionError
from webapp.store.database import load_taeller, som_json


@dataclass(frozen=True, slots=True)
class Scenariefil:
    """One scenario as it is kept."""

    slug: str
    version: int
    indhold: str


def load_scenariefiler(database: Database) -> tuple[Scenariefil, ...]:
    """All of them, in the order in which they were made."""
    sql = "SELECT slug, version, indhold FROM scenarie ORDER BY nr"
    return tuple(Scenariefil(**raekke) for raekke in database.query(sql))


def find_scenariefil(database: Database, slug: str) -> Scenariefil | None:
    """The one with the slug."""
    sql = "SELECT slug, version, indhold FROM scenarie WHERE slug = ?"
    raekke = next(database.query(sql, [slug]), None)
    return Scenariefil(**raekke) if raekke else None


def load_scenarieaendringer(database: Database, slug: str) -> tuple[Aendringslinje, ...]:
    """What each save of it was, newest first."""
    sql = """SELECT version, tekst, fortrudt FROM scenarie_aendring WHERE scenarie = ?
             ORDER BY version DESC"""
    return tuple(
        Aendringslinje(r["version"], r["tekst"], bool(r["fortrudt"]))
        for r in database.query(sql, [slug])
    )


def tilfoej_scenarie(database: Database, slug: str, indhold: str) -> None:
    """A new one, last."""
    with database.atomic():
        nr = database.execute("SELECT coalesce(max(nr), 0) + 1 FROM scenarie").fetchone()[0]
        sql = "INSERT INTO scenarie VALUES (?, ?, ?, ?)"
        database.execute(sql, [slug, nr, _ny_version(database), indhold])


def gem_scenarie(database: Database, slug: str, version: int, indhold: str, tekst: str) -> None:
    """Another TOML in its place; VersionError where it is not the one of `version` any more."""
    with database.atomic():
        foer = find_scenariefil(database, slug)
        if foer is None or foer.version != version:
            raise VersionError
        ny = _ny_version(database)
        sql = "INSERT INTO scenarie_aendring VALUES (?, ?, ?, ?, 0)"
        database.execute(sql, [slug, ny, tekst, foer.indhold])
        _skriv(database, slug, ny, indhold)


def fortryd_scenarie(database: Database, slug: str, version: int) -> str | None:
    """Take the newest save back; its text, None where there is none. VersionError as above."""
    with database.atomic():
        nu = find_scenariefil(database, slug)
        if nu is None or nu.version != version:
            raise VersionError
        sql = """SELECT version, tekst, foer FROM scenarie_aendring
                 WHERE scenarie = ? AND NOT fortrudt ORDER BY version DESC LIMIT 1"""
        seneste = next(database.query(sql, [slug]), None)
        if seneste is None:
            return None
        sql = "UPDATE scenarie_aendring SET fortrudt = 1 WHERE scenarie = ? AND version = ?"
        database.execute(sql, [slug, seneste["version"]])
        _skriv(database, slug, _ny_version(database), seneste["foer"])
        return str(seneste["tekst"])


def load_personnavne(database: Database, slugs: Iterable[str]) -> Mapping[str, str]:
    """The names of those that are there, by slug."""
    sql = "SELECT slug, navn FROM person WHERE slug IN (SELECT value FROM json_each(?))"
    return dict(database.execute(sql, [som_json([*slugs])]).fetchall())


def load_objekttitler(database: Database, noegler: Iterable[str]) -> Mapping[str, str]:
    """What the sager (`sag/<slug>`) and ydelser that are there are called, by key."""
    sql = """SELECT 'sag/' || slug, titel FROM sag
             WHERE slug IN (SELECT substr(value, 5) FROM json_each(:alle) WHERE value LIKE 'sag/%')
             UNION ALL SELECT 'ydelse/' || slug, navn FROM ydelse
             WHERE slug IN (SELECT substr(value, 8) FROM json_each(:alle)
                            WHERE value LIKE 'ydelse/%')"""
    return dict(database.execute(sql, {"alle": som_json([*noegler])}).fetchall())


def slet_scenarie(database: Database, slug: str) -> None:
    """Take it away, with what was saved of it."""
    with database.atomic():
        database.execute("DELETE FROM scenarie_aendring WHERE scenarie = ?", [slug])
        database.execute("DELETE FROM scenarie WHERE slug = ?", [slug])


def _skriv(database: Database, slug: str, version: int, indhold: str) -> None:
    sql = "UPDATE scenarie SET version = ?, indhold = ? WHERE slug = ?"
    database.execute(sql, [version, indhold, slug])


def _ny_version(database: Database) -> int:
    """The counter as this transaction leaves it, which none before it and none after has."""
    return load_taeller(database) + 1
