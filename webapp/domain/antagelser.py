"""Every assumption where KOMBIT says nothing: its default, its reason, and whether it is a switch.

The numbers are those of the list of open questions (domain.md §8 and §9.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from webapp.domain.variant import Antagelser, Ydelsesnavn

# The fields of Antagelser that are about SAPA's pages and not the citizen's.
SAPAS = frozenset({"underenheder_er_med", "sapa_delvis_visning", "initial_load_uden_notifikation"})
# The switches that are choices and no assumptions, each with the page where it is thrown.
VALGT_ANDETSTEDS: Mapping[str, str] = {
    "organisationsintegration": "trin",
    "sapa_miljoe": "sapavalg",
    "sapa_sikkerhedsprofil_foelges": "sapavalg",
    "eoj_afsluttet": "eoj",
    "eoj_ydelse": "eoj",
    "eoj_kle": "eoj",
}
JA_NEJ: Mapping[str, str] = {"ja": "Ja", "nej": "Nej"}


@dataclass(frozen=True, slots=True)
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


def _laes(tekst: str, felt: str) -> object:
    standard = getattr(Antagelser(), felt)
    if isinstance(standard, StrEnum):
        return next((en for en in type(standard) if en.value == tekst), None)
    return {"ja": True, "nej": False}.get(tekst)


SKIFTELIGE = (
    Antagelse(
        "2",
        "Vises sagsnummeret for borgeren?",
        "Ja, under Sagsdetaljer, men aldrig på lister.",
        "KOMBITs spørgsmål og svar siger nej, men to af KOMBITs egne skærmbilleder fra 2024 viser "
        "nummeret. Det nyeste gælder.",
        "A0:1385 og A0:357 mod FAQ1",
        "vis_sagsnummer",
    ),
    Antagelse(
        "3",
        "Følger Borgerblikket et henvendelsessted i FK Organisation?",
        "Ja: enhedens henvendelsessted for KLE-nummeret går forud for enheden selv.",
        "FK Organisation har feltet for at sige, hvor borgeren skal henvende sig. At Borgerblikket "
        "læser det, er ikke beskrevet.",
        "anvisning til Organisation (ORG-A)",
        "henvendelsessted_foelges",
    ),
    Antagelse(
        "6",
        "Vises kun sager, som borgerens bopælskommune ejer?",
        "Nej: sager fra andre myndigheder vises også.",
        "KOMBITs skærmbillede viser sager fra flere kommuner og Udbetaling Danmark på én borger. "
        "Kaldet bærer dog bopælskommunens nummer, så reglen kan prøves.",
        "A0:322-334 og A0:139 mod DIG-S",
        "bopaelskommune_skal_vaere_ejer",
    ),
    Antagelse(
        "8",
        "Er en sag, der er oprettet på selve fradatoen, med?",
        "Ja.",
        "»Fra« en dato læses som regel med datoen selv.",
        "FAQ1 siger ikke, om datoen selv er med",
        "fradato_er_med",
    ),
    Antagelse(
        "11",
        "Vises en ydelse, der først begynder senere?",
        "Ja, med status Aktiv.",
        "Bevillingen er givet, og borgeren venter på den. Ingen kilde siger, at den skjules.",
        "ikke beskrevet af KOMBIT",
        "vis_fremtidige_ydelser",
    ),
    Antagelse(
        "12",
        "Omfatter en SAPA-rolles afgrænsning på en enhed også dens underenheder?",
        "Ja.",
        "En afgrænsning på en forvaltning ville ellers næsten intet nå.",
        "KOMBITs anvisning siger ikke, om underenheder er med",
        "underenheder_er_med",
    ),
    Antagelse(
        "13",
        "Viser SAPA, at en sag findes, til den, der ikke må se den?",
        "Nej.",
        "SAPA kan sættes op til det, men det er et valg, og ordlyden »Sag uden adgang« er vores.",
        "SAPA1, spørgsmål 5: muligheden er nævnt, dens udseende ikke",
        "sapa_delvis_visning",
    ),
    Antagelse(
        "20",
        "Hvilket navn har en ydelse for borgeren?",
        "Fagsystemets eget navn (BevilgetYdelse/Navn).",
        "KOMBITs skærmbillede af Serviceydelser viser navne som fagsystemets, ikke ydelsestyper.",
        "A0:392-396 mod A0:1138",
        "ydelsesnavn",
        svar={
            Ydelsesnavn.NAVN.value: "Fagsystemets eget navn",
            Ydelsesnavn.YDELSESTYPE.value: "Den fælleskommunale ydelsestype",
        },
    ),
    Antagelse(
        "C",
        "Peger bevillingen på sin sag?",
        "Ja, så der er et link mellem ydelse og sag.",
        "Relationen er valgfri i Ydelsesindekset. Uden den er der intet link imellem, og ydelsen "
        "bedømmes på sin egen startdato.",
        "udfordringsbillede for EOJ, løsning C (A2)",
        "bevilling_har_relation_til_sag",
    ),
    Antagelse(
        "32",
        "Sender Cura initial load uden notifikation?",
        "Nej, så advis om start og stop af sag kan komme for hver sag.",
        "Indekset har feltet UdenNotifikation. KOMBIT advarer om overflødige adviser, hvor der er "
        "valgt advis om start og stop af sag.",
        "A0:1776 og XSD (UdenNotifikation)",
        "initial_load_uden_notifikation",
    ),
    Antagelse(
        "33",
        "Ser forælderen barnets sag om pladsanvisning?",
        "Nej, kun den primære part ser sagen.",
        "Ansøgning og udførelse er to sager. Kilderne siger ikke, om barnet eller forælderen er "
        "primær part. Ved Ja ser den sekundære part sager på KLE 28 også.",
        "A2:84-86",
        "foraelder_er_primaer_part",
    ),
)
