"""Which sager a system both exports and has delivered: pairs by sagsnummer (ADR 0010)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.store.database import som_json

# A system that passes the export delivers under its own name and this (importers/leverance/).
LEVERET_ENDELSE = " (leveret)"
_PAR = """
    SELECT egen.id AS egen, leveret.id AS leveret
    FROM sag AS egen JOIN fagsystem ON fagsystem.navn = egen.fagsystem AND fagsystem.via_eksport
    LEFT JOIN sag AS leveret ON leveret.fagsystem = egen.fagsystem || :endelse
        AND leveret.sagsnummer = egen.sagsnummer COLLATE NOCASE
    WHERE EXISTS (SELECT 1 FROM fagsystem AS f WHERE f.navn = egen.fagsystem || :endelse)
    UNION ALL
    SELECT NULL, leveret.id
    FROM sag AS leveret JOIN fagsystem
        ON fagsystem.via_eksport AND leveret.fagsystem = fagsystem.navn || :endelse
    WHERE NOT EXISTS (SELECT 1 FROM sag AS egen WHERE egen.fagsystem = fagsystem.navn
        AND egen.sagsnummer = leveret.sagsnummer COLLATE NOCASE)
    ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Sagspar:
    """Ids of a sag as the fagsystem holds it and as it has delivered it; one of them may lack."""

    egen: int | None
    leveret: int | None


def load_sagspar(database: Database) -> Iterator[Sagspar]:
    """Every pair of the systems that have delivered anything."""
    for raekke in database.query(_PAR, {"endelse": LEVERET_ENDELSE}):
        yield Sagspar(raekke["egen"], raekke["leveret"])


def load_leverede(database: Database, slugs: Iterable[str]) -> Mapping[str, str]:
    """The slug of each of these sager to that of the same sag as delivered, where it was."""
    sql = """
        SELECT egen.slug AS egen, min(leveret.slug) AS leveret
        FROM json_each(:slugs) AS valgt JOIN sag AS egen ON egen.slug = valgt.value
        JOIN sag AS leveret ON leveret.fagsystem = egen.fagsystem || :endelse
            AND leveret.sagsnummer = egen.sagsnummer COLLATE NOCASE
        GROUP BY egen.slug
    """
    valgte = {"slugs": som_json(sorted(slugs)), "endelse": LEVERET_ENDELSE}
    return {r["egen"]: r["leveret"] for r in database.query(sql, valgte)}
