"""A word of the field leads to the guide where it is first met on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

# What a text may write, and the anchor of the word in docs/vejledning/ord.md.
ORD: Mapping[str, str] = {
    r"classificationFilter": "classificationfilter",
    r"fælleskommunal\w* ydelsestype\w*": "ydelsestype",
    r"sekscifre\w+ KLE-nummer|sekscifre\w+ emne|KLE-emne\w*|KLE-n[ur]m\w+": "kle-emne",
    r"lede[rt]?(?: \w+)? opad": "leder-opad",
    r"sagsansvarlig\w*": "ansvarlig",
    r"organisationsark\w*": "organisationsark",
    r"forberedelsesark\w*": "forberedelsesark",
    r"henvendelsessted\w*": "henvendelsessted",
    r"oprydning\w*": "oprydning",
    r"prøveborger\w*": "proeveborger",
    r"Situation [123]": "situation",
    r"UUID\w*": "uuid",
    r"FK Organisation(?:s\b)?": "fk-organisation",
    r"Borgerblikket": "borgerblikket",
    r"fradato\w*": "fradato",
    r"[Mm]ap(?:ning(?:en)?|pe|pet|pes)\b": "mapning",
    r"[Mm]odel [12]\b": "model",
    r"EOJ\b": "eoj",
    r"FFB\b": "ffb",
    r"FS ?III\b": "fsiii",
}
_DELE = {anker: re.compile(rf"\b(?:{moenster})") for moenster, anker in ORD.items()}


def med_ord(tekst: str, kendte: set[str]) -> Markup:
    """The text, safe, each word that is not among `kendte` a link; those that are linked are added.

    Only the first place of a word: a text full of links is read by nobody.
    """
    fundne = sorted(
        (traef.span(), anker)
        for anker, moenster in _DELE.items()
        if anker not in kendte and (traef := moenster.search(tekst))
    )
    ud, slut = Markup(""), 0
    for (fra, til), anker in fundne:
        if fra < slut:
            continue
        kendte.add(anker)
        ud += escape(tekst[slut:fra])
        ud += Markup('<a class="ordlink" href="/vejledning/ord/#{}">{}</a>').format(
            anker, tekst[fra:til]
        )
        slut = til
    return ud + escape(tekst[slut:])
