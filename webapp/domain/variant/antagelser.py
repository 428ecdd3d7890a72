"""Every assumption where KOMBIT says nothing: its default, its reason, and whether it is a switch.

The numbers are those of the list of open questions (domain.md §8 and §9.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from webapp.domain.variant.systemvalg import (
    Debitorsystem,
    Eojsystem,
    Esdhsystem,
    Jobcentersystem,
    Pladssystem,
    Pprsystem,
    Uusystem,
)
from webapp.domain.variant.variant import Antagelser, Fliser, Ydelsesnavn

# The fields of Antagelser that are about SAPA's pages and not the citizen's.
SAPAS = frozenset({"underenheder_er_med", "sapa_delvis_visning", "initial_load_uden_notifikation"})
# The switches that are choices and no assumptions, each with the page where it is thrown.
VALGT_ANDETSTEDS: Mapping[str, str] = {
    "organisationsintegration": "trin",
    "dialogintegration": "trin",
    "sapa_miljoe": "sapavalg",
    "sapa_sikkerhedsprofil_foelges": "sapavalg",
    "eoj_afsluttet": "eoj",
    "eoj_ydelse": "eoj",
    "eoj_kle": "eoj",
}
JA_NEJ: Mapping[str, str] = {"ja": "Ja", "nej": "Nej"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Antagelse:
    """One open question. `felt` names the switch of a variant; empty: it is settled here.

    `hvor`: the page of a variant where it is chosen, if another. `svar`: what can be chosen, by the
    value that stands in a form and a file.
    """

    nummer: str
    spoergsmaal: str
    standard: str
    begrundelse: str
    kilde: str
    felt: str = ""
    hvor: str = ""
    svar: Mapping[str, str] = field(default_factory=lambda: JA_NEJ)


def vaerdi_i_form(antagelser: Antagelser, felt: str) -> str:
    """A switch's value as it stands in a form: ja, nej, or the chosen word."""
    vaerdi = getattr(antagelser, felt)
    return {True: "ja", False: "nej"}[vaerdi] if isinstance(vaerdi, bool) else str(vaerdi)


def med_svar(antagelser: Antagelser, svar: Mapping[str, str]) -> Antagelser:
    """The switches with what a form says; a field or an answer that is none is left as it is."""
    laest = {en.felt: _laes(svar.get(en.felt, ""), en.felt) for en in SKIFTELIGE}
    valgt: dict[str, Any] = {felt: vaerdi for felt, vaerdi in laest.items() if vaerdi is not None}
    return replace(antagelser, **valgt)


def ukendte_svar(svar: Mapping[str, str]) -> tuple[str, ...]:
    """The switches that a form or an address answers with something that is no answer to them."""
    return tuple(
        en.felt for en in SKIFTELIGE if en.felt in svar and _laes(svar[en.felt], en.felt) is None
    )


def _laes(tekst: str, felt: str) -> object:
    standard = getattr(Antagelser(), felt)
    if isinstance(standard, StrEnum):
        return next((en for en in type(standard) if en.value == tekst), None)
    return {"ja": True, "nej": False}.get(tekst)


SKIFTELIGE = (
    Antagelse(
        nummer="2",
        spoergsmaal="Vises sagsnummeret for borgeren?",
        standard="Ja, under Sagsdetaljer, men aldrig på lister.",
        begrundelse="KOMBITs spørgsmål og svar siger nej, men to af KOMBITs egne skærmbilleder "
        "fra 2024 viser nummeret. Det nyeste gælder.",
        kilde="A0:1385 og A0:357 mod FAQ1",
        felt="vis_sagsnummer",
    ),
    Antagelse(
        nummer="3",
        spoergsmaal="Følger Borgerblikket et henvendelsessted i FK Organisation?",
        standard="Ja: enhedens henvendelsessted for KLE-nummeret går forud for enheden selv.",
        begrundelse="FK Organisation har feltet for at sige, hvor borgeren skal henvende sig. At "
        "Borgerblikket læser det, er ikke beskrevet.",
        kilde="anvisning til Organisation (ORG-A)",
        felt="henvendelsessted_foelges",
    ),
    Antagelse(
        nummer="6",
        spoergsmaal="Vises kun sager, som borgerens bopælskommune ejer?",
        standard="Nej: sager fra andre myndigheder vises også.",
        begrundelse="KOMBITs skærmbillede viser sager fra flere kommuner og Udbetaling Danmark på "
        "én borger. Kaldet bærer dog bopælskommunens nummer, så reglen kan prøves.",
        kilde="A0:322-334 og A0:139 mod DIG-S",
        felt="bopaelskommune_skal_vaere_ejer",
    ),
    Antagelse(
        nummer="8",
        spoergsmaal="Er en sag, der er oprettet på selve fradatoen, med?",
        standard="Ja.",
        begrundelse="»Fra« en dato læses som regel med datoen selv.",
        kilde="FAQ1 siger ikke, om datoen selv er med",
        felt="fradato_er_med",
    ),
    Antagelse(
        nummer="11",
        spoergsmaal="Vises en ydelse, der først begynder senere?",
        standard="Ja, med status Aktiv.",
        begrundelse="Bevillingen er givet, og borgeren venter på den. Ingen kilde siger, at den "
        "skjules.",
        kilde="ikke beskrevet af KOMBIT",
        felt="vis_fremtidige_ydelser",
    ),
    Antagelse(
        nummer="12",
        spoergsmaal="Omfatter en SAPA-rolles afgrænsning på en enhed også dens underenheder?",
        standard="Ja.",
        begrundelse="En afgrænsning på en forvaltning ville ellers næsten intet nå.",
        kilde="KOMBITs anvisning siger ikke, om underenheder er med",
        felt="underenheder_er_med",
    ),
    Antagelse(
        nummer="13",
        spoergsmaal="Viser SAPA, at en sag findes, til den, der ikke må se den?",
        standard="Nej.",
        begrundelse="SAPA kan sættes op til det, men det er et valg, og ordlyden »Sag uden "
        "adgang« er vores.",
        kilde="SAPA1, spørgsmål 5: muligheden er nævnt, dens udseende ikke",
        felt="sapa_delvis_visning",
    ),
    Antagelse(
        nummer="20",
        spoergsmaal="Hvilket navn har en ydelse for borgeren?",
        standard="Fagsystemets eget navn (BevilgetYdelse/Navn).",
        begrundelse="KOMBITs skærmbillede af Serviceydelser viser navne som fagsystemets, ikke "
        "ydelsestyper.",
        kilde="A0:392-396 mod A0:1138",
        felt="ydelsesnavn",
        svar={
            Ydelsesnavn.NAVN.value: "Fagsystemets eget navn",
            Ydelsesnavn.YDELSESTYPE.value: "Den fælleskommunale ydelsestype",
        },
    ),
    Antagelse(
        nummer="C",
        spoergsmaal="Peger bevillingen på sin sag?",
        standard="Ja, så der er et link mellem ydelse og sag.",
        begrundelse="Relationen er valgfri i Ydelsesindekset. Uden den er der intet link imellem, "
        "og ydelsen bedømmes på sin egen startdato.",
        kilde="udfordringsbillede for EOJ, løsning C (A2)",
        felt="bevilling_har_relation_til_sag",
    ),
    Antagelse(
        nummer="32",
        spoergsmaal="Sender Cura initial load uden notifikation?",
        standard="Nej, så advis om start og stop af sag kan komme for hver sag.",
        begrundelse="Indekset har feltet UdenNotifikation. KOMBIT advarer om overflødige adviser, "
        "hvor der er valgt advis om start og stop af sag.",
        kilde="A0:1776 og XSD (UdenNotifikation)",
        felt="initial_load_uden_notifikation",
    ),
    Antagelse(
        nummer="33",
        spoergsmaal="Ser forælderen barnets sag om pladsanvisning?",
        standard="Nej, kun den primære part ser sagen.",
        begrundelse="Ansøgning og udførelse er to sager. Kilderne siger ikke, om barnet eller "
        "forælderen er primær part. Ved Ja ser den sekundære part sager på KLE 28 også.",
        kilde="A2:84-86",
        felt="foraelder_er_primaer_part",
    ),
    Antagelse(
        nummer="35",
        spoergsmaal="Vises en udbetaling, der er planlagt, men ikke sket?",
        standard="Ja, som »Forventet udbetaling«, til og med den næste måned.",
        begrundelse="Siden hedder tidligere og kommende udbetalinger, og indekset har planer. Den "
        "ældre Min Side viste denne måned og den næste. Om Borgerblikket viser planer, er ikke "
        "beskrevet.",
        kilde="A0:252 og ANV-Y (OekonomiskEffektueringsplan)",
        felt="vis_planlagte_udbetalinger",
    ),
    Antagelse(
        nummer="36",
        spoergsmaal="Ser borgeren en udbetaling af sin ydelse, som en anden får pengene for?",
        standard="Ja, med »Udbetalt til en anden«.",
        begrundelse="Indekset kender både den, ydelsen er bevilget til, og den, der får pengene, "
        "fx en udlejer. Hvem af dem Borgerblikket viser udbetalingen, er ikke beskrevet.",
        kilde="rollerne Bevillingsmodtager og Effektueringsmodtager (SF1491)",
        felt="vis_udbetalinger_til_andre",
    ),
    Antagelse(
        nummer="37",
        spoergsmaal="Hvad står der på forsidens fliser?",
        standard="Teaseren alene, som på KOMBITs slide.",
        begrundelse="En tredjeparts beskrivelse siger, at forsiden viser åbne sager, frister og "
        "de seneste udbetalinger, og at bjælken henter et tal. Hvordan det ser ud, er ikke "
        "beskrevet: linjen under teaseren er vores. Svarer kilden ikke, bliver flisen stående.",
        kilde="A0:1228-1246 og tredjeparts note om borger.dk (BDK)",
        felt="fliser",
        svar={
            Fliser.TEASER.value: "Teaseren alene",
            Fliser.NYESTE.value: "Teaseren og det nyeste",
            Fliser.NEDE.value: "Som når kilden ikke svarer",
        },
    ),
    Antagelse(
        nummer="38",
        spoergsmaal="Hvilket system leverer jobcentrets sager (KLE 15)?",
        standard="Intet er valgt: alt, der er i jeres data, vises.",
        begrundelse="KOMBIT har testet to, og begge mangler noget. Vælg jeres for at se, hvad der "
        "så mangler på siderne, og hvorfor. Det er, som det stod 1. september 2020: spørg "
        "leverandøren, hvad der er rettet siden. Jobcentrets ydelser leverer ingen af dem endnu "
        "(A4:737-760).",
        kilde="A3:180-182",
        felt="jobcentersystem",
        svar={
            Jobcentersystem.UVALGT.value: "Intet er valgt",
            Jobcentersystem.FASIT.value: "Fasit (Schultz)",
            Jobcentersystem.MOMENTUM.value: "Momentum (KMD)",
        },
    ),
    Antagelse(
        nummer="39",
        spoergsmaal="Hvilket system leverer ældre, sundhed og social (KLE 27 og 29)?",
        standard="Intet er valgt: alt, der er i jeres data, vises.",
        begrundelse="Slidene siger, hvor mange kommuner der var på indekserne med hvert system i "
        "december 2022, og ikke, hvad der mangler. Vælger I et, siger siderne det; intet skjules.",
        kilde="A4:1057-1081",
        felt="eojsystem",
        svar={
            Eojsystem.UVALGT.value: "Intet er valgt",
            Eojsystem.CURA.value: "Columna Cura (Systematic)",
            Eojsystem.NEXUS.value: "KMD Nexus",
            Eojsystem.VITAE.value: "Vitae (Dedalus)",
            Eojsystem.SENSUM.value: "Sensum (EG)",
            Eojsystem.MODULUS.value: "Modulus (Netcompany)",
            Eojsystem.DOMUS.value: "Domus (Netcompany)",
        },
    ),
    Antagelse(
        nummer="40",
        spoergsmaal="Hvilket system leverer byggesager og kontrolsager (KLE 02, 05 og 32.45.04)?",
        standard="Intet er valgt: alt, der er i jeres data, vises.",
        begrundelse="Som for ældre, sundhed og social: slidene siger, hvor mange kommuner der var "
        "på indekserne, og hvor mange af dem »stærkt begrænset«, men ikke, hvad der så mangler.",
        kilde="A4:984-1020",
        felt="esdhsystem",
        svar={
            Esdhsystem.UVALGT.value: "Intet er valgt",
            Esdhsystem.ACADRE.value: "Acadre (Formpipe)",
            Esdhsystem.SBSYS.value: "SBSYS (Convergens)",
            Esdhsystem.NOVA.value: "KMD Nova ESDH og Nova Byggesag",
            Esdhsystem.EDOC.value: "eDoc (Fujitsu)",
            Esdhsystem.GETORGANIZED.value: "GetOrganized (Netcompany)",
            Esdhsystem.WORKPOINT.value: "Workpoint (ProActive)",
        },
    ),
    Antagelse(
        nummer="41",
        spoergsmaal="Hvilket system leverer UU-vejledning?",
        standard="Intet er valgt: alt, der er i jeres data, vises.",
        begrundelse="I december 2022 leverede ingen af de to endnu. Vælger I et, vises UU's sager "
        "derfor ikke. UU kendes på fagsystemets navn, for slidene giver intet KLE-nummer.",
        kilde="A4:675-702",
        felt="uusystem",
        svar={
            Uusystem.UVALGT.value: "Intet er valgt",
            Uusystem.UUVEJ.value: "KMD UUVej",
            Uusystem.UNO_UNG.value: "Uno Ung (EG)",
        },
    ),
    Antagelse(
        nummer="42",
        spoergsmaal="Hvilket system leverer PPR's sager (KLE 17.03)?",
        standard="Intet er valgt: alt, der er i jeres data, vises.",
        begrundelse="PPR var under afklaring i december 2022, så slidene siger ikke, hvad der "
        "leveres. PPR kendes på fagsystemets navn eller gruppen 17.03.",
        kilde="A4:799-833 og A0:1115",
        felt="pprsystem",
        svar={
            Pprsystem.UVALGT.value: "Intet er valgt",
            Pprsystem.NEXUS.value: "KMD Nexus PPR",
            Pprsystem.NOVAX.value: "Novax PPR",
            Pprsystem.NETCOMPANY.value: "Netcompany PPR",
            Pprsystem.SBSYS.value: "SBSYS PPR",
        },
    ),
    Antagelse(
        nummer="43",
        spoergsmaal="Hvilket system leverer pladsanvisning (KLE 28)?",
        standard="Intet er valgt: alt, der er i jeres data, vises.",
        begrundelse="Slidene nævner to systemer ved navn og siger intet om, hvad de leverer.",
        kilde="A1:529-532 og A2:84-86",
        felt="pladssystem",
        svar={
            Pladssystem.UVALGT.value: "Intet er valgt",
            Pladssystem.KMD.value: "KMD Institution",
            Pladssystem.IST.value: "IST Institution",
        },
    ),
    Antagelse(
        nummer="44",
        spoergsmaal="Hvilket debitorsystem leverer betalinger og gæld (KLE 25)?",
        standard="Intet er valgt: alt, der er i jeres data, vises.",
        begrundelse="Slidene nævner tre og siger ikke, hvilke fordringer de leverer. Vælger I et, "
        "siger siden Betalinger og gæld, hvad der ikke vides.",
        kilde="A1:534-538 og A3:266-292",
        felt="debitorsystem",
        svar={
            Debitorsystem.UVALGT.value: "Intet er valgt",
            Debitorsystem.OPUS.value: "KMD OPUS Debitor",
            Debitorsystem.PRISME.value: "Fujitsu Prisme Debitor",
            Debitorsystem.OES.value: "ØS Indsigt",
        },
    ),
)
