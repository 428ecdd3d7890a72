"""What a kommune holds, by key: what an import would add to it and take from it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from webapp.domain.testdata.kilde import Kildedata
from webapp.store.varianter import ER_BORD

# Danish names of the kinds, in the order of the page; the key that a row is known by.
_SPOERGSMAAL = {
    "Enheder i Cura": "SELECT navn FROM lokal_enhed",
    "Sagstyper": "SELECT navn FROM sagstype",
    "Lokale ydelser": "SELECT navn FROM lokal_ydelse",
    "Enheder i FK Organisation": "SELECT uuid FROM fk_enhed",
    "KLE-numre": "SELECT nummer FROM kle",
    "Borgere": "SELECT navn FROM person",
    "Sager": "SELECT sagsnummer FROM sag",
    "Hændelser": "SELECT s.sagsnummer || ' ' || h.dato || ' ' || h.tekst FROM haendelse h "
    "JOIN sag s ON s.id = h.sag_id",
    "Bevillinger": "SELECT nummer FROM bevilling",
    "Ydelser": "SELECT b.nummer || ' ' || y.navn || ' ' || y.fra FROM ydelse y "
    "JOIN bevilling b ON b.id = y.bevilling_id",
    "Varianter": f"SELECT navn FROM variant WHERE NOT {ER_BORD}",  # noqa: S608 - a constant
}
SLAGS = tuple(_SPOERGSMAAL)


def load_noegler(database: Database) -> Mapping[str, frozenset[str]]:
    """The keys that are loaded, by kind."""
    return {
        slags: frozenset(str(raekke[0]) for raekke in database.execute(sql))
        for slags, sql in _SPOERGSMAAL.items()
    }


def noegler_af(kilde: Kildedata) -> Mapping[str, frozenset[str]]:
    """The keys of source data that is not written yet, by kind; variants are the caller's."""
    return {
        "Enheder i Cura": frozenset(e.navn for e in kilde.lokale_enheder),
        "Sagstyper": frozenset(s.navn for s in kilde.sagstyper),
        "Lokale ydelser": frozenset(y.navn for y in kilde.lokale_ydelser),
        "Enheder i FK Organisation": frozenset(str(u) for u in kilde.organisation.enheder),
        "KLE-numre": frozenset(str(k.nummer) for k in kilde.kle.poster.values()),
        "Borgere": frozenset(p.navn for p in kilde.personer),
        "Sager": frozenset(s.sagsnummer for s in kilde.sager),
        "Hændelser": frozenset(
            f"{s.sagsnummer} {h.dato.isoformat()} {h.tekst}"
            for s in kilde.sager
            for h in s.haendelser
        ),
        "Bevillinger": frozenset(b.nummer for b in kilde.bevillinger),
        "Ydelser": frozenset(
            f"{b.nummer} {y.navn} {y.fra.isoformat()}" for b in kilde.bevillinger for y in b.ydelser
        ),
    }
