"""Characters that are not what they look like: invisible ones, dashes, letters of other scripts."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# What Unicode says is to be passed over (Default_Ignorable_Code_Point) and does not count as
# format characters, and the blank pattern of Braille.
_TOMME = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000))))
)
_USYNLIGE_SLAGS = frozenset({"Cf", "Cs", "Cc"})
_LINJE = frozenset("\t\n\r\v\f\x85")
# HYPHEN and NON-BREAKING HYPHEN are the hyphen of the keyboard; a dash is another sign.
_BINDESTREG = str.maketrans({"\u2010": "-", "\u2011": "-"})
_STREGER = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-")
)
_HEX_32 = re.compile(r"[0-9a-f]{32}")
_GRUPPER = (8, 12, 16, 20)


def ren(tekst: str) -> str:
    """The text composed (NFC), without invisible characters, with one kind of hyphen."""
    if tekst.isascii() and tekst.isprintable():
        return tekst
    sammensat = unicodedata.normalize("NFC", tekst).translate(_BINDESTREG)
    # Most are Danish words, and one look at all the letters is ten times as fast as one at each.
    if sammensat.isprintable() and _TOMME.isdisjoint(sammensat):
        return sammensat
    return "".join(tegn for tegn in sammensat if not _er_usynligt(tegn))


def _er_usynligt(tegn: str) -> bool:
    return tegn in _TOMME or (unicodedata.category(tegn) in _USYNLIGE_SLAGS and tegn not in _LINJE)


def ens_streger(tekst: str) -> str:
    """The text with every dash as a hyphen: for numbers, never for names."""
    return tekst.translate(_STREGER)


def som_uuid(tekst: str) -> str:
    """A text as a UUID is written: lower case, hyphens where 32 hex digits have none.

    Blanks, braces and `urn:uuid:` around it are dropped; what is no UUID comes back as it is.
    """
    uden = "".join(ens_streger(unicodedata.normalize("NFKC", ren(tekst))).split()).lower()
    uden = uden.removeprefix("urn:uuid:").strip("{}()\"'")
    if not _HEX_32.fullmatch(uden):
        return uden
    graenser = (0, *_GRUPPER, len(uden))
    return "-".join(uden[fra:til] for fra, til in pairwise(graenser))


def fremmede(tekst: str, tilladte: str) -> str:
    """The name of the first character of the text that is not allowed; empty where all are.

    `tilladte`: the characters that the value may have.
    """
    fremmed = next((tegn for tegn in tekst if tegn not in tilladte), None)
    if fremmed is None:
        return ""
    navn = unicodedata.name(fremmed, "ukendt tegn")
    return f"»{fremmed}« (U+{ord(fremmed):04X} {navn})"
