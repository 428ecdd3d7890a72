"""The XML of one sheet as a stream of rows that hold something: cost follows content, not shape.

Excel writes a row and a cell for every place that was ever formatted. They are taken away from
the bytes before the parser makes elements of them; only those that say where they stand can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, cast

from lxml import etree

from webapp.importers import excel

MAKS_INDHOLD = 150 * 1024 * 1024
MAKS_FLETTEDE = 50_000
MAKS_KOLONNER = 200
_BID = 1024 * 1024
_MAKS_TAG = 64 * 1024
# As Excel and openpyxl write them: the literal beginning is what makes the search fast.
_TOMME = (
    re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]*/>'),
    re.compile(rb'<row r="[0-9]{1,7}"[^<>]*(?:/>|(?<!/)>\s*</row>)'),
)
# As others may write them: r anywhere, an empty value, a prefix.
_PREFIKS = rb"(?:[A-Za-z0-9]+:)?"
_TOMME_ANDRE = (
    re.compile(
        rb'<%sc\b(?=[^<>]*\sr=")[^<>]*(?:/>|(?<!/)>(?:<%sv\s*/>|<%sv></%sv>)?</%sc>)'
        % ((_PREFIKS,) * 5)
    ),
    re.compile(rb'<%srow\b(?=[^<>]*\sr=")[^<>]*(?:/>|(?<!/)>\s*</%srow>)' % ((_PREFIKS,) * 2)),
)
_NOK = _BID // 10
_KOLONNE = re.compile(r"[A-Za-z]{1,3}")
Omraade = tuple[int, int, int, int]


class ForStortError(ValueError):
    """The sheet holds more than is read."""


@dataclass(frozen=True, slots=True)
class Celle:
    """A cell as the XML has it: its type and style, its value, and its formula, if it is one."""

    slags: str
    stil: int
    vaerdi: str
    formel: str | None


@dataclass
class Arkstroem:
    """Rows of one sheet; `flettede` is whole when the rows have been read."""

    kilde: IO[bytes]
    flettede: list[Omraade] = field(default_factory=list)

    def raekker(self) -> Iterator[tuple[int, dict[int, Celle]]]:
        """The number of each row that holds a cell, and its cells by column (from 0)."""
        laeser = etree.XMLPullParser(
            events=("end",), resolve_entities=False, no_network=True, huge_tree=False
        )
        nummer = 0
        for bid in _uden_tomme(self.kilde):
            laeser.feed(bid)
            for _, fundet in laeser.read_events():
                element = cast("etree._Element", fundet)  # noqa: SLF001 - lxml has no other name for it
                navn = str(element.tag).rpartition("}")[2]
                if navn == "row":
                    nummer = int(element.get("r") or nummer + 1)
                    if celler := dict(_celler(element)):
                        yield nummer, celler
                    _frigoer(element)
                elif navn == "mergeCell":
                    self._flet(str(element.get("ref")))
                    _frigoer(element)
        laeser.close()

    def _flet(self, omraade: str) -> None:
        if len(self.flettede) >= MAKS_FLETTEDE:
            raise ForStortError(f"mere end {MAKS_FLETTEDE} flettede områder")
        fra_k, fra_r, til_k, til_r = excel.range_boundaries(omraade)
        self.flettede.append((fra_k or 1, fra_r or 1, til_k or 1, til_r or 1))


def _uden_tomme(kilde: IO[bytes]) -> Iterator[bytes]:
    """The bytes without empty cells and rows; each piece ends before a tag."""
    rest, ialt = b"", 0
    while bid := kilde.read(_BID):
        samlet = rest + bid
        snit = max(samlet.rfind(b"<"), 0)
        rest = samlet[snit:]
        if len(rest) > _MAKS_TAG and b">" not in rest:
            raise ForStortError("et element med endeløse attributter")
        ren = samlet[:snit]
        for tom in _TOMME:
            ren = tom.sub(b"", ren)
        if len(ren) > _NOK:
            for tom in _TOMME_ANDRE:
                ren = tom.sub(b"", ren)
        ialt += len(ren)
        if ialt > MAKS_INDHOLD:
            raise ForStortError(f"mere end {MAKS_INDHOLD // 1024**2} MB indhold")
        yield ren
    yield rest


def _celler(raekke: etree._Element) -> Iterator[tuple[int, Celle]]:
    kolonne = -1
    for element in raekke:
        if str(element.tag).rpartition("}")[2] != "c":
            continue
        sted = _KOLONNE.match(element.get("r") or "")
        kolonne = excel.column_index_from_string(sted[0].upper()) - 1 if sted else kolonne + 1
        if kolonne < MAKS_KOLONNER and len(element):
            yield kolonne, _celle(element)


def _celle(element: etree._Element) -> Celle:
    vaerdi, formel = "", None
    for del_ in element:
        navn = str(del_.tag).rpartition("}")[2]
        if navn == "v":
            vaerdi = del_.text or ""
        elif navn == "f":
            formel = f"={del_.text or ''}"
        elif navn == "is":
            vaerdi = samlet_tekst(del_)
    return Celle(element.get("t") or "n", int(element.get("s") or 0), vaerdi, formel)


def samlet_tekst(element: etree._Element) -> str:
    """The text of a string, its runs put together; how it is pronounced (rPh) is left out."""
    dele: list[str] = []
    for del_ in element:
        navn = str(del_.tag).rpartition("}")[2]
        if navn == "t":
            dele.append(del_.text or "")
        elif navn == "r":
            dele.append(samlet_tekst(del_))
    return "".join(dele)


def _frigoer(element: etree._Element) -> None:
    """Let go of what has been read. The element itself goes with the next one."""
    element.clear()
    over = element.getparent()
    while over is not None and element.getprevious() is not None:
        del over[0]
