"""Units of SOAP v6 XML put together with their adresser and henvendelsessteder."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, Henvendelsessted
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.fk_organisation.roller import find_rolle
from webapp.importers.fk_organisation.soap import Henvisning, Soapenhed, Soapobjekter
from webapp.importers.fk_organisation.vaerdier import (
    ROLLE_UKENDT,
    UDEN_KLE,
    UDEN_NAVN,
    Adressebog,
    Enhedsfund,
    KleOpslag,
    laes_uuid,
)
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid

_INGEN_ADRESSER = Problem(
    "FK_ADRESSER_MANGLER",
    "Enhederne henviser til adresser, men ingen af filerne har adresserne selv. Enhederne er uden "
    "telefon, e-mail og adresse.",
    "Hent også Adresse (List) fra FK Organisation, og indlæs filerne sammen.",
    Alvor.ADVARSEL,
)
_UDEN_TEKST = Problem(
    "FK_ADRESSE_UDEN_TEKST",
    "Adressens tekst kendes ikke: den er en henvisning til DAR, eller den mangler i filerne.",
    "Hent Adresse (List) med alle enhedens adresser, eller skriv adressen som tekst.",
    Alvor.ADVARSEL,
)


def saml_enheder(objekter: Soapobjekter, kle: KleOpslag, fund: Fundliste) -> Iterator[Enhedsfund]:
    """Every unit with its place."""
    samler = _Samler(objekter, kle, fund)
    if not objekter.adresser:
        foerste = next((a for en in objekter.enheder for a in en.adresser), None)
        if foerste is not None:
            fund.meld(_INGEN_ADRESSER, foerste.sted)
    for en in objekter.enheder:
        yield Enhedsfund(samler.enhed(en), en.sted, en.tid)


class _Samler:
    def __init__(self, objekter: Soapobjekter, kle: KleOpslag, fund: Fundliste) -> None:
        self._objekter, self._kle, self._fund = objekter, kle, fund

    def enhed(self, en: Soapenhed) -> FkEnhed:
        """The unit with the texts of its adresser."""
        if not en.navn:
            self._fund.meld(UDEN_NAVN, en.sted, en.uuid)
        return FkEnhed(
            uuid=en.uuid,
            navn=en.navn,
            overordnet=en.overordnet,
            status=en.status,
            aktiv_fra=en.fra,
            aktiv_til=en.til,
            brugervendt_noegle=en.noegle,
            adresser=self._adresser(en),
            henvendelsessteder=tuple(self._henvendelsessteder(en)),
            opgaver=tuple(str(nr) for nr in self._kle.numre((o.maal, o.sted) for o in en.opgaver)),
        )

    def _adresser(self, en: Soapenhed) -> dict[AdresseRolle, str]:
        bog = Adressebog()
        for henvisning in en.adresser:
            rolle = find_rolle(henvisning.rolle, henvisning.label)
            if rolle is None:
                vist = f"{henvisning.rolle} {henvisning.label}"
                self._fund.meld(ROLLE_UKENDT, henvisning.sted, vist)
                continue
            tekst = self._tekst(henvisning)
            if tekst:
                bog.tilfoej(rolle, henvisning.indeks, tekst, henvisning.sted, self._fund)
            elif self._objekter.adresser:
                self._fund.meld(_UDEN_TEKST, henvisning.sted, f"{rolle} {henvisning.maal}")
        return bog.tekster()

    def _tekst(self, henvisning: Henvisning) -> str:
        return self._objekter.adresser.get(som_uuid(henvisning.maal), "")

    def _henvendelsessteder(self, en: Soapenhed) -> Iterator[Henvendelsessted]:
        """The unit's functions of that type; each points at one unit that has the contact data."""
        for henvisning in en.funktioner:
            funktion = self._objekter.funktioner.get(som_uuid(henvisning.maal))
            if funktion is None:
                continue
            kle = tuple(self._kle.numre((o.maal, o.sted) for o in funktion.opgaver))
            if not kle:
                self._fund.meld(UDEN_KLE, henvisning.sted, funktion.navn)
                continue
            for maal in funktion.enheder[:1]:
                uuid = laes_uuid(maal.maal, maal.sted, self._fund)
                if uuid is not None:
                    yield Henvendelsessted(uuid, kle, funktion.navn)
