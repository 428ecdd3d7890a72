"""Citizens whom a testplan wants for what they are, and not for their sager."""

from __future__ import annotations

from sqlite_utils import Database

# A CPR number whose person is born in this century begins its serial number so, or with 4 to 9;
# who is a child is settled when she is read.
_SAERLIGE = (
    "SELECT id FROM person WHERE adressebeskyttelse ORDER BY id LIMIT 2",
    """SELECT person.id FROM person JOIN nyeste ON nyeste.person_id = person.id
       WHERE substr(person.cpr, 7, 1) IN ('4', '5', '6', '7', '9')
         AND substr(person.cpr, 5, 2) < '37' ORDER BY substr(person.cpr, 5, 2) DESC LIMIT 2""",
    """SELECT id FROM person WHERE NOT EXISTS (SELECT 1 FROM sagspart WHERE person_id = person.id)
       ORDER BY id LIMIT 1""",
)


def load_saerlige_personer(database: Database) -> set[int]:
    """Ids of some with a protected address, of some children, and of one without sager."""
    return {int(raekke[0]) for sql in _SAERLIGE for raekke in database.execute(sql)}
