"""Prædefinerede titler: headings for SAPA's journalnotater that the kommune has written (K14).

Sources: SAPA's administration has a page of the name, and its user may take one of them or write a
heading (screens.md §5). That they are the same for every role, their order and the limits are
inferred.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr

# What the heading of a note may have, too: a title that can be kept can be sent.
MAKS_TITEL = 255
MAKS_TITLER = 100
MAKS_NAEVNT = 5


def laes_titler(tekst: str) -> tuple[str, ...]:
    """The titles of a text, one a line; blanks around one are dropped, and so is an empty line."""
    return tuple(filter(None, _linjer(tekst)))


def skriv_titler(titler: tuple[str, ...]) -> str:
    """The text that `laes_titler` reads them from."""
    return "\n".join(titler)


def titelfejl(tekst: str) -> tuple[str, ...]:
    """What is wrong with the lines of a text, in Danish, each by its number as typed.

    Empty where all can be kept. No message repeats what stands in a line.
    """
    fejl: list[str] = []
    sete: dict[str, int] = {}
    for nr, titel in enumerate(_linjer(tekst), start=1):
        if hvad := linjefejl(titel):
            fejl.append(f"Linje {nr} {hvad}")
        elif titel and (foerst := sete.setdefault(titel.casefold(), nr)) != nr:
            fejl.append(f"Linje {nr} er den samme som linje {foerst}. Slet den ene.")
    titler = laes_titler(tekst)
    if len(titler) > MAKS_TITLER:
        fejl.append(f"Der er {len(titler)} titler, og der må højst være {MAKS_TITLER}.")
    if not fejl and (kan_vaere_cpr(tekst) or kan_vaere_cpr(skriv_titler(titler))):
        fejl.append("To linjer kan tilsammen læses som et CPR-nummer. Skriv dem uden cifrene.")
    return tuple(fejl)


def linjefejl(titel: str) -> str:
    """What is wrong with one title, in words that follow »Linje 2«; empty where nothing is."""
    if kan_vaere_cpr(titel):
        return "kan rumme et CPR-nummer. Skriv titlen uden."
    if (skjult := next((t for t in titel if not t.isprintable()), None)) is not None:
        return f"har et tegn, der ikke kan ses (U+{ord(skjult):04X}). Skriv linjen igen uden det."
    if len(titel) > MAKS_TITEL:
        return f"har {len(titel)} tegn og må højst have {MAKS_TITEL}."
    return ""


def kan_foejes_til(titler: tuple[str, ...], titel: str) -> bool:
    """True if the titles can be kept with one more, that is read as a line is."""
    if not titel or linjefejl(titel) or len(titler) >= MAKS_TITLER:
        return False
    kendt = titel.casefold() in {en.casefold() for en in titler}
    return not kendt and not kan_vaere_cpr(skriv_titler((*titler, titel)))


def titelforskelle(foer: tuple[str, ...], efter: tuple[str, ...]) -> Iterator[str]:
    """What differs, in words: what is new, what is gone, else that the order is another."""
    nye = [titel for titel in efter if titel not in foer]
    vaek = [titel for titel in foer if titel not in efter]
    if nye:
        yield f"kommer til: {_naevnt(nye)}"
    if vaek:
        yield f"tages væk: {_naevnt(vaek)}"
    if [t for t in efter if t in foer] != [t for t in foer if t in efter]:
        yield "rækkefølgen er en anden"


def _naevnt(titler: list[str]) -> str:
    flere = len(titler) - MAKS_NAEVNT
    navne = [f"»{titel}«" for titel in titler[:MAKS_NAEVNT]]
    return opremsning([*navne, *([antal(flere, "titel", "titler") + " til"] if flere > 0 else [])])


def _linjer(tekst: str) -> Iterator[str]:
    """Each line composed, its blanks and tabs as single blanks; other signs stay, to be told."""
    for linje in tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        sammensat = unicodedata.normalize("NFC", linje)
        blanke = (" " if t == "\t" or unicodedata.category(t) == "Zs" else t for t in sammensat)
        yield " ".join(filter(None, "".join(blanke).split(" ")))
