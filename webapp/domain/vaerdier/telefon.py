"""Danish telephone numbers: eight digits, however they are written."""

from __future__ import annotations

import re

_LANDEKODE = re.compile(r"^(?:\+|00)45")
_CIFFER_TELEFON = 8


def otte_cifre(tekst: str) -> str | None:
    """`+45 3334 9400` in, `33349400` out; None where the text is not a Danish number (DIG-E)."""
    cifre = re.sub(r"[\s.\-()]", "", tekst)
    cifre = _LANDEKODE.sub("", cifre)
    return cifre if cifre.isascii() and cifre.isdigit() and len(cifre) == _CIFFER_TELEFON else None
