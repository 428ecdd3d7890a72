"""Variants are copied, renamed and deleted, and tell in words what they change."""

import pytest
from bs4 import BeautifulSoup

from tests.formular import send
from webapp.services.grundlag import load_grundlag
from webapp.store.varianter import load_variantnavne

SIDE = "/korsbaek/varianter/"


@pytest.fixture
def klient(egen):
    return egen.klient


def suppe(svar):
    return BeautifulSoup(svar.get_data(as_text=True), "lxml")


def navne(lager):
    with lager.aaben("korsbaek") as database:
        return {slug: navn for slug, navn, _ in load_variantnavne(database)}


def test_a_copy_gets_a_slug_of_its_name_and_says_the_same_as_its_origin(klient, mit_lager):
    svar = send(klient, SIDE, variant="model-1", handling="kopier", navn="  Vores  Æbleplan ")
    assert svar.status_code == 303
    assert navne(mit_lager)["vores-aebleplan"] == "Vores Æbleplan"
    assert (
        "Den siger det samme som Model 1 – detaljeret."
        in suppe(klient.get(SIDE)).select_one("#variant-vores-aebleplan").get_text()
    )
    with mit_lager.aaben("korsbaek") as database:
        kopi, foer = (load_grundlag(database, s).variant for s in ("vores-aebleplan", "model-1"))
    assert kopi.enhedsmapning == foer.enhedsmapning
    assert kopi.oprindelse == "model-1"
    assert klient.get("/korsbaek/vores-aebleplan/mapping/").status_code == 200


def test_renaming_does_not_move_an_address(klient, mit_lager):
    send(klient, SIDE, variant="model-2", handling="omdoeb", navn="Plan B", beskrivelse="Den brede")
    assert navne(mit_lager)["model-2"] == "Plan B"
    assert "Plan B" in klient.get("/korsbaek/model-2/mapping/").get_data(as_text=True)


@pytest.mark.parametrize("navn", ["", "   ", "x" * 101, "model 2 – OVERORDNET"])
def test_a_name_that_will_not_do_changes_nothing_and_is_told(klient, mit_lager, navn):
    foer = navne(mit_lager)
    svar = send(klient, SIDE, variant="model-1", handling="kopier", navn=navn)
    assert svar.status_code == 422
    assert suppe(svar).select_one(".alert-error")
    assert navne(mit_lager) == foer


def test_a_reserved_word_as_a_name_gets_another_slug(klient, mit_lager):
    send(klient, SIDE, variant="model-1", handling="kopier", navn="Varianter")
    assert navne(mit_lager)["varianter-2"] == "Varianter"


def test_deleting_asks_first_and_hands_the_origin_on(klient, mit_lager):
    adresse = f"{SIDE}trin-5-foer-trin-7/slet/"
    assert klient.get(adresse).status_code == 200
    assert "trin-5-foer-trin-7" in navne(mit_lager)
    assert send(klient, adresse).status_code == 303
    assert "trin-5-foer-trin-7" not in navne(mit_lager)
    assert klient.get("/korsbaek/trin-5-foer-trin-7/mapping/").status_code == 404
    with mit_lager.aaben("korsbaek") as database:
        assert load_grundlag(database, "efter-oprydning").variant.oprindelse == "model-1"


def test_the_last_variant_stays(klient, mit_lager):
    for slug in list(navne(mit_lager))[1:]:
        send(klient, f"{SIDE}{slug}/slet/", SIDE)
    svar = send(klient, f"{SIDE}model-1/slet/", SIDE)
    assert svar.status_code == 422
    assert list(navne(mit_lager)) == ["model-1"]


def test_a_copy_survives_a_later_import(klient, mit_lager):
    send(klient, SIDE, variant="model-1", handling="kopier", navn="Min plan")
    fil = mit_lager.seed / "korsbaek" / "familie.csv"
    mit_lager.indlaes("korsbaek", {"familie.csv": fil.read_bytes()})
    assert navne(mit_lager)["min-plan"] == "Min plan"
