"""Bytes of a text file to text: the encodings that Danish municipalities' files have."""

from __future__ import annotations

import codecs
import unicodedata

from webapp.importers.rapport import Filfejl

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def afkod(fil: str, indhold: bytes) -> str:
    """UTF-8 with or without BOM, UTF-16 with BOM (Excel's »Unicode-tekst«), else Windows-1252.

    The text comes out in Unicode's composed form (NFC). Raises Filfejl where the bytes are no text.
    """
    if indhold.startswith(_UTF16):
        kodning = "utf-16"
    elif b"\0" in indhold:
        raise Filfejl(fil, "den er ikke en tekstfil. Gem den som .xlsx, .csv, .json eller .xml.")
    else:
        kodning = "utf-8-sig"
    try:
        tekst = indhold.decode(kodning)
    except UnicodeDecodeError:
        tekst = _afkod_windows(fil, indhold)
    return unicodedata.normalize("NFC", tekst)


def _afkod_windows(fil: str, indhold: bytes) -> str:
    try:
        return indhold.decode("cp1252")
    except UnicodeDecodeError as fejl:
        raise Filfejl(
            fil, "tegnene er hverken UTF-8 eller Windows-1252. Gem den igen som CSV UTF-8."
        ) from fejl
