"""The strings of domain.md §2C, §3, §4B and §9, letter by letter, each on the page that it is of.

What the slides show of one person's page stands in test_slides.py and test_slides_sapa.py.
"""

from __future__ import annotations

import pytest

from tests.klient import PageClient

NANCY = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/"
JAN = "/slides/model-1/sapa/sagsoverblik/borger/jan-jarlov/"
SUPERBRUGER = "/korsbaek/model-1/sapa/superbruger/"

UNDER_SAGER = (
    "Du kan se ansøgninger om serviceydelser og hjælpemidler, der endnu ikke er bevilget, under "
    "Sager."
)
KONTAKTOPLYSNINGERNE = (
    "Kontaktoplysningerne vises for borgeren ud for hver sag eller ydelse, der hører til dette "
    "KLE-nummer."
)

# (section, page, its strings in their order)
ORDRET: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "§2C the frame",
        f"{SUPERBRUGER}borger/nancy-ann-berggren/",
        (
            "SAPA OVERBLIK",
            "Søg",
            "Min side",
            "251248-4916 - Nancy Ann Berggren",
            "PERSON",
            # In the slide's order (A1:292).
            "Tilføj tværgående bemærkning",
            "Tilføj til foretrukne",
            "Kopier",
        ),
    ),
    (
        "§2C tabs",
        f"{SUPERBRUGER}borger/nancy-ann-berggren/",
        (
            "Overblik",
            "Ydelser",
            "Kontanthjælpsloft",
            "UDK Ydelser",
            "Adressehistorik",
            "Familiesamling",
            "Bopælsamling",
            "Institutionsoplysninger",
            "Tidslinje",
            "Adviser",
        ),
    ),
    (
        "§2C Persondetaljer",
        f"{SUPERBRUGER}borger/nancy-ann-berggren/",
        (
            "Persondetaljer",
            "Adresse",
            "Navn- og adressebeskyttelse",
            "Statsborgerskab",
            "Se historik",
            "Civilstand",
            "Tilmeldt digital post",
            "Lægepraksis",
            "Lægepraksis telefonnummer",
            "Lægepraksis adresse",
            "Værge",
            "Værgemål",
            "Alder",
        ),
    ),
    (
        "§2C Sager, demo 1",
        f"{SUPERBRUGER}borger/nancy-ann-berggren/",
        (
            "KLE-emne",
            "Sagstitel",
            "Tværfaglig status",
            "Journalnotater på sagen",
            "Dokumenter på sagen",
            "Sagsbehandler",
            "Afdeling",
            "Fagsystem",
        ),
    ),
    (
        "§2C Afdeling",
        f"{SUPERBRUGER}enheder/9334c3ae-6e8c-44ee-bcf3-c74ba98147ff/",
        (
            "Navn",
            "Status",
            "Aktiv",
            "Organisations navn",
            "Telefon",
            "Åbningstid telefon",
            "Placering i organisation",
            "E-mail",
            "Undgå at videregive fortrolige data!",
            "E-mail bemærkninger",
            "Henvendelsessted",
            "Lokation",
            "Åbningstid personlig henvendelse",
        ),
    ),
    (
        "§3A",
        NANCY,
        ("Digital post", "Mit Overblik", "Menu", "Log af", "Læs digital post"),
    ),
    (
        "§3B",
        f"{NANCY}sager/",
        (
            "Mit Overblik",
            "Sager",
            "Se status på dine sager hos det offentlige.",
            "Hvilke sager kan du se her?",
            "Type",
            "Ændret",
            "Myndighed",
            "Status",
            "Detaljer",
            "Viser 10 af",
            "Hent flere",
            "Mere information",
            "Find en myndighed",
            "Samfund og rettigheder",
        ),
    ),
    (
        "§3B detail",
        f"{NANCY}sager/cura-2024-0012/",
        ("Sager", "Overblik", "Senest ændret", "Behandles af", "Status", "Sagsdetaljer", "Kontakt"),
    ),
    (
        "§3D",
        f"{NANCY}serviceydelser-og-hjaelpemidler/",
        (
            "Serviceydelser og hjælpemidler",
            "Få overblik over de serviceydelser og hjælpemidler du har fået godkendt af kommunen.",
            "Se hvilke serviceydelser og hjælpemidler du kan se her",
            "Navn",
            "Bevilget fra",
            "Bevilget til",
            "Status",
            "Detaljer",
            UNDER_SAGER,
            "Gå til Sager",
        ),
    ),
    (
        "§3E",
        "/slides/model-1/mit-overblik/kim-borgersen/oekonomiske-ydelser/",
        (
            "Mit Overblik",
            "Økonomiske ydelser",
            "Se overblik over dine tidligere og kommende udbetalinger fra det offentlige.",
            "Hvad indeholder listen?",
            "April 2023",
            "Kontanthjælp",
            "Københavns kommune",
            "6.812,00 kr.",
            "Detaljer",
            "Udbetalingsdato: ",
            "Marts 2023",
            "Samlet udbetaling af flere ydelser",
        ),
    ),
    (
        "§3F",
        "/slides/model-1/mit-overblik/kim-borgersen/aftaler-og-frister/?dato=2021-02-17",
        (
            "Mit Overblik",
            "Aftaler og frister",
            "Få overblik over dine kommende aftaler med det offentlige og de aktuelle frister.",
            "Hvad indeholder listen?",
            "Feb 2021",
            "1 dag",
            "Indkaldelse",
            "Detaljer",
            "Marts 2021",
            "20 MAR",
            "Frist",
            "Oktober 2021",
            "Aftale",
            "kl. 12:00",
        ),
    ),
    ("§3F", f"{NANCY}betalinger/", ("Betalinger og gæld",)),
    (
        "§4B",
        "/korsbaek/model-1/opsaetning/?ret=27.36.04",
        (
            "Deaktiver fradato for aktive sager og tilhørende ydelser*",
            "KONTAKTOPLYSNINGER",
            KONTAKTOPLYSNINGERNE,
            "Kontaktoplysninger kilde",
            "Brugerdefineret",
            "FK Organisationssystem",
            "Kontaktafdeling*",
            "Kontakttelefon",
            "Link til kontakthjemmeside",
            "Kontaktlink til digital post",
        ),
    ),
    (
        "§9.2 the ten trin",
        "/korsbaek/model-1/trin/",
        (
            "Skrivebordsmapning af sagstyper og ydelser",
            "Aktivering af 'Klassifikationsimporter' i Cura",
            "Opsætte overførsel af KLE-koder",
            "Cura administrator",
            "27,29",
            "17.03",
            "Konfiguration af ydelsestyper",
            "Valglistemapning – Mapning af lokale ydelser til alternative fælleskommunale koder",
            "Konfiguration af sagstyper",
            "Valglistemapning – Sagstyper til KLE-nummer",
            "trin 1, trin 3, trin 4 og trin 7",
            "Skrivebordsmapning af organisationsenheder",
            "Konfiguration af organisationsenheder",
            "UUID (KOMBIT id)",
            "Tjekke dataafgrænsning i SAPA",
            "SAPA-systemansvarlig eller SAPA-administrator",
            "Bestille åbning i SAPA og Borgerblikket",
            "K39",
            "Aktivering af 'Eksporter sager' i Cura",
            "alle de andre",
            "Initial load af Cura-data til indekserne for Korsbæk Kommune",
        ),
    ),
    (
        "§9.2 status table",
        "/parathed/",
        (
            "Kommune",
            "2) 'Klassifikationsimporter'",
            "8) 'Eksporter sager'",
            "B) Åbnet for Cura i SAPA",
        ),
    ),
    (
        "§9.3 FK ORG's own page",
        "/korsbaek/model-1/mapping/?enhed=visitation-syd-omsorg",
        (
            "Stamdata",
            "CVR-nummer",
            "Brugervendt nøgle",
            "Enhedstype",
            "Overordnet enhed",
            "Tilstand",
            "Senest opdateret",
            "Organisation/Enhed UUID",
            "Opgaver",
            "IT-systemer",
            "Kontaktoplysninger",
        ),
    ),
)


@pytest.mark.parametrize("afsnit, adresse, strenge", ORDRET)
def test_each_string_stands_on_its_page_in_its_order(
    klient: PageClient, afsnit: str, adresse: str, strenge: tuple[str, ...]
):
    uden_linje = f"{adresse}{'&' if '?' in adresse else '?'}linje=0"
    tekst, fra = klient.get(uden_linje).tekster("//body")[0], 0
    for streng in strenge:
        fundet = tekst.find(streng, fra)
        assert fundet >= 0, f"{afsnit}: »{streng}« is not on {adresse} after {tekst[fra:][:120]!r}"
        fra = fundet + len(streng)


# §3A, compared without case.
FLISER = (
    "DIGITAL POST",
    "AFTALER OG FRISTER",
    "BETALINGER OG GÆLD",
    "ØKONOMISKE YDELSER",
    "SERVICEYDELSER OG HJÆLPEMIDLER",
    "SAGER",
    "PERSONLIGE OPLYSNINGER",
)


def test_the_tiles_of_the_front_page_but_for_case(klient: PageClient):
    fliser = klient.get(NANCY).tekster("//main//h2")
    assert [en.upper() for en in fliser[: len(FLISER)]] == list(FLISER)
