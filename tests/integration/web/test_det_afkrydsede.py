"""What was ticked is saved, also where it is ticked after the effect was shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.formular import formen_med, tryk
from tests.klient import PageClient, Side, lav_app
from webapp.config import Config
from webapp.domain.variant.variant import Antagelser, Trin
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


def test_what_is_changed_after_its_effect_was_shown_is_shown_before_it_is_saved(mit):
    klient, lager = mit
    adresse = "/korsbaek/model-1/trin/?udkast=1&t7=18-03-2024"
    formen = formen_med(klient.get(adresse).trae, "Gem datoerne")
    svar = tryk(klient.klient, *formen, {"t4": "15-03-2024"})
    side = klient.kontrol("/korsbaek/model-1/trin/", svar, 409)
    assert "Ikke gemt endnu" in side.indhold
    with lager.aaben("korsbaek") as database:
        foer = find_variant(database, "model-1").trin
    assert tryk(klient.klient, *formen_med(side.trae, "Gem datoerne")).status_code == 303
    with lager.aaben("korsbaek") as database:
        efter = find_variant(database, "model-1").trin
    assert {t for t in efter if efter[t] != foer[t]} == {Trin.YDELSESTYPER, Trin.ENHEDER}


def test_what_the_form_only_found_there_does_not_go_over_what_others_saved(mit):
    klient, lager = mit
    base = "/korsbaek/model-1/antagelser/"
    gammel = formen_med(klient.get(f"{base}?udkast=1&vis_sagsnummer=nej").trae, "Gem i")
    anden = formen_med(klient.get(f"{base}?udkast=1&fradato_er_med=nej").trae, "Gem i")
    assert tryk(klient.klient, *anden).status_code == 303
    side = klient.kontrol(base, tryk(klient.klient, *gammel), 409)
    assert tryk(klient.klient, *formen_med(side.trae, "Gem i")).status_code == 303
    with lager.aaben("korsbaek") as database:
        gemt = find_variant(database, "model-1").antagelser
    assert gemt == Antagelser(vis_sagsnummer=False, fradato_er_med=False)
