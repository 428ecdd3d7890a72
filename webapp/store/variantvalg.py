"""The switches of all variants, read without the rest of them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.variant.variant import Antagelser
from webapp.store.varianter import ER_BORD, antagelser


@dataclass(frozen=True, slots=True)
class Variantvalg:
    """A variant's switches without the rest of it."""

    slug: str
    navn: str
    oprindelse: str | None
    antagelser: Antagelser


def load_variantvalg(database: Database) -> tuple[Variantvalg, ...]:
    """The switches of all variants, in their order."""
    sql = f"""SELECT slug, navn, oprindelse, antagelser FROM variant
              WHERE NOT {ER_BORD} ORDER BY nr"""  # noqa: S608 - a constant
    return tuple(
        Variantvalg(r["slug"], r["navn"], r["oprindelse"], antagelser(json.loads(r["antagelser"])))
        for r in database.query(sql)
    )
