"""The nearest of known texts to one that is wrong: a UUID with a digit off, a name spelled apart.

A suggestion is always shown and never applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.slug import fold

MAKS_AFSTAND = 2
_HEX = re.compile(r"[^0-9a-f]")


def afstand(a: str, b: str, maks: int = MAKS_AFSTAND) -> int:
    """How many characters to insert, drop or replace to get from `a` to `b`; above `maks`: more."""
    if abs(len(a) - len(b)) > maks:
        return maks + 1
    forrige = list(range(len(b) + 1))
    for i, tegn in enumerate(a, start=1):
        raekke = [i]
        for j, andet in enumerate(b, start=1):
            pris = forrige[j - 1] + (tegn != andet)
            raekke.append(min(pris, forrige[j] + 1, raekke[j - 1] + 1))
        if min(raekke) > maks:
            return maks + 1
        forrige = raekke
    return forrige[-1]


def naermeste_enhed(tekst: str, navn: str, enheder: Iterable[FkEnhed]) -> FkEnhed | None:
    """The unit whose UUID is at most two digits off; else the only one of the same name.

    Only UUIDs that begin or end as the text does are compared digit by digit, so that a large
    organisation costs no more than a small one.
    """
    cifre = hexcifre(tekst)
    alle = list(enheder)
    kandidater = [
        (afstand(cifre, deres), enhed)
        for enhed in alle
        if (deres := hexcifre(str(enhed.uuid)))[:8] == cifre[:8] or deres[-8:] == cifre[-8:]
    ]
    taet, enhed = min(kandidater, key=lambda par: par[0], default=(MAKS_AFSTAND + 1, None))
    if enhed is not None and taet <= MAKS_AFSTAND:
        return enhed
    samme_navn = [enhed for enhed in alle if fold(enhed.navn) == fold(navn)]
    return samme_navn[0] if len(samme_navn) == 1 else None


def hexcifre(tekst: str) -> str:
    """The hex digits of a UUID, whole or not, as it stands in a cell."""
    return _HEX.sub("", tekst.lower())
