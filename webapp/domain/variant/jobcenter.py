"""What the jobcenter's systems could not deliver to the indexes on 1 September 2020 (A3:180-182).

Fasit and Momentum are the only systems of which KOMBIT's slides say what is missing. Chosen on
Antagelser, so that the pages show what a citizen would then not see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

HOVEDGRUPPE = "15"


class Jobcentersystem(StrEnum):
    """The product that delivers the kommune's sager under KLE 15, if it is to be reckoned with."""

    UVALGT = "uvalgt"
    FASIT = "fasit"
    MOMENTUM = "momentum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Systemgraense:
    """What one of them does not deliver, and where it is said. `ellers`: what no page can show."""

    navn: str
    kilde: str
    uden_passive: bool = False
    uden_notater: bool = False
    uden_dokumenter: bool = False
    ellers: str


GRAENSER: Mapping[Jobcentersystem, Systemgraense] = {
    Jobcentersystem.FASIT: Systemgraense(
        navn="Fasit",
        kilde="A3:181",
        uden_notater=True,
        uden_dokumenter=True,
        ellers="Enhedens UUID og sagstypens KLE-nummer skrives i hånden i Fasit, så de kan være "
        "forkerte.",
    ),
    Jobcentersystem.MOMENTUM: Systemgraense(
        navn="Momentum",
        kilde="A3:182",
        uden_passive=True,
        uden_dokumenter=True,
        ellers="Momentum sender én fast enhed for hele beskæftigelsesområdet: i drift har alle "
        "sagerne den samme kontakt, når den hentes i FK Organisation.",
    ),
}
# »Status på Compliancetest i pilotkommuner« (A3:175-182): the table letter by letter.
COMPLIANCEKOLONNER = (
    "System",
    "Ajourfør Sag",
    "Ajourfør Journalnotat",
    "Ajourfør Dokument",
    "Læs Organisation",
    "Læs Klassifikation",
    "Fjern entiteter ved systemovergang",
)
COMPLIANCE = (
    (
        "Fasit (Godkendt med bemærkninger)",
        "Fasit understøtter oversendelse af sager ved oprettelse (import) og opdatering",
        "Fasit leverer indtil videre ikke referencer til journalnotater i snitfladen",
        "Fasit leverer indtil videre ikke referencer til Dokumenter i snitfladen",
        (
            "Fasit kan endnu ikke læse organisationsdata fra FK Organisation, og det betyder, "
            "at UUID'er håndholdt skal skrives ind i Fasit for at sikre de nødvendige "
            "metadata til søgning og afgrænsning"
        ),
        (
            "Fasit ajourfører endnu ikke KLE automatisk fra FK Klassifikation. Den enkelte "
            "kommune skal derfor indtil videre selv opsætte og mappe sagstyper til KLE i "
            "Fasit-systemets administrationsmodul."
        ),
        (
            "Fasit tilbyder endnu ikke en service der kan fjerne oprettede entiteter i "
            "indekset, fx ved skift til anden leverandør i en kommune."
        ),
    ),
    (
        "Momentum (Ikke godkendt)",
        (
            "Momentum understøtter oversendelse af sager ved oprettelse (import) og "
            "opdatering Mangler overførsel af passive sager"
        ),
        (
            "Momentum oversender referencer til Journalnotater, men der er konstateret fejl i "
            "referencen til KLE i testen, som skal rettes inden udrulning til øvrige "
            "kommuner."
        ),
        (
            "Momentum leverer indtil videre ikke referencer til Dokumenter. Ved anvendelse af "
            "et særligt præfix på journalnotater indikeres, at der findes et dokument i "
            "Momentum, men dette vil ikke være tilgængeligt for borgere (kun i SAPA)"
        ),
        (
            "Momentum kan endnu ikke anvende FK Organisation. Der anvendes indtil videre én "
            "hardcoded UUID for det overordnede beskæftigelsesområde i kommunen, hvilket "
            "begrænser muligheder i øgning og allokering af sager væsentligt."
        ),
        (
            "Momentum ajourfører endnu ikke KLE automatisk fra FK Klassifikation. I Momentum "
            "anvendes KLE definitioner dog direkte og ufortolket (administreret af KMD), og "
            "kan sættes manuelt på den enkelte sag som del af sagsbehandlingen"
        ),
        (
            "Momentum tilbyder endnu ikke en service der kan fjerne oprettede entiteter i "
            "indekset, fx ved skift til anden leverandør i en kommune."
        ),
    ),
)
