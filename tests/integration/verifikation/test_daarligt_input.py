"""What goes wrong while people test: others, changes, copies, ways back, and what they write."""

from __future__ import annotations

import re

import pytest

from tests.formular import send
from tests.integration.verifikation.testplanen import (
    PLAN,
    antal_sider,
    begynd,
    doem,
    formular,
    plan,
)
from tests.klient import PageClient
from tests.side import Side
from webapp.services.indlaes.indlaes import laes_mappe
from webapp.services.kommuner.kommuner import Kommunelager

FK_ORG, TELEFON, NY = "fk-organisation.json", "12347020", "99887099"


@pytest.fixture
def lavet(egen: PageClient) -> PageClient:
    plan(egen, handling="lav")
    return egen


def ret_telefon(lager: Kommunelager, til: str) -> None:
    indhold = (lager.seed / "korsbaek" / FK_ORG).read_text(encoding="utf-8")
    lager.indlaes("korsbaek", {FK_ORG: indhold.replace(TELEFON, til).encode()})


def skrevet_i(side: Side) -> str:
    """What stands in the remark."""
    return str(side.xpath("//textarea")[0].text or "")


def side_med_telefonen(egen: PageClient) -> Side:
    """The page under test that shows the unit's number."""
    raekker = egen.get(PLAN).xpath('//tbody/tr[contains(., "12 34 70 20")]')
    return egen.get(egen.klient.get(raekker[0].xpath("string(.//a/@href)")).location)


def test_a_page_that_changed_while_she_wrote_is_told_and_what_she_wrote_is_kept(
    lavet, mit_lager: Kommunelager
):
    strimmel = side_med_telefonen(lavet)
    adresse, form = formular(strimmel, navn="Anna", bemaerkning="Nummeret er rigtigt")
    ret_telefon(mit_lager, NY)
    igen = lavet.post(adresse, 409, **form)
    assert "Siden er ændret, mens du havde den åben" in igen.indhold
    assert "Kontakt: telefon: 12 34 70 20 → 99 88 70 99" in igen.indhold
    assert skrevet_i(igen) == "Nummeret er rigtigt"
    assert not igen.tekster('//*[@class="bedoem-domme"]')
    # Sent again from there, it is of the page as it now is.
    adresse, form = formular(igen, navn="Anna", bemaerkning="Nummeret er nyt")
    assert lavet.klient.post(adresse, data=form).status_code == 303
    assert "Anna" in " ".join(lavet.get(adresse).tekster('//*[@class="bedoem-domme"]'))


def test_two_testers_who_send_at_once_are_both_kept(lavet):
    side = begynd(lavet)
    adresse, form = formular(side, navn="Anna")
    for navn in ("Anna", "Bo"):
        assert lavet.klient.post(adresse, data=form | {"navn": navn}).status_code == 303
    sagt = " ".join(lavet.get(adresse).tekster('//*[@class="bedoem-domme"]'))
    assert "Anna" in sagt
    assert "Bo" in sagt


def test_every_page_of_a_deleted_variants_testplan_lists_the_variants_that_are_there(lavet):
    doem(lavet, begynd(lavet), navn="Anna", bemaerkning="Fin")
    slet = lavet.get("/korsbaek/varianter/model-1/slet/")
    assert send(lavet, slet.adresse).status_code == 303
    for hale in ("", "rapport/", "tilfaelde/1/", "begynd/", "leveret/"):
        side = lavet.get(f"{PLAN}{hale}", 404)
        assert f"/korsbaek/verifikation/model-2/{hale}" in side.links()
    # What was said is read and deleted from the list.
    liste = lavet.get("/korsbaek/verifikation/")
    assert "Godkendt, Anna (Tester)" in liste.indhold
    assert "»Fin«" in liste.indhold
    assert not [href for href in liste.links() if href.startswith(PLAN)]
    efter = send(lavet, liste.adresse, slet="model-1")
    assert "Anna" not in lavet.get(efter.location).indhold
    anden = send(lavet, liste.adresse, "/korsbaek/verifikation/model-2/", slet="model-2")
    assert anden.status_code == 404


def test_going_back_to_an_earlier_import_keeps_the_verdicts_and_they_stand_again(
    egen: PageClient, mit_lager: Kommunelager
):
    mit_lager.indlaes("korsbaek", laes_mappe(mit_lager.seed / "korsbaek"))
    lavet = egen
    plan(lavet, handling="lav")
    doem(lavet, side_med_telefonen(lavet))
    assert re.search(r"1 af \d+ sider er godkendt", lavet.get(PLAN).indhold)
    ret_telefon(mit_lager, NY)
    assert re.search(r"0 af \d+ sider er godkendt, 1 er faldet", lavet.get(PLAN).indhold)
    indlaes = lavet.get("/korsbaek/indlaes/")
    nr = max(int(n) for n in indlaes.xpath('//button[@name="version"]/@value'))
    svar = send(lavet, "/korsbaek/indlaes/tilbage/", indlaes.adresse, version=str(nr))
    assert svar.status_code == 303
    lavet.klient.get(svar.location)
    assert re.search(r"1 af \d+ sider er godkendt, \d+ er åbne", lavet.get(PLAN).indhold)


def test_a_copied_kommune_has_the_testplan_and_its_verdicts_and_they_stand(lavet):
    doem(lavet, begynd(lavet), navn="Anna")
    svar = send(lavet, "/korsbaek/indlaes/kopier/", "/korsbaek/indlaes/", navn="Kopien")
    kopi = svar.location.strip("/").split("/")[0].partition("?")[0]
    assert kopi != "korsbaek"
    side = lavet.get(f"/{kopi}/verifikation/model-1/")
    assert f"1 af {antal_sider(lavet)} sider er godkendt" in side.indhold
    assert "Anna" in side.indhold
    sagt = lavet.get(f"/{kopi}/verifikation/model-1/tilfaelde/1/")
    assert "overført fra model-1 i kommunen korsbaek" in sagt.indhold


def test_reset_says_how_many_verdicts_go_and_offers_the_report_first(lavet):
    doem(lavet, begynd(lavet))
    side = lavet.get("/korsbaek/indlaes/nulstil/")
    assert "1 bedømmelse fra testen forsvinder også" in side.indhold
    assert side.link("Hent testrapporten først") == "/korsbaek/verifikation/"


LANGT = "En lang bemærkning om siden, sætning for sætning. " * 200


def test_a_remark_of_ten_thousand_signs_is_not_cut_but_told(lavet):
    assert len(LANGT) == 10_000
    strimmel = begynd(lavet)
    adresse, form = formular(strimmel, dom="Ikke godkendt", bemaerkning=LANGT)
    side = lavet.post(adresse, 422, **form)
    assert "10000 tegn og må højst have 4000" in side.indhold
    assert skrevet_i(side) == LANGT
    # The longest that is kept is whole in the report.
    doem(lavet, strimmel, dom="Ikke godkendt", bemaerkning=LANGT[:4000])
    assert LANGT[:4000].strip() in lavet.get(f"{PLAN}rapport/").indhold


GEMT_UD = [
    "251248-4916",
    "251248 4916",
    "Se <img src=x onerror=alert(1)> og 2512484916.",
    "12-48 25\n251248-4916",
]


@pytest.mark.parametrize("skrevet", GEMT_UD)
def test_what_can_be_a_cpr_number_is_nowhere_in_what_is_kept(lavet, skrevet):
    efter = doem(lavet, begynd(lavet), dom="Ikke godkendt", bemaerkning=skrevet, navn=skrevet[:50])
    assert "Der stod noget, der kan være et CPR-nummer" in efter.tekst
    for adresse in (PLAN, f"{PLAN}tilfaelde/1/", f"{PLAN}rapport/"):
        assert "4916" not in lavet.get(adresse).indhold
    for fil in ("testrapport.json", "testrapport.xlsx"):
        assert b"4916" not in lavet.klient.get(f"{PLAN}rapport/{fil}/").data


FREMMEDE = ["sag/findes-ikke|sag.type", "|sag.type", "sag.type", "|||", "x" * 5000]


@pytest.mark.parametrize("felt", FREMMEDE)
def test_a_verdict_for_a_field_that_the_page_does_not_have_changes_nothing(lavet, felt):
    adresse, form = formular(begynd(lavet), dom="Ikke godkendt", bemaerkning="Galt", felt=felt)
    side = lavet.post(adresse, 422, **form)
    assert "Det felt er ikke på siden. Vælg et andet, eller hele siden." in side.indhold
    assert f"0 af {antal_sider(lavet)} sider" in lavet.get(PLAN).indhold


def test_a_number_that_no_page_has_is_told(lavet):
    adresse, form = formular(begynd(lavet))
    fremmed = re.sub(r"tilfaelde/\d+/", "tilfaelde/4711/", adresse)
    assert "Den side er ikke i testplanen" in lavet.post(fremmed, 404, **form).indhold
    for nr in ("4711", "-1", "1e3", "²", "9" * 40):
        side = lavet.get(f"/korsbaek/model-1/mit-overblik/nancy-ann-berggren/?tilfaelde={nr}")
        assert not side.xpath("//*[@data-strimmel]")
