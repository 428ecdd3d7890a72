"""Slugs: the part of an address that names a person, a sag or an ydelse, never a CPR number."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable

from webapp.domain.vaerdier.cprfund import find_cpr

# The pages of a kommune that stand where a variant stands in an address.
KOMMUNENS_SIDER = frozenset(
    {
        "billeder",
        "indlaes",
        "proeveborgere",
        "sammenlign",
        "varianter",
        "verifikation",
        "workshop",
    }
)
RESERVEREDE = KOMMUNENS_SIDER | {
    "adgang",
    "fortryd",
    "hvorfor",
    "kontrol",
    "mapping",
    "mit-overblik",
    "opsaetning",
    "parathed",
    "sapa",
    "static",
    "w",
}
_DANSK = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})
_ANDRE_TEGN = re.compile(r"[^a-z0-9.]+")
# Six and four digits, also where dots or dashes stand between the parts of the date.
_KAN_VAERE_CPR = re.compile(r"(?<!\d)\d{2}[.-]?\d{2}[.-]?\d{2}[.-]?\d{4}(?!\d)")
_HASHCIFRE = 8


def fold(tekst: str) -> str:
    """A name or number folded to `[a-z0-9.-]`; empty where nothing is left of it.

    `Ærø Kommune` gives `aeroe-kommune`; accents are dropped; no dot or dash stands at the ends.
    """
    # Most texts are of plain letters and Danish ones: those have no accents to look for.
    dansk = tekst.lower()
    if not tekst.isascii():
        dansk = unicodedata.normalize("NFC", tekst).lower().translate(_DANSK)
        if not dansk.isascii():
            uden_accent = unicodedata.normalize("NFKD", dansk)
            dansk = "".join(tegn for tegn in uden_accent if not unicodedata.combining(tegn))
    return _ANDRE_TEGN.sub("-", dansk).strip("-.")


def variantslug(navn: str) -> str:
    """The slug of a variant that is named after a file; empty where nothing is left of it.

    A variant that took the address of a page of the kommune could not be reached.
    """
    slug = fold(navn)
    return f"{slug}-2" if slug in KOMMUNENS_SIDER else slug


def noeglehash(tekst: str, noegle: bytes) -> str:
    """Eight hex digits: the same for the same text and key, and telling nothing of the text."""
    return hmac.new(noegle, tekst.encode(), hashlib.sha256).hexdigest()[:_HASHCIFRE]


def kan_vaere_cpr_slug(slug: str) -> bool:
    """True if a folded text holds ten digits that can be a CPR number."""
    return _KAN_VAERE_CPR.search(slug) is not None or next(find_cpr(slug), None) is not None


class Slugs:
    """Gives slugs that are unique among those it gave before, in the order it is asked."""

    def __init__(self, noegle: bytes, optaget: Iterable[str] = ()) -> None:
        """`noegle`: key of the hash that stands for a possible CPR number; `optaget`: taken."""
        self._noegle = noegle
        self._optaget = set(optaget) | RESERVEREDE
        # How far the numbers of a clash have come: a thousand of one name are not counted anew.
        self._sidste: dict[str, int] = {}

    def giv(self, tekst: str, ellers: str = "uden-navn") -> str:
        """The slug of a name or number; `ellers` where the text folds to nothing."""
        grund = fold(tekst) or ellers
        if kan_vaere_cpr_slug(grund):
            grund = noeglehash(tekst, self._noegle)
        slug, nummer = grund, self._sidste.get(grund, 1)
        while slug in self._optaget:
            nummer += 1
            slug = f"{grund}-{nummer}"
        self._optaget.add(slug)
        self._sidste[grund] = nummer
        return slug
