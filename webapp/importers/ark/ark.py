"""Sheets in general: a workbook or a CSV file in, rows of cell values out, nothing interpreted."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark.celle import Vaerdi, er_tom
from webapp.importers.rapport import Filfejl, Fundliste, Problem

MAKS_RAEKKER = 200_000
MAKS_KOLONNER = 200
SKILLETEGN = (";", ",", "\t", "|")
# A header stands within the first rows: above it a title, a row of numbers or of A to G may stand.
BEGYNDELSE = 20
_MAKS_FELT = 1_000_000
# Excel's own bounds, blank rows and columns counted.
MAKS_LINJER, _MAKS_FELTER = 1_048_576, 16_384


@dataclass(frozen=True, eq=False)
class Ark:
    """One sheet: rows that are not blank, each with its number as the spreadsheet shows it."""

    fil: str
    navn: str
    raekker: Sequence[tuple[int, tuple[Vaerdi, ...]]]


def saml_ark(fil: str, navn: str, raekker: Iterator[tuple[int, tuple[Vaerdi, ...]]]) -> Ark:
    """The rows that are not blank; raises Filfejl above MAKS_RAEKKER of them."""
    samlede: list[tuple[int, tuple[Vaerdi, ...]]] = []
    for nummer, vaerdier in raekker:
        if all(er_tom(vaerdi) for vaerdi in vaerdier):
            continue
        if len(samlede) == MAKS_RAEKKER:
            graense = f"{MAKS_RAEKKER:,}".replace(",", ".")
            raise Filfejl(fil, f"den har mere end {graense} rækker. Del den i flere filer.")
        samlede.append((nummer, vaerdier[:MAKS_KOLONNER]))
    return Ark(fil, navn, samlede)


_SEP = re.compile(r"\A\s*\"?sep=(.|\t)\"?[ \t]*(?=\r?\n|\r)", re.IGNORECASE)


def del_sep(tekst: str) -> tuple[str | None, str]:
    """The delimiter that Excel's first line `sep=;` names, and the text with that line blank."""
    fundet = _SEP.match(tekst)
    return (fundet[1], tekst[fundet.end() :]) if fundet else (None, tekst)


def laes_csv(fil: str, tekst: str, skilletegn: str, fund: Fundliste) -> Ark:
    """A CSV text as one sheet without name. A record is one row, also with line breaks in it."""
    csv.field_size_limit(_MAKS_FELT)
    try:
        return saml_ark(fil, "", _poster(tekst, skilletegn, strengt=True))
    except csv.Error as fejl:
        problem = Problem(
            "CSV_ANFOERSELSTEGN",
            f"Anførselstegnene i filen passer ikke sammen ({_linje(tekst, skilletegn)}).",
            "Kontrollér rækkerne derfra, eller gem filen igen fra Excel.",
            Alvor.ADVARSEL,
        )
        ark = _laes_lempeligt(fil, tekst, skilletegn, fejl)
    fund.meld(problem, Kildested(fil))
    return ark


def laes_begyndelse(fil: str, tekst: str, skilletegn: str) -> Ark:
    """The first records of a CSV text, enough to recognise it; none where it cannot be divided."""
    poster = itertools.islice(_poster(tekst, skilletegn, strengt=False), BEGYNDELSE)
    try:
        return saml_ark(fil, "", poster)
    except csv.Error:
        return Ark(fil, "", ())


def _laes_lempeligt(fil: str, tekst: str, skilletegn: str, fejl: csv.Error) -> Ark:
    try:
        return saml_ark(fil, "", _poster(tekst, skilletegn, strengt=False))
    except csv.Error:
        besked = "den er ikke en csv-fil, som Excel kan have gemt. Gem den igen fra Excel."
        raise Filfejl(fil, besked) from fejl


def _poster(
    tekst: str, skilletegn: str, *, strengt: bool
) -> Iterator[tuple[int, tuple[Vaerdi, ...]]]:
    laeser = csv.reader(_linjer(tekst, skilletegn), delimiter=skilletegn, strict=strengt)
    for nummer, felter in enumerate(laeser, start=1):
        if any(felter):
            yield nummer, tuple(felter[:MAKS_KOLONNER])
        elif nummer > MAKS_LINJER:
            raise csv.Error("more rows than a sheet has")


def _linjer(tekst: str, skilletegn: str) -> Iterator[str]:
    """The lines; csv.Error where one has more columns than a sheet can have."""
    for linje in io.StringIO(tekst, newline=""):
        if linje.count(skilletegn) > _MAKS_FELTER:
            raise csv.Error("more columns than a sheet has")
        yield linje


def _linje(tekst: str, skilletegn: str) -> str:
    """Where the strict reading stopped: `linje 14`."""
    laeser = csv.reader(_linjer(tekst, skilletegn), delimiter=skilletegn, strict=True)
    try:
        for _ in laeser:
            pass
    except csv.Error:
        pass
    return f"linje {laeser.line_num}"
