"""What SAPA's search can mean: candidates out of the file, which the services then judge.

A letter beyond ASCII is any letter here, because SQLite folds case in ASCII only; whoever asks
looks again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.database import som_json
from webapp.store.nyeste import Soegt, find_nyeste

# So many times more are looked at, where some reach nobody.
FLERE = 4


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A sag or ydelse and somebody whom it reaches."""

    objekt_id: int
    person_id: int


_TO_BOGSTAVER = re.compile("ae|oe|aa", re.IGNORECASE)
# Whom each reaches, and through whom first.
_SAGER = """SELECT sag.id AS objekt, sagspart.person_id AS person
    FROM sag JOIN sagspart ON sagspart.sag_id = sag.id
    WHERE sagspart.person_id IS NOT NULL AND sag.id IN (SELECT value FROM json_each(:ider))
    ORDER BY sag.oprettet DESC, sag.id, sagspart.rolle <> 'Primær part', sagspart.nr LIMIT :mest"""
_YDELSER = """SELECT ydelse.id AS objekt, bevillingspart.person_id AS person
    FROM ydelse JOIN bevillingspart ON bevillingspart.bevilling_id = ydelse.bevilling_id
    WHERE bevillingspart.person_id IS NOT NULL AND ydelse.id IN (SELECT value FROM json_each(:ider))
    ORDER BY ydelse.fra DESC, ydelse.id, bevillingspart.nr LIMIT :mest"""
_HEDDER = """navn LIKE :navn OR lokal_ydelse LIKE :navn OR ydelsestype LIKE :navn
    OR lokal_ydelse IN (SELECT value FROM json_each(:lokale))"""
_SAGENS = {
    "nummer": "sagsnummer LIKE :nummer",
    "titel": "titel LIKE :titel",
    "kle": "(kle LIKE :kle OR sagstype IN (SELECT value FROM json_each(:sagstyper)))",
    "dokument": """id IN (SELECT sag_id FROM dokument
        WHERE titel LIKE :dokument OR dokumenttitel LIKE :dokument)""",
}


def find_personer(
    database: Database,
    ider: Iterable[int] | None,
    *,
    adresse: str,
    mand: bool | None,
    kommuner: Iterable[str],
) -> tuple[tuple[int, str, bool], ...]:
    """(id, address, whether it is protected) of those who can be meant, in the sheet's order.

    `ider` None: of all; `mand` by the last digit of the number, None of both; `kommuner`: CVR
    of those that they live in, none for any.
    """
    kommuner = tuple(kommuner)
    krav = {
        "id IN (SELECT value FROM json_each(:ider))": ider is not None,
        "adresse LIKE :adresse": bool(adresse),
        "CAST(substr(cpr, 10, 1) AS INTEGER) % 2 = :mand": mand is not None,
        "bopaelskommune IN (SELECT value FROM json_each(:kommuner))": bool(kommuner),
    }
    hvor = " AND ".join(en for en, gaelder in krav.items() if gaelder) or "1"
    sql = f"SELECT id, adresse, adressebeskyttelse AS b FROM person WHERE {hvor} ORDER BY id"  # noqa: S608 - of this module
    vaerdier = {
        "ider": som_json(list(ider or ())),
        "adresse": moenster(adresse),
        "mand": int(bool(mand)),
        "kommuner": som_json(list(kommuner)),
    }
    return tuple((r["id"], r["adresse"], bool(r["b"])) for r in database.query(sql, vaerdier))


def find_sager(
    database: Database, mest: int, sagstyper: Iterable[str] = (), **soegt: str
) -> Iterator[Kandidat]:
    """The newest first, each through its primær part before others.

    `soegt`: part of `nummer`, `titel` or a `dokument`'s title; the beginning of `kle`, which those
    of Cura have through one of the `sagstyper`.
    """
    krav = " AND ".join(_SAGENS[felt] for felt, tekst in soegt.items() if tekst) or "1"
    valg = {felt: moenster(tekst) for felt, tekst in soegt.items()}
    valg["kle"] = moenster(soegt.get("kle", "")).lstrip("%")
    valg["sagstyper"] = som_json(sorted(sagstyper))
    yield from _kandidater(database, _SAGER, Soegt("sag", "oprettet", krav, valg), mest)


def find_ydelser(
    database: Database, mest: int, navn: str, lokale: Iterable[str]
) -> Iterator[Kandidat]:
    """By a part of the name, or as one of the local ydelser."""
    valg = {"navn": moenster(navn), "lokale": som_json(sorted(lokale))}
    yield from _kandidater(database, _YDELSER, Soegt("ydelse", "fra", _HEDDER, valg), mest)


def _kandidater(database: Database, sql: str, soegt: Soegt, mest: int) -> Iterator[Kandidat]:
    """At most so many; where some of what is found reaches nobody, more is looked at."""
    hoejst = mest
    while True:
        ider = find_nyeste(database, soegt, hoejst).ider
        raekker = database.execute(sql, {"ider": som_json(ider), "mest": mest}).fetchall()
        if len(raekker) == mest or len(ider) < hoejst:
            break
        hoejst *= FLERE
    yield from itertools.starmap(Kandidat, raekker)


def moenster(tekst: str) -> str:
    """A LIKE pattern, wider than what is meant: `ae`, `oe` and `aa` can be one letter.

    What is neither letter nor digit can be written otherwise: a comma, two spaces, a dash.
    """
    dele = ("_" if not t.isascii() else t if t.isalnum() else "%" for t in tekst)
    return f"%{_TO_BOGSTAVER.sub('%', ''.join(dele))}%"
