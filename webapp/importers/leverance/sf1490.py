"""Bevillinger and udbetalinger as index data (SF1490 v6; formats.md §9), all as filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Effektuering,
    Kildested,
    Udbetaling,
)
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.ark import celler
from webapp.importers.ark.klecelle import kle
from webapp.importers.fk_organisation.vaerdier import laes_dag
from webapp.importers.fk_organisation.virkning import boern, find, sted_i, tekst
from webapp.importers.leverance.indeksroller import Indeksrolle
from webapp.importers.leverance.relationer import Relationslaeser
from webapp.importers.leverance.sf1470_dokumenter import laes_foelsomhed, objekt_uuid
from webapp.importers.perioder import YDELSE_VENDT, meld_vendt
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid

UDEN_FRA = Problem(
    "YDELSE_UDEN_FRA",
    "Ydelsen er udeladt: den har ingen startdato.",
    "Udfyld BevilgetYdelseStartdato.",
)
_UDEN_YDELSE = Problem(
    "UDBETALING_UDEN_BEVILLING",
    "Udbetalingen er udeladt: den siger ikke, hvilken bevilget ydelse den hører til.",
    "Udfyld OekonomiskYdelseEffektueringRelation med BevilgetYdelseRef.",
    Alvor.ADVARSEL,
)
UDEN_BELOEB = Problem(
    "UDBETALING_UDEN_BELOEB",
    "Udbetalingen er udeladt: den har intet bruttobeløb eller ingen dato, der kan læses.",
    "Udfyld SamletBruttobeloeb og Dispositionsdato.",
)
SAG_UKENDT = Problem(
    "BEVILLING_SAG_IKKE_MED",
    "Bevillingens sag er ikke med i filerne. Bevillingen er læst uden sag.",
    "Indlæs sagerne (SF1470) sammen med bevillingerne.",
    Alvor.ADVARSEL,
)
UDEN_EJER = Problem(
    "MYNDIGHED_MANGLER",
    "Bevillingen er udeladt: den har ingen ejer, og kommunens CVR-nummer kendes ikke.",
    "Udfyld Ejer, eller indlæs arket Kommune samtidig.",
)
_SLETTET = Problem(
    "BEVILLING_SLETTET", "Bevillingen er slettet i indekset og er ikke læst.", "", Alvor.OPLYSNING
)

# Udbetalinger by the UUID of the bevilling and the ydelse's Id in it.
Udbetalinger = Mapping[tuple[str, str], list[Udbetaling]]


@dataclass(frozen=True)
class LeveretBevilling:
    """A bevilling with the UUID of the system that filed it; `ydelser`: UUID and Id of each."""

    uuid: str
    system: str
    bevilling: Bevilling
    ydelser: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Bevillingslaeser:
    """Reads the bevillinger of one file; `sager` gives slugs by UUID and by sagsnummer."""

    relationer: Relationslaeser
    sager: Mapping[str, str]
    udbetalinger: Udbetalinger
    slugs: Slugs
    kommune: Cvr | None

    @property
    def fund(self) -> Fundliste:
        """Where faults are told."""
        return self.relationer.fund

    def _dag(self, vaerdi: str, sted: Kildested) -> date | None:
        return laes_dag(vaerdi, sted, self.fund)

    def laes(self, objekt: etree._Element, registrering: etree._Element) -> LeveretBevilling | None:
        """The bevilling; None and a finding where it cannot be one."""
        uuid, sted = objekt_uuid(objekt), sted_i(self.relationer.valg.fil, objekt)
        if tekst(registrering, "LivscyklusKode") in {"Slettet", "Passiveret"}:
            self.fund.meld(_SLETTET, sted, uuid)
            return None
        attributter = find(registrering, "AttributListe")
        egenskaber = self.relationer.valg.en(list(boern(attributter, "Egenskaber")))
        liste = find(registrering, "RelationListe")
        aktoerer = list(self.relationer.alle(liste, "Bevillingsaktoer"))
        ejer = self.relationer.gaeldende(aktoerer, Indeksrolle.EJER)
        myndighed = self.relationer.cvr(ejer) or self.kommune
        nummer = tekst(egenskaber, "BrugervendtNoegle") or uuid
        if myndighed is None:
            self.fund.meld(UDEN_EJER, sted, nummer)
            return None
        ydede = list(boern(attributter, "BevilgetYdelse"))
        systemer = [s for y in ydede for s in self.relationer.alle(y, "ItSystem", meld=False)]
        master = next((s for s in systemer if s.rolle is Indeksrolle.MASTER), None)
        ydelser = dict(self._ydelser(ydede, uuid))
        bevilling = Bevilling(
            nummer=nummer,
            fagsystem=master.felt("SystemNavn") if master else "",
            myndighed=myndighed,
            sag=self._sag(liste),
            parter=tuple(self.relationer.parter(liste, "Bevillingspart")),
            ydelser=tuple(ydelser.values()),
            enhed=self.relationer.enhed(self.relationer.gaeldende(aktoerer, Indeksrolle.ANSVARLIG)),
            foelsomhed=laes_foelsomhed(tekst(egenskaber, "Foelsomhed"), sted, self.fund),
            sikkerhedsprofil=self.relationer.sikkerhedsprofil(liste),
            sted=sted,
        )
        system = master.reference.lower() if master else ""
        return LeveretBevilling(uuid, system, bevilling, frozenset((uuid, id_) for id_ in ydelser))

    def _sag(self, liste: etree._Element | None) -> str | None:
        """The slug of the bevilling's sag: by UUID, else by sagsnummer."""
        for relation in self.relationer.alle(liste, "Bevillingssag"):
            noegler = (relation.reference.lower(), relation.felt("BrugervendtNoegle"))
            fundet = next((self.sager[n] for n in noegler if n in self.sager), None)
            if fundet is not None:
                return fundet
            self.fund.meld(SAG_UKENDT, relation.sted, noegler[1] or noegler[0])
        return None

    def _ydelser(
        self, elementer: list[etree._Element], bevilling: str
    ) -> Iterator[tuple[str, BevilgetYdelse]]:
        """The ydelser by Id; of several versions of one Id the one that holds on the day."""
        versioner: dict[str, list[etree._Element]] = {}
        for nr, element in enumerate(elementer):
            versioner.setdefault(tekst(element, "Id") or f"#{nr}", []).append(element)
        for id_, mulige in versioner.items():
            valgt = self.relationer.valg.en(mulige)
            ydelse = self._ydelse(valgt, (bevilling, id_)) if valgt is not None else None
            if ydelse is not None:
                yield id_, ydelse

    def _ydelse(self, element: etree._Element, noegle: tuple[str, str]) -> BevilgetYdelse | None:
        sted = sted_i(self.relationer.valg.fil, element)
        fra = self._dag(tekst(element, "BevilgetYdelseStartdato"), sted)
        ydelse = find(element, "Ydelse")
        navn = tekst(element, "Navn") or tekst(ydelse, "Ydelsesnavn") or "Uden navn"
        if fra is None:
            self.fund.meld(UDEN_FRA, sted, navn)
            return None
        nummer = tekst(ydelse, "Klassifikation", "BrugervendtNoegle")
        svar = kle(nummer)
        if svar.problem is not None:
            self.fund.meld(svar.problem, sted, nummer)
        til = self._dag(tekst(element, "BevilgetYdelseSlutdato"), sted)
        meld_vendt(YDELSE_VENDT, fra, til, sted, self.fund)
        planer = list(boern(element, "OekonomiskEffektueringsplan"))
        plan = planer[-1] if planer else None
        udbetalinger = tuple(self.udbetalinger.get(noegle, ()))
        return BevilgetYdelse(
            slug=self.slugs.giv(f"leveret-{navn}", ellers="leveret"),
            navn=navn,
            fra=fra,
            til=til,
            bevilget=self.relationer.valg.periode(element).fra or fra,
            lokal_ydelse=None,
            kle=svar.vaerdi,
            ydelsestype=tekst(ydelse, "Ydelsesnavn"),
            oekonomisk=plan is not None or bool(udbetalinger),
            dispositionsdag=tekst(plan, "Dispositionsdag"),
            betalingsform=tekst(plan, "ForudBagud"),
            udbetalinger=udbetalinger,
        )


def laes_effektuering(
    relationer: Relationslaeser, objekt: etree._Element, registrering: etree._Element
) -> Iterator[tuple[tuple[str, str], Udbetaling | None]]:
    """Each ydelse's part of an økonomisk effektuering, by bevilling and Id; None: left out, told.

    Where one effektuering pays several ydelser, each has its own Ydelsesbeloeb, and what was paid
    out is known only of the whole. One that pays no ydelse is told as one without a bevilling.
    """
    fund = relationer.fund
    attributter = find(registrering, "AttributListe")
    egenskaber = relationer.valg.en(list(boern(attributter, "Egenskaber")))
    liste = find(registrering, "RelationListe")
    dele = list(boern(liste, "OekonomiskYdelseEffektueringRelation"))
    if not dele:
        fund.meld(_UDEN_YDELSE, sted_i(relationer.valg.fil, objekt), objekt_uuid(objekt))
        yield ("", ""), None
    for del_ in dele:
        sted = sted_i(relationer.valg.fil, del_)
        dato = laes_dag(tekst(egenskaber, "Dispositionsdato"), sted, fund)
        hele = _beloeb(tekst(egenskaber, "SamletBruttobeloeb"), sted, fund)
        brutto = _beloeb(tekst(del_, "Ydelsesbeloeb"), sted, fund)
        # The whole sum is the ydelse's own only where it is alone.
        brutto = hele if brutto is None and len(dele) == 1 else brutto
        bevilling = som_uuid(tekst(del_, "BevilgetYdelseRef", "UUIDIdentifikator"))
        noegle = (bevilling, tekst(del_, "BevilgetYdelseRef", "BevilgetYdelseId"))
        if dato is None or brutto is None:
            fund.meld(UDEN_BELOEB, sted)
            yield noegle, None
            continue
        udbetalt = _beloeb(tekst(egenskaber, "BeloebUdbetalt"), sted, fund)
        fra = laes_dag(tekst(del_, "YdelsesperiodeStartdato"), sted, fund) or dato
        til = sidste_dag(fra, laes_dag(tekst(del_, "YdelsesperiodeSlutdato"), sted, fund))
        del_udbetalt = udbetalt if len(dele) == 1 else None
        en = Udbetaling(
            dispositionsdato=dato,
            periode_fra=fra,
            periode_til=til,
            bruttobeloeb=brutto,
            udbetalt=del_udbetalt,
            effektuering=objekt_uuid(objekt),
        )
        yield noegle, en


def sidste_dag(fra: date, slut: date | None) -> date:
    """The last day of a period whose end is the day after it, as the index has it (ANV-V §11)."""
    return fra if slut is None or slut <= fra else flyt(slut, -EN_DAG)


def laes_hele(
    relationer: Relationslaeser, objekt: etree._Element, registrering: etree._Element
) -> Effektuering | None:
    """What an økonomisk effektuering says of the whole; None where it has no UUID or no date."""
    fund, sted = relationer.fund, sted_i(relationer.valg.fil, objekt)
    egenskaber = relationer.valg.en(list(boern(find(registrering, "AttributListe"), "Egenskaber")))
    liste = find(registrering, "RelationListe")
    aktoerer = list(relationer.alle(liste, "Aktoer", meld=False))
    parter = list(relationer.alle(liste, "OekonomiskEffektueringPart", meld=False))
    ejer = relationer.gaeldende(aktoerer, Indeksrolle.EJER)
    modtager = relationer.gaeldende(parter, Indeksrolle.EFFEKTUERINGSMODTAGER)
    person = relationer.kendt_person(modtager)
    # What `laes_effektuering` reads too, it has told of.
    fortalt = Fundliste()
    dato = laes_dag(tekst(egenskaber, "Dispositionsdato"), sted, fortalt)
    if dato is None or not objekt_uuid(objekt):
        return None

    def beloeb(navn: str, fund: Fundliste = fund) -> int | None:
        return _beloeb(tekst(egenskaber, navn), sted, fund)

    return Effektuering(
        nummer=objekt_uuid(objekt),
        dispositionsdato=dato,
        bruttobeloeb=beloeb("SamletBruttobeloeb", fortalt),
        efter_skat_atp=beloeb("BeloebEfterSkatATP"),
        sendt=beloeb("BeloebSendtTilUdbetaling"),
        sendt_tekst=tekst(egenskaber, "SendtTilUdbetalingTekst"),
        udbetalt=beloeb("BeloebUdbetalt", fortalt),
        udbetalt_tekst=tekst(egenskaber, "UdbetaltTekst"),
        udbetaler=ejer.felt("FuldtNavn") if ejer else "",
        modtager=person,
        modtager_navn=modtager.felt("FuldtNavn") if modtager and not person else "",
        sted=sted,
    )


def _beloeb(vaerdi: str, sted: Kildested, fund: Fundliste) -> int | None:
    svar = celler.beloeb(vaerdi)
    if svar.problem is not None:
        fund.meld(svar.problem, sted, vaerdi)
    return svar.vaerdi
