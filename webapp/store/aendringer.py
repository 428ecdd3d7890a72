"""Changes of a variant: a version number, what each change was, and the way back.

The mapping, Opsætning af Borgerblikket, the roles, the trin, the assumptions, the answers of the
fagområder and the prædefinerede titler are changed so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.variant import Antagelser, Variant
from webapp.store.database import som_json
from webapp.store.roller import laes_rolleraekke
from webapp.store.varianter import antagelser, gem_variant

# What a change is taken back by: each table with what its rows are ordered by.
TABELLER = {
    "enhedsmapning": "nr",
    "ydelsesmapning": "nr",
    "sagstype_kle": "nr",
    "kle_opsaetning": "kle",
    "variant_trin": "trin",
    "reorganisation": "nr",
    "rolle": "nr",
    "fordringsvalg": "nr",
    "traeforslag": "lokal_enhed",
}
# The same for what is a column of the variant's own row.
KOLONNER = ("antagelser", "oprydninger", "opsaetning_antaget", "fagomraader", "notattitler")


# The tables and columns that hold a field of a variant.
FELTER: Mapping[str, tuple[str, ...]] = {
    "enhedsmapning": ("enhedsmapning",),
    "ydelsestyper": ("ydelsesmapning",),
    "sagstype_kle": ("sagstype_kle",),
    "opsaetning": ("kle_opsaetning", "opsaetning_antaget"),
    "roller": ("rolle",),
    "fordringer": ("fordringsvalg",),
    "reorganisation": ("reorganisation",),
    "traeforslag": ("traeforslag",),
    "trin": ("variant_trin",),
    "oprydninger": ("oprydninger",),
    "antagelser": ("antagelser",),
    "fagomraader": ("fagomraader",),
    "notattitler": ("notattitler",),
}


class VersionError(Exception):
    """Somebody else saved in between: the version that the form was made from is not the newest."""


@dataclass(frozen=True, slots=True)
class Aendringslinje:
    """One saved change, in words; `fortrudt`: taken back again."""

    version: int
    tekst: str
    fortrudt: bool


def load_version(database: Database, variant: str) -> int:
    """How often the variant has been changed in the product."""
    sql = "SELECT version FROM variant_version WHERE variant = ?"
    return int(next(database.query(sql, [variant]), {"version": 0})["version"])


def load_aendringer(database: Database, variant: str) -> tuple[Aendringslinje, ...]:
    """All saved changes, newest first."""
    sql = "SELECT version, tekst, fortrudt FROM variant_aendring WHERE variant = ? ORDER BY 1 DESC"
    raekker = database.query(sql, [variant])
    return tuple(Aendringslinje(r["version"], r["tekst"], bool(r["fortrudt"])) for r in raekker)


def load_foer(database: Database, variant: str, version: int) -> Mapping[str, Any]:
    """The variant's rows and columns as they were in a version; empty where that is not known.

    A change keeps what was before it. After an undo, which keeps nothing, the version is unknown.
    """
    sql = "SELECT foer FROM variant_aendring WHERE variant = ? AND version = ?"
    raekke = next(database.query(sql, [variant, version + 1]), None)
    return dict(json.loads(raekke["foer"])) if raekke else {}


def load_rolle_ved(
    database: Database, variant: str, slug: str, version: int
) -> Jobfunktionsrolle | None:
    """The role as it was in a version; None where that is not known, or it was not there."""
    roller = load_foer(database, variant, version).get("rolle", ())
    return next((laes_rolleraekke(en) for en in roller if en["slug"] == slug), None)


def load_antagelser_ved(database: Database, variant: str, version: int) -> Antagelser | None:
    """The variant's antagelser as they were in a version; None where that is not known."""
    tekst = load_foer(database, variant, version).get("antagelser")
    return antagelser(json.loads(tekst)) if tekst else None


def load_trin_ved(
    database: Database, variant: str, version: int
) -> tuple[Mapping[str, date], tuple[date, ...]] | None:
    """The days of the trin and of the oprydninger in a version; None where that is not known."""
    foer = load_foer(database, variant, version)
    if "variant_trin" not in foer:
        return None
    trin = {en["trin"]: date.fromisoformat(en["dato"]) for en in foer["variant_trin"]}
    return trin, tuple(map(date.fromisoformat, json.loads(foer["oprydninger"])))


def gem_aendring(database: Database, variant: Variant, version: int, tekst: str) -> None:
    """Save a changed variant and the way back; VersionError if it was not made from the newest."""
    with database.atomic():
        ny = _naeste_version(database, variant.slug, version)
        foer: dict[str, object] = {t: _raekker(database, t, variant.slug) for t in TABELLER}
        foer |= _kolonner(database, variant.slug)
        database.table("variant_aendring").insert(
            {
                "variant": variant.slug,
                "version": ny,
                "tekst": tekst,
                "foer": som_json(foer),
            }
        )
        gem_variant(database, variant, _nr(database, variant.slug))


def fortryd(database: Database, variant: str, version: int) -> str | None:
    """Take the newest change back; its text, None where there is none. VersionError as above."""
    with database.atomic():
        sql = """SELECT version, tekst, foer FROM variant_aendring
                 WHERE variant = ? AND NOT fortrudt ORDER BY version DESC LIMIT 1"""
        seneste = next(database.query(sql, [variant]), None)
        if seneste is None:
            return None
        _naeste_version(database, variant, version)
        _saet_tilbage(database, variant, json.loads(seneste["foer"]))
        database.execute(
            "UPDATE variant_aendring SET fortrudt = 1 WHERE variant = ? AND version = ?",
            [variant, seneste["version"]],
        )
        return str(seneste["tekst"])


def foelg_filerne(database: Database, variant: str, felter: Iterable[str]) -> None:
    """What an import has said anew of a variant is not taken back by undoing an older change.

    `felter`: the fields of the variant that the import replaced; in the caller's transaction.
    """
    dele = {del_ for felt in felter for del_ in FELTER.get(felt, ())}
    if not dele:
        return
    nu: dict[str, object] = {t: _raekker(database, t, variant) for t in TABELLER if t in dele}
    nu |= {navn: v for navn, v in _kolonner(database, variant).items() if navn in dele}
    sql = "SELECT version, foer FROM variant_aendring WHERE variant = ? AND NOT fortrudt"
    for raekke in list(database.query(sql, [variant])):
        foer = json.loads(raekke["foer"]) | nu
        database.execute(
            "UPDATE variant_aendring SET foer = ? WHERE variant = ? AND version = ?",
            [som_json(foer), variant, raekke["version"]],
        )


def _naeste_version(database: Database, variant: str, fra: int) -> int:
    """Count the version up, if it is still `fra`: the first write of the transaction decides."""
    database.execute("INSERT OR IGNORE INTO variant_version VALUES (?, 0)", [variant])
    sql = "UPDATE variant_version SET version = version + 1 WHERE variant = ? AND version = ?"
    if database.execute(sql, [variant, fra]).rowcount != 1:
        raise VersionError
    return fra + 1


def _nr(database: Database, variant: str) -> int:
    sql = "SELECT nr FROM variant WHERE slug = ?"
    return int(next(database.query(sql, [variant]))["nr"])


def _raekker(database: Database, tabel: str, variant: str) -> list[Mapping[str, object]]:
    # The table is a constant of this module.
    sql = f"SELECT * FROM {tabel} WHERE variant = ? ORDER BY {TABELLER[tabel]}"  # noqa: S608
    return list(database.query(sql, [variant]))


def _kolonner(database: Database, variant: str) -> Mapping[str, object]:
    # The columns are constants of this module.
    sql = f"SELECT {', '.join(KOLONNER)} FROM variant WHERE slug = ?"  # noqa: S608
    return dict(next(database.query(sql, [variant])))


def _saet_tilbage(database: Database, variant: str, foer: Mapping[str, Any]) -> None:
    # A change that was saved before a table was added does not hold it, and did not touch it.
    for tabel in TABELLER.keys() & foer.keys():
        database.execute(f"DELETE FROM {tabel} WHERE variant = ?", [variant])  # noqa: S608
        database.table(tabel).insert_all(foer[tabel])
    for kolonne in filter(foer.__contains__, KOLONNER):
        sql = f"UPDATE variant SET {kolonne} = ? WHERE slug = ?"  # noqa: S608 - a constant of this module
        database.execute(sql, [foer[kolonne], variant])
