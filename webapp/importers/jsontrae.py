"""Walking a JSON tree whose shape cannot be trusted: every step gives a value of the kind asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from webapp.importers.rapport import Filfejl
from webapp.importers.tegn import ren

# Above what a municipality's 25 MB can hold of real objects; an empty one costs 60 bytes.
MAKS_OBJEKTER = 600_000
MAKS_VAERDIER = 2_000_000
MAKS_LAG = 50


def laes_json(fil: str, tekst: str) -> object:
    """The parsed text; raises Filfejl with the line of the fault, or where it is out of bounds."""
    if tekst.count("{") + tekst.count("[") > MAKS_OBJEKTER or tekst.count(",") > MAKS_VAERDIER:
        raise Filfejl(
            fil,
            f"den har mere end {MAKS_OBJEKTER:,} objekter eller {MAKS_VAERDIER:,} værdier. "
            "Del den i flere.".replace(",", "."),
        )
    try:
        data = json.loads(tekst)
    except json.JSONDecodeError as fejl:
        foer = tekst[: fejl.pos].rstrip()
        aarsag = (
            "der er et komma for meget"
            if foer.endswith(",") and tekst[fejl.pos : fejl.pos + 1] in ("]", "}")
            else "teksten er ikke gyldig JSON"
        )
        besked = f"{aarsag} på linje {fejl.lineno}, tegn {fejl.colno}. Ret filen, og prøv igen."
        raise Filfejl(fil, besked) from fejl
    except RecursionError as fejl:
        raise Filfejl(fil, _FOR_DYB) from fejl
    except ValueError as fejl:
        raise Filfejl(fil, "den er ikke gyldig JSON. Hent den igen fra kilden.") from fejl
    if _er_for_dyb(data):
        raise Filfejl(fil, _FOR_DYB)
    return data


_FOR_DYB = (
    f"JSON'en har objekter i mere end {MAKS_LAG} lag. Intet af det, vi læser, har det. Hent "
    "den igen fra kilden."
)


def _er_for_dyb(data: object) -> bool:
    lag: list[object] = [data]
    for _ in range(MAKS_LAG):
        lag = [
            barn
            for vaerdi in lag
            if isinstance(vaerdi, dict | list)
            for barn in (vaerdi.values() if isinstance(vaerdi, dict) else vaerdi)
            if isinstance(barn, dict | list)
        ]
        if not lag:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Knude:
    """A JSON value and the path to it: `data.organisationEnhedListe.edges[3].node`."""

    vaerdi: Any
    sti: str = ""

    def __getitem__(self, noegle: str) -> Knude:
        """The value under a key; a node of None where there is none."""
        under = self.vaerdi.get(noegle) if isinstance(self.vaerdi, dict) else None
        return Knude(under, f"{self.sti}.{noegle}" if self.sti else noegle)

    def har(self, *noegler: str) -> bool:
        """True if one of the keys is there at all, whatever its value."""
        return isinstance(self.vaerdi, dict) and any(n in self.vaerdi for n in noegler)

    def foerste_af(self, *noegler: str) -> Knude:
        """The value under the first of the keys that has one."""
        for noegle in noegler:
            if self[noegle].vaerdi is not None:
                return self[noegle]
        return self[noegler[0]]

    def elementer(self) -> Iterator[Knude]:
        """The items of a list; the value itself where it is an object; nothing else."""
        if isinstance(self.vaerdi, list):
            for nummer, element in enumerate(self.vaerdi):
                yield Knude(element, f"{self.sti}[{nummer}]")
        elif isinstance(self.vaerdi, dict):
            yield self

    def indpakkede(self, lag: int) -> Iterator[Knude]:
        """The value, and the objects and lists inside objects, the outermost first."""
        knuder = [self]
        for _ in range(lag):
            yield from knuder
            knuder = [
                knude[str(noegle)]
                for knude in knuder
                if isinstance(knude.vaerdi, dict)
                for noegle, under in knude.vaerdi.items()
                if isinstance(under, dict | list)
            ]

    @property
    def tekst(self) -> str:
        """The value as text; empty for null, lists and objects."""
        if isinstance(self.vaerdi, str | int | float) and not isinstance(self.vaerdi, bool):
            return ren(str(self.vaerdi)).strip()
        return ""
