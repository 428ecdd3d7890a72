"""Every string of the slides' SAPA screens, line by line, on the page that it is of.

What OCR has misread stands as it is meant, where a second line of the slides, the log's model or
arithmetic says so; what is not on the page, and why, stands in UDELADT. Numbers are slide lines.
"""

from __future__ import annotations

import pytest

from tests.klient import PageClient, Side

SLIDES = "/slides/model-1/sapa"
JAN = f"{SLIDES}/helhedsoverblik/borger/jan-jarlov/"
JONNA = f"{SLIDES}/helhedsoverblik/borger/jonna-frydendal/"
NANCY = f"{SLIDES}/sagsoverblik/borger/nancy-ann-berggren/"
NANCY_FOER = f"{SLIDES}/sagsoverblik-foer-cura/borger/nancy-ann-berggren/?dato=2018-12-01"
SOCIAL = f"{SLIDES}/sagsoverblik/enheder/33333333-3333-4333-8333-333333333333/"
FANER = (
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
)
PART = (
    "211070-3435 - Jan Jarlov",
    "PERSON",
    "Tilføj tværgående bemærkning",
    "Tilføj til foretrukne",
    "Kopier",
)
KOLONNER = (
    "Sagstitel",
    "Relation",
    "KLE-emne",
    "Primær part",
    "Fagsystem",
    "Sagsbehandler",
    "Tværfaglig status",
    "KLE-handlingsfacet",
    "Myndighed",
    "Oprettet",
)
FAST = ("G01 Generelle sager", "Lyngby-Taarbæk Kommune")
UDK = (
    "Betalingsfrekvens",
    "Månedlig",
    "Udbetalende Organisation",
    "Udbetaling Danmark",
    "Betalingsform",
    "Bagud",
    "Afdeling",
    "Udbetaling Danmark",
    "Dispositionsdag",
    "Sidste dag i måneden",
    "Bevillingssystem",
    "KY",
)
# (slide, page, its strings in their order)
ORDRET: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "A1:292-303 the party line and the tabs",
        f"{JAN}ydelser/",
        (*PART, *FANER),
    ),
    (
        "A1:271-275 Jan's Personoplysninger",
        JAN,
        (
            "Personoplysninger",
            "Adresse",
            "Skovbrynet 38, 2800 Kgs. Lyngby",
            "Navn- og adressebeskyttelse",
            "Nej",
            "Statsborgerskab",
            "Danmark",
            "Se historik",
            "Civilstand",
            "Fraskilt",
            "Se historik",
            "Tilmeldt digital post",
            "Ja",
            "Lægepraksis",
            "Lægepraksis telefonnummer",
            "Lægepraksis adresse",
            "Værge",
            "-",
            "Værgemål",
            "-",
        ),
    ),
    (
        "A1:277-288 Jan's sager",
        JAN,
        (
            "Sager",
            "Vis sager hvor parten er:",
            *KOLONNER,
            "Genoptræning efter sundhedsloven",
            "Primær part",
            "29.21.04 Genoptræning efter sundhedsloven",
            "Jan Jarlov",
            "CareSys",
            "Demo Ældre og handicap - 009",
            "Afgjort",
            *FAST,
            "27-12-2022",
            "Sygedagpengesag",
            "Primær part",
            "32.30.04 Udbetaling af sygedagpenge",
            "Jan Jarlov",
            "KSD",
            "Sygedagpenge - 002",
            "Afsluttet",
            *FAST,
            "22-12-2022",
            "Sygedagpengeopfølgning",
            "Primær part",
            "15.17.06 Sygedagpengeopfølgning",
            "Jan Jarlov",
            "Jobcenter",
            "Jobcenter - 003",
            "Afgjort",
            *FAST,
            "20-12-2022",
            "Ejendomssager",
            "Her er ingen informationer at vise.",
        ),
    ),
    (
        "A1:305-333 Jan's ydelser and udbetalinger",
        f"{JAN}ydelser/",
        (
            "Ydelser",
            "BEVILGEDE YDELSER",
            "Sygedagpenge",
            "22. december 2022 - 15. marts 2023",
            "Ikke aktiv",
            "KLE Emne",
            "32.30.04 Udbetaling af sygedagpenge",
            "Navn på bevilget ydelse",
            "Myndighed",
            "Lyngby-Taarbæk Kommune",
            "Afdeling",
            "Borgerservice",
            "Fagsystem",
            "KSD",
            "Dispositionsdag",
            "Hver anden torsdag",
            "Betalingsfrekvens",
            "Hver 14. dag",
            "Betalingsform",
            "Bagud",
            "Link til sag",
            "UDBETALINGER",
            "MAJ 2023",
            "APRIL 2023",
            "MARTS 2023",
            "Sygedagpenge 02. marts 2023 - 15. marts 2023",
            "Sygedagpenge 16. februar 2023 - 01. marts 2023",
            "FEBRUAR 2023",
            "Sygedagpenge 02. februar 2023 - 15. februar 2023",
            "Sygedagpenge 19. januar 2023 - 01. februar 2023",
            "5.448,00 kr.",
            "Udbetalt d. 01. februar 2023",
            "JANUAR 2023",
            "Sygedagpenge 05. januar 2023 - 18. januar 2023",
            "5.448,00 kr.",
            "Udbetalt d. 18. januar 2023",
            "Sygedagpenge 22. december 2022 - 04. januar 2023",
            "5.448,00 kr.",
            "Udbetalt d. 04. januar 2023",
        ),
    ),
    (
        "A1:350-373 Jan's ydelser of Udbetaling Danmark",
        f"{JAN}udk-ydelser/",
        (
            *PART,
            *FANER,
            "Ydelser på tværs af kommuner og UDK",
            "BEVILGEDE YDELSER",
            "Mediecheck",
            "KLE Emne",
            "32.03.32 Højeste førtidspension",
            *UDK,
            "Personligt tillæg og helbredstillæg",
            "KLE Emne",
            "32.03.12 Personligt tillæg og helbredstillæg",
            *UDK,
            "UDBETALINGER",
            "Personligt tillæg og helbredstillæg",
            "01. marts 2023 - 31. marts 2023",
            "Bruttobeløb: 2.250,00 kr.",
        ),
    ),
    (
        "A1:636-640 Jonna's Personoplysninger",
        JONNA,
        ("Personoplysninger", "Adresse", "Skovbrynet 38, 2800 Kgs. Lyngby"),
    ),
    (
        "A1:641-656 Jonna's family, drawn and as a list",
        f"{JONNA}familiesamling/",
        (
            "Familiesamlinger (visuel)",
            "Bedsteforældre",
            "Forældre",
            "Søskende",
            "Ægtefælle",
            "Børn",
            "Familiesamlinger (liste)",
            "Adressebeskyttelse",
            "Navn",
            "CPR",
            "Adresse",
            "Familierelation",
            "Samme adresse",
            "Alder",
            *("Nej", "Jonna Frydendal", "050210-XXXX", "Skovbrynet 38, 2800 Kgs. Lyngby"),
            *("-", "Ja", "13"),
            *("Ja", "Jytte Rømer", "010774-XXXX", "*Skovbrynet 38, 2800 Kongens Lyngby"),
            *("Mor", "Ja", "48"),
            *("Ja", "Gert Frydendal", "211072-XXXX", "*Konestien 3, 2830 Virum"),
            *("Far", "Nej", "50"),
        ),
    ),
    (
        "A1:658-667 Jonna's household",
        f"{JONNA}bopaelssamling/",
        (
            "Bopælsamlinger (liste)",
            "Familierelation",
            "CPR",
            "Navn",
            "Alder",
            "Tilflytningsdato",
            *("Mor", "010774-XXXX", "Jytte Rømer", "48", "01-02-2012"),
            *("-", "050210-XXXX", "Jonna Frydendal", "13", "01-02-2012"),
            *("-", "120613-XXXX", "John Jarlov", "9", "12-06-2013"),
            *("-", "140274-XXXX", "Anders Frandsen", "49", "15-05-2014"),
            *("-", "211070-XXXX", "Jan Jarlov", "52", "01-10-2008"),
        ),
    ),
    (
        "A0:1196-1216 Nancy before the units came from Cura",
        NANCY_FOER,
        (
            "251248-4916 - Nancy Ann Berggren",
            "PERSON",
            "Overblik",
            "Persondetaljer",
            "Adresse",
            "Karsten 43, 2800 Kgs. Lyngby",
            "Statsborgerskab",
            "Danmark",
            "Alder",
            "69",
            "Sager",
            "KLE-emne",
            "Sagstitel",
            "Tværfaglig status",
            "Journalnotater på sagen",
            "Dokumenter på sagen",
            "Sagsbehandler",
            "Afdeling",
            "Fagsystem",
            *("Den registreredes indsigtsret", "Opstået", "Nej", "Ja", "Lyngby-Taarbæk Kommune"),
            "KMD SAG",
            "Tilbud om specialundervisning, optagelse og henvisning",
            *("Opstået", "Ja", "Ja", "Arbejdsforretningen Lyngby-Taarbæk", "KMD SAG"),
            *("Nancy Ann's journalnotat sag", "Lone Jensen", "Familiebetjent"),
            *("Nancy Ann's journalnotat KMD sag", "Lone Jensen", "SAPA Overblik"),
        ),
    ),
    (
        "A0:1262-1297 Nancy's sager with the units that Cura transfers",
        NANCY,
        (
            "251248-4916 - Nancy Ann Berggren",
            "PERSON",
            "Tilføj til foretrukne",
            "Sager",
            "KLE-emne",
            "Sagstitel",
            "Tværfaglig status",
            "Journalnotater på sagen",
            "Dokumenter på sagen",
            "Sagsbehandler",
            "Afdeling",
            "85.10.05 Den registreredes indsigtsret",
            "Den registreredes indsigtsret",
            *("Opstået", "Nej", "Ja", "Visitationen", "Visitationen", "Cura"),
            "54.06.04 Tilbud om specialundervisning, optagelse og henvisning",
            "Tilbud om specialundervisning, optagelse og henvisning",
            *("Opstået", "Ja", "Ja", "Visitationen", "Visitationen", "Cura"),
            "32.42.08 Begravelseshjælp",
            "Nancy Ann's journalnotat sag",
            *("Opstået", "Nej", "Nej", "Social", "Social", "Cura"),
            "32.42.08 Begravelseshjælp",
            "Nancy Ann's journalnotat KMD sag",
            *("Opstået", "Nej", "Nej", "Social", "Social", "Cura"),
        ),
    ),
    (
        "A0:1305-1352 the unit Social",
        SOCIAL,
        (
            *("Navn", "Social", "Status", "Aktiv", "Organisations navn", "Slagelse Kommune"),
            *("Telefon", "+45 3334 9400", "Åbningstid telefon"),
            *("Mandag 10:00-12:00", "Tirsdag 14:00-16:00", "Link til andre henvendelsessteder"),
            *("Placering i organisation", "Slagelse Kommune", "Omsorg", "Social"),
            *("E-mail", "Social@slagelse.dk", "! Undgå at videregive fortrolige data!"),
            *("E-mail bemærkninger", "Besvares indenfor to Hverdage.", "Henvendelsessted"),
            *("Borgmester Jakob Jensens Gade 1, 4200 Slagelse", "Lokation"),
            "Bygning A, mellem bygninger 0 og B. Indgang til venstre. Etage 13, værelse 8.",
            *("Åbningstid personlig henvendelse", "Onsdag 10:30-11:00", "Torsdag 16:00-18:00"),
        ),
    ),
    (
        "A1:101-115 the three gates",
        "/slides/model-1/hvorfor/jan-jarlov/?rolle=helhedsoverblik",
        ("Tekniske integrationer", "Brugerrettigheder", "Målgruppespecifik visning"),
    ),
)
# A1:1196 and A1:264: the frame above all of them.
RAMME = ("SAPA OVERBLIK", "Søg", "Min side")
UDELADT = {
    "Heidi Jensen, 98351466, Toften 3 C": "a doctor who may be real: another is invented",
    "Allan Korsman": "an employee who may be real: another is invented",
    "Christopher Lyngbyesen": "the user is invented: Alma Testbruger",
    "950210-XXXX": "misread; the household has 050210 (A1:660)",
    "t after Navn på bevilget ydelse": "the slide's value is empty; ours is the name as filed",
    "2870 Kgs. Lyngby": "misread: 2800",
}


def main(side: Side) -> str:
    """The words of the page from its party line on."""
    return " ".join(" ".join(side.tekster("//main")).split())


@pytest.mark.parametrize("slide, adresse, strenge", ORDRET, ids=[en[0] for en in ORDRET])
def test_every_string_in_the_slides_order(
    klient: PageClient, slide: str, adresse: str, strenge: tuple[str, ...]
):
    tekst, fra = main(klient.get(adresse)), 0
    for streng in strenge:
        plads = tekst.find(streng, fra)
        assert plads >= 0, f"{slide}: »{streng}« is not on the page after »{tekst[:fra][-80:]}«"
        fra = plads + len(streng)


@pytest.mark.parametrize("adresse", [JAN, NANCY, SOCIAL])
def test_the_frame_above_all_of_them(klient: PageClient, adresse: str):
    side = klient.get(adresse)
    for streng in RAMME:
        assert streng in side.tekst


def test_what_is_left_out_is_left_out(klient: PageClient):
    alt = " ".join(klient.get(adresse).tekst for _, adresse, _ in ORDRET)
    for navn in ("Heidi Jensen", "98351466", "Korsman", "Lyngbyesen", "950210"):
        assert navn not in alt
