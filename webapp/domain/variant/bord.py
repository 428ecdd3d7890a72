"""A table's scratch copy of a variant: known by its slug, which no other variant can have."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from webapp.domain.variant.variant import Variant

# No slug that is given at an import or to a copy holds it (domain/vaerdier/slug.py).
SKILLETEGN = "~"


def bordslug(variant: str, nr: int) -> str:
    """The slug of a table's copy."""
    return f"{variant}{SKILLETEGN}bord-{nr}"


def som_plan(variant: Variant) -> Variant:
    """The variant with no day for any trin: what is changed in it is then seen at once."""
    return replace(variant, trin=MappingProxyType({}), oprydninger=())


def kladde(variant: Variant, slug: str, navn: str) -> Variant:
    """A table's copy of a variant: its choices as a plan."""
    return replace(som_plan(variant), slug=slug, navn=navn, oprindelse=variant.slug)


def er_bord(slug: str) -> bool:
    """True for the slug of a scratch copy."""
    return SKILLETEGN in slug


def bordets_variant(slug: str) -> str:
    """The slug of the variant that it is a copy of."""
    return slug.partition(SKILLETEGN)[0]


def bordnummer(slug: str) -> int:
    """The number of the table; 0 where the slug is none of a table."""
    nr = slug.rpartition("-")[2]
    return int(nr) if er_bord(slug) and nr.isdecimal() else 0
