"""What was ticked is saved: each choice of the mapping's form arrives in the store, no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.klient import PageClient, Side, lav_app
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.varianter import find_variant

BASE = "/korsbaek/model-1/mapping"
HANDICAP = "d47203f6-edbb-4878-a99f-e52a5965fc9c"
VALG = {
    "enheder": f"{BASE}/?enhed=myndighed-b&fk={HANDICAP}",
    "sagstyper": f"{BASE}/sagstyper/?navn=hjemmehjaelp&valg=27.36.24",
    "ydelser": f"{BASE}/ydelser/?navn=diaetist-kol&valg=intet",
}
FRA = "2024-03-25"


@pytest.fixture
def mit(data: Path, config: Config) -> tuple[PageClient, Kommunelager]:
    return PageClient(lav_app(replace(config, data=data))), Kommunelager(data, config.seed)


def formular(side: Side) -> dict[str, str]:
    """What the browser sends of the only form that saves, as it stands."""
    (form,) = side.xpath("//form[.//button[@value='gem']]")
    felter = form.xpath(".//input[not(@type='radio') or @checked]")
    return {felt.get("name"): felt.get("value") for felt in felter}


def raekker(lager: Kommunelager) -> set[object]:
    with lager.aaben("korsbaek") as database:
        variant = find_variant(database, "model-1")
    return {*variant.enhedsmapning, *variant.sagstype_kle, *variant.ydelsestyper}


@pytest.mark.parametrize("adresse", VALG.values(), ids=VALG)
@pytest.mark.parametrize("maade, fra", [("planen", None), ("dato", date.fromisoformat(FRA))])
def test_what_is_ticked_is_what_is_saved(mit, adresse: str, maade: str, fra: date | None):
    klient, lager = mit
    side, foer = klient.get(adresse), raekker(lager)
    sendt = formular(side) | {"maade": maade, "fra": FRA, "handling": "gem"}
    svar = klient.klient.post(adresse.partition("?")[0], data=sendt)
    assert svar.status_code == 303
    (ny,) = raekker(lager) - foer
    assert ny.fra == fra


@pytest.mark.parametrize("adresse", VALG.values(), ids=VALG)
@pytest.mark.parametrize("maade", ["planen", "dato"])
def test_the_effect_is_that_of_what_is_ticked_and_saves_nothing(mit, adresse: str, maade: str):
    klient, lager = mit
    foer = raekker(lager)
    sendt = formular(klient.get(adresse)) | {"maade": maade, "fra": FRA, "handling": "regn"}
    svar = klient.klient.post(adresse.partition("?")[0], data=sendt)
    vist = klient.get(svar.location.partition("#")[0])
    ventet = {"planen": "når planen rettes", "dato": "når der rettes fra 25. marts 2024"}
    assert ventet[maade] in vist.indhold
    assert formular(vist)["maade"] == maade
    assert raekker(lager) == foer


@pytest.mark.parametrize("adresse", VALG.values(), ids=VALG)
def test_no_choice_is_seen_in_one_form_and_hidden_in_another(mit, adresse: str):
    side = mit[0].get(adresse)
    set_ = {n for n in side.trae.xpath("//form//input[not(@type='hidden')]/@name") if n}
    for form in side.xpath("//form"):
        skjult = set(form.xpath(".//input[@type='hidden']/@name"))
        assert not skjult & (set_ - {"soeg", "klesoeg", "fksoeg"})
