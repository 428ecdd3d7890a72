"""KOMBIT's status table, filled from the trin of each kommune."""

import pytest

from tests.klient import PageClient
from webapp.services.parathed.side import AABNET, BEGGE, FORAN, betydning

KOLONNER = [
    "Kommune",
    "2) 'Klassifikationsimporter'",
    "8) 'Eksporter sager'",
    "B) Åbnet for Cura i SAPA",
    "Det skal I gøre nu",
]


def svar(side):
    return {
        navn: (raekke[1:4], raekke[4])
        for raekke in side.raekker("Status for hver kommune")
        for navn in ("Korsbæk Kommune", "Lyngby-Taarbæk Kommune")
        if raekke[0].startswith(navn)
    }


def test_the_headings_are_kombits_and_each_kommune_has_a_row(klient: PageClient):
    side = klient.get("/parathed/")
    assert side.kolonner("Status for hver kommune") == KOLONNER
    rader = svar(side)
    assert rader["Korsbæk Kommune"][0] == ["Ja", "Ja", "Ja"]
    assert set(rader) == {"Korsbæk Kommune", "Lyngby-Taarbæk Kommune"}


@pytest.mark.parametrize(
    "variant, ventet, tekst",
    [
        ("foer-eksport", ["Ja", "Nej", "Ja"], "Du er bare lidt foran!"),
        ("uden-trin-b", ["Ja", "Ja", "Nej"], "bestil åbning (trin B)"),
    ],
)
def test_another_variant_gives_other_answers(klient: PageClient, variant, ventet, tekst):
    fundet = svar(klient.get(f"/parathed/?variant={variant}"))["Korsbæk Kommune"]
    assert fundet[0] == ventet
    assert tekst in fundet[1]


def test_the_answers_are_those_of_the_date(klient: PageClient):
    assert svar(klient.get("/parathed/?dato=2023-11-10"))["Korsbæk Kommune"][0] == [
        "Ja",
        "Nej",
        "Nej",
    ]


@pytest.mark.parametrize("importer", [True, False])
@pytest.mark.parametrize("eksport", [True, False])
@pytest.mark.parametrize("aabnet", [True, False])
def test_every_combination_says_what_to_do(importer, eksport, aabnet):
    tekster = list(betydning(importer, eksport, aabnet))
    assert tekster
    assert (BEGGE in tekster) == (importer and eksport)
    assert (FORAN in tekster) == (importer and not eksport)
    assert (AABNET in tekster) == (aabnet and not eksport)
    assert any("hurtigst muligt" in t for t in tekster) == (aabnet and eksport)
