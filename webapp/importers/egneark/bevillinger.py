"""Our own sheets Bevillinger, Ydelser and Udbetalinger (docs/ark.md), put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from webapp.domain.fagsystem import (
    Betalingstilstand,
    BevilgetYdelse,
    Bevilling,
    Effektuering,
    PartIdType,
    Partsrolle,
    Sag,
    Sagspart,
    Udbetaling,
)
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.ark import celler
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.klecelle import kle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel
from webapp.importers.egneark.effektueringer import (
    DATO_AFVIGER,
    TILSTAND_HJAELP,
    laes_tilstand,
)
from webapp.importers.egneark.opslag import Opslag
from webapp.importers.egneark.sager import MYNDIGHED_MANGLER, Kilder, alle_raekker, enhedsmaerke
from webapp.importers.egneark.sagsdele import STANDARD
from webapp.importers.perioder import UDBETALING_VENDT, YDELSE_VENDT, meld_vendt
from webapp.importers.rapport import Fundliste, Problem

_ROLLER = {
    rolle.value: rolle for rolle in (Partsrolle.BEVILLINGSMODTAGER, Partsrolle.YDELSESMODTAGER)
}

BEVILLING = Kolonne(
    overskrift="Bevilling", laes=celler.navn, hjaelp="Bevillingens nummer", noegle=True
)
B_FAGSYSTEM = Kolonne(
    overskrift="Fagsystem",
    laes=celler.navn,
    hjaelp="Navnet fra Fagsystemer; tomt er sagens",
    vaern=True,
)
B_SAG = Kolonne(
    overskrift="Sagsnummer",
    laes=celler.navn,
    hjaelp="Tomt, når bevillingen ikke har en sag",
    vaern=True,
)
B_MYNDIGHED = Kolonne(
    overskrift="Myndighed",
    laes=celler.cvr,
    hjaelp="CVR; tomt er sagens eller kommunen selv",
    andre=("Myndighed (CVR)",),
    vaern=True,
)
B_MODTAGER = Kolonne(
    overskrift="Modtager",
    laes=celler.navn,
    hjaelp="Nøglen fra Personer",
    andre=("Modtager (person)",),
)
B_ROLLE = Kolonne(
    overskrift="Modtagerrolle",
    laes=celler.ord_af(_ROLLER, "MODTAGERROLLE_UKENDT", Partsrolle.BEVILLINGSMODTAGER),
    hjaelp="Bevillingsmodtager (eller tomt) eller Ydelsesmodtager",
)
B_YDELSESMODTAGER = Kolonne(
    overskrift="Ydelsesmodtager",
    laes=celler.navn,
    hjaelp="En anden end Modtager, der får ydelsen; nøglen fra Personer",
    andre=("Ydelsesmodtager (person)",),
)
B_LOKAL_ENHED = Kolonne(
    overskrift="Enhed",
    laes=celler.navn,
    hjaelp="Cura-enhedens navn; ellers sagens",
    vaern=True,
)
B_ENHED_UUID = Kolonne(overskrift="Ansvarlig enhed UUID", laes=celler.uuid, hjaelp="Andre end Cura")
B_ENHED = Kolonne(overskrift="Ansvarlig enhed", laes=celler.navn, hjaelp="Andre end Cura")
B_FOELSOMHED = Kolonne(
    overskrift="Følsomhed", laes=celler.foelsomhed, hjaelp="1-4 eller navnet", vaern=True
)
B_PROFIL = Kolonne(
    overskrift="Sikkerhedsprofil",
    laes=celler.liste_af(celler.uuid),
    hjaelp="UUID'er på enheder",
    andre=("Sikkerhedsprofil (UUID'er)",),
    vaern=True,
)
BEVILLINGER = Tabel(
    "Bevillinger",
    (
        BEVILLING,
        B_FAGSYSTEM,
        B_SAG,
        B_MYNDIGHED,
        B_MODTAGER,
        B_ROLLE,
        B_YDELSESMODTAGER,
        B_LOKAL_ENHED,
        B_ENHED_UUID,
        B_ENHED,
        B_FOELSOMHED,
        B_PROFIL,
    ),
    kendetegn=(BEVILLING, B_MODTAGER),
)

YDELSE = Kolonne(overskrift="Ydelse", laes=celler.navn, hjaelp="Ydelsens nummer", noegle=True)
Y_BEVILLING = Kolonne(
    overskrift="Bevilling", laes=celler.navn, hjaelp="Nummeret fra Bevillinger", noegle=True
)
Y_LOKAL = Kolonne(overskrift="Lokal ydelse", laes=celler.navn, hjaelp="Kun Cura")
Y_NAVN = Kolonne(overskrift="Navn", laes=celler.navn, hjaelp="Navnet; tomt er den lokale ydelse")
Y_FRA = Kolonne(overskrift="Bevilget fra", laes=celler.dato, hjaelp="Første dag")
Y_TIL = Kolonne(
    overskrift="Bevilget til",
    laes=celler.dato,
    hjaelp="Tomt, når der ingen slutdato er",
    vaern=True,
)
Y_BEVILGET = Kolonne(
    overskrift="Bevilget", laes=celler.dato, hjaelp="Afgørelsesdatoen; ellers Bevilget fra"
)
Y_KLE = Kolonne(overskrift="KLE-nummer", laes=kle, hjaelp="Andre end Cura", andre=("KLE",))
Y_TYPE = Kolonne(overskrift="Ydelsestype", laes=celler.navn, hjaelp="Andre end Cura")
Y_OEKONOMISK = Kolonne(
    overskrift="Økonomisk", laes=celler.ja_nej, hjaelp="ja eller nej", vaern=True
)
Y_DAG = Kolonne(overskrift="Dispositionsdag", laes=celler.navn)
Y_FREKVENS = Kolonne(overskrift="Betalingsfrekvens", laes=celler.navn)
Y_FORM = Kolonne(overskrift="Betalingsform", laes=celler.navn, hjaelp="Bagud eller Forud")
YDELSER = Tabel(
    "Ydelser",
    (
        YDELSE,
        Y_BEVILLING,
        Y_LOKAL,
        Y_NAVN,
        Y_FRA,
        Y_TIL,
        Y_BEVILGET,
        Y_KLE,
        Y_TYPE,
        Y_OEKONOMISK,
        Y_DAG,
        Y_FREKVENS,
        Y_FORM,
    ),
    kendetegn=(YDELSE, Y_BEVILLING, Y_FRA),
)

U_YDELSE = Kolonne(
    overskrift="Ydelse", laes=celler.navn, hjaelp="Nummeret fra Ydelser", noegle=True
)
U_DATO = Kolonne(overskrift="Dispositionsdato", laes=celler.dato, noegle=True)
U_FRA = Kolonne(overskrift="Periode fra", laes=celler.dato)
U_TIL = Kolonne(overskrift="Periode til", laes=celler.dato)
U_BRUTTO = Kolonne(overskrift="Bruttobeløb", laes=celler.beloeb, hjaelp="Fx 5448,00")
U_UDBETALT = Kolonne(overskrift="Udbetalt", laes=celler.beloeb, hjaelp="Fx 5448,00")
U_EFFEKTUERING = Kolonne(
    overskrift="Effektuering",
    laes=celler.navn,
    hjaelp="Rækker med samme nummer er én udbetaling; tomt: rækken er en udbetaling for sig",
    vaern=True,
)
U_TILSTAND = Kolonne(overskrift="Tilstand", laes=laes_tilstand, hjaelp=TILSTAND_HJAELP, vaern=True)
UDBETALINGER = Tabel(
    "Udbetalinger",
    (U_YDELSE, U_DATO, U_FRA, U_TIL, U_BRUTTO, U_UDBETALT, U_EFFEKTUERING, U_TILSTAND),
    kendetegn=(U_YDELSE, U_DATO),
)

_SAG_UKENDT = Problem(
    "BEVILLING_SAG_UKENDT",
    "Sagsnummeret står ikke i arket Sager. Bevillingen er udeladt.",
    "Ret sagsnummeret, eller lad det stå tomt, hvis bevillingen ikke har en sag.",
)
_FORAELDER_UKENDT = Problem(
    "NUMMER_UKENDT",
    "Nummeret findes ikke, eller dets række er udeladt. Rækken her er også udeladt.",
    "Ret nummeret, og indlæs arkene sammen.",
)
_DUBLET = Problem(
    "NUMMER_DUBLET",
    "Nummeret står på en tidligere række. Rækken er udeladt.",
    "Giv rækken sit eget nummer.",
)
_UDEN_FRA = Problem(
    "YDELSE_UDEN_FRA", "Ydelsen er udeladt: den har ingen startdato.", "Udfyld »Bevilget fra«."
)
_UDEN_BELOEB = Problem(
    "UDBETALING_UDEN_BELOEB",
    "Udbetalingen er udeladt: den har intet bruttobeløb, der kan læses.",
    "Udfyld »Bruttobeløb«.",
)
_UDEN_MODTAGER = Problem(
    "BEVILLING_UDEN_MODTAGER",
    "Bevillingen har ingen modtager blandt personerne og vises for ingen.",
    "Skriv modtagerens nøgle fra Personer.",
    Alvor.ADVARSEL,
)


def laes_bevillinger(  # noqa: PLR0913 - what rows point at, and where faults are told
    kilder: Kilder,
    opslag: Opslag,
    slugs: Slugs,
    fund: Fundliste,
    *,
    sager: Mapping[str, Sag],
    effektueringer: Mapping[str, Effektuering | None],
) -> tuple[Bevilling, ...]:
    """All bevillinger with their ydelser and udbetalinger; `effektueringer` by folded number.

    What is paid under a number that is None is left out with it.
    """
    raekker = _efter_nummer(kilder, BEVILLINGER, BEVILLING, fund)
    ydelsesraekker = _efter_nummer(kilder, YDELSER, YDELSE, fund)
    udbetalinger = _fordel(kilder, UDBETALINGER, U_YDELSE, ydelsesraekker, fund)
    ydelser: dict[str, list[tuple[Raekke, BevilgetYdelse]]] = defaultdict(list)
    for nummer, raekke in ydelsesraekker.items():
        bevilling = navnenoegle(raekke[Y_BEVILLING])
        if bevilling not in raekker:
            raekke.udelad(_FORAELDER_UKENDT, Y_BEVILLING, fund, raekke[Y_BEVILLING])
            _meld_foelgeraekker(udbetalinger[nummer], U_YDELSE, fund)
            continue
        ydelse = _laes_ydelse(raekke, udbetalinger[nummer], opslag, slugs, fund)
        if ydelse is not None:
            betalt = [_laes_udbetaling(u, effektueringer, fund) for u in udbetalinger[nummer]]
            ydelser[bevilling].append((raekke, _med_udbetalinger(ydelse, betalt)))
    laeste = (
        _laes_bevilling(raekke, tuple(y for _, y in ydelser[nummer]), sager, opslag, fund)
        for nummer, raekke in raekker.items()
    )
    fundne = dict(zip(raekker, laeste, strict=True))
    for nummer in (nummer for nummer, en in fundne.items() if en is None):
        _meld_foelgeraekker([r for r, _ in ydelser[nummer]], Y_BEVILLING, fund)
        for raekke, _ in ydelser[nummer]:
            _meld_foelgeraekker(udbetalinger[navnenoegle(raekke[YDELSE])], U_YDELSE, fund)
    return tuple(bevilling for bevilling in fundne.values() if bevilling is not None)


def _meld_foelgeraekker(raekker: Sequence[Raekke], kolonne: Kolonne[str], fund: Fundliste) -> None:
    """Tell of the rows that fall with the one they belong to; a row that fell before is told."""
    for raekke in raekker:
        raekke.udelad(_FORAELDER_UKENDT, kolonne, fund, raekke[kolonne])


def _efter_nummer(
    kilder: Kilder, tabel: Tabel, kolonne: Kolonne[str], fund: Fundliste
) -> dict[str, Raekke]:
    raekker: dict[str, Raekke] = {}
    for raekke in alle_raekker(kilder.get(tabel, []), fund):
        if navnenoegle(raekke[kolonne]) in raekker:
            foerste = raekker[navnenoegle(raekke[kolonne])].sted(kolonne)
            raekke.udelad_dublet(_DUBLET, kolonne, fund, foerste)
        else:
            raekker[navnenoegle(raekke[kolonne])] = raekke
    return raekker


def _fordel(
    kilder: Kilder,
    tabel: Tabel,
    kolonne: Kolonne[str],
    foraeldre: Mapping[str, Any],
    fund: Fundliste,
) -> dict[str, list[Raekke]]:
    fordelt: dict[str, list[Raekke]] = defaultdict(list)
    for raekke in alle_raekker(kilder.get(tabel, []), fund):
        noegle = navnenoegle(raekke[kolonne])
        if noegle in foraeldre:
            fordelt[noegle].append(raekke)
        else:
            raekke.udelad(_FORAELDER_UKENDT, kolonne, fund, raekke[kolonne])
    return fordelt


def _laes_ydelse(
    raekke: Raekke, udbetalinger: list[Raekke], opslag: Opslag, slugs: Slugs, fund: Fundliste
) -> BevilgetYdelse | None:
    fra = raekke[Y_FRA]
    if raekke.udelad_uden_vaern(fund):
        _meld_foelgeraekker(udbetalinger, U_YDELSE, fund)
        return None
    if fra is None:
        raekke.udelad(_UDEN_FRA, Y_FRA, fund, raekke[YDELSE])
        _meld_foelgeraekker(udbetalinger, U_YDELSE, fund)
        return None
    meld_vendt(YDELSE_VENDT, fra, raekke[Y_TIL], raekke.sted(Y_TIL), fund)
    lokal = opslag.lokal_ydelse(raekke, Y_LOKAL, fund)
    navn = raekke[Y_NAVN] or lokal or raekke[YDELSE]
    return BevilgetYdelse(
        slug=slugs.giv(navn, ellers="ydelse"),
        navn=navn,
        fra=fra,
        til=raekke[Y_TIL],
        bevilget=raekke[Y_BEVILGET] or fra,
        lokal_ydelse=lokal,
        kle=raekke[Y_KLE],
        ydelsestype=raekke[Y_TYPE],
        oekonomisk=raekke[Y_OEKONOMISK],
        dispositionsdag=raekke[Y_DAG],
        betalingsfrekvens=raekke[Y_FREKVENS],
        betalingsform=raekke[Y_FORM],
    )


def _med_udbetalinger(
    ydelse: BevilgetYdelse, laeste: Sequence[Udbetaling | None]
) -> BevilgetYdelse:
    """The ydelse with what is paid of it: that makes it money, whatever its cell says (ANV-Y)."""
    alle, skete = [u for u in laeste if u is not None], Betalingstilstand.EFFEKTUERET
    return replace(
        ydelse,
        oekonomisk=ydelse.oekonomisk or bool(alle),
        udbetalinger=tuple(u for u in alle if u.tilstand is skete),
        ikke_effektueret=tuple(u for u in alle if u.tilstand is not skete),
    )


def _laes_udbetaling(
    raekke: Raekke, effektueringer: Mapping[str, Effektuering | None], fund: Fundliste
) -> Udbetaling | None:
    dato, brutto = raekke[U_DATO], raekke[U_BRUTTO]
    if brutto is None or dato is None:
        raekke.udelad(_UDEN_BELOEB, U_BRUTTO, fund)
        return None
    if raekke.udelad_uden_vaern(fund):
        return None
    nummer = navnenoegle(raekke[U_EFFEKTUERING])
    fra, hele = raekke[U_FRA] or dato, effektueringer.get(nummer)
    if hele is None and nummer in effektueringer:
        raekke.udelad(_FORAELDER_UKENDT, U_EFFEKTUERING, fund, raekke[U_EFFEKTUERING])
        return None
    meld_vendt(UDBETALING_VENDT, fra, raekke[U_TIL], raekke.sted(U_TIL), fund)
    if hele is not None and hele.dispositionsdato != dato:
        fund.meld(DATO_AFVIGER, raekke.sted(U_DATO), dato.isoformat())
    return Udbetaling(
        dispositionsdato=hele.dispositionsdato if hele else dato,
        periode_fra=fra,
        periode_til=raekke[U_TIL] or fra,
        bruttobeloeb=brutto,
        udbetalt=raekke[U_UDBETALT],
        effektuering=hele.nummer if hele else raekke[U_EFFEKTUERING],
        tilstand=hele.tilstand if hele else raekke[U_TILSTAND],
    )


def _laes_bevilling(
    raekke: Raekke,
    ydelser: tuple[BevilgetYdelse, ...],
    sager: Mapping[str, Sag],
    opslag: Opslag,
    fund: Fundliste,
) -> Bevilling | None:
    if raekke.udelad_uden_vaern(fund):
        return None
    sag = sager.get(navnenoegle(raekke[B_SAG])) if raekke[B_SAG] else None
    if raekke[B_SAG] and sag is None:
        raekke.udelad(_SAG_UKENDT, B_SAG, fund, raekke[B_SAG])
        return None
    myndighed = raekke[B_MYNDIGHED] or (sag.myndighed if sag else opslag.kommune_cvr)
    if myndighed is None:
        raekke.udelad(MYNDIGHED_MANGLER, B_MYNDIGHED, fund, raekke[BEVILLING])
        return None
    arver = sag is not None and not raekke[B_FAGSYSTEM]
    fagsystem = sag.fagsystem if sag and arver else opslag.fagsystem(raekke, B_FAGSYSTEM, fund)
    return Bevilling(
        nummer=raekke[BEVILLING],
        fagsystem=fagsystem,
        myndighed=myndighed,
        sag=sag.slug if sag else None,
        parter=_parter(raekke, opslag, fund),
        ydelser=ydelser,
        enhed=enhedsmaerke(raekke[B_ENHED_UUID], raekke[B_ENHED]),
        lokal_enhed=opslag.enhed(raekke, B_LOKAL_ENHED, fund),
        foelsomhed=raekke[B_FOELSOMHED] or STANDARD,
        sikkerhedsprofil=raekke[B_PROFIL],
        sted=raekke.sted(BEVILLING),
    )


def _parter(raekke: Raekke, opslag: Opslag, fund: Fundliste) -> tuple[Sagspart, ...]:
    roller = {B_MODTAGER: raekke[B_ROLLE], B_YDELSESMODTAGER: Partsrolle.YDELSESMODTAGER}
    naevnte = {kolonne: rolle for kolonne, rolle in roller.items() if raekke[kolonne]}
    if not naevnte:
        fund.meld(_UDEN_MODTAGER, raekke.sted(B_MODTAGER), raekke[BEVILLING])
    fundne = ((rolle, opslag.person(raekke, kolonne, fund)) for kolonne, rolle in naevnte.items())
    return tuple(Sagspart(rolle, person, PartIdType.CPR) for rolle, person in fundne if person)
