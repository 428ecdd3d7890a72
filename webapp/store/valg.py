"""The switches of a variant, written by themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from webapp.domain.variant.variant import Antagelser
from webapp.domain.variant.variantforskel import Navne, variantforskel
from webapp.store.mappinger import gem_aendring, load_version
from webapp.store.varianter import antagelser, find_variant


def gem_antagelser(database: Database, variant: str, aendret: Mapping[str, Any]) -> None:
    """Set some switches of the variant, keep the others; nothing where it has them already.

    It is a change of the variant as others are: what is undone after it is this, and not this too.
    """
    with database.atomic():
        gammel = find_variant(database, variant)
        if gammel is None:
            return
        ny = replace(gammel, antagelser=replace(gammel.antagelser, **aendret))
        if ny == gammel:
            return
        tekst = " ".join(variantforskel(gammel, ny, Navne(str))).rstrip(".")
        gem_aendring(database, ny, load_version(database, variant), tekst)


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
