"""Sager put together of the sheets Sager, Sagsparter, Hændelser, Forløb, Dokumenter and notater."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from webapp.domain.fagsystem import Enhedsmaerke, Haendelse, Sag
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.visning.kontrolsager import KONTROL, er_kontrolsag
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.egneark import sagsark as ark
from webapp.importers.egneark import sagsdele
from webapp.importers.egneark.opslag import Opslag
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.visningsklasse import meld_visningsklasse

_SAG_UKENDT = Problem(
    "SAG_UKENDT",
    "Sagsnummeret står ikke i arket Sager. Rækken er udeladt.",
    "Ret sagsnummeret, og indlæs Sager sammen med dette ark.",
)
_SAG_UDELADT = Problem(
    "SAG_UDELADT",
    "Sagen er udeladt af Sager, og rækken her med den.",
    "Ret sagens række i Sager.",
)
_SAG_DUBLET = Problem(
    "SAG_DUBLET",
    "Sagsnummeret står på en tidligere række. Rækken er udeladt.",
    "Et sagsnummer er entydigt i kommunen.",
)
_SAG_UDEN_DATO = Problem(
    "SAG_UDEN_DATO",
    "Sagen er udeladt: den har hverken »Oprettet« eller en hændelse.",
    "Skriv, hvornår sagen er oprettet.",
)
_OPRETTET_MANGLER = Problem(
    "OPRETTET_MANGLER",
    "»Oprettet« mangler; dagen for den første hændelse er brugt.",
    "Skriv, hvornår sagen er oprettet.",
    Alvor.OPLYSNING,
)
_FREMDRIFT_ULAESELIG = Problem(
    "FREMDRIFT_ULAESELIG",
    "Sagen er udeladt: hvor langt den er, kan ikke læses, og en afsluttet sag kunne stå som åben.",
    "Ret hændelsens fremdrift, og indlæs arket igen.",
)
_TEMA_UDEN_KONTROLSAG = Problem(
    "KONTROLTEMA_UDEN_KONTROLSAG",
    f"Sagen er ikke en kontrolsag (KLE {KONTROL}), så temaet vises ingen steder.",
    f"Slet temaet, eller skriv {KONTROL} som sagens KLE-nummer.",
    Alvor.ADVARSEL,
)
_HOERER_TIL_UKENDT = Problem(
    "SAG_HOERER_TIL_UKENDT",
    "Sagen, som denne hører til, er ikke læst. Sagen er læst uden den.",
    "Skriv sagsnummeret på en anden sag, der står i Sager, eller lad cellen stå tom.",
    Alvor.ADVARSEL,
)
MYNDIGHED_MANGLER = Problem(
    "MYNDIGHED_MANGLER",
    "Rækken er udeladt: den har ikke noget CVR-nummer, og kommunens kendes ikke.",
    "Skriv myndighedens CVR-nummer, eller indlæs arket Kommune samtidig.",
)

Kilder = Mapping[Tabel, list[Tabelark]]


@dataclass(frozen=True)
class _Sagsraekker:
    """The row of one sag and the rows of the other sheets that belong to it."""

    sag: Raekke
    andre: Mapping[Tabel, list[Raekke]]


def laes_sager(kilder: Kilder, opslag: Opslag, slugs: Slugs, fund: Fundliste) -> dict[str, Sag]:
    """All sager by folded sagsnummer, each with what the other sheets say of it."""
    samlet: dict[str, _Sagsraekker] = {}
    for raekke in alle_raekker(kilder.get(ark.SAGER, []), fund):
        noegle = navnenoegle(raekke[ark.SAGSNUMMER])
        if noegle in samlet:
            foerste = samlet[noegle].sag.sted(ark.SAGSNUMMER)
            raekke.udelad_dublet(_SAG_DUBLET, ark.SAGSNUMMER, fund, foerste)
        else:
            samlet[noegle] = _Sagsraekker(raekke, defaultdict(list))
    for tabel in (ark.SAGSPARTER, ark.HAENDELSER, ark.FORLOEB, ark.DOKUMENTER, ark.JOURNALNOTATER):
        for raekke in alle_raekker(kilder.get(tabel, []), fund):
            sag = samlet.get(navnenoegle(raekke[ark.SAGSNUMMER]))
            if sag is not None:
                sag.andre[tabel].append(raekke)
            else:
                raekke.udelad(_SAG_UKENDT, ark.SAGSNUMMER, fund, raekke[ark.SAGSNUMMER])
    laeste = {noegle: _laes_sag(r, opslag, slugs, fund) for noegle, r in samlet.items()}
    sager = {noegle: sag for noegle, sag in laeste.items() if sag is not None}
    return {
        noegle: replace(sag, hoerer_til=_hoerer_til(sag, samlet[noegle].sag, sager, fund))
        for noegle, sag in sager.items()
    }


def _hoerer_til(sag: Sag, raekke: Raekke, sager: Mapping[str, Sag], fund: Fundliste) -> str | None:
    """The slug of the sag that this one is under; a finding where there is no such other one."""
    nummer = raekke[ark.S_HOERER_TIL]
    anden = sager.get(navnenoegle(nummer)) if nummer else None
    if nummer and (anden is None or anden.slug == sag.slug):
        fund.meld(_HOERER_TIL_UKENDT, raekke.sted(ark.S_HOERER_TIL), nummer)
        return None
    return anden.slug if anden else None


def alle_raekker(kilder: Iterable[Tabelark], fund: Fundliste) -> list[Raekke]:
    """The rows of all sheets of one table, in order."""
    return [raekke for kilde in kilder for raekke in laes_raekker(kilde, fund)]


def _laes_sag(raekker: _Sagsraekker, opslag: Opslag, slugs: Slugs, fund: Fundliste) -> Sag | None:
    """The sag, None (and a finding) where it has no myndighed or no date at all."""
    raekke, andre = raekker.sag, raekker.andre
    if _uden_vaern(raekker, opslag, fund):
        raekke.tael_udeladt(fund)
        _meld_foelgeraekker(andre, fund)
        return None
    haendelser = sagsdele.laes_haendelser(andre[ark.HAENDELSER], opslag, fund)
    oprettet = _oprettet(raekke, haendelser, fund)
    myndighed = _myndighed(raekke, opslag, fund)
    if oprettet is None or myndighed is None:
        raekke.tael_udeladt(fund)
        _meld_foelgeraekker(andre, fund)
        return None
    fagsystem = opslag.fagsystem(raekke, ark.S_FAGSYSTEM, fund)
    lokal = opslag.via_eksport(fagsystem)
    lokal_enhed = opslag.enhed(raekke, ark.S_ENHED, fund) if lokal else None
    if lokal or not haendelser:
        haendelser = sagsdele.haendelser_fra_start(raekke, haendelser, oprettet, lokal_enhed, fund)
    maerke = enhedsmaerke(raekke[ark.S_ENHED_UUID], raekke[ark.S_ENHED])
    sag = Sag(
        slug=slugs.giv(raekke[ark.SAGSNUMMER], ellers="sag"),
        sagsnummer=raekke[ark.SAGSNUMMER],
        fagsystem=fagsystem,
        titel=raekke[ark.S_TITEL],
        myndighed=myndighed,
        oprettet=oprettet,
        haendelser=haendelser,
        enhed=None if lokal else maerke,
        sagstype=opslag.sagstype(raekke, ark.S_SAGSTYPE, fund),
        parter=sagsdele.laes_parter(raekke, andre[ark.SAGSPARTER], opslag, fund),
        trin=sagsdele.laes_trin(andre[ark.FORLOEB]),
        dokumenter=sagsdele.laes_dokumenter(andre[ark.DOKUMENTER], oprettet, fund),
        journalnotater=sagsdele.laes_notater(andre[ark.JOURNALNOTATER], oprettet, fund),
    )
    hele = _med_egenskaber(sag, raekke)
    if hele.kontroltema and not er_kontrolsag(hele):
        fund.meld(_TEMA_UDEN_KONTROLSAG, raekke.sted(ark.S_KONTROLTEMA), hele.kontroltema)
    for klasse in hele.visningsklasser:
        meld_visningsklasse(klasse, raekke.sted(ark.S_VISNING), fund)
    return hele


def _uden_vaern(raekker: _Sagsraekker, opslag: Opslag, fund: Fundliste) -> bool:
    """True where what hides the sag, or how far it has come, cannot be read.

    Its number hides another authority's kontrolsag; without one the kommune's own is not shown.
    """
    haendelser, sag = raekker.andre.get(ark.HAENDELSER, []), raekker.sag
    er_andres = sag[ark.S_MYNDIGHED] not in (None, opslag.kommune_cvr)
    # A list: each is told, not only the first.
    return any(
        [
            sag.uden_vaern(fund),
            er_andres and sag.meld_ulaest(ark.S_KLE, fund),
            *(raekke.uden_vaern(fund, _FREMDRIFT_ULAESELIG) for raekke in haendelser),
        ]
    )


def _meld_foelgeraekker(andre: Mapping[Tabel, list[Raekke]], fund: Fundliste) -> None:
    """Tell of the rows that fall with the sag they belong to."""
    for raekke in (r for raekker in andre.values() for r in raekker):
        raekke.udelad(_SAG_UDELADT, ark.SAGSNUMMER, fund, raekke[ark.SAGSNUMMER])


def _med_egenskaber(sag: Sag, raekke: Raekke) -> Sag:
    """The sag with what its own row says of it and nothing else decides."""
    return replace(
        sag,
        kle=raekke[ark.S_KLE],
        handlingsfacet=raekke[ark.S_FACET],
        foelsomhed=raekke[ark.S_FOELSOMHED] or sagsdele.STANDARD,
        alternativ_titel=raekke[ark.S_ALTERNATIV],
        visningsklasser=raekke[ark.S_VISNING],
        sikkerhedsprofil=raekke[ark.S_PROFIL],
        ejendom=raekke[ark.S_EJENDOM],
        kontroltema=raekke[ark.S_KONTROLTEMA],
        sted=raekke.sted(ark.SAGSNUMMER),
    )


def _oprettet(raekke: Raekke, haendelser: tuple[Haendelse, ...], fund: Fundliste) -> date | None:
    oprettet = raekke[ark.S_OPRETTET]
    if oprettet is not None:
        return oprettet
    if not haendelser:
        fund.meld(_SAG_UDEN_DATO, raekke.sted(ark.S_OPRETTET), raekke[ark.SAGSNUMMER])
        return None
    fund.meld(_OPRETTET_MANGLER, raekke.sted(ark.S_OPRETTET), raekke[ark.SAGSNUMMER])
    return haendelser[0].dato


def _myndighed(raekke: Raekke, opslag: Opslag, fund: Fundliste) -> Cvr | None:
    """The owner (Ejer): the row's CVR, else the kommune's own."""
    cvr = raekke[ark.S_MYNDIGHED] or opslag.kommune_cvr
    if cvr is None:
        fund.meld(MYNDIGHED_MANGLER, raekke.sted(ark.S_MYNDIGHED), raekke[ark.SAGSNUMMER])
    return cvr


def enhedsmaerke(uuid: EnhedUuid | None, navn: str) -> Enhedsmaerke | None:
    """The unit an object is filed under; None where the row names none."""
    return Enhedsmaerke(uuid, navn) if uuid is not None or navn else None
