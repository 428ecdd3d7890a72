"""Variants as wholes: copy, rename, delete, each in one transaction."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from webapp.domain.variant.bord import bordets_variant
from webapp.domain.variant.variant import Variant
from webapp.store.borde import fjern_borde
from webapp.store.varianter import ER_BORD, find_variant, gem_variant
from webapp.store.verifikation.testplan import kopier_testplan


def kopier_variant(database: Database, variant: Variant, slug: str, navn: str) -> None:
    """A copy under a new slug, with the copied variant as its origin, last in the order.

    It is marked as made in the product, so that a later import keeps it.
    """
    kopi = replace(variant, slug=slug, navn=navn, oprindelse=variant.slug)
    with database.atomic():
        sql = f"SELECT coalesce(max(nr), -1) + 1 FROM variant WHERE NOT {ER_BORD}"  # noqa: S608 - a constant
        nr = database.execute(sql).fetchone()[0]
        gem_variant(database, kopi, nr)
        _glem_aendringer(database, slug)
        database.execute("INSERT INTO variant_version VALUES (?, 0)", [slug])
        kopier_testplan(database, variant.slug, slug, navn)


def omdoeb_variant(database: Database, slug: str, navn: str, beskrivelse: str) -> None:
    """Another name and description; the slug, and so every address, stays."""
    with database.atomic():
        database.execute(
            "UPDATE variant SET navn = ?, beskrivelse = ? WHERE slug = ?", [navn, beskrivelse, slug]
        )
        database.execute("INSERT OR IGNORE INTO variant_version VALUES (?, 0)", [slug])
        database.execute("UPDATE testplan SET navn = ? WHERE variant = ?", [navn, slug])


def slet_variant(database: Database, slug: str) -> None:
    """Take the variant away; those made from it get its own origin instead."""
    variant = find_variant(database, slug)
    if variant is None:
        return
    with database.atomic():
        database.execute(
            "UPDATE variant SET oprindelse = ? WHERE oprindelse = ?", [variant.oprindelse, slug]
        )
        database.execute("DELETE FROM variant WHERE slug = ?", [slug])
        _glem_aendringer(database, slug)
        fjern_borde(database, lambda bord: bordets_variant(bord) == slug)


def _glem_aendringer(database: Database, slug: str) -> None:
    for tabel in ("variant_aendring", "variant_version"):
        database.execute(f"DELETE FROM {tabel} WHERE variant = ?", [slug])  # noqa: S608 - constant
