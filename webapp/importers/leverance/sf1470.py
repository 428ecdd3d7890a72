"""Sager and dokumenter as index data (SF1470 v6; formats.md §7): what a fagsystem has filed.

All is read as filed and nothing is asked of the export: no sagstype, the KLE number and the unit
of the index itself. Note bodies are never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from webapp.domain.fagsystem import Foelsomhed, Fremdrift, Haendelse, Kildested, Partsrolle, Sag
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.fk_organisation.vaerdier import laes_dag
from webapp.importers.fk_organisation.virkning import boern, find, sted_i, tekst
from webapp.importers.leverance.indeksroller import Indeksrolle
from webapp.importers.leverance.relationer import Relation, Relationslaeser
from webapp.importers.leverance.sagsklasser import Klasselaeser
from webapp.importers.leverance.sf1470_dokumenter import (
    Indeksdokument,
    laes_foelsomhed,
    laes_journalposter,
    objekt_uuid,
)
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid

_EJENDOM = re.compile(r"urn:oio:ejendom:bfe-nr:0*(\d+)|urn:oio:esr:ejendom:([\d-]+)", re.IGNORECASE)


def _mangler(kode: str, hvad: str, ventet: str) -> Problem:
    return Problem(kode, hvad, ventet, Alvor.ADVARSEL)


_UDEN_NUMMER = _mangler(
    "SAG_UDEN_NUMMER", "Sagen har intet sagsnummer; dens UUID er brugt.", "Udfyld Sagsnummer."
)
_UDEN_PART = _mangler(
    "SAG_UDEN_PRIMAER_PART",
    "Sagen har ingen primær part og vises ikke for nogen borger.",
    "En sag om en borger skal have en primær part.",
)
_UDEN_ANSVARLIG = _mangler(
    "SAG_UDEN_ANSVARLIG", "Sagen har ingen ansvarlig enhed.", "Ansvarlig er obligatorisk."
)
_UDEN_KLE = _mangler(
    "SAG_UDEN_KLE", "Sagen har intet sekscifret KLE-nummer.", "Primær klasse er obligatorisk."
)
_UDEN_OPSTAAET = _mangler(
    "SAG_UDEN_OPSTAAET",
    "Sagens fremdrift har ikke »Opstaaet«. Den er sat til sagens første dag i filen.",
    "Fremdrift skal altid have Opstaaet.",
)
_FREMDRIFT_UKENDT = Problem(
    "FREMDRIFT_UKENDT",
    "Fremdriften kendes ikke og er udeladt.",
    "Opstaaet, Oplyst, Afgjort eller Afsluttet.",
)
_UDEN_DATO = Problem(
    "SAG_UDEN_DATO", "Sagen er udeladt: den har ingen dato at begynde på.", "Udfyld virkning."
)
_UDEN_EJER = Problem(
    "MYNDIGHED_MANGLER",
    "Sagen er udeladt: den har ingen ejer, og kommunens CVR-nummer kendes ikke.",
    "Udfyld Ejer, eller indlæs arket Kommune samtidig.",
)
_SLETTET = Problem(
    "SAG_SLETTET", "Sagen er slettet i indekset og er ikke læst.", "", Alvor.OPLYSNING
)


@dataclass(frozen=True)
class LeveretSag:
    """A sag with its UUID in the index, and those of the system that filed it and its oversag."""

    uuid: str
    system: str
    sag: Sag
    oversag: str = ""


@dataclass(frozen=True)
class Sagslaeser:
    """Reads the sager of one file."""

    relationer: Relationslaeser
    dokumenter: Mapping[str, Indeksdokument | None]
    slugs: Slugs
    kommune: Cvr | None

    @property
    def fund(self) -> Fundliste:
        """Where faults are told."""
        return self.relationer.fund

    def laes(self, objekt: etree._Element, registrering: etree._Element) -> LeveretSag | None:
        """The sag; None and a finding where it cannot be one."""
        uuid, sted = objekt_uuid(objekt), sted_i(self.relationer.valg.fil, objekt)
        if tekst(registrering, "LivscyklusKode") in {"Slettet", "Passiveret"}:
            self.fund.meld(_SLETTET, sted, uuid)
            return None
        attributter = find(registrering, "AttributListe")
        egenskaber = self.relationer.valg.en(list(boern(attributter, "Egenskaber")))
        nummer = tekst(egenskaber, "Sagsnummer") or tekst(egenskaber, "BrugervendtNoegle")
        if not nummer:
            self.fund.meld(_UDEN_NUMMER, sted, uuid)
        liste = find(registrering, "RelationListe")
        aktoerer = list(self.relationer.alle(liste, "Sagsaktoer"))
        ejer = self.relationer.gaeldende(aktoerer, Indeksrolle.EJER)
        myndighed = self.relationer.cvr(ejer) or self.kommune
        haendelser = self._haendelser(registrering, aktoerer, sted)
        if not haendelser or myndighed is None:
            self.fund.meld(_UDEN_EJER if haendelser else _UDEN_DATO, sted, nummer)
            return None
        systemer = list(self.relationer.alle(liste, "SagsitsystemRelation"))
        master = self.relationer.gaeldende(systemer, Indeksrolle.MASTER)
        sag = Sag(
            slug=self.slugs.giv(f"leveret-{nummer or uuid}", ellers="leveret"),
            sagsnummer=nummer or uuid or "uden nummer",
            fagsystem=master.felt("SystemNavn") if master else "",
            titel=tekst(egenskaber, "Titel"),
            myndighed=myndighed,
            oprettet=haendelser[0].dato,
            haendelser=haendelser,
            alternativ_titel=tekst(egenskaber, "OffentlighedUndtaget", "TitelAlternativTekst"),
            foelsomhed=self._foelsomhed(attributter, sted),
            sted=sted,
        )
        fuld = self._med_relationer(sag, liste, aktoerer)
        over = self._oversag(liste)
        return LeveretSag(uuid, master.reference.lower() if master else "", fuld, over)

    def _med_relationer(
        self, sag: Sag, liste: etree._Element | None, aktoerer: Sequence[Relation]
    ) -> Sag:
        sted = sag.sted or Kildested(self.relationer.valg.fil)
        ansvarlig = self.relationer.gaeldende(aktoerer, Indeksrolle.ANSVARLIG)
        if ansvarlig is None:
            self.fund.meld(_UDEN_ANSVARLIG, sted, sag.sagsnummer)
        parter = tuple(self.relationer.parter(liste, "Sagspart"))
        ejendom = next(self._ejendomme(liste), "")
        if not ejendom and all(p.rolle is not Partsrolle.PRIMAER_PART for p in parter):
            self.fund.meld(_UDEN_PART, sted, sag.sagsnummer)
        klasser = Klasselaeser(self.relationer).laes(liste)
        if klasser.kle is None:
            self.fund.meld(_UDEN_KLE, sted, sag.sagsnummer)
        dokumenter, notater = laes_journalposter(
            self.relationer, liste, self.dokumenter, sag.oprettet
        )
        return replace(
            sag,
            kle=klasser.kle,
            enhed=self.relationer.enhed(ansvarlig),
            handlingsfacet=klasser.handlingsfacet,
            visningsklasser=klasser.visningsklasser,
            kontroltema=klasser.kontroltema,
            sikkerhedsprofil=self.relationer.sikkerhedsprofil(liste),
            ejendom=ejendom,
            parter=parter,
            dokumenter=dokumenter,
            journalnotater=notater,
        )

    def _haendelser(
        self, registrering: etree._Element, aktoerer: Sequence[Relation], sted: Kildested
    ) -> tuple[Haendelse, ...]:
        """The whole history of fremdrift, and who was primær behandler from when."""
        haendelser = []
        for element in boern(find(registrering, "TilstandListe"), "Fremdrift"):
            kode = tekst(element, "FremdriftStatusKode")
            fra = self.relationer.valg.periode(element).fra
            if kode not in set(Fremdrift):
                self.fund.meld(_FREMDRIFT_UKENDT, sted_i(self.relationer.valg.fil, element), kode)
            elif fra is not None:
                haendelser.append(Haendelse(fra, fremdrift=Fremdrift(kode)))
        if all(h.fremdrift is not Fremdrift.OPSTAAET for h in haendelser):
            self.fund.meld(_UDEN_OPSTAAET, sted)
            start = self._foerste_dag(registrering, haendelser, sted)
            if start is None:
                return ()
            # Before what came later the same day, so that the later one holds.
            haendelser.insert(0, Haendelse(start, fremdrift=Fremdrift.OPSTAAET))
        start = min(h.dato for h in haendelser)
        for aktoer in aktoerer:
            if aktoer.rolle is Indeksrolle.PRIMAER_BEHANDLER:
                fra = max(aktoer.periode.fra or start, start)
                haendelser.append(Haendelse(fra, sagsbehandler=aktoer.felt("FuldtNavn")))
        return tuple(sorted(haendelser, key=lambda haendelse: haendelse.dato))

    def _foerste_dag(
        self, registrering: etree._Element, haendelser: Sequence[Haendelse], sted: Kildested
    ) -> date | None:
        registreret = laes_dag(tekst(registrering, "Tidspunkt"), sted, self.fund)
        dage = [*(h.dato for h in haendelser), *([registreret] if registreret else [])]
        return min(dage, default=None)

    def _foelsomhed(self, attributter: etree._Element | None, sted: Kildested) -> Foelsomhed:
        udvidelse = find(attributter, "LokalUdvidelseListe")
        egenskaber = self.relationer.valg.en(list(boern(udvidelse, "SagIndeksEgenskaber")))
        return laes_foelsomhed(tekst(egenskaber, "Foelsomhed"), sted, self.fund)

    def _oversag(self, liste: etree._Element | None) -> str:
        relationer = list(self.relationer.alle(liste, "Sagsrelation", meld=False))
        over = self.relationer.gaeldende(relationer, Indeksrolle.OVERSAG)
        return som_uuid(over.reference) if over else ""

    def _ejendomme(self, liste: etree._Element | None) -> Iterator[str]:
        for genstand in self.relationer.alle(liste, "Sagsgenstande", meld=False):
            fundet = _EJENDOM.fullmatch(genstand.reference)
            if fundet is not None:
                yield fundet[1] or fundet[2]
