"""One switch or one role of a variant, written by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from webapp.domain.roller import Jobfunktionsrolle
from webapp.domain.variant import Antagelser
from webapp.store.database import som_json
from webapp.store.varianter import antagelser, rolleraekke


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


def gem_rolle(database: Database, variant: str, rolle: Jobfunktionsrolle) -> None:
    """Put the role in place of the variant's own with the same slug."""
    felter = rolleraekke(0, rolle)
    with database.atomic():
        database.execute(
            """UPDATE rolle SET brugersystemroller = :brugersystemroller, elementer = :elementer
               WHERE variant = :variant AND slug = :slug""",
            {n: felter[n] for n in ("brugersystemroller", "elementer", "slug")}
            | {"variant": variant},
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
