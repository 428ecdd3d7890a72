"""What Kontrol asks of the data itself: a fixed number of statements, whatever the size."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from sqlite_utils import Database

from webapp.domain.kontrol.grundlag import Sagsmangler
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.store.kendt import kendt

_UDEN_PRIMAER_PART = """
    SELECT sagsnummer FROM sag WHERE myndighed = :cvr AND ejendom = '' AND NOT EXISTS (
        SELECT 1 FROM sagspart WHERE sag_id = sag.id AND rolle = 'Primær part')"""
_UDEN_ANSVARLIG = """
    SELECT sagsnummer FROM sag JOIN fagsystem ON fagsystem.navn = sag.fagsystem
    WHERE myndighed = :cvr AND NOT via_eksport AND enhed_uuid IS NULL
      AND coalesce(enhed_navn, '') = ''"""
_UDEN_OPSTAAET = """
    SELECT sagsnummer FROM sag WHERE myndighed = :cvr
      AND EXISTS (SELECT 1 FROM haendelse WHERE sag_id = sag.id)
      AND NOT EXISTS (SELECT 1 FROM haendelse WHERE sag_id = sag.id AND fremdrift = 'Opstaaet')
      AND (SELECT fremdrift FROM haendelse WHERE sag_id = sag.id ORDER BY dato, nr LIMIT 1)
          IS NOT NULL"""


def load_sagsmangler(database: Database, cvr: str) -> Sagsmangler:
    """The kommune's own sager that lack a party, a unit or their beginning."""

    def numre(sql: str) -> tuple[str, ...]:
        raekker = database.query(f"{sql} ORDER BY sagsnummer", {"cvr": cvr})
        return tuple(masker_cpr(raekke["sagsnummer"]) for raekke in raekker)

    return kendt(
        database,
        ("sagsmangler", cvr),
        lambda: Sagsmangler(*map(numre, (_UDEN_PRIMAER_PART, _UDEN_ANSVARLIG, _UDEN_OPSTAAET))),
    )


def load_sager_hos(database: Database) -> Mapping[str, int]:
    """Sager by the local unit that has them on the data set's date."""
    return kendt(database, "sager hos", lambda: MappingProxyType(_laes_sager_hos(database)))


def _laes_sager_hos(database: Database) -> dict[str, int]:
    # An object counts through one citizen: the last sum of a gruppe is its objects.
    sql = """SELECT lokal_enhed, sum((SELECT op_til FROM dagsum WHERE gruppe_id = gruppe.id
                 ORDER BY fra DESC LIMIT 1)) AS antal
             FROM gruppe WHERE hoved AND uden_enhed IS NOT NULL
             AND slags = 'sag' AND lokal_enhed <> '' GROUP BY lokal_enhed"""
    return {raekke["lokal_enhed"]: raekke["antal"] for raekke in database.query(sql)}


def load_andres_ark(database: Database, variant: str) -> frozenset[str]:
    """Files that other variants take their organisation mapping from, and this one does not."""
    sql = """SELECT DISTINCT variant = ? AS egen, json_extract(sted, '$[0]') AS fil
             FROM enhedsmapning WHERE sted IS NOT NULL"""
    raekker = list(database.query(sql, [variant]))
    egne = {raekke["fil"] for raekke in raekker if raekke["egen"]}
    return frozenset(raekke["fil"] for raekke in raekker) - egne


def load_filer(database: Database, navne: Collection[str]) -> Mapping[str, bytes]:
    """The kept files of these names."""
    pladser = ", ".join("?" * len(navne))
    sql = f"SELECT navn, indhold FROM kildefil WHERE navn IN ({pladser})"  # noqa: S608 - marks
    return {raekke["navn"]: raekke["indhold"] for raekke in database.query(sql, list(navne))}
