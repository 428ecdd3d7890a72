"""What a variant is for: the first thing in which it differs from the one that it was made of."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from webapp.domain.variant.variant import Variant


class Formaal(StrEnum):
    """The purposes of variants, in the order in which one meets them."""

    MAPNING = "Mapning og KLE"
    KONTAKT = "Det, borgeren ser"
    RAEKKEFOELGE = "Rækkefølgen af de 8 + 2 trin"
    REORGANISATION = "Reorganisation"
    ANTAGELSER = "Løsninger og antagelser"
    ROLLER = "Roller i SAPA"
    ANDET = "Andet"


# What is compared, in this order: the first that differs is what the variant is for.
_VALG: tuple[tuple[Formaal, Callable[[Variant], object]], ...] = (
    (Formaal.REORGANISATION, lambda v: v.reorganisation),
    (Formaal.RAEKKEFOELGE, lambda v: (v.trin, v.oprydninger)),
    (Formaal.ANTAGELSER, lambda v: v.antagelser),
    (Formaal.KONTAKT, lambda v: v.opsaetning),
    (Formaal.ROLLER, lambda v: v.roller),
    (Formaal.MAPNING, lambda v: (v.classification_filter, v.enhedsmapning, v.ydelsestyper)),
    (Formaal.MAPNING, lambda v: v.sagstype_kle),
)


def find_formaal(fra: Variant | None, variant: Variant) -> Formaal:
    """The purpose; `fra` None: it was made of nothing that is known."""
    if fra is None:
        return Formaal.ANDET
    return next((en for en, valg in _VALG if valg(fra) != valg(variant)), Formaal.ANDET)
