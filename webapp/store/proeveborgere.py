"""Who the added prøveborgere became in the file."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database


def load_personer_af_sager(database: Database, sagsnumre: tuple[str, ...]) -> Mapping[str, str]:
    """The slug of the first person of each sag, by sagsnummer."""
    pladser = ", ".join("?" * len(sagsnumre))
    # Only question marks are put into the text.
    sql = f"""SELECT sag.sagsnummer, person.slug FROM sag
              JOIN sagspart ON sagspart.sag_id = sag.id AND sagspart.nr = 0
              JOIN person ON person.id = sagspart.person_id
              WHERE sag.sagsnummer IN ({pladser}) ORDER BY sag.id DESC"""  # noqa: S608
    raekker = database.query(sql, list(sagsnumre))
    return {raekke["sagsnummer"]: raekke["slug"] for raekke in raekker}


def find_person_uden_sag(database: Database, navn: str, beskrivelse: str) -> str:
    """The slug of the added person without a sag, empty where there is none."""
    sql = """SELECT slug FROM person WHERE navn = ? AND beskrivelse = ? AND id NOT IN
             (SELECT person_id FROM sagspart WHERE person_id IS NOT NULL) ORDER BY id DESC"""
    return next((raekke["slug"] for raekke in database.query(sql, [navn, beskrivelse])), "")


def tael_opdigtede(database: Database) -> tuple[int, ...]:
    """How many sager are invented, by their sagsnumre: (made of the sheets, added by people)."""
    return tuple(_tael(database, slug, nummer) for slug, nummer in _OPDIGTEDE)


# How slugs and sagsnumre of invented sager begin: the first finds them by index.
_OPDIGTEDE = (("proeve-", "PRØVE-"), ("tilfoejet-", "TILFØJET-"))


def _tael(database: Database, slug: str, nummer: str) -> int:
    sql = """SELECT count(*) AS antal FROM sag
             WHERE slug >= ? AND slug < ? AND sagsnummer LIKE ?"""
    efter = slug[:-1] + chr(ord(slug[-1]) + 1)
    return int(next(database.query(sql, [slug, efter, f"{nummer}%"]))["antal"])
