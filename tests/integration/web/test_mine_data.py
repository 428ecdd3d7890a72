"""Personlige oplysninger: the registers' own, whatever the kommune chooses."""

import pytest

from tests.klient import PageClient

JYTTE = "mit-overblik/jytte-roemer/mine-data/"


@pytest.mark.parametrize("variant", ["model-1", "model-2", "ingen-mapning"])
def test_it_is_the_same_under_every_variant_and_no_number_is_whole(
    klient: PageClient, variant: str
):
    side = klient.get(f"/korsbaek/{variant}/{JYTTE}", status=200)
    assert side.h1 == "Personlige oplysninger"
    assert dict(side.raekker("Om dig")) == {
        "Navn": "Jytte Rømer",
        "CPR-nummer": "010774-XXXX",
        "Adresse": "Skovbrynet 38, 4260 Korsbæk",
        "Navne- og adressebeskyttelse": "Ja",
        "Civilstand": "Fraskilt",
        "Statsborgerskab": "Danmark",
    }
    assert side.raekker("Børn") == [["Jonna Frydendal", "050210-XXXX"]]
    assert dict(side.raekker("Bolig"))["Tilflyttet"] == "1. februar 2012"
    assert "intet, kommunen vælger, ændrer den" in side.tekst


def test_what_there_is_nothing_of_says_so(klient: PageClient):
    side = klient.get("/slides/model-1/mit-overblik/boligindretning-borger/mine-data/")
    assert "Du har ingen børn, der kan vises her." in side.indhold
    assert "Du har ingen bolig, der kan vises her." in side.indhold


@pytest.mark.parametrize("person", ["kim-borgersen", "nancy-ann-berggren"])
def test_no_tile_is_a_placeholder(klient: PageClient, person: str):
    side = klient.get(f"/korsbaek/model-1/mit-overblik/{person}/")
    assert "ikke med i forhåndsvisningen endnu" not in side.tekst
    assert "ikke bygget" not in side.tekst
