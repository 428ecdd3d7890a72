"""The compliance test of the jobcenter's two systems on 1 September 2020 (A3:175-182), as a table.

What of it the pages show is in `systemvalg`.
"""

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
