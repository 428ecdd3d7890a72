"""The switches of a variant, written by themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from webapp.domain.variant import Antagelser
from webapp.store.database import som_json
from webapp.store.varianter import antagelser


def gem_antagelser(database: Database, variant: str, aendret: Mapping[str, Any]) -> None:
    """Set some switches of the variant, keep the others."""
    with database.atomic():
        raekke = database.execute(
            "SELECT antagelser FROM variant WHERE slug = ?", [variant]
        ).fetchone()
        database.execute(
            "UPDATE variant SET antagelser = ? WHERE slug = ?",
            [som_json(json.loads(raekke[0]) | dict(aendret)), variant],
        )


@dataclass(frozen=True, slots=True)
class Variantvalg:
    """A variant's switches without the rest of it."""

    slug: str
    navn: str
    oprindelse: str | None
    antagelser: Antagelser


def load_variantvalg(database: Database) -> tuple[Variantvalg, ...]:
    """The switches of all variants, in their order."""
    sql = "SELECT slug, navn, oprindelse, antagelser FROM variant ORDER BY nr"
    return tuple(
        Variantvalg(r["slug"], r["navn"], r["oprindelse"], antagelser(json.loads(r["antagelser"])))
        for r in database.query(sql)
    )
