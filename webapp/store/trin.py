"""The dates of a variant's trin and oprydninger, written by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlite_utils import Database

from webapp.domain.variant import Trin
from webapp.store.database import iso, som_json


def gem_trin(
    database: Database, variant: str, trin: Mapping[Trin, date], oprydninger: Iterable[date]
) -> None:
    """Put the dates in place of the variant's own, all of them or none."""
    with database.atomic():
        database.execute("DELETE FROM variant_trin WHERE variant = ?", [variant])
        database.table("variant_trin").insert_all(
            {"variant": variant, "trin": str(t), "dato": iso(dag)} for t, dag in trin.items()
        )
        database.execute(
            "UPDATE variant SET oprydninger = ? WHERE slug = ?",
            [som_json([iso(dag) for dag in sorted(oprydninger)]), variant],
        )
