"""Kontrol leads to the table that has what it names, and the workbench saves only changes."""

from __future__ import annotations

import pytest

from tests.klient import PageClient

KONTROL = "/korsbaek/model-1/kontrol/?vis=10000"


@pytest.mark.parametrize(
    "objekt, tabel",
    [
        ("Velfærdsteknologi", "sagstyper"),
        ("Hjælpemidler (tidligere sagstype)", "sagstyper"),
        ("Diætist gravide", "ydelser"),
        ("Nødkald", "ydelser"),
    ],
)
def test_a_sagstype_and_an_ydelse_are_shown_in_their_own_table(
    klient: PageClient, objekt: str, tabel: str
):
    adresse = next(
        str(a.get("href"))
        for a in klient.get(KONTROL).xpath("//a[@class='kontrol-link']")
        if "".join(a.itertext()) == f"Ret: {objekt}"
    )
    assert adresse.startswith(f"/korsbaek/model-1/mapping/{tabel}/?")
    side = klient.get(adresse)
    assert objekt in side.tekster("//tr[starts-with(@id, 'type-')]/th/a")


def test_a_unit_leads_to_its_mend_with_the_suggestion_chosen(klient: PageClient):
    (adresse,) = klient.get(KONTROL).trae.xpath("//a[contains(., 'Tandplejen - nord')]/@href")
    assert adresse.startswith("/korsbaek/model-1/mapping/?enhed=tandplejen-nord&fk=91dc81d1")
    assert adresse.endswith("#valgt")
    side = klient.get(adresse)
    assert "Gem, og næste fejl" in side.tekster("//button")
    assert side.tekster("//*[@id='valgt']//tr[@class='mapping-raekke--valgt']/th") == [
        "Tandplejen - nord"
    ]


def test_what_holds_already_is_no_change_to_save(klient: PageClient):
    """After trin 8 a change is made from a day: the same unit from that day changes nothing."""
    myndighed_b = "474eead2-0862-443b-bc43-871daa099388"
    base = "/korsbaek/model-1/mapping/?enhed=myndighed-b&fk="
    side = klient.get(f"{base}{myndighed_b}")
    assert "Sådan er Myndighed B allerede mappet. Der er intet at gemme." in side.indhold
    assert "Gem rettelsen" not in side.indhold
    anden = klient.get(f"{base}aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90")
    assert "Gem rettelsen" in anden.indhold
    assert "Vælg »Ret planen« for at se rettelsen" in anden.indhold
