"""`/<kommune>/<variant>/historik/`: what the index was told of one sag, when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlite_utils import Database

from webapp.domain.eksport.historik import Aarsag, Afsendelse, afsendelser
from webapp.domain.eksport.indeks import Indekssag
from webapp.domain.eksport.overfoersel import eksporter_ydelse
from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Fremdrift, Partsrolle, Sag
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.visning.status import STATUS
from webapp.services.bedoemmelse import indekser
from webapp.services.dansk import detaljedato, sapadato
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.historik.enhedshistorik import enhed_paa, enhedsaendringer
from webapp.services.trin.sidedele import (
    Historikliste,
    Historikside,
    Sagshenvisning,
    Tidspunkt,
    Ydelseshistorik,
)
from webapp.services.trin.tidslinje import punkter
from webapp.store.historik import find_sag_id, load_ydelses_ider, soeg_sager
from webapp.store.sager import load_bevillinger_med_ydelser, load_sager

MAKS_SAGER = 100
# Of the variant's timeline, what the sag's strip tells in its own words.
ANDRE_RAEKKER = {"Overførsel", "Oprydning", "Reorganisation"}
Raekke = tuple[date, int, Tidspunkt]


def historikliste(database: Database, grundlag: Grundlag, soegt: str) -> Historikliste:
    """The sager that pass the export, the newest first."""
    fundet, raekker = soeg_sager(database, soegt, MAKS_SAGER)
    return Historikliste(
        grundlag.variant.navn,
        soegt,
        fundet,
        tuple(
            Sagshenvisning(
                r["slug"],
                r["sagsnummer"],
                r["titel"],
                r["sagstype"] or "",
                detaljedato(r["oprettet"]),
            )
            for r in raekker
        ),
    )


def historikside(database: Database, grundlag: Grundlag, slug: str) -> Historikside:
    """One sag's strip; FindesIkkeError for an unknown slug."""
    sag_id = find_sag_id(database, slug)
    if sag_id is None:
        raise FindesIkkeError(f"Der er ingen sag, der hedder »{slug}« i adressen.")
    sag = load_sager(database, [sag_id])[sag_id]
    primaer = [p.person for p in sag.parter if p.rolle is Partsrolle.PRIMAER_PART and p.person]
    via_eksport = grundlag.fagsystem(sag.fagsystem).via_eksport
    sendt = afsendelser(grundlag.konfiguration, sag, grundlag.dato) if via_eksport else ()
    raekker = (
        *_raekker(grundlag, sag, sendt),
        *((dato, 60, t) for dato, t in enhedsaendringer(database, grundlag, sag)),
    )
    if via_eksport and grundlag.konfiguration.er_plan:
        konklusion, art = _planens_konklusion(sendt)
    else:
        konklusion, art = _konklusion(grundlag, sag, sendt, via_eksport=via_eksport)
    return Historikside(
        sagsnummer=sag.sagsnummer,
        titel=sag.titel,
        undertitel=f"{sag.sagstype or 'Sag'} i {sag.fagsystem}, oprettet {dag(sag.oprettet)}",
        person=primaer[0] if primaer else "",
        noegle=f"sag/{sag.slug}",
        forloeb=tuple(t for _, _, t in sorted(raekker, key=lambda r: r[:2])),
        konklusion=konklusion,
        art=art,
        ydelser=tuple(_ydelser(database, grundlag, sag_id)),
    )


def _raekker(grundlag: Grundlag, sag: Sag, sendt: tuple[Afsendelse, ...]) -> Iterator[Raekke]:
    """Events before trin before transfers of one day: as the product counts them."""
    udgaver = {udgave.fra: udgave for udgave in sag.udgaver}
    for haendelse in sag.haendelser:
        if haendelse.dato <= grundlag.dato:
            udgave = udgaver[haendelse.dato]
            tekst = (
                f"{haendelse.tekst or 'Sagen ændres'}. Ansvarlig enhed: "
                f"{udgave.enhed or 'ikke angivet'}; fremdrift: {STATUS[udgave.fremdrift].sapa}."
            )
            yield haendelse.dato, -9, Tidspunkt(dag(haendelse.dato), "Hændelse", "", tekst)
    if grundlag.fagsystem(sag.fagsystem).via_eksport:
        for dato, nr, maerke, art, tekst in punkter(grundlag.variant):
            if dato <= grundlag.dato and maerke not in ANDRE_RAEKKER:
                yield dato, nr, Tidspunkt(dag(dato), maerke, art, tekst)
    er_plan = grundlag.konfiguration.er_plan
    for afsendelse in sendt:
        hvad = "Efter planen sendes sagen." if er_plan else _aarsag(afsendelse.aarsag)
        tekst = f"{hvad} KLE {afsendelse.kle or 'mangler'}. {_maerke(grundlag, afsendelse)}"
        art = "success" if afsendelse.maerke.enhed else "warning"
        maerke = "Plan" if er_plan else "Overførsel"
        yield afsendelse.dag, 99, Tidspunkt(dag(afsendelse.dag), maerke, art, tekst)


def _aarsag(aarsag: Aarsag) -> str:
    return {
        Aarsag.FOERSTE: "Sendt første gang.",
        Aarsag.GENOPTAGET: "Sendt igen, fordi sagstypen fik KLE på ny.",
        Aarsag.HAENDELSE: "Sendt igen, fordi sagen blev ændret.",
        Aarsag.OPRYDNING: "Sendt igen ved en oprydning hos Cura.",
    }[aarsag]


def _maerke(grundlag: Grundlag, afsendelse: Afsendelse) -> str:
    """The mark in words, and the row of the sheet that gave it."""
    maerke, enhed = afsendelse.maerke, afsendelse.udgave.enhed
    if maerke.enhed is None:
        return (
            f"Mærke: intet. Hverken {enhed or 'enheden'} eller en enhed over den i Cura var "
            "mappet den dag."
        )
    navn, lukket = enhed_paa(grundlag, maerke.enhed, afsendelse.dag)
    via = "" if maerke.via == enhed else f" ({enhed} leder opad i Cura)"
    sted = f" Det står i {maerke.mapning.sted}." if maerke.mapning and maerke.mapning.sted else ""
    return f"Mærke: {navn}, fordi {maerke.via} er mappet dertil{via}.{sted}{lukket}"


def _planens_konklusion(sendt: tuple[Afsendelse, ...]) -> tuple[str, str]:
    if not sendt:
        return "Sagen sendes heller ikke efter planen. Se hvorfor under Hvorfor.", "info"
    if sendt[-1].maerke.enhed is None:
        return "Enheden er ikke mappet, så efter planen får sagen intet mærke.", "warning"
    return "Efter planen får sagen det mærke, som mapningen giver i dag.", "success"


def _konklusion(
    grundlag: Grundlag, sag: Sag, sendt: tuple[Afsendelse, ...], *, via_eksport: bool
) -> tuple[str, str]:
    if not via_eksport:
        return f"{sag.fagsystem} leverer selv sagen. Trinene gælder kun Cura.", "info"
    if not sendt:
        return f"Sagen er ikke sendt pr. {dag(grundlag.dato)}. Se hvorfor under Hvorfor.", "info"
    sidste = sendt[-1]
    nu = grundlag.konfiguration.maerke(sidste.udgave.enhed, grundlag.dato)
    if nu.enhed == sidste.maerke.enhed:
        if nu.enhed is None:
            return "Enheden er stadig ikke mappet, så sagen har intet mærke.", "warning"
        if enhed_paa(grundlag, nu.enhed, grundlag.dato)[1]:
            return (
                "Mærket er det, som mapningen giver i dag, men enheden er lukket i FK "
                f"Organisation. Map {nu.via} til en anden enhed."
            ), "warning"
        return "Mærket er det, som mapningen giver i dag.", "success"
    if sidste.udgave.fremdrift is Fremdrift.AFSLUTTET:
        naar = (
            "Sagen er lukket og ændres ikke mere, så mærket bliver kun rigtigt, hvis Cura laver "
            "en oprydning. Det kan kommunen ikke selv rette."
        )
    else:
        naar = (
            "Mærket bliver rigtigt, næste gang sagen ændres, eller hvis Cura laver en oprydning. "
            "Det kan kommunen ikke selv rette."
        )
    return f"Mærket er et andet end det, som mapningen giver i dag. {naar}", "error"


def _ydelser(database: Database, grundlag: Grundlag, sag_id: int) -> Iterator[Ydelseshistorik]:
    ider = load_ydelses_ider(database, sag_id)
    if not ider:
        return
    sager, bevillinger = load_bevillinger_med_ydelser(database, ider)
    for bevilling in bevillinger:
        sag = sager.get(bevilling.sag or "")
        indekssag = indekser(grundlag, sag) if sag else None
        for ydelse in bevilling.ydelser:
            if ydelse.bevilget <= grundlag.dato:
                yield _ydelse(grundlag, bevilling, ydelse, indekssag)


def _ydelse(
    grundlag: Grundlag, bevilling: Bevilling, ydelse: BevilgetYdelse, indekssag: Indekssag | None
) -> Ydelseshistorik:
    lokal = grundlag.opslag.lokale_ydelser.get(ydelse.lokal_ydelse or "")
    indeks = eksporter_ydelse(
        grundlag.konfiguration,
        bevilling,
        ydelse,
        lokal=lokal,
        sag=indekssag,
        dato=grundlag.dato,
        via_eksport=grundlag.fagsystem(bevilling.fagsystem).via_eksport,
    )
    mapning = grundlag.konfiguration.ydelsestype(ydelse.lokal_ydelse or "", grundlag.dato)
    automatisk = str(lokal.automatisk or "") if lokal else ""
    nu = mapning.ydelsestype if mapning else automatisk
    type_ = indeks.ydelsestype if indeks else ""
    return Ydelseshistorik(
        navn=ydelse.navn,
        bevilget=sapadato(ydelse.bevilget),
        overfoert=_overfoert(grundlag, indeks.overfoert if indeks else None),
        type=type_ or ("ukendt" if indeks else ""),
        nu=nu,
        forkert=bool(indeks and not automatisk and mapning and nu != type_),
    )


def _overfoert(grundlag: Grundlag, dagen: date | None) -> str:
    if dagen is not None and grundlag.konfiguration.er_plan:
        return "efter planen"
    return sapadato(dagen)
