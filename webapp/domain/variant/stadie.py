"""How far a variant is on a day: a plan, a course ahead or under way, or what is delivered."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from webapp.domain.variant.trinorden import overfoersel_begynder
from webapp.domain.variant.variant import Trin, Variant


class Stadie(StrEnum):
    """What can be said of a variant's data on a day. Only FORLOEB has sent anything."""

    PLAN = "plan"
    FORUD = "forud"
    FORLOEB = "forloeb"
    LEVERET = "leveret"


def stadie(variant: Variant, dato: date) -> Stadie:
    """A plan has no day for trin 8; a course has begun from that day on."""
    if variant.leveret:
        return Stadie.LEVERET
    trin_8 = variant.trin.get(Trin.EKSPORTER_SAGER)
    if trin_8 is None:
        return Stadie.PLAN
    return Stadie.FORLOEB if trin_8 <= dato else Stadie.FORUD


def foerste_viste_dag(variant: Variant) -> date | None:
    """The first day on which something that a course sent can be seen; None where it never can."""
    sendes, aabnes = overfoersel_begynder(variant.trin), variant.trin.get(Trin.AABNING)
    return max(sendes, aabnes) if sendes and aabnes else None
