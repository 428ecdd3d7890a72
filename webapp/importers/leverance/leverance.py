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

from webapp.domain.fagsystem import (
    Bevilling,
    Effektuering,
    Fagsystem,
    Kildested,
    Sag,
    Udbetaling,
)
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.fk_organisation.graphql import Kilde
from webapp.importers.fk_organisation.virkning import Tidsvaelger
from webapp.importers.leverance.indeksobjekter import (
    BEVILLINGER,
    DOKUMENTER,
    EFFEKTUERINGER,
    SAGER,
    UDBETALINGER,
    Filer,
    Indeksobjekter,
    Objekt,
)
from webapp.importers.leverance.indeksroller import Rolleopslag
from webapp.importers.leverance.relationer import Personregister, Relationslaeser
from webapp.importers.leverance.sf1470 import LeveretSag, Sagslaeser
from webapp.importers.leverance.sf1470_dokumenter import Indeksdokument, laes_dokument
from webapp.importers.leverance.sf1490 import (
    Bevillingslaeser,
    LeveretBevilling,
    laes_effektuering,
    laes_hele,
)
from webapp.importers.leverance.sf1491 import Udtraekslaeser
from webapp.importers.rapport import Fundliste, Problem

ROEDDER = {
    "ImporterSagDokumentIndeksInput": "Sager og dokumenter (SF1470)",
    "FremsoegSagDokumentIndeksOutput": "Sager og dokumenter (SF1470)",
    "ImporterYdelseIndeksInput": "Ydelser (SF1490)",
    "FremsoegYdelseIndeksOutput": "Ydelser (SF1490)",
}
LEVERET = "{} (leveret)"
_SLETTET = Problem(
    "LEVERET_SLETTET",
    "Objektet er slettet i indekset og er ikke læst.",
    "",
    Alvor.OPLYSNING,
)
_UDEN_BEVILLING = Problem(
    "UDBETALING_UDEN_BEVILLING",
    "Udbetalingen er udeladt: dens bevilling eller ydelse er ikke med i filerne.",
    "Indlæs bevillingen (SF1490) sammen med udbetalingen, eller ret henvisningen.",
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
_UDEN_OVERSAG = Problem(
    "SAG_UDEN_OVERSAG",
    "Oversagen, som sagen hører til, er ikke i leverancen. Sagen er læst uden den.",
    "Indlæs oversagen sammen med sagen, hvis »Hører til« skal ses. En sag i arket Sager har intet "
    "UUID, så den kan ikke findes herfra.",
    Alvor.OPLYSNING,
)


@dataclass
class Leverance:
    """The objects of all delivered files, and the persons and systems that they bring."""

    sager: list[Sag] = field(default_factory=list)
    bevillinger: list[Bevilling] = field(default_factory=list)
    effektueringer: list[Effektuering] = field(default_factory=list)
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


# Each udbetaling with its place, by the bevilling's UUID and the ydelse's Id.
Udbetalinger = defaultdict[tuple[str, str], list[tuple[Udbetaling, Kildested]]]


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
        self._objekter = Indeksobjekter(fund)
        self._systemer: dict[str, Fagsystem] = {}
        self._set: set[str] = set()
        self._effektueringer: dict[str, Effektuering] = {}

    def laes(self, filer: Filer, udtraek: Sequence[Kilde]) -> Leverance:
        """Dokumenter and udbetalinger first: sager and bevillinger point at them."""
        self._objekter.find_nyeste(filer)
        dokumenter = self._dokumenter(filer)
        udbetalinger = self._udbetalinger(filer)
        sager = list(self._sager(filer, dokumenter))
        kendte = {en.sag.sagsnummer: en.sag.slug for en in reversed(sager)}
        kendte |= {en.uuid: en.sag.slug for en in sager if en.uuid}
        leverance = Leverance([self._med_system(en, kendte) for en in sager])
        numre = set(self._grundlag.optagne_numre)
        bevillinger = list(self._bevillinger(filer, kendte, udbetalinger))
        self._meld_foraeldreloese(udbetalinger, bevillinger)
        for en in chain(bevillinger, self._udtraek(udtraek, kendte)):
            leverance.bevillinger.append(self._med_nummer(en, numre))
        leverance.effektueringer = list(self._hele(filer).values())
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

    def _af(self, filer: Filer, slags: str) -> Iterator[tuple[Objekt, Relationslaeser]]:
        for objekt in self._objekter.af(filer, slags):
            valg = Tidsvaelger(objekt.fil, self._grundlag.dato, self._fund)
            yield objekt, Relationslaeser(valg, self._grundlag.roller, self._personer)

    def _udelad(self, objekt: Objekt, problem: Problem | None = None) -> None:
        if problem is not None:
            self._fund.meld(problem, objekt.sted, objekt.uuid)
        tael = self._fund.regnskab
        # That an object is deleted is something to know of it.
        (tael.fortraengt if objekt.er_slettet else tael.udeladt)(objekt.fil, objekt.slags)

    def _dokumenter(self, filer: Filer) -> dict[str, Indeksdokument | None]:
        """The dokumenter by UUID; None for one that is deleted, so that no sag shows it."""
        dokumenter: dict[str, Indeksdokument | None] = {}
        for objekt, relationer in self._af(filer, DOKUMENTER):
            if objekt.er_slettet:
                self._udelad(objekt, _SLETTET)
                dokumenter[objekt.uuid] = None
            else:
                dokumenter[objekt.uuid] = laes_dokument(
                    relationer, objekt.element, objekt.registrering
                )
        return dokumenter

    def _udbetalinger(self, filer: Filer) -> Udbetalinger:
        udbetalinger: Udbetalinger = defaultdict(list)
        for objekt, relationer in self._af(filer, EFFEKTUERINGER):
            if objekt.er_slettet:
                self._udelad(objekt, _SLETTET)
                continue
            for noegle, del_ in laes_effektuering(relationer, objekt.element, objekt.registrering):
                self._fund.regnskab.fundet(objekt.fil, UDBETALINGER)
                if del_ is None:
                    self._fund.regnskab.udeladt(objekt.fil, UDBETALINGER)
                else:
                    udbetalinger[noegle].append((del_, objekt.sted))
        return udbetalinger

    def _hele(self, filer: Filer) -> dict[str, Effektuering]:
        """What is said of whole effektueringer, once every person of the files is known."""
        for objekt, relationer in self._af(filer, EFFEKTUERINGER):
            en = None
            if not objekt.er_slettet:
                en = laes_hele(relationer, objekt.element, objekt.registrering)
            if en is not None:
                self._effektueringer[en.nummer] = en
        return self._effektueringer

    def _meld_foraeldreloese(
        self, udbetalinger: Udbetalinger, bevillinger: Sequence[LeveretBevilling]
    ) -> None:
        """Tell of each udbetaling whose bevilling or ydelse is not there."""
        kendte = {noegle for en in bevillinger for noegle in en.ydelser}
        for (bevilling, ydelse), dele in udbetalinger.items():
            if (bevilling, ydelse) in kendte:
                continue
            for _, sted in dele:
                self._fund.meld(_UDEN_BEVILLING, sted, f"{bevilling} {ydelse}".strip())
                self._fund.regnskab.udeladt(sted.fil, UDBETALINGER)

    def _sager(
        self, filer: Filer, dokumenter: Mapping[str, Indeksdokument | None]
    ) -> Iterator[LeveretSag]:
        for objekt, relationer in self._af(filer, SAGER):
            laeser = Sagslaeser(
                relationer, dokumenter, self._grundlag.sagslugs, self._grundlag.kommune
            )
            en = laeser.laes(objekt.element, objekt.registrering)
            if en is None:
                self._udelad(objekt)
            else:
                yield en

    def _bevillinger(
        self, filer: Filer, sager: Mapping[str, str], udbetalinger: Udbetalinger
    ) -> Iterator[LeveretBevilling]:
        betalt = {noegle: [del_ for del_, _ in dele] for noegle, dele in udbetalinger.items()}
        for objekt, relationer in self._af(filer, BEVILLINGER):
            laeser = Bevillingslaeser(
                relationer, sager, betalt, self._grundlag.ydelseslugs, self._grundlag.kommune
            )
            en = laeser.laes(objekt.element, objekt.registrering)
            if en is None:
                self._udelad(objekt)
            else:
                self._set.add(en.uuid)
                yield en

    def _udtraek(
        self, kilder: Sequence[Kilde], sager: Mapping[str, str]
    ) -> Iterator[LeveretBevilling]:
        """The bevillinger of SF1491; one that SF1490 has told of is not read again."""
        laeser = Udtraekslaeser(
            sager=sager,
            personer=self._personer,
            slugs=self._grundlag.ydelseslugs,
            kommune=self._grundlag.kommune,
            kendte=frozenset(self._set),
            fund=self._fund,
        )
        yield from laeser.laes(kilder)
        self._effektueringer |= laeser.hele

    def _med_system(self, en: LeveretSag, kendte: Mapping[str, str]) -> Sag:
        if navnenoegle(en.sag.sagsnummer) in self._grundlag.egne_sagsnumre:
            self._fund.meld(_OGSAA_EGEN, en.sag.sted or Kildested(""), en.sag.sagsnummer)
        if en.oversag and en.oversag not in kendte:
            self._fund.meld(_UDEN_OVERSAG, en.sag.sted or Kildested(""), en.sag.sagsnummer)
        return replace(
            en.sag,
            fagsystem=self._system(en.sag.fagsystem, en.system, en.sag.sted),
            hoerer_til=kendte.get(en.oversag) if en.oversag != en.uuid else None,
        )

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
            self._systemer[navn] = Fagsystem(navn, uuid=uuid)
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
