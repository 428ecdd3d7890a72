"""SAPA's tab *Adviser*: what is told of a citizen, by type and group.

That nothing hidden leaves a trace is held by `test_sapa_intet_spor.py`, for every tab.
"""

from __future__ import annotations

import pytest

from tests.klient import PageClient

SLIDES = "/slides/model-1/sapa/helhedsoverblik/borger"
JAN = f"{SLIDES}/jan-jarlov/adviser/"
TOM = "Her er ingen informationer at vise."


def uden_link(raekke: list[str]) -> list[str]:
    """A row as SAPA has it, without the preview's link."""
    return [celle.partition(" Hvorfor?")[0] for celle in raekke]


def test_the_four_types_and_the_columns(klient: PageClient):
    side = klient.get(JAN)
    assert side.tekster("//legend[.='Vis adviser af typen:']/..//label") == [
        "Folkeregisteradvis",
        "Sagsadvis",
        "Arbejdsskadeadvis",
        "Sygehusadvis",
    ]
    assert side.kolonner("Adviser") == [
        "Dato",
        "Advistype",
        "Hændelse",
        "Borger",
        "Sag",
        "Advisgruppe",
        "Status",
    ]
    sygedagpenge = ["15-03-2023", "Sagsadvis", "Ydelse stopper", "Jan Jarlov", "Sygedagpenge"]
    assert [*sygedagpenge, "Sag/Ydelse", "Nyt"] in [uden_link(r) for r in side.raekker("Adviser")]


def test_a_sag_tells_when_it_becomes_opstaaet_or_afsluttet_and_not_between(klient: PageClient):
    # KSD-1: Opstået 22-12-2022, Afgjort 04-01-2023, Afsluttet 16-03-2023.
    raekker = [r[:3] for r in klient.get(JAN).raekker("Adviser") if r[4] == "Sygedagpengesag"]
    assert raekker == [
        ["16-03-2023", "Sagsadvis", "Sag stopper"],
        ["22-12-2022", "Sagsadvis", "Sag starter"],
    ]
    foer = klient.get(f"{JAN}?dato=2023-03-15").raekker("Adviser")
    assert [r[2] for r in foer if r[4] == "Sygedagpengesag"] == ["Sag starter"]


def test_a_move_is_told_by_the_register_of_people(klient: PageClient):
    raekker = klient.get(f"{SLIDES}/jonna-frydendal/adviser/").raekker("Adviser")
    assert [uden_link(r) for r in raekker if r[1] == "Folkeregisteradvis"] == [
        [dato, "Folkeregisteradvis", "Flytning", "Jonna Frydendal", "-", "CPR", "Nyt"]
        for dato in ("01-02-2012", "05-02-2010")
    ]


@pytest.mark.parametrize("valg", ["art=sagsadvis", "art-sagsadvis=ja"])
def test_a_type_alone(klient: PageClient, valg: str):
    raekker = klient.get(f"{JAN}?{valg}").raekker("Adviser")
    assert {r[1] for r in raekker} == {"Sagsadvis"}
    assert TOM in klient.get(f"{JAN}?art=sygehusadvis").tekst


def test_a_group_limited_by_kle_is_told_of_its_own_sager_alone(klient: PageClient):
    alle = klient.get(JAN).raekker("Adviser")
    side = klient.get(f"{JAN}?gruppe=32")
    raekker = side.raekker("Adviser")
    assert {r[4] for r in raekker if r[1] == "Sagsadvis"} == {"Sygedagpengesag", "Sygedagpenge"}
    assert len(raekker) < len(alle)
    assert side.xpath("//input[@name='gruppe-32']/@checked")


def test_a_view_without_the_element_has_no_tab_and_its_address_says_why(klient: PageClient):
    adresse = "/korsbaek/model-1/sapa/visitator/borger/jan-jarlov/"
    assert not klient.get(adresse).xpath("//nav[@aria-label='Faneblade']//a[contains(., 'Advis')]")
    assert "Rollens visning har ikke elementet »Adviser«" in klient.get(f"{adresse}adviser/").tekst


def test_the_bar_says_what_is_assumed(klient: PageClient):
    tekst = klient.get(JAN).tekst
    assert "ved initial load kommer de på én gang" in tekst
    assert "Arbejdsskadeadvis og Sygehusadvis har forhåndsvisningen ingen data til" in tekst
    assert "»Visning Adviser«" in tekst


def test_the_types_groups_and_examples_of_the_slides(klient: PageClient):
    side = klient.get("/slides/model-1/adviser/")
    assert [r[:3] for r in side.raekker("Typer af adviser (A1:742-767)")] == [
        ["Folkeregisteradvis", "CPR", "fx en borger flytter"],
        ["Sagsadvis", "Sag/Ydelse", "en ydelse starter eller stopper"],
        ["Arbejdsskadeadvis", "AES", "en sag afgøres"],
        ["Sygehusadvis", "Sygehus", "et barn fødes eller borger indlægges"],
    ]
