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


def find_opdigtede(database: Database) -> tuple[bool, int]:
    """Whether sager of the sheets are invented, told by their sagsnumre; how many people added.

    All of a kommune can be invented, so that the first of them is all that is looked for.
    """
    fundet = database.execute(f"SELECT EXISTS (SELECT 1 {_BEGYNDER})", _AF_ARK).fetchone()
    tilfoejet = database.execute(f"SELECT count(*) {_BEGYNDER}", _TILFOEJET).fetchone()
    return bool(fundet[0]), int(tilfoejet[0])


# By how slugs begin, which finds them by index, and how sagsnumre do.
_BEGYNDER = "FROM sag WHERE slug >= ? AND slug < ? AND sagsnummer LIKE ?"
_AF_ARK = ("proeve-", "proeve.", "PRØVE-%")
_TILFOEJET = ("tilfoejet-", "tilfoejet.", "TILFØJET-%")
