"""Kontrol's »Ret det her« leads to the table that has what the finding names."""

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
        ("Skærmbesøg", "ydelser"),
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
