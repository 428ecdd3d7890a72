"""The parts of one sag that have their own sheets: parter, hændelser, trin, dokumenter, notater."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from webapp.domain.fagsystem import (
    Dokument,
    Foelsomhed,
    Forloebstrin,
    Fremdrift,
    Haendelse,
    Journalnotat,
    Kildested,
    PartIdType,
    Partsrolle,
    Sagspart,
)
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.periode import Periode
from webapp.importers.ark.tabel import Kolonne, Raekke
from webapp.importers.egneark import sagsark as ark
from webapp.importers.egneark.opslag import Opslag
from webapp.importers.rapport import Fundliste, Problem

STANDARD = Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER
_UDEN_HAENDELSE = Problem(
    "SAG_UDEN_HAENDELSE",
    "Sagen har ingen hændelse. Den er sat til Opstået på »Oprettet«.",
    "Tilføj sagens hændelser.",
    Alvor.OPLYSNING,
)
_FOERSTE_ENHED = Problem(
    "SAG_FOERSTE_ENHED",
    "Sagens første hændelse har ingen enhed. Den første enhed, der nævnes, gælder fra starten.",
    "Skriv enheden på den første hændelse.",
    Alvor.OPLYSNING,
)
_DATO_MANGLER = Problem(
    "DATO_MANGLER",
    "Datoen mangler; sagens oprettelsesdato er brugt.",
    "Skriv datoen.",
    Alvor.ADVARSEL,
)
_UDEN_BREVDATO = Problem(
    "BREV_UDEN_BREVDATO",
    "Brevet har ingen brevdato, så siderne viser »-«. Et udgående brev kan mangle den.",
    "Skriv brevdatoen, hvis fagsystemet har den.",
    Alvor.OPLYSNING,
)
_INDGAAENDE_UDEN_BREVDATO = Problem(
    "INDGAAENDE_UDEN_BREVDATO",
    "Et indgående brev skal have en brevdato, og det har dette ikke. Siderne viser »-«.",
    "Få fagsystemet til at sende BrevDato, eller skriv den i arket.",
    Alvor.ADVARSEL,
)
_PERIODE_VENDT = Problem(
    "PERIODE_VENDT",
    "»Til« ligger ikke efter »Fra«, så parten gælder aldrig.",
    "Ret datoerne.",
    Alvor.ADVARSEL,
)


def laes_parter(
    sag: Raekke, raekker: Sequence[Raekke], opslag: Opslag, fund: Fundliste
) -> tuple[Sagspart, ...]:
    """The parties. A primær part of Sagsparter replaces the one of the Sager row."""
    parter = [part for r in raekker if (part := _laes_part(r, opslag, fund)) is not None]
    har_egen = any(raekke[ark.PART_ROLLE] is Partsrolle.PRIMAER_PART for raekke in raekker)
    if sag[ark.S_PART] and not har_egen:
        person = opslag.person(sag, ark.S_PART, fund)
        if person is not None:
            parter.insert(0, Sagspart(Partsrolle.PRIMAER_PART, person))
    return tuple(parter)


def _laes_part(raekke: Raekke, opslag: Opslag, fund: Fundliste) -> Sagspart | None:
    rolle = raekke[ark.PART_ROLLE]
    person = opslag.person(raekke, ark.PART_PERSON, fund) if raekke[ark.PART_PERSON] else None
    if rolle is None or (raekke[ark.PART_PERSON] and person is None):
        raekke.tael_udeladt(fund)
        return None
    if raekke.udelad_uden_vaern(fund):
        return None
    fra, til = raekke[ark.PART_FRA], raekke[ark.PART_TIL]
    if fra is not None and til is not None and til <= fra:
        fund.meld(_PERIODE_VENDT, raekke.sted(ark.PART_TIL), til)
    ellers = PartIdType.CPR if person is not None else PartIdType.NAVN
    return Sagspart(
        rolle, person, raekke[ark.PART_TYPE] or ellers, raekke[ark.PART_NAVN], Periode(fra, til)
    )


def laes_haendelser(
    raekker: Sequence[Raekke], opslag: Opslag, fund: Fundliste
) -> tuple[Haendelse, ...]:
    """The events, oldest first; events of one day keep the order of the sheet."""
    haendelser = [
        Haendelse(
            dato,
            raekke[ark.H_TEKST],
            opslag.enhed(raekke, ark.H_ENHED, fund),
            raekke[ark.H_FREMDRIFT],
            raekke[ark.H_BEHANDLER] or None,
        )
        for raekke in raekker
        if (dato := raekke[ark.H_DATO]) is not None
    ]
    return tuple(sorted(haendelser, key=lambda haendelse: haendelse.dato))


def haendelser_fra_start(
    sag: Raekke,
    haendelser: tuple[Haendelse, ...],
    oprettet: date,
    enhed: str | None,
    fund: Fundliste,
) -> tuple[Haendelse, ...]:
    """At least one event, and a unit on the first one if any names one (ANV-S: exactly 1).

    `enhed` is the unit of Cura that the Sager row names; None for another fagsystem.
    """
    sted = sag.sted(ark.SAGSNUMMER)
    if not haendelser:
        fund.meld(_UDEN_HAENDELSE, sted, sag[ark.SAGSNUMMER])
        return (Haendelse(oprettet, "", enhed, Fremdrift.OPSTAAET),)
    foerste = haendelser[0]
    if foerste.enhed is not None:
        return haendelser
    if enhed is None:
        enhed = next((h.enhed for h in haendelser if h.enhed is not None), None)
        if enhed is not None:
            fund.meld(_FOERSTE_ENHED, sted, sag[ark.SAGSNUMMER])
    return (foerste._replace(enhed=enhed), *haendelser[1:])


def laes_trin(raekker: Sequence[Raekke]) -> tuple[Forloebstrin, ...]:
    """The named steps, in the order of the sheet."""
    return tuple(
        Forloebstrin(dato, raekke[ark.T_TRIN])
        for raekke in raekker
        if (dato := raekke[ark.T_DATO]) is not None
    )


def laes_dokumenter(
    raekker: Sequence[Raekke], oprettet: date, fund: Fundliste
) -> tuple[Dokument, ...]:
    """The documents; one without a date is on the sag from its first day."""
    return tuple(
        Dokument(
            titel=raekke[ark.D_TITEL],
            type=raekke[ark.D_TYPE],
            dato=_brevdato(raekke, oprettet, fund),
            har_brevdato=raekke[ark.D_DATO] is not None,
            dokumenttitel=raekke[ark.D_DOKUMENTTITEL],
            foelsomhed=raekke[ark.D_FOELSOMHED] or STANDARD,
            undtaget_for_borger=raekke[ark.D_UNDTAGET],
        )
        for raekke in raekker
        if not raekke.udelad_uden_vaern(fund)
    )


def laes_notater(
    raekker: Sequence[Raekke], oprettet: date, fund: Fundliste
) -> tuple[Journalnotat, ...]:
    """The journalnotater; one without a date gets the sag's."""
    return tuple(
        Journalnotat(raekke[ark.N_NOTAT], _dato(raekke, ark.N_DATO, oprettet, fund))
        for raekke in raekker
        if not raekke.udelad_uden_vaern(fund)
    )


def meld_uden_brevdato(slags: str, titel: str, sted: Kildested, fund: Fundliste) -> None:
    """Tell that a letter has no BrevDato: compulsory on an incoming one (ANV-D)."""
    indgaaende = "indgaaende" in slags.casefold()
    fund.meld(_INDGAAENDE_UDEN_BREVDATO if indgaaende else _UDEN_BREVDATO, sted, titel)


def _brevdato(raekke: Raekke, oprettet: date, fund: Fundliste) -> date:
    dato = raekke[ark.D_DATO]
    if dato is None:
        meld_uden_brevdato(raekke[ark.D_TYPE], raekke[ark.D_TITEL], raekke.sted(ark.D_DATO), fund)
    return dato or oprettet


def _dato(raekke: Raekke, kolonne: Kolonne[date | None], ellers: date, fund: Fundliste) -> date:
    dato = raekke[kolonne]
    if dato is None:
        fund.meld(_DATO_MANGLER, raekke.sted(kolonne))
        return ellers
    return dato
