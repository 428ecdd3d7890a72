"""Persons by what their sager are, without reading the sager."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.database import som_json

_PAA_SAGEN = """EXISTS (SELECT 1 FROM sagspart JOIN sag ON sag.id = sagspart.sag_id
    WHERE sagspart.person_id = person.id {krav})"""
_PAA_GRUNDEN = """EXISTS (SELECT 1 FROM json_each(person.ejendomme) AS grund
    JOIN sag ON sag.ejendom = grund.value WHERE sag.ejendom <> '' {krav})"""
_PAA_BEVILLINGEN = """EXISTS (SELECT 1 FROM bevillingspart
    JOIN bevilling ON bevilling.id = bevillingspart.bevilling_id
    LEFT JOIN sag ON sag.id = bevilling.sag_id
    WHERE bevillingspart.person_id = person.id
    AND (bevilling.enhed_navn IN (SELECT value FROM json_each(:enheder))
         OR bevilling.enhed_uuid IN (SELECT value FROM json_each(:uuider))
         OR bevilling.lokal_enhed IN (SELECT value FROM json_each(:enheder)) OR {sagens}))"""
_SAGENS_ENHED = """(sag.enhed_navn IN (SELECT value FROM json_each(:enheder))
    OR sag.enhed_uuid IN (SELECT value FROM json_each(:uuider))
    OR EXISTS (SELECT 1 FROM haendelse WHERE haendelse.sag_id = sag.id
               AND haendelse.enhed IN (SELECT value FROM json_each(:enheder))))"""


@dataclass(frozen=True, slots=True)
class Enhedsvalg:
    """Units to look for: by their names in the fagsystems, and by UUID in FK Organisation."""

    navne: tuple[str, ...]
    uuider: tuple[str, ...] = ()


def find_personer(
    database: Database,
    ider: Iterable[int] | None = None,
    sagstype: str = "",
    enheder: Enhedsvalg | None = None,
) -> tuple[int, ...]:
    """The ids of those who can have a sag of the sagstype, or a sag or ydelse in one of the units.

    In the order of the sheet: a party, or the owner of the property; whether it is hers on the day
    is judged by who asks. `ider` None: of all; `enheder` None: whatever the unit.
    """
    betingelser = []
    if sagstype or enheder is not None:
        krav = "AND sag.sagstype = :sagstype " if sagstype else ""
        krav += f"AND {_SAGENS_ENHED}" if enheder is not None else ""
        veje = [_PAA_SAGEN.format(krav=krav), _PAA_GRUNDEN.format(krav=krav)]
        if not sagstype:
            veje.append(_PAA_BEVILLINGEN.format(sagens=_SAGENS_ENHED))
        betingelser.append(f"({' OR '.join(veje)})")
    if ider is not None:
        betingelser.append("person.id IN (SELECT value FROM json_each(:ider))")
    hvor = f"WHERE {' AND '.join(betingelser)}" if betingelser else ""
    sql = f"SELECT id FROM person {hvor} ORDER BY id"  # noqa: S608 - sentences of this module
    vaerdier = {
        "ider": som_json(list(ider or ())),
        "sagstype": sagstype,
        "enheder": som_json(sorted(enheder.navne) if enheder else []),
        "uuider": som_json(sorted(enheder.uuider) if enheder else []),
    }
    return tuple(raekke["id"] for raekke in database.query(sql, vaerdier))


def load_leverede_enheder(database: Database) -> tuple[str, ...]:
    """The names of units that other systems filed their sager and bevillinger under, each once."""
    sql = """SELECT enhed_navn FROM sag WHERE enhed_navn <> ''
             UNION SELECT enhed_navn FROM bevilling WHERE enhed_navn <> ''"""
    return tuple(raekke["enhed_navn"] for raekke in database.query(sql))
