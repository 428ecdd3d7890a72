"""A variant's changes to FK Organisation, in and out of the file."""

from __future__ import annotations

from sqlite_utils import Database

from webapp.domain.organisation.enhedsaendring import Aendringsslags, Enhedsaendring
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.variant import Variant
from webapp.store.database import dag, iso, sted, sted_tekst

_FINDES = "SELECT 1 FROM sqlite_schema WHERE name = 'reorganisation'"


def load_reorganisation(database: Database, variant: str) -> tuple[Enhedsaendring, ...]:
    """The changes in the order in which they were written.

    None in a file of before they were kept: its variants must still be readable to be kept.
    """
    if database.execute(_FINDES).fetchone() is None:
        return ()
    sql = "SELECT * FROM reorganisation WHERE variant = ? ORDER BY nr"
    return tuple(
        Enhedsaendring(
            EnhedUuid(r["enhed"]), Aendringsslags(r["slags"]), dato, r["til"], sted(r["sted"])
        )
        for r in database.query(sql, [variant])
        if (dato := dag(r["dato"])) is not None
    )


def gem_reorganisation(database: Database, variant: Variant) -> None:
    """Write the changes of a variant that was just written without them."""
    database.table("reorganisation").insert_all(
        {
            "variant": variant.slug,
            "nr": nr,
            "enhed": str(a.enhed),
            "slags": str(a.slags),
            "dato": iso(a.dato),
            "til": a.til,
            "sted": sted_tekst(a.sted),
        }
        for nr, a in enumerate(variant.reorganisation)
    )
