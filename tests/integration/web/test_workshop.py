"""The scenarios and the stage: every shipped step opens, and what is lacking is told."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.formular import aaben, formen_med, tryk
from tests.havlunde import indlaes_havlunde
from tests.klient import PageClient, foldet
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.workshop.scenarie import Aendring, Scenarie, Skridtart, Variantvalg
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.workshop import kandidater
from webapp.services.workshop.krav import kan_opfyldes
from webapp.services.workshop.opstilling import load_opstilling
from webapp.services.workshop.samling import medfoelgende
from webapp.services.workshop.skridt import skridtside
from webapp.store.kendt import KENDTE

# What a step points at; of a whole page the card Kontakt, of a tab of SAPA its list.
PEGET = (
    "//*[@data-peget]|//*[@class='scene-side']//*[contains(@class, 'kontakt')]"
    "|//*[@class='scene-side']//table[contains(@class, 'sapa-tabel')]"
)
FILTERBRILLER = KleEmne("27.60.04")
hvert_scenarie = pytest.mark.parametrize("scenarie", medfoelgende(), ids=lambda en: en.slug)


@hvert_scenarie
def test_every_shipped_scenario_can_be_shown_in_the_example(klient: PageClient, scenarie: Scenarie):
    for nr, skridt in enumerate(scenarie.skridt, start=1):
        side = klient.get(f"/korsbaek/workshop/{scenarie.slug}/{nr}/")
        assert "Forhåndsvisning – ikke borger.dk" in side.tekst
        assert not side.xpath("//*[@class='scene-mangler no-max-width']"), (nr, side.tekst)
        assert "…" not in side.tekst
        if skridt.art is not Skridtart.TEKST or skridt.se:
            assert side.xpath(PEGET), f"step {nr} points at nothing"


@hvert_scenarie
def test_in_a_kommune_that_lacks_something_every_step_still_answers(
    klient: PageClient, scenarie: Scenarie
):
    for nr in range(1, len(scenarie.skridt) + 1):
        klient.get(f"/slides/workshop/{scenarie.slug}/{nr}/")


def test_the_list_says_whom_a_scenario_is_told_on_and_what_another_lacks(klient: PageClient):
    egen = klient.get("/korsbaek/workshop/").tekst
    assert "Nancy" in egen
    assert "mangler noget i data" not in egen
    slides = klient.get("/slides/workshop/")
    assert "Ingen borger har en sag uden telefon i den første variant" in slides.tekst
    assert slides.xpath("//a[contains(., 'Tilføj en prøveborger')]")


def test_the_sixth_job_leads_to_the_scenarios(klient: PageClient):
    side = klient.get("/korsbaek/")
    (link,) = side.xpath("//li[h2='Vis frem']//a[contains(@class, 'button')]/@href")
    assert klient.get(link.split("?")[0]).xpath("//h1[.='Vis frem']")


def test_what_m_does_is_a_link_too(klient: PageClient):
    sti = "/korsbaek/workshop/model-1-eller-model-2/3/"
    a, b = (klient.get(f"{sti}?side={side}") for side in "ab")
    for side, vist, skjult in ((a, "a", "b"), (b, "b", "a")):
        assert not side.xpath(f"//section[@data-panel='{vist}']/@hidden")
        assert side.xpath(f"//section[@data-panel='{skjult}']/@hidden")
        (valgt,) = side.xpath("//ul[@class='scene-sidevalg']//a[@aria-current]/@href")
        assert valgt.endswith(f"side={vist}")
    assert "12 34 70 20" in foldet(a.svar.text)


def test_the_first_step_has_no_way_back_and_the_last_leads_to_the_list(klient: PageClient):
    foerst = klient.get("/korsbaek/workshop/model-2/1/")
    assert not foerst.xpath("//a[@rel='prev']")
    sidst = klient.get(f"/korsbaek/workshop/model-2/{len(_scenarie('model-2').skridt)}/")
    assert sidst.xpath("//a[@rel='next']/@href") == ["/korsbaek/workshop/"]


def test_an_unknown_scenario_names_those_there_are_and_a_step_past_the_end_is_not_found(
    klient: PageClient,
):
    side = klient.get("/korsbaek/workshop/findes-ikke/1/", 404)
    assert "Model 1 eller model 2" in side.tekst
    klient.get("/korsbaek/workshop/model-2/99/", 404)
    klient.get("/korsbaek/workshop/model-2/0/", 404)
    assert klient.klient.get("/korsbaek/workshop/model-2/").location.endswith("/model-2/1/")


def _scenarie(slug: str) -> Scenarie:
    return next(en for en in medfoelgende() if en.slug == slug)


def test_a_scenario_saves_nothing_and_shows_what_it_changed(lager: Kommunelager):
    with lager.til_laesning().aaben("korsbaek") as database:
        opstilling = load_opstilling(database, _scenarie("kle-slaaet-fra"), None)
        side = skridtside(database, opstilling, 1)
        gemt = load_grundlag(database, "model-1").variant.opsaetning.find(FILTERBRILLER)
    assert opstilling.b is not None
    vist = opstilling.b.variant.opsaetning.find(FILTERBRILLER)
    assert vist is not None
    assert gemt is not None
    assert (gemt.aktiv, vist.aktiv) == (True, False)
    assert side.par is not None
    assert [(en.felt, en.a, en.b) for en in side.par.forskelle] == [("Vises", "Ja", "Nej")]


@pytest.mark.parametrize("aendring", list(Aendring))
def test_a_change_does_to_the_pages_what_it_says(lager: Kommunelager, aendring: Aendring):
    """The reorganisation, the traps, the closing: the citizen sees another thing afterwards."""
    slug = {
        Aendring.KLE_FRA: "kle-slaaet-fra",
        Aendring.FRADATO: "fradato",
        Aendring.YDELSE_FOR_SENT: "trin-5-foer-trin-4",
        Aendring.ENHED_FOR_SENT: "trin-5-foer-trin-7",
        Aendring.LUK_ENHED: "en-lukket-enhed",
        Aendring.LAEG_SAMMEN: "en-reorganisation",
        Aendring.BRUGERDEFINERET: "brugerdefineret-eller-fk-organisation",
        Aendring.FK_ORGANISATION: "brugerdefineret-eller-fk-organisation",
    }[aendring]
    scenarie = _scenarie(slug)
    assert aendring in {scenarie.a.aendring, scenarie.b.aendring}
    with lager.til_laesning().aaben("korsbaek") as database:
        opstilling = load_opstilling(database, scenarie, None)
        nr = next(
            nr
            for nr, et in enumerate(scenarie.skridt, start=1)
            if et.art in {Skridtart.KONTAKT, Skridtart.HVORFOR, Skridtart.SAGER}
        )
        par = skridtside(database, opstilling, nr).par
    assert par is not None
    assert par.side_a != par.side_b


def test_citizen_and_caseworker_differ_only_by_what_is_explained(klient: PageClient):
    for nr, slug in ((4, "model-1-eller-model-2"), (4, "borger-og-sagsbehandler")):
        side = klient.get(f"/korsbaek/workshop/{slug}/{nr}/")
        assert "Borgeren ser aldrig sagsbehandleren." in side.tekst
        assert "! Fejl" not in side.tekst


def test_the_day_of_the_preview_is_that_of_the_address(lager: Kommunelager):
    with lager.til_laesning().aaben("korsbaek") as database:
        dag = date(2024, 3, 20)
        opstilling = load_opstilling(database, _scenarie("model-2"), dag)
        assert opstilling.a is not None
        assert opstilling.a.dato == dag


def test_a_kommune_without_model_2_says_so_and_shows_the_rest(lager: Kommunelager):
    uden = replace(_scenarie("model-2"), slug="uden", b=Variantvalg(slug="er-slettet"))
    with lager.til_laesning().aaben("korsbaek") as database:
        opstilling = load_opstilling(database, uden, None)
        assert [en.tekst for en in opstilling.mangler] == [
            "Varianten »er-slettet« er der ikke mere."
        ]
        sider = [skridtside(database, opstilling, nr) for nr in range(1, len(uden.skridt) + 1)]
    assert [bool(side.mangler) for side in sider] == [False, True, True, True, True, False]
    assert not any(re.search(r"[{}]", side.titel + side.se) for side in sider)


def test_fresh_eyes_from_their_own_sheets_to_model_1_and_2_on_the_wall(
    egen: PageClient, mit_lager: Kommunelager
):
    """Vis frem, the proposal for model 2, saved, and back: each step is a link or a button."""
    indlaes_havlunde(mit_lager)
    (frem,) = egen.get("/havlunde/").xpath(
        "//li[h2='Vis frem']//a[contains(@class,'button')]/@href"
    )
    kort = "//li[h3='Model 1 eller model 2']"
    (forslag,) = egen.get(frem).xpath(
        f"{kort}//a[starts-with(., 'Få et forslag til model 2')]/@href"
    )
    side = aaben(egen, forslag)
    svar = tryk(egen.klient, *formen_med(side, "Lav varianten"))
    assert svar.status_code == 303
    (vis,) = egen.get(frem).xpath(f"{kort}//a[starts-with(., 'Vis:')]/@href")
    sti = vis.removesuffix("1/")
    sider = [egen.get(f"{sti}{nr}/") for nr in range(1, 11)]
    assert not any(side.xpath("//ul[contains(@class, 'scene-mangler')]") for side in sider)
    assert "Alle sager, ydelser og borgere er opdigtede" in sider[6].tekst
    assert sider[7].xpath("//div[@class='scene-celler']")


def test_a_scenario_of_one_variant_has_one_side(klient: PageClient):
    side = klient.get("/korsbaek/workshop/borger-og-sagsbehandler/2/")
    assert len(side.xpath("//*[@data-panel][not(@hidden)]")) == 1
    assert len(side.xpath("//*[@data-panel]")) == 1


def test_in_a_large_kommune_a_citizen_is_found_without_counting_it(
    lager: Kommunelager, monkeypatch: pytest.MonkeyPatch
):
    """Objects of as many kinds as can be come first; what is not among them is counted for."""
    monkeypatch.setattr("webapp.services.workshop.kandidater.LILLE", 0)
    talt: list[int] = []
    rigtig = kandidater.find_udfald

    def taeller(*args: object):
        talt.append(1)
        return rigtig(*args)

    monkeypatch.setattr("webapp.services.workshop.kandidater.find_udfald", taeller)
    KENDTE.glem()
    with lager.til_laesning().aaben("korsbaek") as database:
        for scenarie in medfoelgende():
            assert load_opstilling(database, scenarie, None).klar, scenarie.slug
            # At most once for each pair of variants, however many scenarios seek among them.
            assert len(talt) <= 2, scenarie.slug
    KENDTE.glem()


def test_a_role_that_no_variant_has_is_not_sought_among_the_sager(lager: Kommunelager):
    with lager.til_laesning().aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
    uden = replace(grundlag.variant, roller=())
    uden_roller = replace(grundlag, konfiguration=replace(grundlag.konfiguration, variant=uden))
    krav = _scenarie("en-rolle-der-naar-for-langt").borgere[0].krav
    assert kan_opfyldes(krav, grundlag)
    assert not kan_opfyldes(krav, uden_roller)
