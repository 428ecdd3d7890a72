"""Which variant the one shown is held against: the address says so, else what lies nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from webapp.store.varianter import Varianthoved

# Two names that differ later than this can look alike where there is too little room for them.
MAKS_FAELLES = 8


def find_modpart(variant: str, oensket: str | None, alle: Sequence[Varianthoved]) -> str:
    """The slug of the other of the pair, empty where there is no other.

    The one that is asked for; else the one that it was copied from; else the first of another
    model, since it is the model that is to be chosen; else the first other.
    """
    andre = {en.slug: en for en in alle if en.slug != variant}
    if oensket in andre:
        return oensket
    denne = next((en for en in alle if en.slug == variant), None)
    if denne is None or not andre:
        return next(iter(andre), "")
    if denne.oprindelse in andre:
        return denne.oprindelse
    modeller = {denne.model, None}
    return next((en.slug for en in andre.values() if en.model not in modeller), next(iter(andre)))


def par_i_orden(a: str, b: str, alle: Sequence[Varianthoved]) -> tuple[str, ...]:
    """The two in the order of the variants, so that neither moves when the other is shown."""
    return tuple(en.slug for en in alle if en.slug in {a, b})


def faelles_begyndelse(navne: Mapping[str, str], orden: Sequence[str]) -> str:
    """What the names of the pair both begin with, in whole words; empty where it is short."""
    ens = zip(*(f"{navne[slug]} " for slug in orden), strict=False) if len(orden) > 1 else ()
    faelles = "".join(tegn[0] for tegn in takewhile(lambda tegn: len(set(tegn)) == 1, ens))
    hele_ord = faelles.rpartition(" ")[0] or faelles
    return hele_ord if len(hele_ord) > MAKS_FAELLES else ""
