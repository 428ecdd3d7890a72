"""Model 1 against model 2 in a kommune with invented sager: what its figures claim."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from tests import formular
from tests.formular import knapper
from tests.havlunde import VARIANT, indlaes_havlunde
from tests.klient import PageClient, foldet, lav_app
from webapp.config import Config
from webapp.domain.fagsystem import Fremdrift
from webapp.domain.klassifikation.kle import KleEmne
from webapp.services.grundlag import find_person, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.indvirkning import Indvirkning, maal_indvirkning
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.sammenlign.kommune import kommunesammenligning
from webapp.services.workshop.opstilling import grundlag_paa, load_opstilling
from webapp.services.workshop.samling import medfoelgende
from webapp.store.aendringer import gem_aendring, load_version
from webapp.store.varianter import find_variant

SCENARIE = "/havlunde/workshop/model-1-eller-model-2"
MODEL_2 = "model-2-forslag"


@pytest.fixture(scope="module")
def lageret(tmp_path_factory: pytest.TempPathFactory, config: Config) -> Kommunelager:
    lager = Kommunelager(tmp_path_factory.mktemp("to-modeller"), config.seed)
    indlaes_havlunde(lager)
    klient = PageClient(lav_app(replace(config, data=lager.data)))
    (form,) = klient.get(f"/havlunde/{VARIANT}/mapping/model-2/").xpath(
        "//main//form[@method='post'][last()]"
    )[-1:]
    knap = next(en for en in knapper(form) if "button-primary" in en.get("class"))
    assert formular.tryk(klient.klient, form, knap, {}).status_code == 303
    return lager


@pytest.fixture(scope="module")
def havlunde(lageret: Kommunelager, config: Config) -> PageClient:
    return PageClient(lav_app(replace(config, data=lageret.data)))


@pytest.fixture(scope="module")
def maalt(lageret: Kommunelager) -> Indvirkning:
    with lageret.aaben("havlunde") as database:
        a, b = (load_grundlag(database, slug) for slug in (VARIANT, MODEL_2))
        return maal_indvirkning(database, a, b)


def trin(klient: PageClient, nr: int) -> str:
    """The text of a step on the stage."""
    return foldet(klient.get(f"{SCENARIE}/{nr}/").tekst)


def test_a_contact_without_a_telephone_is_no_precise_contact(
    havlunde: PageClient, maalt: Indvirkning
):
    uden = maalt.uden_telefon_a
    assert uden.kontakter
    assert uden.sager
    fordele = trin(havlunde, 8)
    med = maalt.forskellige_a - uden.kontakter
    assert f"{med} forskellige kontakter med telefon på" in fordele
    assert f"; {uden.sager} sager har ingen telefon" in fordele
    assert f"{maalt.forskellige_a} forskellige" not in fordele


def test_what_gains_a_telephone_is_told_apart_of_what_moves(
    havlunde: PageClient, maalt: Indvirkning
):
    assert maalt.faar_telefon
    ulemper = trin(havlunde, 9)
    assert (
        f"{maalt.sager.changed} sager får en anden kontakt "
        f"({maalt.faar_telefon} går fra ingen telefon til en telefon)"
    ) in ulemper
    tal = trin(havlunde, 7)
    assert f"{maalt.uden_telefon_a.kontakter} uden telefon" in tal
    assert f"{maalt.faar_telefon} får nu en telefon" in tal


def test_the_two_in_the_other_order_say_the_same(lageret: Kommunelager, maalt: Indvirkning):
    with lageret.aaben("havlunde") as database:
        et, to = (load_grundlag(database, slug) for slug in (VARIANT, MODEL_2))
        et = grundlag_paa(database, replace(et.variant, model=1), et.dato)
        omvendt = kommunesammenligning(to, et, maal_indvirkning(database, to, et))
        lige = kommunesammenligning(et, to, maalt)
    assert lige.ulemper
    assert omvendt.ulemper == lige.ulemper
    assert omvendt.fordele == lige.fordele


@pytest.mark.parametrize(
    "sti",
    ["workshop/", "", f"{VARIANT}/adviser/", f"{VARIANT}/roller/"]
    + [f"workshop/model-1-eller-model-2/{nr}/" for nr in range(1, 11)],
)
def test_invented_figures_are_not_called_the_kommunes_own(havlunde: PageClient, sti: str):
    tekst = foldet(havlunde.get(f"/havlunde/{sti}").tekst)
    for ord_ in ("kommunens egne borgere", "egne tal", "er kommunens egne", "jeres egne data"):
        assert ord_ not in tekst, ord_


def test_where_the_sager_are_invented_that_is_said_instead(havlunde: PageClient):
    assert "Tallene er for opdigtede sager." in trin(havlunde, 8)
    assert "med opdigtede borgere og sager" in foldet(havlunde.get("/havlunde/").tekst)
    adviser = foldet(havlunde.get(f"/havlunde/{VARIANT}/adviser/").tekst)
    assert "siger intet om, hvor mange adviser I får, og kan ikke bruges" in adviser
    assert "adviser for opdigtede sager" in adviser


def test_the_examples_own_figures_are_still_their_own(klient: PageClient):
    assert "med kommunens egne borgere og tal" in klient.get("/korsbaek/").tekst
    side = klient.get("/korsbaek/workshop/model-1-eller-model-2/8/")
    assert "Tallene er kommunens egne." in side.tekst


def test_a_kle_mended_in_one_of_the_two_is_told_beside_the_figures(
    eget_lager: Kommunelager, lageret: Kommunelager, config: Config
):
    shutil.copytree(lageret.data, eget_lager.data, dirs_exist_ok=True)
    klient = PageClient(lav_app(replace(config, data=eget_lager.data)))
    sammenlign = f"/havlunde/sammenlign/{VARIANT}/{MODEL_2}/"
    assert "forskel på" not in klient.get(sammenlign).tekst
    assert "Samme sag, samme dag. Kun mapningen er forskellig." in trin(klient, 2)
    with eget_lager.aaben("havlunde") as database:
        to = find_variant(database, MODEL_2)
        assert to is not None
        foerste, *andre = to.sagstype_kle
        rettet = replace(foerste, kle=KleEmne("27.60.04"), angivet="27.60.04")
        efter = replace(to, sagstype_kle=(rettet, *andre))
        gem_aendring(database, efter, load_version(database, MODEL_2), "KLE rettet")
    ventet = "Ikke kun mapningen er forskellig: der er også forskel på KLE-nummeret for 1 sagstype."
    assert ventet in foldet(klient.get(sammenlign).tekst)
    assert f"Samme sag, samme dag. {ventet}" in trin(klient, 2)


def test_the_first_step_names_the_variants_that_the_models_are(
    havlunde: PageClient, klient: PageClient
):
    foerste = trin(havlunde, 1)
    assert "Model 1 (Orgmapning v3): enheder langt nede" in foerste
    assert "Model 2 (forslag)" in foerste
    eksempel = klient.get("/korsbaek/workshop/model-1-eller-model-2/1/").tekst
    assert "Model 1 (Model 1" not in eksempel
    assert "(Orgmapning" not in trin(havlunde, 2)


def test_what_a_scenario_lacks_says_what_was_sought_and_where(havlunde: PageClient):
    liste = foldet(havlunde.get("/havlunde/workshop/").tekst)
    assert (
        "en enhed, der ikke findes i FK Organisation og derfor leder opad. "
        "Der er set efter under Orgmapning v3."
    ) in liste
    assert "når længere end sit arbejde" not in liste
    assert "ser alt (uden nogen afgrænsning og med VIP-sager)" in liste


def test_the_citizen_of_the_scenario_has_an_open_sag(lageret: Kommunelager):
    (scenarie,) = [en for en in medfoelgende() if en.slug == "model-1-eller-model-2"]
    with lageret.aaben("havlunde") as database:
        opstilling = load_opstilling(database, scenarie, None)
        assert opstilling.a is not None
        (hun,) = opstilling.medvirkende.values()
        person = find_person(database, hun.person)
        udsnit = load_borgerudsnit(database, opstilling.a, person)
        (hendes,) = [en for en in udsnit.alle if en.noegle == hun.objekt]
    sag = hendes.forhold.indekssag
    assert sag is not None
    assert sag.fremdrift is not Fremdrift.AFSLUTTET
