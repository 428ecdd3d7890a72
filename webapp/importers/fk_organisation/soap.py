"""FK Organisation as SOAP v6 XML (SF1500; formats.md §2): units, adresser and functions.

A unit only points at its adresser. They are objects of their own, often in another file: all
files are read first (`laes_objekter`) and put together after (`fk_soapsamling`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from lxml import etree

from webapp.domain.fagsystem import Kildested
from webapp.domain.organisation.organisation import EnhedsStatus
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.importers.fk_organisation.vaerdier import ENHEDER, laes_enhedens_uuid, laes_uuid
from webapp.importers.fk_organisation.virkning import (
    Tidsvaelger,
    boern,
    find,
    reference,
    registreret,
    seneste_registrering,
    sted_i,
    tekst,
)
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid
from webapp.importers.xmltrae import frigoer, haendelser, lokalnavn, navnerum

# Elements that can hold one object: UUID and Registrering.
_BAERERE = frozenset(
    {"FiltreretOejebliksbillede", "OrganisationEnhed", "OrganisationFunktion", "Adresse"}
)
_ANDRE_BAERERE = frozenset({"Bruger", "Person", "Organisation", "ItSystem", "Interessefaellesskab"})
ADRESSER = "adresser"
_ANDRE = "andre objekter"
_SLAGS = {
    "/organisationenhed/": ENHEDER,
    "/adresse/": ADRESSER,
    "/organisationfunktion/": "funktioner",
}
_FORLADT = frozenset({"Slettet", "Passiveret"})
HENVENDELSESSTED = "7368482a-177e-4e04-8574-f558e6f1ef45"
_STATUSKODE = Problem(
    "FK_SVAR_FEJL",
    "Svaret fra FK Organisation melder fejl; der kan mangle enheder.",
    "Statuskode 20. Hent filen igen.",
    Alvor.ADVARSEL,
)
_SLETTET = Problem(
    "FK_ENHED_SLETTET",
    "Enheden er slettet eller passiveret i FK Organisation. Den er læst som inaktiv.",
    "",
    Alvor.OPLYSNING,
)


@dataclass(frozen=True, slots=True)
class Henvisning:
    """A relation of a unit to an adresse, an opgave or a function."""

    maal: str
    rolle: str
    label: str
    indeks: str
    sted: Kildested


@dataclass(frozen=True, slots=True, kw_only=True)
class Soapenhed:
    """A unit as its own object tells of it."""

    uuid: EnhedUuid
    navn: str
    noegle: str
    overordnet: EnhedUuid | None
    status: EnhedsStatus
    fra: date | None
    til: date | None
    adresser: tuple[Henvisning, ...]
    opgaver: tuple[Henvisning, ...]
    funktioner: tuple[Henvisning, ...]
    sted: Kildested
    tid: datetime


@dataclass(frozen=True, slots=True)
class Soapfunktion:
    """A function of the type Henvendelsessted."""

    navn: str
    enheder: tuple[Henvisning, ...]
    opgaver: tuple[Henvisning, ...]


@dataclass
class Soapobjekter:
    """What all files hold; texts of adresser and functions by the object's UUID."""

    enheder: list[Soapenhed] = field(default_factory=list)
    adresser: dict[str, str] = field(default_factory=dict)
    funktioner: dict[str, Soapfunktion] = field(default_factory=dict)
    tider: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def er_nyere(self, slags: str, uuid: str, tid: datetime) -> bool:
        """True for the first registrering of an object and for each that is later."""
        kendt = self.tider.get((slags, uuid))
        if kendt is not None and tid <= kendt:
            return False
        self.tider[slags, uuid] = tid
        return True


def er_fk_soap(rum: str) -> bool:
    """True if the namespace of an element is FK Organisation's."""
    return "stoettesystemerne.dk/organisation/" in rum


def laes_objekter(
    fil: str, indhold: bytes, dato: date | None, samlet: Soapobjekter, fund: Fundliste
) -> None:
    """Add the objects of one file as they are on the day; persons and users are not read.

    Raises Filfejl where the XML is not well formed or has a DTD.
    """
    laeser = _Laeser(Tidsvaelger(fil, dato, fund), samlet)
    for _, element in haendelser(fil, indhold, ("end",)):
        navn = lokalnavn(element)
        if navn == "StandardRetur" and tekst(element, "StatusKode") not in {"", "20"}:
            vist = f"{tekst(element, 'StatusKode')} {tekst(element, 'FejlbeskedTekst')}".strip()
            fund.meld(_STATUSKODE, sted_i(fil, element), vist)
            fund.regnskab.svaret_er_fejl(fil, f"svaret fra FK Organisation er en fejl: {vist}")
        elif navn == "IdListe" and len(element):
            fund.regnskab.kun_id(fil, len(element))
        elif navn in _BAERERE or navn in _ANDRE_BAERERE:
            registrering = seneste_registrering(element)
            if registrering is not None:
                laeser.laes(element, registrering)
                frigoer(element)


class _Laeser:
    def __init__(self, valg: Tidsvaelger, samlet: Soapobjekter) -> None:
        self._valg, self._samlet = valg, samlet

    def laes(self, objekt: etree._Element, registrering: etree._Element) -> None:
        """Add the object if it is of a kind that is used, by the namespace of its registrering."""
        rum = navnerum(registrering)
        uuid = (
            tekst(objekt, "ObjektType", "UUIDIdentifikator")
            or tekst(objekt, "ObjektID", "UUIDIdentifikator")
            or tekst(objekt, "UUIDIdentifikator")
        )
        regnskab, fil = self._valg.fund.regnskab, self._valg.fil
        slags = next((slags for del_, slags in _SLAGS.items() if del_ in rum), _ANDRE)
        regnskab.fundet(fil, slags)
        if slags == ENHEDER:
            self._enhed(uuid, objekt, registrering)
        elif slags == _ANDRE:
            # Persons and users are never read.
            regnskab.udeladt(fil, slags)
        elif not self._tag(slags, som_uuid(uuid), registrering):
            # An older registrering says nothing that holds.
            regnskab.fortraengt(fil, slags)

    def _tag(self, slags: str, uuid: str, registrering: etree._Element) -> bool:
        """Take an adresse or a function; False where a later registrering of it is known."""
        if not self._samlet.er_nyere(slags, uuid, registreret(registrering)):
            return False
        if slags == ADRESSER:
            self._samlet.adresser[uuid] = tekst(self._egenskab(registrering), "AdresseTekst")
        else:
            self._funktion(uuid, registrering)
        return True

    def _egenskab(self, registrering: etree._Element) -> etree._Element | None:
        return self._valg.en(list(boern(find(registrering, "AttributListe"), "Egenskab")))

    def _enhed(self, uuid: str, objekt: etree._Element, registrering: etree._Element) -> None:
        sted, fund = sted_i(self._valg.fil, objekt), self._valg.fund
        enhed = laes_enhedens_uuid(uuid, sted, fund)
        if enhed is None:
            fund.regnskab.udeladt(self._valg.fil, ENHEDER)
            return
        relationer = find(registrering, "RelationListe")
        egenskab = self._egenskab(registrering)
        status, fra, til = self._tilstand(registrering)
        if tekst(registrering, "LivscyklusKode") in _FORLADT:
            fund.meld(_SLETTET, sted, enhed)
            status, til = EnhedsStatus.INAKTIV, None
        over = next(self._relationer(relationer, "Overordnet"), None)
        self._samlet.enheder.append(
            Soapenhed(
                uuid=enhed,
                navn=tekst(egenskab, "EnhedNavn"),
                noegle=tekst(egenskab, "BrugervendtNoegleTekst"),
                overordnet=laes_uuid(over.maal, over.sted, fund) if over else None,
                status=status,
                fra=fra,
                til=til,
                adresser=tuple(self._relationer(relationer, "Adresser")),
                opgaver=tuple(self._relationer(relationer, "Opgaver")),
                funktioner=tuple(self._relationer(relationer, "TilknyttedeFunktioner")),
                sted=sted,
                tid=registreret(registrering),
            )
        )

    def _relationer(self, liste: etree._Element | None, navn: str) -> Iterator[Henvisning]:
        for relation in self._valg.gaeldende(list(boern(liste, navn))):
            yield Henvisning(
                reference(relation, "ReferenceID"),
                tekst(relation, "Rolle", "UUIDIdentifikator"),
                tekst(relation, "Rolle", "Label"),
                tekst(relation, "Indeks"),
                sted_i(self._valg.fil, relation),
            )

    def _tilstand(
        self, registrering: etree._Element
    ) -> tuple[EnhedsStatus, date | None, date | None]:
        """Status on the day, active from, active until: of the run of active periods it is in."""
        perioder = sorted(
            (
                (self._valg.periode(g), tekst(g, "GyldighedStatusKode") != "Inaktiv")
                for g in boern(find(registrering, "TilstandListe"), "Gyldighed")
            ),
            key=lambda par: par[0].fra or date.min,
        )
        dag = self._valg.dato or date.max
        foer = [par for par in perioder if par[0].fra is None or par[0].fra <= dag]
        if not perioder:
            return EnhedsStatus.AKTIV, None, None
        if not foer:
            # Not active yet: from the first day that it will be.
            kommer = next((periode for periode, aktiv in perioder if aktiv), None)
            if kommer is None:
                return EnhedsStatus.INAKTIV, None, None
            return EnhedsStatus.AKTIV, kommer.fra, kommer.til
        aktive = [periode for periode, aktiv in foer if aktiv]
        if not aktive:
            return EnhedsStatus.INAKTIV, None, None
        til = aktive[-1].til
        if not foer[-1][1]:
            return EnhedsStatus.INAKTIV, aktive[0].fra, foer[-1][0].fra or til
        for periode, aktiv in perioder:
            til = periode.til if aktiv and til is not None and periode.fra == til else til
        return EnhedsStatus.AKTIV, aktive[0].fra, til

    def _funktion(self, uuid: str, registrering: etree._Element) -> None:
        relationer = find(registrering, "RelationListe")
        typer = [r.maal.lower() for r in self._relationer(relationer, "Funktionstype")]
        if HENVENDELSESSTED in typer:
            egenskab = self._egenskab(registrering)
            self._samlet.funktioner[uuid] = Soapfunktion(
                tekst(egenskab, "FunktionNavn"),
                tuple(self._relationer(relationer, "TilknyttedeEnheder")),
                tuple(self._relationer(relationer, "TilknyttedeOpgaver")),
            )
