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
SAPAS = frozenset({"underenheder_er_med", "sapa_delvis_visning"})
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
        "anvisningen nævner muligheden, ikke dens udseende",
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
        "Ved en bevilling, hvilken sag den hører til?",
        "Ja, så der er et link mellem ydelse og sag.",
        "Relationen er valgfri i Ydelsesindekset. Uden den er der intet link imellem.",
        "udfordringsbillede for EOJ, løsning C (A2)",
        "bevilling_har_relation_til_sag",
    ),
)

FASTE = (
    Antagelse(
        "1",
        "Hvad bliver Opstået og Oplyst til på Mit Overblik?",
        "Oprettet og Behandles.",
        "Fundet ved at holde SAPAs og Mit Overbliks skærmbilleder op mod hinanden.",
        "KOMBIT beskriver ikke oversættelsen",
    ),
    Antagelse(
        "4",
        "Hvordan ser en ydelses side, tomme lister og Betaling og gæld ud?",
        "Enkle sider, der er mærket »ikke dokumenteret«.",
        "Der er intet at gengive.",
        "ingen skærmbilleder",
    ),
    Antagelse(
        "5",
        "Ser sekundære parter, værger og fuldmagtshavere noget?",
        "Nej.",
        "Kun den primære part ser sagen. Adgang for pårørende er et ønske.",
        "FAQ1, A0",
    ),
    Antagelse(
        "7",
        "Skjuler Borgerblikket efter handlingsfacet, følsomhed, sikkerhedsprofil eller "
        "dokumenttype?",
        "Nej, men VIP-sager og sikkerhedsprofiler giver en bemærkning. Af dokumenter vises kun "
        "breve.",
        "Ingen kilde siger, at de skjules. Slidesene taler om breve til og fra borgeren.",
        "A0, ANV-S, ANV-D",
    ),
    Antagelse(
        "9",
        "Hvad er en aktiv sag, når fradatoen er deaktiveret for aktive?",
        "Alt, der ikke er Afsluttet, også Afgjort.",
        "Hjælpen løber videre, efter at der er truffet afgørelse.",
        "FAQ1 bruger ordet aktiv uden at forklare det",
    ),
    Antagelse(
        "10",
        "Hvilken dato holdes op mod fradatoen, når en ydelse ingen sag har?",
        "Ydelsens startdato. Aktive ydelser følger samme valg som aktive sager.",
        "Der er ingen sag at tage datoen fra.",
        "ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        "14",
        "Sender Cura enheden både som ansvarlig og som primær behandler?",
        "Ja.",
        "Sådan ser KOMBITs demo ud.",
        "A0",
    ),
    Antagelse(
        "15",
        "Er et KLE-nummers UUID det samme på KLE-Online og i FK Klassifikation?",
        "Ja; der slås op på nummeret.",
        "Numrene er entydige, så svaret betyder intet for det, der vises.",
        "ikke beskrevet",
    ),
    Antagelse(
        "16",
        "Hvad hedder valgene pr. KLE-nummer i Opsætning af Borgerblikket?",
        "Titel, dokumenter, journalnotater og kontaktkilde vælges pr. nummer.",
        "Kun mærkaterne om kontakt og »Deaktiver fradato …« kendes ordret.",
        "A0, FAQ1",
        hvor="opsaetning",
    ),
    Antagelse(
        "17",
        "Hvad er datoen i Ændret?",
        "Den seneste registrering, ellers den seneste status.",
        "Det er den dato, indekset selv holder.",
        "ikke beskrevet",
    ),
    Antagelse(
        "18",
        "Er »proppen i tilbagesynkroniseringen« stadig der?",
        "Nej, den er udeladt.",
        "KMD Sag er lukket.",
        "A3",
    ),
    Antagelse(
        "19",
        "Hvilke fliser er der på forsiden i dag?",
        "De syv fra workshoppen.",
        "Det er det nyeste skærmbillede.",
        "A0",
    ),
    Antagelse(
        "21",
        "Hvad er en forkert ydelsestype eller enhed, når intet er mappet?",
        "Den vises som »ukendt«.",
        "KOMBIT siger kun, at den bliver forkert.",
        "A0:527, A0:539",
    ),
    Antagelse(
        "22",
        "Hvornår bliver en sag overført?",
        "Når trin 5 og trin 8 begge er gjort, og igen hver gang der sker noget på sagen.",
        "Det følger af, hvad KOMBIT siger om rækkefølgen.",
        "A0:653, A0:1847, A0:1849",
        hvor="trin",
    ),
    Antagelse(
        "23",
        "Hvilket enhedsnavn viser SAPAs lister?",
        "Det navn, Cura overfører. Enhedens egen side viser FK Organisations navn.",
        "Slidesene skelner mellem de to.",
        "A0:1260, A0:1301",
    ),
    Antagelse(
        "24",
        "Skal en rolle ramme alle sine afgrænsninger eller blot én?",
        "Alle, som rollen angiver.",
        "Anvisningen siger »og«, et slide siger »enten … eller«. Anvisningen gælder.",
        "ANV-V mod A1:113",
        hvor="roller",
    ),
    Antagelse(
        "25",
        "Hvad ændrer en aktiv organisationsintegration?",
        "Den klarer trin 6 og 7.",
        "Tegningen er for en kommune, der ikke har en.",
        "A0:511",
        hvor="trin",
    ),
    Antagelse(
        "26",
        "Falder kilden FK Organisationssystem tilbage på de brugerdefinerede felter?",
        "Nej; borgeren får kommune og navn uden telefon, og der gives en bemærkning.",
        "To kilder på én gang ville skjule fejlen.",
        "ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        "27",
        "Hvilket KLE-nummer har en ydelse uden ydelsestype?",
        "Sagstypens.",
        "Ydelsen overføres sammen med sin sag.",
        "ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        "28",
        "Hvad står der på en sag, hvis enhed ikke er mappet?",
        "Curas eget navn, som FK Organisation ikke kender, og ingen telefon.",
        "Navnet er alt, hvad der er.",
        "A0:539",
    ),
)
