"""What an address gets wrong is answered in Danish, with the right code and no secrets."""

import logging

import pytest
from flask import Flask

from tests.klient import PageClient, lav_app
from webapp.config import Config

NANCY = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/"
CPR = "251248-4916"
# What is wrong, its address, and what the page must say of it.
UKENDTE = {
    "kommune": ("/atlantis/", "ikke indlæst nogen kommune, der hedder »atlantis«"),
    "kommune, der ikke er en slug": ("/..%2fetc/", "kommune, der hedder »..«"),
    "kommune med store bogstaver": ("/Korsbaek/", "kommune, der hedder »Korsbaek«"),
    "variant": ("/korsbaek/model-9/hvorfor/kim-borgersen/", "ingen variant, der hedder »model-9«"),
    "variant i Sammenlign": ("/korsbaek/sammenlign/model-1/model-9/", "»model-9«"),
    "variant, der er et ord": ("/korsbaek/workshop/mit-overblik/kim-borgersen/", "»workshop«"),
    "person": ("/korsbaek/model-1/mit-overblik/ingen/", "ingen testperson, der hedder »ingen«"),
    "person i SAPA": ("/korsbaek/model-1/sapa/visitator/borger/ingen/", "testperson"),
    "person under Hvorfor": ("/korsbaek/model-1/hvorfor/ingen/", "testperson"),
    "person i Sammenlign": ("/korsbaek/sammenlign/model-1/model-2/mit-overblik/x/", "testperson"),
    "sag": (f"{NANCY}sager/cura-1900-0001/", "har ingen sag på den adresse"),
    "en andens sag": (f"{NANCY}sager/gri-2021-00716/", "har ingen sag på den adresse"),
    "skjult sag": (f"{NANCY}sager/cura-2023-0555/", "ser ikke denne sag under Model 1"),
    "ydelse": (f"{NANCY}serviceydelser-og-hjaelpemidler/x/", "har ingen ydelse på den adresse"),
    "side": (f"{NANCY}beviser/", "ingen side på den adresse"),
    "side under en sag": (f"{NANCY}sager/cura-2021-0088/breve/", "ingen side på den adresse"),
    "fane": ("/korsbaek/model-1/sapa/visitator/borger/kim-borgersen/x/", "ingen fane"),
    "rolle": ("/korsbaek/model-1/sapa/pedel/", "ingen SAPA-rolle, der hedder »pedel«"),
    "rolle for en borger": ("/korsbaek/model-1/sapa/pedel/borger/kim-borgersen/", "»pedel«"),
    "rolle under Hvorfor": ("/korsbaek/model-1/hvorfor/kim-borgersen/?rolle=pedel", "»pedel«"),
    "enhed": (
        "/korsbaek/model-1/sapa/visitator/enheder/00000000-0000-4000-8000-000000000000/",
        "kender ingen enhed",
    ),
    "enhed, der ikke er et UUID": (
        "/korsbaek/model-1/sapa/visitator/enheder/social/",
        "kender ingen enhed",
    ),
    "dato, der ikke er en dato": (f"{NANCY}?dato=i-morgen", "skal skrives som 2024-04-08"),
    "dato, der ikke findes": (f"{NANCY}?dato=2023-02-29", "skal skrives som 2024-04-08"),
    "dato før data": (f"{NANCY}?dato=1900-01-01", "uden for det, data handler om"),
    "dato efter data": (f"{NANCY}sager/?dato=2199-12-31", "uden for det, data handler om"),
    "dato på kommunens side": ("/korsbaek/?dato=x", "skal skrives som 2024-04-08"),
    "sti": ("/korsbaek/model-1/findes-ikke/", "Adressen er forkert"),
}


@pytest.mark.parametrize("hvad", UKENDTE)
def test_what_is_not_there_is_a_danish_404(klient: PageClient, hvad: str):
    adresse, tekst = UKENDTE[hvad]
    side = klient.get(adresse, 404)
    assert tekst in side.indhold
    assert "Fejlkode 404" in side.indhold
    assert side.link("Gå til forsiden af Forhåndsblik").split("?")[0] == "/"


@pytest.mark.parametrize(
    "adresse, findes",
    [
        (
            "/korsbaek/model-9/kontrol/?dato=2024-03-20",
            "/korsbaek/model-2/kontrol/?dato=2024-03-20",
        ),
        ("/korsbaek/model-9/", "/korsbaek/model-1/"),
        ("/korsbaek/sammenlign/model-1/model-9/", "/korsbaek/sammenlign/model-1/model-2/"),
        (
            "/korsbaek/model-1/mit-overblik/ingen/sager/",
            "/korsbaek/model-1/mit-overblik/kim-borgersen/sager/",
        ),
        ("/korsbaek/model-1/hvorfor/ingen/", "/korsbaek/model-1/hvorfor/nancy-ann-berggren/"),
        ("/korsbaek/model-1/sapa/pedel/", "/korsbaek/model-1/sapa/visitator/"),
    ],
)
def test_what_is_not_there_lists_what_is(klient: PageClient, adresse: str, findes: str):
    assert findes in klient.get(adresse, 404).links()


def test_of_many_persons_some_are_named_and_the_rest_can_be_found(klient: PageClient):
    side = klient.get("/korsbaek/model-1/mit-overblik/ingen/", 404)
    assert len(side.xpath("//main//ul[@class='bordered-list']/li")) == 12
    assert side.link("Find en testperson blandt alle 22") == "/korsbaek/model-1/mit-overblik/"


@pytest.mark.parametrize(
    "dato, naermeste", [("1900-01-01", "2013-03-01"), ("2199-12-31", "2029-04-07")]
)
def test_a_day_outside_the_data_leads_to_the_nearest(klient: PageClient, dato: str, naermeste: str):
    side = klient.get(f"{NANCY}sager/?dato={dato}&linje=0", 404)
    (frem,) = [a for a in side.links() if a.startswith(NANCY)]
    assert frem == f"{NANCY}sager/?dato={naermeste}&linje=0"
    assert klient.get(frem).h1 == "Sager"


def test_a_hidden_sag_leads_on_to_hvorfor_and_to_the_variant_that_shows_it(klient: PageClient):
    side = klient.get(
        "/korsbaek/foer-eksport/mit-overblik/nancy-ann-berggren/sager/cura-2021-0088/", 404
    )
    assert side.h1 == "Det vises ikke for borgeren"
    assert side.link("Hvorfor?") == "/korsbaek/foer-eksport/hvorfor/nancy-ann-berggren/"
    assert klient.get(side.link("Model 1 – detaljeret")).h1


def test_an_address_without_its_last_slash_is_sent_to_the_right_one(klient: PageClient):
    svar = klient.klient.get(f"{NANCY}sager?dato=2024-04-01")
    assert svar.status_code == 308
    assert svar.location.endswith(f"{NANCY}sager/?dato=2024-04-01")


def test_a_wrong_method_is_a_danish_405(klient: PageClient):
    assert "Det kan siden ikke" in klient.post(NANCY, 405).indhold


def test_a_cpr_number_in_an_address_is_masked_in_the_answer(klient: PageClient):
    svar = klient.klient.get(f"/korsbaek/model-1/mit-overblik/{CPR}/")
    assert svar.status_code == 404
    assert "251248-XXXX" in svar.text
    assert CPR not in svar.text


@pytest.fixture
def app_med_fejl(config: Config) -> Flask:
    """An app with a page that fails with a citizen's number in its message."""
    app = lav_app(config)

    def fejl() -> str:
        raise RuntimeError(f"cannot read the sag of {CPR}, Nancy Ann Berggren")

    app.add_url_rule("/fejl/nu/", view_func=fejl)
    return app


def test_an_unexpected_error_shows_and_logs_no_text_of_its_own(
    app_med_fejl: Flask, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.DEBUG):
        side = PageClient(app_med_fejl).get("/fejl/nu/", 500)
    assert side.h1 == "Noget gik galt"
    for tekst in (side.svar.text, caplog.text):
        assert CPR[:6] not in tekst
        assert "Nancy" not in tekst
        assert "Traceback" not in tekst
    # What the developer needs is there all the same: the kind of error, and its place.
    assert "RuntimeError" in caplog.text
    assert "test_fejlsider.py:" in caplog.text


def test_an_error_does_not_stop_the_next_page(app_med_fejl: Flask):
    klient = PageClient(app_med_fejl)
    klient.get("/fejl/nu/", 500)
    assert klient.get("/korsbaek/").h1 == "Korsbæk Kommune"


def test_too_large_a_body_is_a_danish_413(klient: PageClient, config: Config):
    stor = "x" * (config.maks_upload + 1)
    side = klient.post("/korsbaek/model-1/sapa/visitator/", 413, navn=stor)
    assert "En fil må højst fylde 25 MB" in side.indhold
