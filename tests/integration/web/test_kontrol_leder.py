"""Kontrol leads: the worst first, each to its mend, on to the next, its effect read after."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.formular import felter, formen_med, knapper, tryk
from tests.havlunde import FK_ORG, VARIANT, indlaes_havlunde
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kontrol.kontrol import kontroller_variant
from webapp.services.kontrol.rettelse import paa_vejen, vaerste_foerst
from webapp.services.kontrol.side import kontrolside

KONTROL = f"/havlunde/{VARIANT}/kontrol/"


@pytest.fixture
def havlunde(eget_lager: Kommunelager, config: Config) -> PageClient:
    """A client over Havlunde alone, to save in."""
    indlaes_havlunde(eget_lager)
    return PageClient(lav_app(replace(config, data=eget_lager.data)))


def test_fejl_come_before_advarsler_and_those_that_hit_most_before_others(lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        alle = vaerste_foerst(grundlag, kontroller_variant(database, grundlag))
    orden = [(str(en.fund.regel.alvor) != "fejl", -en.fund.traef.tal) for en in alle]
    assert orden == sorted(orden)
    assert alle[0].rammer == "9 sager og ydelser"


def test_where_citizens_are_invented_units_and_sagstyper_are_counted(havlunde: PageClient):
    side = havlunde.get(KONTROL)
    (foerste, *_), linjer = side.tekster("//ol[contains(@class, 'vaerste')]/li//p"), 3
    assert len(side.xpath("//ol[contains(@class, 'vaerste')]/li")) == linjer
    assert "Rammer 1 sagstype og 1 ydelse." in foerste
    assert "opdigtet" not in foerste


def test_equal_questions_are_one_line_that_unfolds(havlunde: PageClient):
    side = havlunde.get(KONTROL)
    foldet = side.tekster("//summary[@class='details-summary']")
    assert {"28 ydelser: samme spørgsmål", "30 enheder: samme oplysning"} <= set(foldet)
    assert not side.xpath("//details[@class='details'][@open]")
    assert havlunde.get(f"{KONTROL}?vis=10000").xpath("//details[@class='details'][@open]")


def test_each_fault_of_a_cell_is_told_once(eget_lager: Kommunelager):
    indlaes_havlunde(eget_lager)
    with eget_lager.aaben("havlunde") as database:
        side = kontrolside(database, load_grundlag(database, VARIANT), 200)
    steder = [
        linje.sted
        for afsnit in side.afsnit
        if afsnit.alvor == "fejl"
        for gruppe in afsnit.grupper
        for linje in gruppe.linjer
    ]
    assert len(steder) == len(set(steder)), steder


def test_what_is_mended_here_is_on_the_way_each_once_and_fejl_first(eget_lager: Kommunelager):
    indlaes_havlunde(eget_lager)
    with eget_lager.aaben("havlunde") as database:
        grundlag = load_grundlag(database, VARIANT)
        side = kontrolside(database, grundlag, 200)
        alle = vaerste_foerst(grundlag, kontroller_variant(database, grundlag))
    med_ret = [
        linje.rettelse.noegle
        for afsnit in side.afsnit
        if afsnit.alvor in {"fejl", "advarsel"}
        for gruppe in afsnit.grupper
        for linje in gruppe.linjer
        if linje.rettelse and linje.rettelse.videre
    ]
    vej = [en.rettelse.noegle for en in paa_vejen(alle) if en.rettelse]
    assert sorted(vej) == sorted(med_ret)
    alvor = [str(en.fund.regel.alvor) for en in paa_vejen(alle)]
    assert alvor == ["fejl"] * 10 + ["advarsel"] * 6
    om = [en.fund.traef.objekt for en in paa_vejen(alle)]
    assert om.count("Hjemmepleje Øst") == om.count("Hjælpemidler Midt") == 1
    assert side.rettes_andre == 3


def test_a_cell_that_the_import_found_is_mended_on_the_way(havlunde: PageClient):
    (adresse, *_) = havlunde.get(KONTROL).xpath(
        "//a[starts-with(normalize-space(), 'Ret: Hjælpemidler Midt')]/@href"
    )
    side = havlunde.get(adresse)
    (sagt,) = [t for t in side.tekster("//div/p") if "hverken ja eller nej" in t]
    assert sagt.startswith("Fejl: Cellen er hverken ja eller nej. Der står »Ja?«.")
    assert "af 10 fejl og 6 advarsler" in side.tekster("//p[@class='undervejs-tal']")[0]


def _gem(klient: PageClient, adresse: str) -> str:
    """Save the draft of the address with »Gem, og næste fejl«; where one is led."""
    side = klient.get(adresse)
    (form,) = side.xpath("//form[@data-udkastform]")
    svar = klient.klient.post(form.get("action"), data=felter(form) | {"handling": "naeste"})
    assert svar.status_code == 303
    return str(svar.location)


def test_where_two_numbers_are_meant_both_stand_alike_and_neither_is_chosen(havlunde: PageClient):
    (adresse, *_) = havlunde.get(KONTROL).xpath("//ol[contains(@class, 'vaerste')]//a/@href")
    side = havlunde.get(adresse)
    numre = side.xpath("//fieldset//input[@type='radio']/@value")
    assert numre == ["27.36.24", "27.36.08"]
    assert not side.xpath("//fieldset//input[@checked]")
    assert not side.xpath("//form[@data-udkastform]")
    assert "Titlen i cellen og sagstypens navn" in side.indhold
    # Sent without a choice: what is missing is said, and nothing is chosen.
    uden = havlunde.get("&spurgt=1#".join(adresse.split("#")))
    assert uden.tekster("//*[@class='form-error-message']") == [
        "Vælg en af mulighederne, og vælg så Se virkningen."
    ]


def test_ret_gem_and_the_next_fault_until_none_is_left_that_has_a_suggestion(havlunde: PageClient):
    foer = havlunde.get(KONTROL)
    assert "Der er 10 fejl og 9 advarsler, og 10 fejl og 6 advarsler af dem rettes her" in (
        " ".join(foer.tekster("//main//p"))
    )
    (adresse, *_) = foer.xpath("//ol[contains(@class, 'vaerste')]//a/@href")
    side = havlunde.get(adresse)
    assert "Nr. 1 af 10 fejl og 6 advarsler, der rettes her." in side.tekster("//div/p")
    naeste = _gem(havlunde, "&valg=27.36.24#".join(adresse.split("#")))
    assert "navn=boligindretning&valg=27.60.24" in naeste
    assert naeste.endswith("#gemt")
    side = havlunde.get(naeste)
    assert "Madservice: 27.36.24" in side.indhold
    (sagt,) = side.tekster("//*[@id='gemt']//*[@class='alert-heading']")
    assert sagt.startswith("Rettet. 9 fejl og ")
    assert " tilbage at rette her" in sagt
    assert side.tekster("//p[@class='undervejs-tal']")[0].startswith("Nr. 1 af 9 fejl og ")
    assert "Gem, og næste fejl" in side.tekster("//button")
    efter = havlunde.get(KONTROL)
    assert "27.36.8" not in efter.indhold
    naeste = _gem(havlunde, naeste)
    assert "navn=noedkald" in naeste
    side = havlunde.get(naeste)
    # Two numbers stand in the cell: both are there to choose, none is chosen.
    assert {"27.60.08", "27.60.12"} <= set(side.xpath("//fieldset//input/@value"))
    assert not side.xpath("//form[@data-udkastform]")
    assert side.link("Spring over, og vis den næste fejl")


def test_a_save_that_leaves_a_fault_does_not_say_that_it_is_mended(havlunde: PageClient):
    (adresse, *_) = havlunde.get(KONTROL).xpath("//ol[contains(@class, 'vaerste')]//a/@href")
    # Without a number the sagstype is as wrong as it was, in another way.
    naeste = _gem(havlunde, "&valg=intet#".join(adresse.split("#")))
    side = havlunde.get(naeste)
    (sagt,) = side.tekster("//*[@id='gemt']//*[@class='alert-heading']")
    assert sagt == (
        "Gemt, men der er stadig noget galt med det. 10 fejl og 6 advarsler tilbage at rette her, "
        "heraf 1 ny efter rettelsen"
    )


def test_another_choice_than_the_one_shown_has_its_effect_shown_before_it_is_saved(
    havlunde: PageClient,
):
    (adresse, *_) = havlunde.get(KONTROL).xpath("//ol[contains(@class, 'vaerste')]//a/@href")
    side = havlunde.get("&valg=27.36.24#".join(adresse.split("#")))
    (form,) = side.xpath("//form[@data-udkastform]")
    assert felter(form)["valg"] == ["27.36.24"]
    # The other one is ticked, and the save pressed at once.
    andet = felter(form) | {"valg": "27.36.08", "handling": "naeste"}
    svar = havlunde.klient.post(form.get("action"), data=andet)
    assert "valg=27.36.08" in svar.location
    assert "gemt" not in svar.location
    assert "Madservice: 27.36.08" in havlunde.get(svar.location).indhold
    assert "27.36.8" in havlunde.get(KONTROL).indhold


def test_after_an_ordinary_save_the_page_stands_where_the_receipt_and_the_row_are(
    havlunde: PageClient,
):
    (adresse,) = havlunde.get(KONTROL).xpath(
        "//section[@id='kontrol-uuid-ugyldig']//a[@class='kontrol-link']/@href"
    )
    side = havlunde.get(adresse)
    (form,) = side.xpath("//form[@data-udkastform]")
    svar = havlunde.klient.post(form.get("action"), data=felter(form) | {"handling": "gem"})
    assert svar.location.endswith("#gemt")
    side = havlunde.get(svar.location)
    assert side.xpath("//*[@id='gemt']")
    (raekke,) = side.raekker("Visitation Syd, som den er nu")
    assert "Situation 1" in raekke[1]
    assert not havlunde.get(KONTROL).xpath("//section[@id='kontrol-uuid-ugyldig']")


def test_what_is_mended_in_the_variant_is_told_no_more_of_the_sheet(havlunde: PageClient):
    assert havlunde.get(KONTROL).xpath("//section[@id='import-mappes-uden-uuid']")
    (adresse,) = havlunde.get(KONTROL).xpath(
        "//section[@id='import-mappes-uden-uuid']//a[@class='kontrol-link']/@href"
    )
    svar = _gem(havlunde, adresse)
    assert svar
    assert not havlunde.get(KONTROL).xpath("//section[@id='import-mappes-uden-uuid']")


@pytest.mark.parametrize(
    "variant, kode, aendret",
    [
        ("trin-5-foer-trin-4", "kontrol-trin-4-for-sent", {"t4": "01-01-2020"}),
        ("brugerdefineret", "kontrol-ingen-afdeling", {"afdeling": "Borgerservice"}),
        ("model-1", "kontrol-kle-ikke-aktiv", {"aktiv": "ja"}),
    ],
)
def test_a_fault_of_another_page_is_mended_there_and_leads_on(
    egen: PageClient, variant: str, kode: str, aendret: dict[str, str]
):
    kontrol = f"/korsbaek/{variant}/kontrol/"
    (adresse, *_) = egen.get(kontrol).xpath(
        f"//section[@id='{kode}']//a[@class='kontrol-link']/@href"
    )
    side = egen.get(adresse)
    (sagt,) = side.tekster("//div[@class='undervejs']/p[1]")
    assert sagt.startswith(("Fejl: ", "Advarsel: "))
    assert ", der rettes her." in side.tekster("//p[@class='undervejs-tal']")[0]
    noegle = parse_qs(urlsplit(adresse).query)["fund"][0]
    # What it would do is shown first, and the way on is still known.
    form = next(f for f in side.trae.xpath("//form") if "fund" in felter(f))
    side = egen.get(tryk(egen.klient, form, knapper(form)[0], aendret).location)
    form, knap = formen_med(side.trae, "Gem, og næste fejl")
    videre = tryk(egen.klient, form, knap).location
    assert f"fund={noegle}" not in videre
    assert "fund=" in videre
    naeste = egen.get(videre)
    assert naeste.tekster("//div[@class='undervejs']")
    assert "Rettet. " in naeste.indhold
    assert noegle not in "".join(egen.get(kontrol).links())


def test_a_sheet_that_is_missing_leads_to_where_it_is_loaded(
    eget_lager: Kommunelager, config: Config
):
    indlaes_havlunde(eget_lager, FK_ORG, slug="kun-fk")
    klient = PageClient(lav_app(replace(config, data=eget_lager.data)))
    side = klient.get("/kun-fk/uden-organisationsark/kontrol/")
    veje = side.xpath("//ol[contains(@class, 'vaerste')]//a/@href")
    assert veje == ["/kun-fk/indlaes/"] * 2
    assert "De bliver rettet, når filen er indlæst." in side.indhold
