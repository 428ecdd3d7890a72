"""How near a wrong UUID is to a right one, digit by digit."""

from __future__ import annotations

import re

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


def hexcifre(tekst: str) -> str:
    """The hex digits of a UUID, whole or not, as it stands in a cell."""
    return _HEX.sub("", tekst.lower())
