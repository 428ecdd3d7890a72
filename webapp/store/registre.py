"""What registers beside the index know of persons: written with the source, read for one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlite_utils import Database

from webapp.domain.testdata.registre import (
    Boende,
    Institution,
    Loft,
    Oplysning,
    Oplysningsart,
    Registre,
)
from webapp.store.database import dag, iso
from webapp.store.sapasoegning import moenster

Raekke = dict[str, Any]


def gem_registre(database: Database, registre: Registre) -> None:
    """Write all of it into an empty file, in the caller's transaction."""
    tabeller: Mapping[str, Iterable[object]] = {
        "boende": registre.boende,
        "personhistorik": registre.oplysninger,
        "institution": registre.institutioner,
        "loft": registre.lofter,
    }
    for tabel, raekker in tabeller.items():
        nummereret = enumerate(map(_som_raekke, raekker), start=1)
        database.table(tabel).insert_all({"nr": nr} | raekke for nr, raekke in nummereret)


def _som_raekke(en: Any) -> Raekke:
    vaerdier = {felt.name: getattr(en, felt.name) for felt in fields(en)}
    return {navn: iso(v) if isinstance(v, date) else v for navn, v in vaerdier.items()}


def load_boende(database: Database, person: str) -> tuple[Boende, ...]:
    """Where the person lived before, the latest first."""
    sql = "SELECT * FROM boende WHERE person = ? ORDER BY fra DESC, nr"
    return tuple(
        Boende(**_uden_nr(r) | {"fra": date.fromisoformat(r["fra"]), "til": dag(r["til"])})
        for r in database.query(sql, [person])
    )


def find_boende(database: Database, adresse: str, mest: int) -> tuple[tuple[int, Boende], ...]:
    """(id of the person, where she lived) by a part of the address, the latest move first."""
    sql = """SELECT person.id AS person_id, boende.* FROM boende
        JOIN person ON person.slug = boende.person
        WHERE boende.adresse LIKE ? AND boende.til IS NOT NULL
        ORDER BY boende.til DESC, boende.nr LIMIT ?"""
    return tuple(
        (
            r.pop("person_id"),
            Boende(**_uden_nr(r) | {"fra": date.fromisoformat(r["fra"]), "til": dag(r["til"])}),
        )
        for r in database.query(sql, [moenster(adresse), mest])
    )


def load_personhistorik(database: Database, person: str) -> tuple[Oplysning, ...]:
    """What the person has been, the latest first."""
    sql = "SELECT * FROM personhistorik WHERE person = ? ORDER BY fra DESC, nr"
    return tuple(
        Oplysning(
            **_uden_nr(r) | {"art": Oplysningsart(r["art"]), "fra": date.fromisoformat(r["fra"])}
        )
        for r in database.query(sql, [person])
    )


def load_institutioner(database: Database, person: str) -> tuple[Institution, ...]:
    """The schools and day cares that the person goes to."""
    sql = "SELECT * FROM institution WHERE person = ? ORDER BY nr"
    return tuple(Institution(**_uden_nr(r)) for r in database.query(sql, [person]))


def find_loft(database: Database, person: str) -> Loft | None:
    """The person's ceiling, None where nobody typed one."""
    raekke = next(database.query("SELECT * FROM loft WHERE person = ?", [person]), None)
    if raekke is None:
        return None
    return Loft(**_uden_nr(raekke) | {"dato": date.fromisoformat(raekke["dato"])})


def _uden_nr(raekke: Raekke) -> Raekke:
    return {navn: vaerdi for navn, vaerdi in raekke.items() if navn != "nr"}
