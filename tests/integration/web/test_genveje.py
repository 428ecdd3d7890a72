"""Whoever cuts an address short gets on: every prefix answers."""

from __future__ import annotations

import pytest

from tests.klient import PageClient

# One address of each kind of page, as deep as they go.
DYBE = (
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/sager/cura-2023-0101/",
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/badebaenk/",
    "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/ydelser/",
    "/korsbaek/model-1/sapa/visitator/enheder/97285c85-5fb4-4fc1-a6c8-716b4f5fffba/",
    "/korsbaek/model-1/hvorfor/nancy-ann-berggren/",
    "/korsbaek/model-1/historik/cura-2023-0101/",
    "/korsbaek/model-1/mapping/model-2/",
    "/korsbaek/model-1/roller/visitator/kopi/",
    "/korsbaek/sammenlign/model-1/model-2/mit-overblik/nancy-ann-berggren/sager/cura-2023-0101/",
    "/korsbaek/sammenlign/model-1/model-2/sapa/visitator/borger/nancy-ann-berggren/ydelser/",
    "/korsbaek/varianter/model-2/slet/",
    "/korsbaek/indlaes/hent/",
    "/indlaes/filer/",
)


def praefikser(adresse: str) -> list[str]:
    dele = adresse.strip("/").split("/")
    return [f"/{'/'.join(dele[:antal])}/" for antal in range(1, len(dele) + 1)]


@pytest.mark.parametrize("dyb", DYBE)
def test_every_prefix_of_an_address_answers(klient: PageClient, dyb: str):
    for adresse in praefikser(dyb):
        svar = klient.klient.get(adresse, follow_redirects=True)
        assert svar.status_code == 200, adresse


@pytest.mark.parametrize(
    "fra, til",
    [
        ("/korsbaek/model-2/", "/korsbaek/model-2/mit-overblik/nancy-ann-berggren/"),
        ("/korsbaek/model-2/hvorfor/", "/korsbaek/model-2/mit-overblik/"),
        ("/korsbaek/model-2/sapa/", "/korsbaek/model-2/sapa/kontaktcenter/"),
        ("/korsbaek/sammenlign/", "/korsbaek/sammenlign/model-1/model-2/"),
        ("/korsbaek/sammenlign/foer-eksport/", "/korsbaek/sammenlign/foer-eksport/model-1/"),
    ],
)
def test_a_prefix_leads_to_what_is_meant_and_carries_the_day(
    klient: PageClient, fra: str, til: str
):
    svar = klient.klient.get(f"{fra}?dato=2024-03-20")
    assert svar.location == f"{til}?dato=2024-03-20"


@pytest.mark.parametrize("adresse", ["/korsbaek/model-9/", "/korsbaek/sammenlign/model-9/"])
def test_a_prefix_of_what_is_not_there_says_so(klient: PageClient, adresse: str):
    assert "ingen variant, der hedder »model-9«" in klient.get(adresse, 404).indhold
