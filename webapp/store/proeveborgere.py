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
