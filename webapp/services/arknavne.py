"""Names of the sheets in addresses: units, sagstyper and ydelser by slug."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from webapp.domain.vaerdier.slug import Slugs
from webapp.services.grundlag import FindesIkkeError

# Slugs of units, sagstyper and ydelser are made from their names in the sheets' order.
SLUGNOEGLE = b"mapping"
# Lists of names whose slugs are remembered: three of each kommune that is worked in.
KENDTE_LISTER = 12


def slugs(navne: Iterable[str]) -> Mapping[str, str]:
    """Names by slug, the same every time as long as the sheets are."""
    return _slugs(tuple(navne))


@lru_cache(maxsize=KENDTE_LISTER)
def _slugs(navne: tuple[str, ...]) -> Mapping[str, str]:
    giver = Slugs(SLUGNOEGLE)
    return MappingProxyType({giver.giv(navn): navn for navn in dict.fromkeys(navne)})


def find_navn(efter_slug: Mapping[str, str], slug: str, hvad: str) -> str:
    """The name of a slug; FindesIkkeError where there is none."""
    if slug not in efter_slug:
        raise FindesIkkeError(f"Der er ingen {hvad}, der hedder »{slug}« i adressen.")
    return efter_slug[slug]
