"""Names of the sheets in addresses: units, sagstyper and ydelser by slug."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.vaerdier.slug import Slugs
from webapp.services.grundlag import FindesIkkeError

# Slugs of units, sagstyper and ydelser are made from their names in the sheets' order.
SLUGNOEGLE = b"mapping"


def slugs(navne: Iterator[str]) -> dict[str, str]:
    """Names by slug, the same every time as long as the sheets are."""
    giver = Slugs(SLUGNOEGLE)
    return {giver.giv(navn): navn for navn in dict.fromkeys(navne)}


def find_navn(efter_slug: dict[str, str], slug: str, hvad: str) -> str:
    """The name of a slug; FindesIkkeError where there is none."""
    if slug not in efter_slug:
        raise FindesIkkeError(f"Der er ingen {hvad}, der hedder »{slug}« i adressen.")
    return efter_slug[slug]
