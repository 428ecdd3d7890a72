"""What SAPA's search can mean: candidates out of the file, which the services then judge.

A letter beyond ASCII is any letter here, because SQLite folds case in ASCII only; whoever asks
looks again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.database import som_json
from webapp.store.kendt import kendt
from webapp.store.nyeste import Soegt, find_nyeste

# So many are looked up one by one.
MAKS_ENKELTVIS = 2000
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Personkrav:
    """What is asked of a person; empty and None where it does not matter.

    `adresse`: a part of it; `husnummer`: that it has a number; `mand` by the last digit of the CPR
    number; `kommuner`: CVR of those that they live in.
    """

    adresse: str = ""
    husnummer: bool = False
    mand: bool | None = None
    kommuner: tuple[str, ...] = ()


def find_personer(
    database: Database, ider: Collection[int] | None, krav: Personkrav
) -> Iterator[tuple[int, str, bool]]:
    """(id, address, whether it is protected) of those who can be meant, in the sheet's order.

    `ider` None: of all. Many are looked up among all who are meant, and not one by one.
    """
    faa = ider is not None and len(ider) <= MAKS_ENKELTVIS
    betingelser = {
        "id IN (SELECT value FROM json_each(:ider))": faa,
        "adresse LIKE :adresse": bool(krav.adresse),
        "adresse GLOB '*[0-9]*'": krav.husnummer,
        "CAST(substr(cpr, 10, 1) AS INTEGER) % 2 = :mand": krav.mand is not None,
        "bopaelskommune IN (SELECT value FROM json_each(:kommuner))": bool(krav.kommuner),
    }
    hvor = " AND ".join(en for en, gaelder in betingelser.items() if gaelder) or "1"
    sql = f"SELECT id, adresse, adressebeskyttelse FROM person WHERE {hvor} ORDER BY id"  # noqa: S608 - of this module
    valg = {
        "ider": som_json(list(ider or ()) if faa else []),
        "adresse": moenster(krav.adresse),
        "mand": int(bool(krav.mand)),
        "kommuner": som_json(list(krav.kommuner)),
    }
    iblandt = None if ider is None or faa else frozenset(ider)
    for id_, adresse, beskyttet in database.execute(sql, valg):
        if iblandt is None or id_ in iblandt:
            yield id_, adresse, bool(beskyttet)


def find_sager(
    database: Database, mest: int, sagstyper: Iterable[str] = (), **soegt: str
) -> tuple[Kandidat, ...]:
    """The newest first, each through its primær part before others.

    `soegt`: part of `nummer`, `titel` or a `dokument`'s title; the beginning of `kle`, which those
    of Cura have through one of the `sagstyper`.
    """
    krav = " AND ".join(_SAGENS[felt] for felt, tekst in soegt.items() if tekst) or "1"
    valg = {felt: moenster(tekst) for felt, tekst in soegt.items()}
    valg["kle"] = moenster(soegt.get("kle", "")).lstrip("%")
    valg["sagstyper"] = som_json(sorted(sagstyper))
    return _kandidater(database, _SAGER, Soegt("sag", "oprettet", krav, valg), mest)


def find_ydelser(
    database: Database, mest: int, navn: str, lokale: Iterable[str]
) -> tuple[Kandidat, ...]:
    """By a part of the name, or as one of the local ydelser."""
    valg = {"navn": moenster(navn), "lokale": som_json(sorted(lokale))}
    return _kandidater(database, _YDELSER, Soegt("ydelse", "fra", _HEDDER, valg), mest)


def _kandidater(database: Database, sql: str, soegt: Soegt, mest: int) -> tuple[Kandidat, ...]:
    """At most so many, kept while the file is the same: one who searches turns the page."""
    hvad = (soegt.tabel, soegt.krav, tuple(sorted(soegt.valg.items())), mest)
    return kendt(database, ("kandidater", hvad), lambda: _find(database, sql, soegt, mest))


def _find(database: Database, sql: str, soegt: Soegt, mest: int) -> tuple[Kandidat, ...]:
    """Where some of what is found reaches nobody, more is looked at."""
    hoejst = mest
    while True:
        ider = find_nyeste(database, soegt, hoejst).ider
        raekker = database.execute(sql, {"ider": som_json(ider), "mest": mest}).fetchall()
        if len(raekker) == mest or len(ider) < hoejst:
            return tuple(itertools.starmap(Kandidat, raekker))
        hoejst *= FLERE


def er_ordret(tekst: str) -> bool:
    """True if the text can be written in one way only: what its pattern finds has it."""
    return moenster(tekst) == f"%{tekst}%"


def moenster(tekst: str) -> str:
    """A LIKE pattern, wider than what is meant: `ae`, `oe` and `aa` can be one letter.

    What is neither letter nor digit can be written otherwise: a comma, two spaces, a dash.
    """
    dele = ("_" if not t.isascii() else t if t.isalnum() else "%" for t in tekst)
    return f"%{_TO_BOGSTAVER.sub('%', ''.join(dele))}%"
