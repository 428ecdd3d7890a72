"""KOMBIT's screenshots of SAPA Overblik (slides A0 and A1), cell by cell."""

import pytest

from tests.klient import PageClient, Side

SOCIAL = "/slides/model-1/sapa/sagsoverblik/enheder/33333333-3333-4333-8333-333333333333/"
NANCY = "/slides/model-1/sapa/sagsoverblik/borger/nancy-ann-berggren/"
NANCY_FOER = (
    "/slides/model-1/sapa/sagsoverblik-foer-cura/borger/nancy-ann-berggren/?dato=2018-12-01"
)
JAN = "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/"
JONNA = "/slides/model-1/sapa/helhedsoverblik/borger/jonna-frydendal/"
KOLONNER_A0 = [
    "KLE-emne",
    "Sagstitel",
    "Tværfaglig status",
    "Journalnotater på sagen",
    "Dokumenter på sagen",
    "Sagsbehandler",
    "Afdeling",
    "Fagsystem",
]
KOLONNER_A1 = [
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
]
INDSIGT = ("85.10.05 Den registreredes indsigtsret", "Den registreredes indsigtsret")
UNDERVISNING = (
    "54.06.04 Tilbud om specialundervisning, optagelse og henvisning",
    "Tilbud om specialundervisning, optagelse og henvisning",
)
NOTATSAG = ("32.42.08 Begravelseshjælp", "Nancy Ann's journalnotat sag")
KMD_SAG = ("32.42.08 Begravelseshjælp", "Nancy Ann's journalnotat KMD sag")


def celler(side: Side, titel: str = "Sager") -> list[tuple[str, ...]]:
    """The rows of a table without our own last column."""
    # The chip of Hvorfor stands in the last cell, outside the table's columns.
    return [tuple(en.partition(" Hvorfor?")[0] for en in raekke) for raekke in side.raekker(titel)]


def par(side: Side) -> dict[str, str]:
    """Label to value of the page's description lists."""
    navne = side.tekster("//main//dl/div/dt")
    return dict(zip(navne, side.tekster("//main//dl/div/dd[1]"), strict=True))


def test_the_unit_social_with_all_its_fields(klient: PageClient):
    side = klient.get(SOCIAL)
    assert par(side) == {
        "Navn": "Social",
        "Status": "Aktiv",
        "Organisations navn": "Slagelse Kommune",
        "Telefon": "+45 3334 9400",
        "Åbningstid telefon": "Mandag 10:00-12:00 Tirsdag 14:00-16:00",
        "Link til andre henvendelsessteder": "Visitationen 27.42.08",
        "Placering i organisation": "Slagelse Kommune / Omsorg / Social",
        "E-mail": "Social@slagelse.dk",
        "E-mail bemærkninger": "Besvares indenfor to Hverdage.",
        "Henvendelsessted": "Borgmester Jakob Jensens Gade 1, 4200 Slagelse",
        "Lokation": "Bygning A, mellem bygninger 0 og B. Indgang til venstre. Etage 13, værelse 8.",
        "Åbningstid personlig henvendelse": "Onsdag 10:30-11:00 Torsdag 16:00-18:00",
    }
    # In the slide's order.
    assert list(par(side))[:2] == ["Navn", "Status"]
    assert list(par(side))[-1] == "Åbningstid personlig henvendelse"
    assert "! Undgå at videregive fortrolige data!" in side.indhold


def test_nancys_sager_with_the_units_that_cura_transfers(klient: PageClient):
    side = klient.get(NANCY)
    assert side.h1 == "251248-4916 - Nancy Ann Berggren"
    assert side.kolonner("Sager") == KOLONNER_A0
    assert celler(side) == [
        (*INDSIGT, "Opstået", "Nej", "Ja", "Visitationen", "Visitationen", "Cura"),
        (*UNDERVISNING, "Opstået", "Ja", "Ja", "Visitationen", "Visitationen", "Cura"),
        (*NOTATSAG, "Opstået", "Nej", "Nej", "Social", "Social", "Cura"),
        (*KMD_SAG, "Opstået", "Nej", "Nej", "Social", "Social", "Cura"),
    ]


def test_social_leads_from_nancys_sager_to_the_unit_page(klient: PageClient):
    assert klient.get(klient.get(NANCY).link("Social")).h1 == "Social"
    assert klient.get(NANCY).link("Social") == SOCIAL


def test_nancys_sager_before_the_units_came_from_cura(klient: PageClient):
    """A0:1196-1216, hard to read on the slide: values as the seed's LAESMIG.md gives them."""
    side = klient.get(NANCY_FOER)
    kommune = "Lyngby-Taarbæk Kommune"
    assert side.kolonner("Sager") == KOLONNER_A0
    assert celler(side) == [
        (*INDSIGT, "Opstået", "Nej", "Ja", kommune, kommune, "KMD SAG"),
        (
            *UNDERVISNING,
            "Opstået",
            "Ja",
            "Ja",
            "Arbejdsforretningen Lyngby-Taarbæk",
            kommune,
            "KMD SAG",
        ),
        (*NOTATSAG, "Opstået", "Nej", "Nej", "Lone Jensen", "", "Familiebetjent"),
        (*KMD_SAG, "Opstået", "Nej", "Nej", "Lone Jensen", "", "SAPA Overblik"),
    ]
    assert par(side)["Alder"] == "69"


def test_sapas_frame_around_a_person(klient: PageClient):
    side = klient.get(JAN)
    assert side.h1 == "211070-3435 - Jan Jarlov"
    for label in ("SAPA OVERBLIK", "Søg", "Min side", "PERSON", "Tilføj til foretrukne", "Kopier"):
        assert label in side.tekst
    faner = side.tekster("//nav[@aria-label='Faneblade']//a/span/text()[1]/..")
    assert [fane.split(" (")[0] for fane in faner] == [
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
        # Not on the slide: it came a week after (A1:509).
        "Helhedsoverblik",
    ]


def test_jans_sager_with_the_columns_of_a1(klient: PageClient):
    side = klient.get(JAN)
    assert side.kolonner("Sager") == KOLONNER_A1
    assert side.tekster("//form//legend") == ["Vis sager hvor parten er:"]
    assert "Vis sager hvor" not in klient.get(NANCY).indhold
    fast = ("G01 Generelle sager", "Lyngby-Taarbæk Kommune")
    assert celler(side) == [
        (
            "Genoptræning efter sundhedsloven",
            "Primær part",
            "29.21.04 Genoptræning efter sundhedsloven",
            "Jan Jarlov",
            "CareSys",
            "User - Villads Mørk - Demo Ældre og handicap - 009",
            "Afgjort",
            *fast,
            "27-12-2022",
        ),
        (
            "Sygedagpengesag",
            "Primær part",
            "32.30.04 Udbetaling af sygedagpenge",
            "Jan Jarlov",
            "KSD",
            "Admin - Villads Mørk Sygedagpenge - 002",
            "Afsluttet",
            *fast,
            "22-12-2022",
        ),
        (
            "Sygedagpengeopfølgning",
            "Primær part",
            "15.17.06 Sygedagpengeopfølgning",
            "Jan Jarlov",
            "Jobcenter",
            "User - Villads Mørk Jobcenter - 003",
            "Afgjort",
            *fast,
            "20-12-2022",
        ),
    ]


def test_jans_persondetaljer_and_empty_ejendomssager(klient: PageClient):
    side = klient.get(JAN)
    assert par(side) == {
        "Adresse": "Skovbrynet 38, 2800 Kgs. Lyngby",
        "Navn- og adressebeskyttelse": "Nej",
        "Statsborgerskab": "Danmark",
        "Civilstand": "Fraskilt",
        "Tilmeldt digital post": "Ja",
        "Lægepraksis": "Lægerne på Torvet",
        "Lægepraksis telefonnummer": "12345010",
        "Lægepraksis adresse": "Torvet 4, 2800 Kgs. Lyngby",
        "Værge": "-",
        "Værgemål": "-",
        "Alder": "52",
    }
    # The value and the link beside it are two things.
    for label in ("Statsborgerskab", "Civilstand"):
        (mere,) = side.tekster(f"//dt[.='{label}']/../dd[2]//summary")
        assert mere == f"Se historik for {label}"
    (ejendom,) = side.tekster("//section[h2='Ejendomssager']")
    assert ejendom == "Ejendomssager Her er ingen informationer at vise."


def test_jans_bevilgede_ydelser(klient: PageClient):
    side = klient.get(f"{JAN}ydelser/")
    (kort,) = side.xpath("//article")
    assert side.tekster("//article//h4") == ["Sygedagpenge"]
    assert side.tekster("//article//p[1]") == ["22. december 2022 - 15. marts 2023 Ikke aktiv"]
    assert par(side) == {
        "KLE Emne": "32.30.04 Udbetaling af sygedagpenge",
        "Navn på bevilget ydelse": "Sygedagpenge",
        "Myndighed": "Lyngby-Taarbæk Kommune",
        "Afdeling": "Borgerservice",
        "Fagsystem": "KSD",
        "Dispositionsdag": "Hver anden torsdag",
        "Betalingsfrekvens": "Hver 14. dag",
        "Betalingsform": "Bagud",
    }
    assert side.link("Link til sag") == f"{JAN}#sag-ksd-1"
    assert kort.get("data-objekt") == "ydelse/sygedagpenge"


def test_jans_udbetalinger_month_by_month(klient: PageClient):
    side = klient.get(f"{JAN}ydelser/")
    assert side.tekster("//main//h3") == ["BEVILGEDE YDELSER", "UDBETALINGER"]
    assert side.tekster("//h4[@class='sapa-maaned']") == [
        "MAJ 2023",
        "APRIL 2023",
        "MARTS 2023",
        "FEBRUAR 2023",
        "JANUAR 2023",
    ]
    perioder = {
        "MAJ 2023": [],
        "APRIL 2023": [],
        "MARTS 2023": ["02. marts 2023 - 15. marts 2023", "16. februar 2023 - 01. marts 2023"],
        "FEBRUAR 2023": [
            "02. februar 2023 - 15. februar 2023",
            "19. januar 2023 - 01. februar 2023",
        ],
        "JANUAR 2023": [
            "05. januar 2023 - 18. januar 2023",
            "22. december 2022 - 04. januar 2023",
        ],
    }
    for maaned, ventet in perioder.items():
        sti = "//details[preceding-sibling::h4[1][.=$maaned]]/summary"
        assert side.tekster(sti, maaned=maaned) == [f"Sygedagpenge {p}" for p in ventet]
    udbetalt = side.tekster("//details[@class='sapa-udbetaling']/p")
    assert len(udbetalt) == 6
    for dag in ("01. februar 2023", "18. januar 2023", "04. januar 2023"):
        assert f"5.448,00 kr. Udbetalt d. {dag}" in udbetalt


def test_jans_ydelser_paa_tvaers(klient: PageClient):
    """A1:346-373."""
    side = klient.get(f"{JAN}udk-ydelser/")
    assert side.tekster("//main//h2") == ["Ydelser på tværs af kommuner og UDK"]
    assert side.tekster("//main//h3") == ["BEVILGEDE YDELSER", "UDBETALINGER"]
    faelles = {
        "Betalingsfrekvens": "Månedlig",
        "Udbetalende Organisation": "Udbetaling Danmark",
        "Betalingsform": "Bagud",
        "Afdeling": "Udbetaling Danmark",
        "Dispositionsdag": "Sidste dag i måneden",
        "Bevillingssystem": "KY",
    }
    kle = {
        "Mediecheck": "32.03.32 Højeste førtidspension",
        "Personligt tillæg og helbredstillæg": "32.03.12 Personligt tillæg og helbredstillæg",
    }
    assert side.tekster("//article//h4") == list(kle)
    for titel, emne in kle.items():
        kort = f"//article[.//h4='{titel}']"
        navne = side.tekster(f"{kort}//dl/div/dt")
        assert navne == ["KLE Emne", *faelles]
        vaerdier = side.tekster(f"{kort}//dl/div/dd")
        assert dict(zip(navne, vaerdier, strict=True)) == {"KLE Emne": emne, **faelles}
    # Neither period nor state nor a link to a sag, as on the slide.
    assert not side.xpath("//article//p[@class='sapa-kort-periode']")
    assert "Link til sag" not in side.indhold
    assert side.tekster("//details[@class='sapa-udbetaling']/summary") == [
        "Personligt tillæg og helbredstillæg 01. marts 2023 - 31. marts 2023"
    ]
    assert side.tekster("//details[@class='sapa-udbetaling']/p") == ["Bruttobeløb: 2.250,00 kr."]


@pytest.mark.parametrize("dato, aktiv", [("2023-03-15", "Aktiv"), ("2023-03-16", "Ikke aktiv")])
def test_the_til_date_of_a_ydelse_is_exclusive(klient: PageClient, dato: str, aktiv: str):
    felter = klient.get(f"{JAN}ydelser/?dato={dato}").felter("ydelse/sygedagpenge")
    assert felter["sapa.ydelse.status"] == aktiv
    # The period is printed with both its days, and the last payment is for the last of them.
    assert felter["sapa.ydelse.periode"] == "22. december 2022 - 15. marts 2023"
    haendelser = klient.get(f"{JAN}tidslinje/?dato={dato}").tekster("//ol//li")
    assert any("Ydelse afsluttet" in en for en in haendelser) == (aktiv == "Ikke aktiv")


def test_jonnas_family(klient: PageClient):
    side = klient.get(JONNA)
    assert side.kolonner("Familiesamlinger (liste)") == [
        "Adressebeskyttelse",
        "Navn",
        "CPR",
        "Adresse",
        "Familierelation",
        "Samme adresse",
        "Alder",
    ]
    kgs, virum = "Skovbrynet 38, 2800 Kgs. Lyngby", "*Konestien 3, 2830 Virum"
    kongens = "*Skovbrynet 38, 2800 Kongens Lyngby"
    # The slide's 950210 is misread: the household has 050210 (A1:660).
    assert side.raekker("Familiesamlinger (liste)") == [
        ["Nej", "Jonna Frydendal", "050210-XXXX", kgs, "-", "Ja", "13"],
        ["Ja", "Jytte Rømer", "010774-XXXX", kongens, "Mor", "Ja", "48"],
        ["Ja", "Gert Frydendal", "211072-XXXX", virum, "Far", "Nej", "50"],
    ]


def test_jonnas_household_in_the_slides_order(klient: PageClient):
    side = klient.get(JONNA)
    assert side.kolonner("Bopælsamlinger (liste)") == [
        "Familierelation",
        "CPR",
        "Navn",
        "Alder",
        "Tilflytningsdato",
    ]
    assert side.raekker("Bopælsamlinger (liste)") == [
        ["Mor", "010774-XXXX", "Jytte Rømer", "48", "01-02-2012"],
        ["-", "050210-XXXX", "Jonna Frydendal", "13", "01-02-2012"],
        ["-", "120613-XXXX", "John Jarlov", "9", "12-06-2013"],
        ["-", "140274-XXXX", "Anders Frandsen", "49", "15-05-2014"],
        ["-", "211070-XXXX", "Jan Jarlov", "52", "01-10-2008"],
    ]
