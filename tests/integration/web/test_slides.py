"""KOMBIT's screenshots of Mit Overblik, letter by letter (slides A0, 8 April 2024).

Each example is seen on its own person's own date. Where the slide contradicts itself, the seed's
LAESMIG.md says what was chosen.
"""

import pytest

from tests.klient import PageClient, Side, foldet

KIM = "/slides/model-1/mit-overblik/kim-borgersen"
NANCY = "/slides/model-1/mit-overblik/nancy-ann-berggren"
BOLIGINDRETNING = "/slides/model-1/mit-overblik/boligindretning-borger/sager/29188505-23338-03-5"
PATIENTKLAGE = "/slides/model-1/mit-overblik/kim-borgersen-2/sager/02-2018-02414"

# A0:322-334, sorted by Ændret: the slide itself breaks the order in its last two rows.
KIMS_SAGER = [
    ("Flyttemeldelse", "10. jun 2020", "Københavns Kommune", "Behandles"),
    ("Uddannelseshjælp", "8. jun 2020", "Københavns Kommune", "Afgjort"),
    ("Flyttemeldelse", "27. mar 2020", "Københavns Kommune", "Afsluttet"),
    ("Flyttemeldelse", "2. jan 2020", "Københavns Kommune", "Afsluttet"),
    ("Boligstøtte", "5. feb 2019", "Udbetaling Danmark", "Afgjort"),
    ("Byggesag", "13. okt 2018", "Gribskov Kommune", "Afsluttet"),
    ("Ansøgning om fornyelse af pas", "12. okt 2018", "Københavns Kommune", "Afsluttet"),
    ("Ansøgning om børnetilskud", "2. jan 2018", "Udbetaling Danmark", "Afgjort"),
]
# Nancy in A0:385-396, in the slide's order.
NANCYS_YDELSER = [
    ("2 stk. 4K skærme + 2 stk. kabler", "1. apr 2021", "-", "Aktiv"),
    ("Filterbrille - Biocover Black Lange", "19. feb 2020", "-", "Aktiv"),
    ("Hjælpemiddel - Knallert", "1. dec 2020", "8. maj 2021", "Aktiv"),
    ("Plejebolig", "21. aug 2020", "21. aug 2021", "Aktiv"),
    ("Rengøring (FSIII)", "21. mar 2020", "31. dec 2020", "Afsluttet"),
]


def overskrifter(side: Side) -> list[str]:
    return side.tekster("//main//h2")


def afsnit(side: Side, overskrift: str) -> str:
    """The text of the element after a heading."""
    (tekst,) = side.tekster("//main//h2[.=$h]/following-sibling::*[1]", h=overskrift)
    return tekst


@pytest.fixture
def kims_sager(klient: PageClient) -> Side:
    return klient.get(f"{KIM}/sager/")


def test_kims_eight_sager(kims_sager: Side):
    assert kims_sager.kolonner("Dine sager")[:4] == ["Type", "Ændret", "Myndighed", "Status"]
    raekker = kims_sager.raekker("Dine sager")
    assert [tuple(raekke[:4]) for raekke in raekker] == KIMS_SAGER
    assert all(raekke[4].startswith("Detaljer") for raekke in raekker)


def test_the_words_around_kims_sager(kims_sager: Side):
    assert kims_sager.h1 == "Sager"
    assert "Se status på dine sager hos det offentlige. Hvilke sager kan du se her?" in (
        kims_sager.indhold
    )
    assert overskrifter(kims_sager) == ["Mere information"]
    for label in ("Digital Post", "Mit Overblik", "Menu", "Log af", "Kim Borgersen"):
        assert label in kims_sager.tekst
    for label in ("Find en myndighed", "Samfund og rettigheder"):
        assert label in afsnit(kims_sager, "Mere information")
    assert kims_sager.tekster("//a[@class='back-link']") == ["Mit Overblik"]


def test_the_pager_shows_the_true_numbers(kims_sager: Side):
    assert "Viser 8 af 8" in kims_sager.indhold


@pytest.mark.parametrize("raekke", range(8))
def test_each_of_kims_sager_opens_with_the_same_values(
    klient: PageClient, kims_sager: Side, raekke: int
):
    noegle = [o for o in kims_sager.objekter() if o.startswith("sag/")][raekke]
    side = klient.get(f"{KIM}/sager/{noegle.removeprefix('sag/')}/")
    titel, _, myndighed, status = KIMS_SAGER[raekke]
    felter = side.felter(noegle)
    assert side.h1 == titel
    assert (felter["sag.myndighed"], felter["sag.status"]) == (myndighed, status)


def test_nancys_five_serviceydelser(klient: PageClient):
    side = klient.get(f"{NANCY}/serviceydelser-og-hjaelpemidler/")
    tabel = "Dine serviceydelser og hjælpemidler"
    assert side.kolonner(tabel)[:4] == ["Navn", "Bevilget fra", "Bevilget til", "Status"]
    assert [tuple(raekke[:4]) for raekke in side.raekker(tabel)] == NANCYS_YDELSER
    assert "Viser 5 af 5" in side.indhold


def test_the_words_around_nancys_serviceydelser(klient: PageClient):
    side = klient.get(f"{NANCY}/serviceydelser-og-hjaelpemidler/")
    assert side.h1 == "Serviceydelser og hjælpemidler"
    # The citizen's page shows no middle name (A0:383).
    assert "Nancy Berggren" in side.tekst
    assert "Nancy Ann" not in side.tekst
    assert (
        "Få overblik over de serviceydelser og hjælpemidler du har fået godkendt af kommunen. "
        "Se hvilke serviceydelser og hjælpemidler du kan se her"
    ) in side.indhold
    assert (
        "Du kan se ansøgninger om serviceydelser og hjælpemidler, der endnu ikke er bevilget, "
        "under Sager. Gå til Sager"
    ) in side.indhold
    assert side.link("Gå til Sager") == f"{NANCY}/sager/"


def test_nancys_ydelser_are_right_only_within_the_slides_weeks(klient: PageClient):
    """The slide holds from the screens' 1 April 2021 until the knallert ends on 8 May."""
    sti = f"{NANCY}/serviceydelser-og-hjaelpemidler/"
    knallert = "ydelse/hjaelpemiddel-knallert"
    for dato, status in (("2021-05-07", "Aktiv"), ("2021-05-08", "Afsluttet")):
        assert klient.get(f"{sti}?dato={dato}").felter(knallert)["ydelse.status"] == status


def test_the_page_boligindretning(klient: PageClient):
    side = klient.get(f"{BOLIGINDRETNING}/")
    assert side.h1 == "Boligindretning"
    assert side.tekster("//a[@class='back-link']") == ["Sager"]
    assert overskrifter(side) == [
        "Overblik",
        "Status og forløb",
        "Sagsdetaljer",
        "Kontakt",
        "Mere information",
    ]
    assert side.tekster("//dl[@class='overblik']/div") == [
        "Senest ændret1. juni 2019",
        "Behandles afSlagelse Kommune",
        "StatusOprettet",
    ]
    assert afsnit(side, "Status og forløb") == "1. juni 2019 Oprettet"
    assert side.raekker("Sagsdetaljer") == [
        ["Sagsnummer", "29188505-23338-03-5"],
        ["Senest ændret", "1. juni 2019"],
        ["Behandles af", "Slagelse Kommune"],
    ]
    mere = afsnit(side, "Mere information")
    assert mere.startswith("Se den relaterede ydelse")
    assert "Find eventuelle meddelelser om sagen i Digital Post" in mere


def test_the_contact_of_boligindretning(klient: PageClient):
    side = klient.get(f"{BOLIGINDRETNING}/")
    assert side.felter("kontakt/29188505-23338-03-5") == {
        "kontakt.kommune": "Slagelse Kommune",
        "kontakt.navn": "Boligindretnings kontoret",
        "kontakt.telefon": "99 88 77 66",
    }
    assert side.link("99 88 77 66") == "tel:+4599887766"


def test_the_related_ydelse_of_boligindretning_leads_back_to_the_sag(klient: PageClient):
    ydelse = klient.get(klient.get(f"{BOLIGINDRETNING}/").link("Se den relaterede ydelse"))
    assert ydelse.h1 == "Boligindretning"
    assert f"{BOLIGINDRETNING}/" in ydelse.links()


def test_the_page_patientklage(klient: PageClient):
    side = klient.get(f"{PATIENTKLAGE}/")
    assert side.h1 == "Patientklage"
    assert overskrifter(side) == [
        "Overblik",
        "Sagens forløb",
        "Sagsnotater",
        "Sagsdetaljer",
        "Kontakt",
        "Mere information",
    ]
    assert "10. april 2022" in side.tekster("//dl[@class='overblik']/div")[0]
    assert "Behandles afKøbenhavns Kommune" in side.tekster("//dl[@class='overblik']/div")
    assert side.felter("kontakt/02-2018-02414") == {
        "kontakt.kommune": "Københavns Kommune",
        "kontakt.navn": "Borgerservice",
    }
    assert ["Sagsnummer", "02-2018-02414"] in side.raekker("Sagsdetaljer")


def test_the_steps_and_notes_of_patientklage(klient: PageClient):
    side = klient.get(f"{PATIENTKLAGE}/")
    assert side.tekster("//span[@class='forloeb-dato']") == ["1. dec. 2022"]
    assert side.tekster("//ul[@class='forloeb-trin']/li") == [
        "Modtagelse",
        "Sagsoplysning",
        "Indledende sagsbehandling",
        "Parthøring",
        "Sundhedsfaglig vurdering",
        "Sagsbehandling",
        "Afgørelse",
    ]
    assert side.kolonner("Sagsnotater i Patientklage")[:2] == ["Label", "Dato"]
    assert [tuple(r[:2]) for r in side.raekker("Sagsnotater i Patientklage")] == [
        ("Notat fra parthøringen", "10. dec 2022"),
        ("Dialog med Rigshospitalet", "17. nov 2022"),
        ("Klage over sundhedsfaglig behandling oprettet", "11. nov 2022"),
    ]
    assert all("Vis notat" in foldet(r[2]) for r in side.raekker("Sagsnotater i Patientklage"))


def test_the_tiles_of_the_front_page(klient: PageClient):
    fliser = klient.get(f"{KIM}/").tekster("//*[contains(@class, 'card-heading')]")
    assert fliser == [
        "Digital Post",
        "Aftaler og frister",
        "Betalinger og gæld",
        "Økonomiske ydelser",
        "Serviceydelser og hjælpemidler",
        "Sager",
        "Personlige oplysninger",
    ]


@pytest.mark.parametrize(
    "sti, intro",
    [
        (
            "oekonomiske-ydelser/",
            "Se overblik over dine tidligere og kommende udbetalinger fra det offentlige.",
        ),
        (
            "aftaler-og-frister/",
            "Få overblik over dine kommende aftaler med det offentlige og de aktuelle frister.",
        ),
    ],
)
def test_pages_that_are_not_built_have_the_slides_heading_and_say_so(
    klient: PageClient, sti: str, intro: str
):
    side = klient.get(f"{KIM}/{sti}")
    assert intro in side.indhold
    assert "ikke med i forhåndsvisningen endnu" in side.indhold
