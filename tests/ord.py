"""Words and kinds of words that no page says: each once stood on one, and so does its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tests.side import Side

# A page of these shows borger.dk or SAPA, with their own words and dates.
SKAERMBILLEDER = ("mit-overblik", "sapa", "sammenlign", "leveret", "workshop")
_LANGE = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_KORT_DATO = r"\b\d{1,2}\. (?!(?:" + _LANGE + r")\b)[a-zæøå]{3}\.? \d{4}"
OVERALT = {
    "one of several": re.compile(
        r"(?<![\d.,-])1 (?:[a-zæøå]+e |KLE-)?(?:sager|ydelser|enheder|borgere|dokumenter|rækker|"
        r"numre|roller|filer|varianter|kontakter|testpersoner|udbetalinger|journalnotater|brevtitler|personer|sagstyper|ændringer)\b"
    ),
    "several of one": re.compile(
        r"(?<![\d.,])(?!1\b)\d+ (?:sag|ydelse|enhed|borger|dokument|række|rolle|fil)\b(?!-)"
    ),
    "none, as a figure": re.compile(r"\b0 er skjult\b"),
    "a code said twice": re.compile(r"(\([A-ZÆØÅ0-9]+\)) \1"),
    "a slip": re.compile(
        r"\b[Ss]lides(?:ene|enes|'s)\b|Det afgør [A-ZÆØÅ]|\bVed en \w+, hvilken"
        r"|Tverfaglig|Hjælpe midler|Bergmann|32\.02\.24"
    ),
    "a unit of Cura that is another's": re.compile(r"Enhed i Cura: "),
    "a woman of every citizen": re.compile(r"\b[Hh]endes (?:side|sag|ydelse|liste|kontakt)\w*"),
    "that sager show": re.compile(r"viser borgeren en anden kontakt"),
    # Sendt from Cura, overført to the indexes, leveret by another fagsystem or its vendor.
    "delivered, by another word": re.compile(r"\bafleve?r\w*", re.IGNORECASE),
    "Cura sends": re.compile(
        r"\bCura (?:har )?(?:overfør\w*|overført|lever\w*|eksporter\w*)\b"
        r"|\b(?:overført|leveret|eksporteret) (?:af|fra) Cura\b"
    ),
    "others deliver": re.compile(
        r"\b(?:[Aa]ndre|[Dd]e andre) (?:fag)?systemer (?:har )?(?:selv )?(?:send|overfør)\w*"
        r"|\bleverandøren (?:skal |har )?(?:send|overfør)\w*"
        r"|\b(?:[Ss]endt|[Oo]verført) (?:af|fra) (?:andre|et andet|leverandør)"
    ),
    "to the indexes": re.compile(
        r"\b(?:sendt|sendes|leveret|eksporter\w+) til (?:indekse|[SY]\w*indekset)"
        r"|\b(?:overført|overføres) til (?:SAPA|Borgerblikket|Mit Overblik|Cura)\b"
    ),
    "KLE's words": re.compile(r"\bKLE[- ](?:kode|tal|emnenummer)\w*"),
    "another word": re.compile(r"\b(?:til)?kobl(?:et|ede|es|er|ing)\b"),
    "a bare None": re.compile(r"\bNone\b|\bundefined\b"),
    "a word twice": re.compile(r"\b(og|at|er|den|det|til|med|for|som|ikke) \1\b"),
}
I_VAERKTOEJET = {
    "one reader": re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine)\b"),
    "a short date beside the long": re.compile(_KORT_DATO),
}
# KOMBIT's own sentences, said as KOMBIT says them.
KOMBITS_EGNE = (
    "Du er bare lidt foran!",
    "sekscifret KLE-kode",
    "KLE-koder",
    "alternative fælleskommunale",
    "aflevere sager/forløb",
)


_IKKE_TEKST = {"script", "style", "textarea", "option", "pre", "code"}


def _stykker(element: etree._Element) -> Iterator[str]:
    """The texts that a reader meets, in order."""
    if element.tag not in _IKKE_TEKST:
        yield element.text or ""
        for barn in element:
            yield from _stykker(barn)
            yield barn.tail or ""


def find_ord(side: Side) -> list[str]:
    """What the page says that none should: `kind: words around`."""
    return find_ord_i(side.adresse, side.trae)


def find_ord_i(adresse: str, trae: etree._Element) -> list[str]:
    """The same of a page's tree."""
    stykker = (" ".join(t.split()) for main in trae.xpath("//main") for t in _stykker(main))
    tekst = re.sub(r" +([.,:;?!)])", r"\1", " ".join(s for s in stykker if s))
    return ord_i_tekst(tekst, er_skaerm=any(f"/{del_}/" in adresse for del_ in SKAERMBILLEDER))


def ord_i_tekst(tekst: str, *, er_skaerm: bool = False) -> list[str]:
    """The same of a text; `er_skaerm`: of borger.dk's or SAPA's own page."""
    for eget in KOMBITS_EGNE:
        tekst = tekst.replace(eget, "")
    regler = OVERALT if er_skaerm else OVERALT | I_VAERKTOEJET
    return [
        f"{slags}: {tekst[max(0, match.start() - 30) : match.end() + 30]}"
        for slags, moenster in regler.items()
        for match in moenster.finditer(tekst)
    ]
