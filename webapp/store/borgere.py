"""Persons by what their sager are, without reading the sager."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.database import som_json
from webapp.store.personliste import load_alle_ider

# So few are looked at one by one; for more, the sager that are meant are found first.
MAKS_ENKELTVIS = 2000
_PAA_SAGEN = """EXISTS (SELECT 1 FROM sagspart JOIN sag ON sag.id = sagspart.sag_id
    WHERE sagspart.person_id = person.id {krav})"""
_PAA_GRUNDEN = """EXISTS (SELECT 1 FROM json_each(person.ejendomme) AS grund
    JOIN sag ON sag.ejendom = grund.value WHERE sag.ejendom <> '' {krav})"""
_ENHEDER = "IN (SELECT value FROM json_each(:enheder))"
_UUIDER = "IN (SELECT value FROM json_each(:uuider))"
_BEVILLINGENS_ENHED = f"""(bevilling.enhed_navn {_ENHEDER} OR bevilling.enhed_uuid {_UUIDER}
    OR bevilling.lokal_enhed {_ENHEDER})"""
_PAA_BEVILLINGEN = f"""EXISTS (SELECT 1 FROM bevillingspart
    JOIN bevilling ON bevilling.id = bevillingspart.bevilling_id
    LEFT JOIN sag ON sag.id = bevilling.sag_id
    WHERE bevillingspart.person_id = person.id AND ({_BEVILLINGENS_ENHED} OR {{sagens}}))"""  # noqa: S608 - constants
_SAGENS_ENHED = f"""(sag.enhed_navn {_ENHEDER} OR sag.enhed_uuid {_UUIDER}
    OR EXISTS (SELECT 1 FROM haendelse WHERE haendelse.sag_id = sag.id
               AND haendelse.enhed {_ENHEDER}))"""  # noqa: S608 - constants
# The sager that are meant, each table read once, and whoever they reach.
_AF_SAGSTYPEN = ("SELECT sag.id FROM sag WHERE sag.sagstype = :sagstype {krav}",)
_I_ENHEDERNE = (
    f"SELECT sag_id FROM haendelse WHERE enhed {_ENHEDER}",  # noqa: S608 - constants
    f"SELECT id FROM sag WHERE enhed_navn {_ENHEDER} OR enhed_uuid {_UUIDER}",  # noqa: S608 - the same
)
_VALGTE = "(SELECT id FROM temp.valgte_sager)"
_PARTER = f"""SELECT person_id FROM sagspart
    WHERE sag_id IN {_VALGTE} AND person_id IS NOT NULL"""  # noqa: S608 - constants
# By the index of those that have one, which are few.
_GRUNDE = f"""SELECT DISTINCT ejendom FROM sag INDEXED BY sag_ejendom
    WHERE ejendom <> '' AND +id IN {_VALGTE}"""  # noqa: S608 - constants
_EJERE = """SELECT DISTINCT person.id FROM person, json_each(person.ejendomme) AS grund
    WHERE person.ejendomme <> '[]' AND grund.value IN (SELECT value FROM json_each(:grunde))"""
_MODTAGERE = f"""SELECT part.person_id FROM bevilling
    JOIN bevillingspart AS part ON part.bevilling_id = bevilling.id
    WHERE part.person_id IS NOT NULL
        AND ({_BEVILLINGENS_ENHED} OR bevilling.sag_id IN {_VALGTE})"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class Enhedsvalg:
    """Units to look for: by their names in the fagsystems, and by UUID in FK Organisation."""

    navne: tuple[str, ...]
    uuider: tuple[str, ...] = ()


def find_personer(
    database: Database,
    ider: Sequence[int] | None = None,
    sagstype: str = "",
    enheder: Enhedsvalg | None = None,
) -> Sequence[int]:
    """The ids of those who can have a sag of the sagstype, or a sag or ydelse in one of the units.

    In the order of the sheet: a party, or the owner of the property; whether it is hers on the day
    is judged by who asks. `ider` None: of all; `enheder` None: whatever the unit.
    """
    if not sagstype and enheder is None:
        return load_alle_ider(database) if ider is None else ider
    valg = {
        "sagstype": sagstype,
        "enheder": som_json(sorted(enheder.navne) if enheder else []),
        "uuider": som_json(sorted(enheder.uuider) if enheder else []),
    }
    krav = f"AND {_SAGENS_ENHED}" if enheder is not None else ""
    if ider is not None and len(ider) <= MAKS_ENKELTVIS:
        return _enkeltvis(database, ider, krav, valg)
    fundne = set(_af_sagerne(database, krav, valg))
    return tuple(sorted(fundne if ider is None else fundne.intersection(ider)))


def _enkeltvis(
    database: Database, ider: Iterable[int], krav: str, valg: Mapping[str, str]
) -> tuple[int, ...]:
    if valg["sagstype"]:
        krav = f"AND sag.sagstype = :sagstype {krav}"
    veje = [_PAA_SAGEN.format(krav=krav), _PAA_GRUNDEN.format(krav=krav)]
    if not valg["sagstype"]:
        veje.append(_PAA_BEVILLINGEN.format(sagens=_SAGENS_ENHED))
    sql = f"""SELECT id FROM person WHERE ({" OR ".join(veje)})
              AND person.id IN (SELECT value FROM json_each(:ider)) ORDER BY id"""  # noqa: S608 - sentences of this module
    raekker = database.query(sql, {**valg, "ider": som_json(list(ider))})
    return tuple(raekke["id"] for raekke in raekker)


def _af_sagerne(database: Database, krav: str, valg: Mapping[str, str]) -> Iterator[int]:
    """Whom the sager and bevillinger that are meant reach, some of them more than once."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS valgte_sager (id INTEGER PRIMARY KEY)")
    database.execute("DELETE FROM temp.valgte_sager")
    for sager in _AF_SAGSTYPEN if valg["sagstype"] else _I_ENHEDERNE:
        sql = f"INSERT OR IGNORE INTO temp.valgte_sager {sager.format(krav=krav)}"
        database.execute(sql, dict(valg))
    yield from (nr for (nr,) in database.execute(_PARTER))
    if grunde := [grund for (grund,) in database.execute(_GRUNDE)]:
        yield from (nr for (nr,) in database.execute(_EJERE, {"grunde": som_json(grunde)}))
    if not valg["sagstype"]:
        yield from (nr for (nr,) in database.execute(_MODTAGERE, dict(valg)))


def load_leverede_enheder(database: Database) -> tuple[str, ...]:
    """The names of units that other systems filed their sager and bevillinger under, each once."""
    sql = """SELECT enhed_navn FROM sag WHERE enhed_navn <> ''
             UNION SELECT enhed_navn FROM bevilling WHERE enhed_navn <> ''"""
    return tuple(raekke["enhed_navn"] for raekke in database.query(sql))
