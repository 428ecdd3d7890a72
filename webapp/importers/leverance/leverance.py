"""What a vendor has delivered to the indexes (SF1470, SF1490, SF1491), as sager and bevillinger.

Delivered objects bypass the export and are the same in every variant (docs/adr/0010). A system
that passes the export under its own name (Cura) therefore delivers under `<navn> (leveret)`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from lxml import etree

from webapp.domain.fagsystem import Bevilling, Fagsystem, Kildested, Sag, Udbetaling
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.fk_organisation.graphql import Kilde
from webapp.importers.fk_organisation.virkning import Tidsvaelger, seneste_registrering
from webapp.importers.leverance.indeksroller import Rolleopslag
from webapp.importers.leverance.relationer import Personregister, Relationslaeser
from webapp.importers.leverance.sf1470 import LeveretSag, Sagslaeser
from webapp.importers.leverance.sf1470_dokumenter import Indeksdokument, laes_dokument, objekt_uuid
from webapp.importers.leverance.sf1490 import Bevillingslaeser, LeveretBevilling, laes_effektuering
from webapp.importers.leverance.sf1491 import Udtraekslaeser
from webapp.importers.rapport import Alvor, Fundliste, Problem
from webapp.importers.xmltrae import haendelser, lokalnavn

ROEDDER = {
    "ImporterSagDokumentIndeksInput": "Sager og dokumenter (SF1470)",
    "FremsoegSagDokumentIndeksOutput": "Sager og dokumenter (SF1470)",
    "ImporterYdelseIndeksInput": "Ydelser (SF1490)",
    "FremsoegYdelseIndeksOutput": "Ydelser (SF1490)",
}
LEVERET = "{} (leveret)"
_DOKUMENTER = frozenset({"DokumentIndeks", "DokumentFiltreretOejebliksbillede"})
_SAGER = frozenset({"SagIndeks", "SagFiltreretOejebliksbillede"})
_BEVILLINGER = frozenset({"BevillingIndeks", "BevillingFiltreretOejebliksbillede"})
_EFFEKTUERINGER = frozenset(
    {"OekonomiskEffektueringIndeks", "OekonomiskEffektueringFiltreretOejebliksbillede"}
)
_DUBLET = Problem(
    "LEVERET_DUBLET",
    "Objektet er leveret to gange. Det første er brugt.",
    "Indlæs hver leverance én gang.",
    Alvor.ADVARSEL,
)
_UDEN_MASTER = Problem(
    "LEVERET_UDEN_SYSTEM",
    "Objektet siger ikke, hvilket fagsystem det kommer fra (rollen Master).",
    "Master er obligatorisk.",
    Alvor.ADVARSEL,
)
_AABNET_UKENDT = Problem(
    "LEVERET_AABNET",
    "Fagsystemet står ikke i arket Fagsystemer. Det vises, som om der er åbnet for det i SAPA og "
    "Borgerblikket fra den første dag i leverancen.",
    "Skriv fagsystemet i Fagsystemer med »Åbnet«, hvis datoen skal tælle.",
    Alvor.OPLYSNING,
)
_OGSAA_EGEN = Problem(
    "SAG_OGSAA_LEVERET",
    "Sagen står både i arket Sager og i leverancen. Den vises to gange: som jeres valg sender den, "
    "og som den er leveret.",
    "Se forskellen under Sammenlign med varianten »leveret«.",
    Alvor.OPLYSNING,
)


@dataclass
class Leverance:
    """The objects of all delivered files, and the persons and systems that they bring."""

    sager: list[Sag] = field(default_factory=list)
    bevillinger: list[Bevilling] = field(default_factory=list)
    personer: list[Person] = field(default_factory=list)
    fagsystemer: list[Fagsystem] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Leverancegrundlag:
    """What delivered objects are read against."""

    roller: Rolleopslag
    personer: dict[str, Person]
    personslugs: Slugs
    sagslugs: Slugs
    ydelseslugs: Slugs
    fagsystemer: Sequence[Fagsystem]
    kommune: Cvr | None
    dato: date | None
    optagne_numre: frozenset[str] = frozenset()
    egne_sagsnumre: frozenset[str] = frozenset()


Filer = Sequence[tuple[str, bytes]]


def laes_leverance(
    filer: Filer, udtraek: Sequence[Kilde], grundlag: Leverancegrundlag, fund: Fundliste
) -> Leverance:
    """Everything the files hold: XML of SF1470 and SF1490, and JSON of SF1491 (`udtraek`).

    Raises Filfejl where XML is not well formed or has a DTD.
    """
    return _Laeser(grundlag, fund).laes(filer, udtraek)


class _Laeser:
    def __init__(self, grundlag: Leverancegrundlag, fund: Fundliste) -> None:
        self._grundlag, self._fund = grundlag, fund
        self._personer = Personregister(grundlag.personer, grundlag.personslugs, fund)
        self._systemer: dict[str, Fagsystem] = {}
        self._set: set[tuple[str, str]] = set()

    def laes(self, filer: Filer, udtraek: Sequence[Kilde]) -> Leverance:
        """Dokumenter and udbetalinger first: sager and bevillinger point at them."""
        dokumenter: dict[str, Indeksdokument] = {}
        udbetalinger: dict[tuple[str, str], list[Udbetaling]] = defaultdict(list)
        for relationer, objekt, registrering in self._objekter(filer, _DOKUMENTER):
            dokumenter[objekt_uuid(objekt)] = laes_dokument(relationer, objekt, registrering)
        for relationer, _, registrering in self._objekter(filer, _EFFEKTUERINGER):
            for noegle, udbetaling in laes_effektuering(relationer, registrering):
                udbetalinger[noegle].append(udbetaling)
        sager = list(self._sager(filer, dokumenter))
        kendte = {en.sag.sagsnummer: en.sag.slug for en in reversed(sager)}
        kendte |= {en.uuid: en.sag.slug for en in sager if en.uuid}
        leverance = Leverance([self._med_system(en) for en in sager])
        numre = set(self._grundlag.optagne_numre)
        bevillinger = self._bevillinger(filer, kendte, udbetalinger)
        for en in chain(bevillinger, self._udtraek(udtraek, kendte)):
            leverance.bevillinger.append(self._med_nummer(en, numre))
        leverance.personer = self._personer.nye
        leverance.fagsystemer = [self._aabnet(s, leverance) for s in self._systemer.values()]
        return leverance

    def _aabnet(self, system: Fagsystem, leverance: Leverance) -> Fagsystem:
        """The system, open from the first day that it delivers anything of."""
        dage = [
            *(sag.oprettet for sag in leverance.sager if sag.fagsystem == system.navn),
            *(
                ydelse.bevilget
                for bevilling in leverance.bevillinger
                if bevilling.fagsystem == system.navn
                for ydelse in bevilling.ydelser
            ),
        ]
        return replace(system, aabnet=min(dage, default=self._grundlag.dato))

    def _objekter(
        self, filer: Filer, baerere: frozenset[str]
    ) -> Iterator[tuple[Relationslaeser, etree._Element, etree._Element]]:
        """Each object of the kind with its latest registrering; freed when it has been read."""
        for fil, indhold in filer:
            valg = Tidsvaelger(fil, self._grundlag.dato, self._fund)
            relationer = Relationslaeser(valg, self._grundlag.roller, self._personer)
            for _, element in haendelser(fil, indhold, ("end",)):
                if lokalnavn(element) not in _DOKUMENTER | _SAGER | _BEVILLINGER | _EFFEKTUERINGER:
                    continue
                registrering = seneste_registrering(element)
                if registrering is not None:
                    if lokalnavn(element) in baerere:
                        yield relationer, element, registrering
                    element.clear()

    def _sager(
        self, filer: Filer, dokumenter: Mapping[str, Indeksdokument]
    ) -> Iterator[LeveretSag]:
        for relationer, objekt, registrering in self._objekter(filer, _SAGER):
            laeser = Sagslaeser(
                relationer, dokumenter, self._grundlag.sagslugs, self._grundlag.kommune
            )
            en = laeser.laes(objekt, registrering)
            if en is not None and self._er_ny("sag", en.uuid, en.sag.sted):
                yield en

    def _bevillinger(
        self,
        filer: Filer,
        sager: Mapping[str, str],
        udbetalinger: Mapping[tuple[str, str], list[Udbetaling]],
    ) -> Iterator[LeveretBevilling]:
        for relationer, objekt, registrering in self._objekter(filer, _BEVILLINGER):
            laeser = Bevillingslaeser(
                relationer, sager, udbetalinger, self._grundlag.ydelseslugs, self._grundlag.kommune
            )
            en = laeser.laes(objekt, registrering)
            if en is not None and self._er_ny("bevilling", en.uuid, en.bevilling.sted):
                yield en

    def _udtraek(
        self, kilder: Sequence[Kilde], sager: Mapping[str, str]
    ) -> Iterator[LeveretBevilling]:
        for kilde in kilder:
            laeser = Udtraekslaeser(
                fil=kilde.fil,
                sager=sager,
                personer=self._personer,
                slugs=self._grundlag.ydelseslugs,
                kommune=self._grundlag.kommune,
                fund=self._fund,
            )
            for en in laeser.laes(kilde):
                if self._er_ny("bevilling", en.uuid, en.bevilling.sted):
                    yield en

    def _er_ny(self, slags: str, uuid: str, sted: Kildested | None) -> bool:
        if uuid and (slags, uuid) in self._set:
            self._fund.meld(_DUBLET, sted or Kildested(""), uuid)
            return False
        self._set.add((slags, uuid))
        return True

    def _med_system(self, en: LeveretSag) -> Sag:
        if navnenoegle(en.sag.sagsnummer) in self._grundlag.egne_sagsnumre:
            self._fund.meld(_OGSAA_EGEN, en.sag.sted or Kildested(""), en.sag.sagsnummer)
        return replace(en.sag, fagsystem=self._system(en.sag.fagsystem, en.system, en.sag.sted))

    def _med_nummer(self, en: LeveretBevilling, optagne: set[str]) -> Bevilling:
        """The bevilling under its system, with a number that no other has."""
        bevilling, nr = en.bevilling, 1
        nummer = grund = bevilling.nummer or "leveret"
        while navnenoegle(nummer) in optagne:
            nr += 1
            nummer = f"{grund} ({nr})"
        optagne.add(navnenoegle(nummer))
        system = self._system(bevilling.fagsystem, en.system, bevilling.sted)
        return replace(bevilling, nummer=nummer, fagsystem=system)

    def _system(self, navn: str, uuid: str, sted: Kildested | None) -> str:
        """The name the object is kept under; a system that is not in the sheet is added."""
        if not navn and not uuid:
            self._fund.meld(_UDEN_MASTER, sted or Kildested(""))
        kendt = self._find(navn, uuid)
        navn = kendt.navn if kendt else navn or "Ukendt fagsystem"
        if kendt is not None and kendt.via_eksport:
            navn = LEVERET.format(navn)
            kendt = self._find(navn, "")
        if kendt is None and navn not in self._systemer:
            self._systemer[navn] = Fagsystem(navn, uuid)
            self._fund.meld(_AABNET_UKENDT, sted or Kildested(""), navn)
        return navn

    def _find(self, navn: str, uuid: str) -> Fagsystem | None:
        noegle = navnenoegle(navn)
        return next(
            (
                s
                for s in self._grundlag.fagsystemer
                if navnenoegle(s.navn) == noegle or (uuid and s.uuid.lower() == uuid)
            ),
            None,
        )
