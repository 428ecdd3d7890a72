"""Virkning in KOMBIT's XML: which of several versions of a thing holds on a day (formats.md §2.3).

Elements are known by their local names: the same content comes under several namespaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lxml import etree

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.periode import Periode
from webapp.importers.fk_organisation.vaerdier import laes_dag
from webapp.importers.rapport import Fundliste
from webapp.importers.tegn import ren
from webapp.importers.tid import orden
from webapp.importers.xmltrae import lokalnavn


def boern(element: etree._Element | None, navn: str) -> Iterator[etree._Element]:
    """The children with the local name."""
    if element is not None:
        yield from (barn for barn in element if lokalnavn(barn) == navn)


def find(element: etree._Element | None, *sti: str) -> etree._Element | None:
    """The first descendant by a path of local names."""
    for navn in sti:
        element = next(boern(element, navn), None)
    return element


def tekst(element: etree._Element | None, *sti: str) -> str:
    """The text at a path of local names, white space folded; empty where there is none."""
    fundet = find(element, *sti)
    return " ".join(ren(fundet.text or "").split()) if fundet is not None else ""


def reference(element: etree._Element | None, *sti: str) -> str:
    """The UUID, or else the URN, that stands under the path."""
    under = find(element, *sti)
    return tekst(under, "UUIDIdentifikator") or tekst(under, "URNIdentifikator")


def sted_i(fil: str, element: etree._Element) -> Kildested:
    """The element's line."""
    return Kildested(fil, "", f"linje {element.sourceline}")


@dataclass(frozen=True)
class Tidsvaelger:
    """Chooses by virkning on `dato`; without a date what holds last."""

    fil: str
    dato: date | None
    fund: Fundliste

    def periode(self, element: etree._Element) -> Periode:
        """The element's Virkning; an end that is a GraenseIndikator or missing is open."""
        return Periode(self._dag(element, "FraTidspunkt"), self._dag(element, "TilTidspunkt"))

    def _dag(self, element: etree._Element, ende: str) -> date | None:
        tid = find(element, "Virkning", ende, "TidsstempelDatoTid")
        if tid is None:
            return None
        return laes_dag(tid.text or "", sted_i(self.fil, tid), self.fund)

    def gaeldende(self, elementer: Sequence[etree._Element]) -> list[etree._Element]:
        """Those whose virkning covers the day, in the order of the file."""
        perioder = [(self.periode(element), element) for element in elementer]
        if self.dato is None:
            return [element for periode, element in perioder if periode.til is None]
        return [element for periode, element in perioder if periode.daekker(self.dato)]

    def en(self, elementer: Sequence[etree._Element]) -> etree._Element | None:
        """The one that holds; of several the one that began last, of none the latest before."""
        valgte = self.gaeldende(elementer) or list(elementer)
        return max(valgte, key=lambda e: self.periode(e).fra or date.min, default=None)


def seneste_registrering(objekt: etree._Element) -> etree._Element | None:
    """The latest of an object's registreringer: instants are compared, not their texts."""
    return max(boern(objekt, "Registrering"), key=registreret, default=None)


def registreret(registrering: etree._Element) -> datetime:
    """When it was registered; before all others where it does not say so."""
    return orden(tekst(registrering, "Tidspunkt"))
