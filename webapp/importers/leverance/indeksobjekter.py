"""The objects of SF1470 and SF1490 files: each UUID once, by its latest registrering."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.fk_organisation.virkning import (
    boern,
    registreret,
    seneste_registrering,
    sted_i,
    tekst,
)
from webapp.importers.leverance.sf1470_dokumenter import objekt_uuid
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.xmltrae import haendelser, lokalnavn

DOKUMENTER, SAGER, BEVILLINGER = "dokumenter", "sager", "bevillinger"
EFFEKTUERINGER, UDBETALINGER = "effektueringer", "udbetalinger"
# What the element that holds an object is called, at import and in an answer.
_SLAGS = {
    "DokumentIndeks": DOKUMENTER,
    "DokumentFiltreretOejebliksbillede": DOKUMENTER,
    "SagIndeks": SAGER,
    "SagFiltreretOejebliksbillede": SAGER,
    "BevillingIndeks": BEVILLINGER,
    "BevillingFiltreretOejebliksbillede": BEVILLINGER,
    "OekonomiskEffektueringIndeks": EFFEKTUERINGER,
    "OekonomiskEffektueringFiltreretOejebliksbillede": EFFEKTUERINGER,
}
FORLADT = frozenset({"Slettet", "Passiveret"})
_DUBLET = Problem(
    "LEVERET_DUBLET",
    "Objektet er leveret to gange. Det tæller én gang.",
    "Indlæs hver leverance én gang.",
    Alvor.ADVARSEL,
)
_AELDRE = Problem(
    "LEVERET_AELDRE",
    "Objektet er leveret igen med en senere registrering. Den nyeste er brugt.",
    "",
    Alvor.OPLYSNING,
)
_SVAR_FEJL = Problem(
    "INDEKS_SVAR_FEJL",
    "Svaret fra indekset melder fejl; der kan mangle objekter.",
    "Statuskode 20. Hent filen igen.",
)
Filer = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, kw_only=True)
class Objekt:
    """One object with its latest registrering; the element lives until the next one is asked."""

    fil: str
    slags: str
    uuid: str
    element: etree._Element
    registrering: etree._Element

    @property
    def sted(self) -> Kildested:
        """The object's line."""
        return sted_i(self.fil, self.element)

    @property
    def er_slettet(self) -> bool:
        """True where the index no longer holds the object."""
        return tekst(self.registrering, "LivscyklusKode") in FORLADT


@dataclass(frozen=True, slots=True)
class _Valgt:
    """Where the registrering of an object stands that is used."""

    fil: str
    nr: int
    tid: datetime
    aftryk: bytes
    sted: Kildested


class Indeksobjekter:
    """Knows, after one read of all files, which registrering of each object is used."""

    def __init__(self, fund: Fundliste) -> None:
        self._fund = fund
        self._valgte: dict[tuple[str, str], _Valgt] = {}

    def find_nyeste(self, filer: Filer) -> None:
        """Choose the latest registrering of each object; tell of doubles and of fault answers."""
        for fil, indhold in filer:
            for nr, element in enumerate(_elementer(fil, indhold)):
                if lokalnavn(element) in _SLAGS:
                    self._vaelg(fil, nr, element)
                else:
                    self._laes_status(fil, element)

    def af(self, filer: Filer, slags: str) -> Iterator[Objekt]:
        """The chosen objects of one kind, in the order of the files."""
        for fil, indhold in filer:
            for nr, element in enumerate(_elementer(fil, indhold)):
                if _SLAGS.get(lokalnavn(element)) != slags:
                    continue
                uuid = _noegle(element, fil, nr)
                valgt = self._valgte[slags, uuid]
                registrering = seneste_registrering(element)
                if (valgt.fil, valgt.nr) == (fil, nr) and registrering is not None:
                    yield Objekt(
                        fil=fil, slags=slags, uuid=uuid, element=element, registrering=registrering
                    )

    def _vaelg(self, fil: str, nr: int, element: etree._Element) -> None:
        slags, uuid = _SLAGS[lokalnavn(element)], _noegle(element, fil, nr)
        registrering = seneste_registrering(element)
        if registrering is None:
            return
        regnskab = self._fund.regnskab
        regnskab.fundet(fil, slags)
        ny = _Valgt(fil, nr, registreret(registrering), _aftryk(element), sted_i(fil, element))
        kendt = self._valgte.setdefault((slags, uuid), ny)
        if kendt is ny:
            return
        if kendt.aftryk == ny.aftryk:
            regnskab.uaendret(fil, slags)
            self._fund.meld(_DUBLET, ny.sted, uuid)
            return
        vinder, taber = (ny, kendt) if ny.tid > kendt.tid else (kendt, ny)
        self._valgte[slags, uuid] = vinder
        regnskab.fortraengt(taber.fil, slags)
        self._fund.meld(_DUBLET if ny.tid == kendt.tid else _AELDRE, taber.sted, uuid)

    def _laes_status(self, fil: str, element: etree._Element) -> None:
        kode = tekst(element, "StatusKode")
        if kode not in {"", "20"}:
            vist = f"{kode} {tekst(element, 'FejlbeskedTekst')}".strip()
            self._fund.meld(_SVAR_FEJL, sted_i(fil, element), vist)
            self._fund.regnskab.svaret_er_fejl(fil, f"svaret fra indekset er en fejl: {vist}")


def _elementer(fil: str, indhold: bytes) -> Iterator[etree._Element]:
    """The objects of a file and its StandardRetur; each is freed when the next is asked for.

    The elements of an object's own name may be nested: only the one with Registrering is one.
    """
    for _, element in haendelser(fil, indhold, ("end",)):
        navn = lokalnavn(element)
        er_objekt = navn in _SLAGS and next(boern(element, "Registrering"), None) is not None
        if er_objekt or navn == "StandardRetur":
            yield element
            element.clear()


def _noegle(element: etree._Element, fil: str, nr: int) -> str:
    """The object's UUID; where it has none, its place."""
    return objekt_uuid(element) or f"{fil}#{nr}"


def _aftryk(element: etree._Element) -> bytes:
    """The same for two elements of the same content."""
    return hashlib.blake2b(etree.tostring(element, with_tail=False, method="c14n")).digest()
