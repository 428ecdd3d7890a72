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
        if "".join(a.itertext()) == f"Ret det her: {objekt}"
    )
    assert adresse.startswith(f"/korsbaek/model-1/mapping/{tabel}/?")
    side = klient.get(adresse)
    assert objekt in side.tekster("//tr[starts-with(@id, 'type-')]/th/a")


def test_a_unit_still_leads_to_its_row(klient: PageClient):
    adresser = klient.get(KONTROL).trae.xpath("//a[contains(., 'Tandplejen - nord')]/@href")
    assert "/korsbaek/model-1/mapping/?vis=10000#enhed-tandplejen-nord" in adresser


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
