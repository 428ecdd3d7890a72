"""KOMBIT's screenshots of Mit Overblik, letter by letter (slides A0, 8 April 2024).

Each example is seen on its own person's own date. Where the slide contradicts itself, the seed's
LAESMIG.md says what was chosen. Which test holds which line of A0:

    239-306  Økonomiske ydelser     test_kims_oekonomiske_ydelser, test_the_frame_of_each_screen
    311-350  Sager                  test_kims_eight_sager, test_the_words_around_kims_sager
    352-376  Patientklage           test_the_page_patientklage, test_the_steps_and_notes_of_…
    378-405  Serviceydelser         test_nancys_five_serviceydelser, test_the_words_around_nancys_…
    412-455  Aftaler og frister     test_kims_aftaler_og_frister, test_the_frame_of_each_screen

»Viser 10 af 100« stands over eight rows at most, so the pager shows the true numbers there; that it
says »Viser 10 af …« and »Hent flere« where there are more is held by test_ordret (§3B).
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
    for label in ("Digital post", "Mit Overblik", "Menu", "Log af", "Kim Borgersen"):
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
    assert ["Behandles af", "Københavns Kommune"] in side.raekker("Sagsdetaljer")
    assert side.tekster("//main//h2[.='Kontakt']/following-sibling::div/p") == [
        "Københavns Kommune",
        "Borgerservice",
    ]


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
        "Digital post",
        "Aftaler og frister",
        "Betalinger og gæld",
        "Økonomiske ydelser",
        "Serviceydelser og hjælpemidler",
        "Sager",
        "Personlige oplysninger",
    ]


@pytest.mark.parametrize(
    "teaser",
    [
        "Du har 31 ulæste beskeder",
        "Læs digital post",
        "fornyelse af pas, m.m.",
        "Kommende betalinger og gæld",
        "Udbetalinger af SU, boligstøtte, børnetilskud, børne- og ungeydelse, m.m.",
        "rengøring, hjemmehjælp, støtte, kørestol, rollator, m.m.",
        "Status på sager og ansøgninger vedr. uddannelseshjælp,",
        "Oplysninger om CPR, adresse, civilstand, statsborgerskab, børn,",
    ],
)
def test_what_can_be_read_of_the_teasers_stands_as_on_the_slide(klient: PageClient, teaser: str):
    assert teaser in klient.get(f"{KIM}/").indhold


def test_the_foot_of_borger_dk(klient: PageClient):
    side = klient.get(f"{KIM}/sager/")
    (fod,) = side.tekster("//footer")
    for led in ("Ansvarlig myndighed", "Tilgængelighed"):
        assert led in fod
    assert side.link("Til toppen") == "#toppen"


LANG = "Boligsikring, ikke førtidspension, som vises i en meget lang sætning, der går på to linjer"
# A0:249-306, with 28. for the day that does not exist: month, title, lines, amount, day.
KIMS_UDBETALINGER = [
    ("April 2023", "Kontanthjælp", [], "6.812,00 kr.", "28. apr. 2023"),
    ("Marts 2023", "Kontanthjælp", [], "6.812,00 kr.", "28. mar. 2023"),
    (
        "Februar 2023",
        "Samlet udbetaling af flere ydelser",
        ["Kontanthjælp", "Merudgifter for voksne med nedsat funktionsevne"],
        "6.812,00 kr.",
        "28. feb. 2023",
    ),
    ("Februar 2023", "Boligsikring, ikke førtidspension", [], "948,00 kr.", "28. feb. 2023"),
    (
        "Februar 2023",
        LANG,
        [],
        "948,00 kr.",
        "28. feb. 2023",
    ),
]


BETALINGSFELTER = [
    f"udbetaling.{navn}" for navn in ("titel", "linje", "udbetaler", "beloeb", "dato")
]


def test_kims_oekonomiske_ydelser(klient: PageClient):
    side = klient.get(f"{KIM}/oekonomiske-ydelser/")
    assert side.h1 == "Økonomiske ydelser"
    assert (
        "Se overblik over dine tidligere og kommende udbetalinger fra det offentlige. "
        "Hvad indeholder listen?"
    ) in side.indhold
    vist = []
    for kort in side.xpath("//article[@data-objekt]"):
        (maaned,) = kort.xpath("./ancestor::ul[1]/preceding-sibling::h2[1]")
        noegle = kort.get("data-objekt")
        felt = {
            navn: side.tekster(f"//article[@data-objekt=$n]//*[@data-felt='{navn}']", n=noegle)
            for navn in BETALINGSFELTER
        }
        assert felt["udbetaling.udbetaler"] == ["Københavns kommune"]
        (titel,), (beloeb,), (dato,) = (
            felt[f"udbetaling.{navn}"] for navn in ("titel", "beloeb", "dato")
        )
        vist.append((maaned.text, titel, felt["udbetaling.linje"], beloeb, dato))
        (hele,) = side.tekster("//article[@data-objekt=$n]", n=noegle)
        assert f"Udbetalingsdato: {dato}" in hele
        assert "Detaljer" in hele
    assert vist == KIMS_UDBETALINGER
    assert "Viser 5 af 5" in side.indhold


def test_the_details_of_kims_combined_payment(klient: PageClient):
    side = klient.get(f"{KIM}/oekonomiske-ydelser/kontanthjaelp-2023-02-28/")
    assert side.h1 == "Samlet udbetaling af flere ydelser"
    assert [
        raekke[:3] for raekke in side.raekker("Ydelser i Samlet udbetaling af flere ydelser")
    ] == [
        ["Kontanthjælp", "1. feb. 2023 - 28. feb. 2023", "5.812,00 kr."],
        [
            "Merudgifter for voksne med nedsat funktionsevne",
            "1. feb. 2023 - 28. feb. 2023",
            "1.000,00 kr.",
        ],
    ]
    assert side.raekker("Beløb") == [["Udbetalt", "6.812,00 kr."]]


# A0:420-452 on the day before the first: month, block, title, authority, kind, time.
KIMS_AFTALER = [
    (
        "Feb 2021",
        "1 dag",
        "Forsvarets dag",
        "Forsvarsministeriet, Personalestyrelsen",
        "Indkaldelse",
        "kl. 8:00",
    ),
    (
        "Marts 2021",
        "20 MAR",
        "Registrering af helbredsoplysninger",
        "Forsvarsministeriet, Personalestyrelsen",
        "Frist",
        "",
    ),
    (
        "Oktober 2021",
        "28 OKT",
        "Indsendelse af sikkerhedsoplysninger",
        "Forsvarets Personalestyrelse, Værnepligtssektionen",
        "Frist",
        "",
    ),
    (
        "August 2022",
        "1 AUG",
        "Indkaldelse til aftjening af værnepligt",
        "Forsvarets Personalestyrelse, Værnepligtssektionen",
        "Aftale",
        "kl. 12:00",
    ),
]


def test_kims_aftaler_og_frister(klient: PageClient):
    side = klient.get(f"{KIM}/aftaler-og-frister/?dato=2021-02-17")
    assert side.h1 == "Aftaler og frister"
    assert (
        "Få overblik over dine kommende aftaler med det offentlige og de aktuelle frister. "
        "Hvad indeholder listen?"
    ) in side.indhold
    vist = []
    for kort in side.xpath("//article[@data-objekt]"):
        (maaned,) = kort.xpath("./ancestor::ol[1]/preceding-sibling::h2[1]")
        felter = {f.get("data-felt"): f.text for f in kort.xpath(".//*[@data-felt]")}
        raekke = [
            felter.get(f"aftale.{n}", "") for n in ("naar", "titel", "myndighed", "type", "tid")
        ]
        vist.append((maaned.text, *raekke))
        har_hjaelp = bool(kort.xpath(".//details"))
        assert har_hjaelp == (felter["aftale.type"] == "Indkaldelse")
    assert vist == KIMS_AFTALER


@pytest.mark.parametrize(
    "side, tilbage",
    [
        (f"{KIM}/oekonomiske-ydelser/", "Mit Overblik"),
        (f"{KIM}/aftaler-og-frister/?dato=2021-02-17", "Mit Overblik"),
        (f"{KIM}/sager/", "Mit Overblik"),
        (f"{NANCY}/serviceydelser-og-hjaelpemidler/", "Mit Overblik"),
        (f"{PATIENTKLAGE}/", "Sager"),
    ],
)
def test_the_frame_of_each_screen(klient: PageClient, side: str, tilbage: str):
    vist = klient.get(side)
    assert vist.tekster("//a[@class='back-link']") == [tilbage]
    navn = "Nancy Berggren" if side.startswith(NANCY) else "Kim Borgersen"
    for label in ("Digital post", "Mit Overblik", "Menu", navn, "Log af"):
        assert label in vist.tekst


def test_what_is_over_is_gone_and_the_details_have_the_full_day(klient: PageClient):
    side = klient.get(f"{KIM}/aftaler-og-frister/?dato=2021-03-21")
    assert [o for o in side.objekter() if o.startswith("aftale/")] == [
        "aftale/indsendelse-af-sikkerhedsoplysninger",
        "aftale/indkaldelse-til-aftjening-af-vaernepligt",
    ]
    side = klient.get(f"{KIM}/aftaler-og-frister/forsvarets-dag/?dato=2021-02-17")
    assert side.h1 == "Forsvarets dag"
    assert "18. februar 2021" in side.indhold
    borte = klient.get(f"{KIM}/aftaler-og-frister/forsvarets-dag/?dato=2021-02-19", status=404)
    assert "Hvorfor" in borte.tekst
