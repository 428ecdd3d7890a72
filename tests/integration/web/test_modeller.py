"""Model 1, model 2 and Cura's tree, proposed from a municipality's own sheets and saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from tests import formular
from tests.formular import knapper
from tests.havlunde import DATO, FK_ORG, FORBEREDELSE, ORGMAPNING, VARIANT, indlaes_havlunde
from tests.klient import PageClient, foldet, lav_app
from webapp.services.grundlag import load_grundlag
from webapp.store.aendringer import load_version
from webapp.store.varianter import find_variant, load_variantnavne

MAPPING = f"/havlunde/{VARIANT}/mapping/"
# What is planted: the closed unit, and the four that lead up in Cura.
LEDER_OPAD = {
    "Hjemmepleje Vest",
    "Nattevagten",
    "Rehabiliteringscenter Havnen",
    "Plejecenter Møllevej",
    "Demensteam (midlertidig placering indtil ny organisation er godkendt af Byrådet)",
}


@pytest.fixture
def havlunde(eget_lager):
    indlaes_havlunde(eget_lager)
    return eget_lager


@pytest.fixture
def browser(eget_lager, config):
    return PageClient(lav_app(replace(config, data=eget_lager.data)))


def suppe(klient, adresse):
    return BeautifulSoup(klient.get(adresse).svar.text, "lxml")


def tryk(klient, adresse, **felter):
    """Press the page's last form as it stands, with these fields changed."""
    form = klient.get(adresse).xpath("//main//form[@method='post']")[-1]
    knap = next(en for en in knapper(form) if "button-primary" in en.get("class"))
    svar = formular.tryk(klient.klient, form, knap, felter)
    assert svar.status_code == 303, svar.text
    return svar.location


def maerker(lager, slug):
    """The name of the unit of FK Organisation that each unit's sager are marked with."""
    with lager.aaben("havlunde") as database:
        grundlag = load_grundlag(database, slug, DATO)
        organisation = grundlag.opslag.organisation
        konfiguration = grundlag.konfiguration
        svar = {}
        for navn in konfiguration.lokale_enheder:
            fundet = organisation.find(konfiguration.maerke(navn, DATO).enhed)
            svar[navn] = fundet.navn if fundet else None
        return svar


def test_model_1_is_right_for_every_unit_but_the_planted_ones(havlunde, browser):
    assert "/model-1-forslag/mapping/" in tryk(browser, f"{MAPPING}model-1/")
    with havlunde.aaben("havlunde") as database:
        variant = find_variant(database, "model-1-forslag")
        organisation = load_grundlag(database, VARIANT).opslag.organisation
        assert (variant.model, variant.oprindelse) == (1, VARIANT)
        assert find_variant(database, VARIANT).model is None
    fundet = {
        r.lokal_enhed: organisation.enheder[r.fk_enhed].navn if r.fk_enhed else None
        for r in variant.enhedsmapning
    }
    assert {navn for navn, fk in fundet.items() if fk is None} == LEDER_OPAD
    assert {(navn, fk) for navn, fk in fundet.items() if fk not in (None, navn)} == set()
    assert len(fundet) == 41


def test_the_page_shows_each_proposal_with_its_telephone_and_what_it_builds_on(havlunde, browser):
    side = suppe(browser, f"{MAPPING}model-1/")
    raekker = {
        r.th.a.get_text(): [foldet(d.get_text(" ")) for d in r.select("td")]
        for r in side.select("tbody tr")
    }
    assert "12 34 64 12" in raekker["Visitation Syd"][1]
    assert "højst to tegn" in raekker["Visitation Syd"][0]
    assert "Ingen telefon" in raekker["Træning Øst"][1]
    assert "nedlagt" in raekker["Hjemmepleje Vest"][0]
    assert "Bruges ikke, før I vælger den" in raekker["Hjemmepleje Vest"][1]
    assert "Sygepleje" in raekker["Sygepleje Nord"][3]
    # Those to look at stand first.
    assert next(iter(raekker)) == "Hjemmepleje Vest"


def test_model_2_leads_everybody_up_to_the_chosen_level_and_draws_the_tree(havlunde, browser):
    tryk(browser, f"{MAPPING}model-2/")
    fundet = maerker(havlunde, "model-2-forslag")
    omraader = {"Visitation", "Hjemmepleje", "Træning", "Sygepleje", "Hjælpemidler"}
    omraader |= {"Socialpsykiatri", "Social- og Sundhedscenter"}
    assert set(fundet.values()) == omraader
    assert fundet["Hjemmepleje Vest"] == "Hjemmepleje"
    assert fundet["Nattevagten"] == "Social- og Sundhedscenter"
    with havlunde.aaben("havlunde") as database:
        variant = find_variant(database, "model-2-forslag")
        assert {r.lokal_enhed for r in variant.enhedsmapning if r.fk_enhed} == omraader
        assert variant.model == 2


def test_the_units_at_the_top_can_be_chosen_and_the_tree_left_alone(havlunde, browser):
    with havlunde.aaben("havlunde") as database:
        enheder = load_grundlag(database, VARIANT).opslag.organisation.enheder.values()
        top = next(str(e.uuid) for e in enheder if e.navn == "Social- og Sundhedscenter")
    tryk(browser, f"{MAPPING}model-2/?top[]={top}", tegn=None)
    fundet = maerker(havlunde, "model-2-forslag")
    assert set(fundet.values()) == {"Social- og Sundhedscenter"}
    with havlunde.aaben("havlunde") as database:
        enheder = load_grundlag(database, VARIANT).konfiguration.lokale_enheder.values()
        assert not any(enhed.overordnet for enhed in enheder)


def test_pressed_twice_it_is_two_variants_and_the_first_is_as_it_was(havlunde, browser):
    for _ in range(2):
        tryk(browser, f"{MAPPING}model-1/")
    with havlunde.aaben("havlunde") as database:
        slugs = [slug for slug, _, _ in load_variantnavne(database)]
        assert slugs == [VARIANT, "model-1-forslag", "model-1-forslag-2"]
        assert load_version(database, VARIANT) == 0


def test_the_tree_that_fk_organisation_gives_is_used_at_one_press_and_taken_back(havlunde, browser):
    side = suppe(browser, f"{MAPPING}trae/")
    (form,) = [f for f in side.select("form") if "Brug forslaget" in foldet(f.get_text())]
    assert "40 enheder" in foldet(form.button.get_text())
    felter = {i["name"]: i["value"] for i in form.select("input")}
    svar = browser.klient.post(form["action"], data={**felter, "handling": "forslag"})
    assert svar.status_code == 303

    def over():
        with havlunde.aaben("havlunde") as database:
            enheder = load_grundlag(database, VARIANT).konfiguration.lokale_enheder
            return {navn: enhed.overordnet for navn, enhed in enheder.items() if enhed.overordnet}

    tegnet = over()
    assert tegnet["Visitation Nord"] == "Visitation"
    assert tegnet["Nattevagten"] == "Social- og Sundhedscenter"
    assert "Social- og Sundhedscenter" not in tegnet
    # A later press of the stale page is told, and nothing is saved.
    svar = browser.klient.post(form["action"], data={**felter, "handling": "forslag"})
    assert svar.status_code == 422
    side = suppe(browser, f"{MAPPING}trae/")
    assert "Forslag fra FK Organisation" not in foldet(side.get_text())
    felter = {i["name"]: i["value"] for i in side.select_one("main form").select("input")}
    browser.klient.post(f"{MAPPING}trae/", data={**felter, "handling": "fjern"})
    assert over() == {}


def test_a_closed_unit_is_shown_as_closed_and_not_as_situation_1(havlunde, browser):
    raekke = suppe(browser, f"{MAPPING}?soeg=Hjemmepleje+Vest").select_one("tbody tr")
    assert "Nedlagt enhed" in raekke.get_text()
    assert "Situation 1" not in raekke.get_text()


@pytest.mark.parametrize(
    "filer, mangler",
    [
        (
            [ORGMAPNING, FORBEREDELSE],
            "ingen enheder fra FK Organisation|enheder fra FK Organisation",
        ),
        ([FK_ORG, FORBEREDELSE], "organisationsark"),
        ([FORBEREDELSE], "organisationsark"),
    ],
)
def test_without_what_it_takes_the_pages_say_what_is_missing(eget_lager, browser, filer, mangler):
    indlaes_havlunde(eget_lager, *filer)
    with eget_lager.aaben("havlunde") as database:
        slug = load_variantnavne(database)[0][0]
    for hale in ("", "model-1/", "model-2/", "trae/"):
        side = suppe(browser, f"/havlunde/{slug}/mapping/{hale}")
        tekst = foldet(side.select_one(".alert-warning").get_text())
        assert any(en in tekst for en in mangler.split("|")), hale
        assert side.select_one(".alert-warning a[href='/havlunde/indlaes/']")
        assert not side.select("form.mapping-lav")
