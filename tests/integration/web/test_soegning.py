"""SAPA's search: by name, and by CPR number, which no address and no page ever repeats."""

from itertools import pairwise

import pytest

from tests.klient import PageClient
from webapp.domain.vaerdier.slug import fold
from webapp.services.borgere.navnesoegning import soeg_paa_navn
from webapp.services.dansk import sorteringsnoegle
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.sapa.soegning import soegning
from webapp.store.personliste import load_personnavne

SOEG = "/korsbaek/model-1/sapa/visitator/"


def test_before_a_search_all_test_persons_stand_there_with_masked_numbers(klient: PageClient):
    side = klient.get(SOEG)
    assert "Resultat" not in side.indhold
    personer = side.tekster("//ul[contains(@class, 'sapa-personer')]/li")
    assert "Nancy Ann Berggren 251248-XXXX" in personer
    assert len(personer) == 22


@pytest.mark.parametrize("cpr", ["251248-4916", "2512484916", " 251248-4916 "])
def test_a_cpr_number_leads_to_the_person_by_slug(klient: PageClient, cpr: str):
    svar = klient.klient.post(SOEG, data={"soeg": cpr})
    assert (svar.status_code, svar.location) == (303, f"{SOEG}borger/nancy-ann-berggren/")
    assert "4916" not in svar.text
    assert klient.get(svar.location).h1 == "251248-4916 - Nancy Ann Berggren"


@pytest.mark.parametrize("cpr", ["251248-4917", "251248491", "251248 49166", "2512-484916", "4916"])
def test_an_unknown_or_mistyped_number_is_not_repeated(klient: PageClient, cpr: str):
    svar = klient.klient.post(SOEG, data={"soeg": cpr})
    assert svar.status_code == 303
    side = klient.get(svar.location)
    assert "Her er ingen informationer at vise." in side.indhold
    for tekst in (svar.location, svar.text, side.svar.text.replace("251248-XXXX", "")):
        assert cpr not in tekst
        assert "251248" not in tekst


def test_a_name_is_searched_for_and_stays_in_the_address(klient: PageClient):
    svar = klient.klient.post(SOEG, data={"soeg": "frydendal"})
    assert (svar.status_code, svar.location) == (303, f"{SOEG}?navn=frydendal")
    side = klient.get(svar.location)
    resultat = side.tekster("//h2[.='Resultat']/following-sibling::ul[1]/li/a")
    assert sorted(resultat) == ["Gert Frydendal", "Jonna Frydendal"]
    assert side.xpath("//input[@name='soeg']")[0].get("value") == "frydendal"


def test_a_name_that_nobody_has_gives_sapas_empty_text(klient: PageClient):
    side = klient.get(f"{SOEG}?navn=Olsen")
    assert "Her er ingen informationer at vise." in side.indhold


def test_the_search_keeps_the_date_of_the_preview(klient: PageClient):
    svar = klient.klient.post(f"{SOEG}?dato=2024-02-01", data={"soeg": "251248-4916"})
    assert svar.location == f"{SOEG}borger/nancy-ann-berggren/?dato=2024-02-01"


def test_the_form_sends_by_post_to_its_own_address(klient: PageClient):
    (form,) = klient.get(f"{SOEG}?dato=2024-02-01").xpath("//main//form")
    assert (form.get("method"), form.get("action")) == ("post", f"{SOEG}?dato=2024-02-01")


def test_a_search_under_an_unknown_role_is_a_404_also_by_post(klient: PageClient):
    klient.post("/korsbaek/model-1/sapa/pedel/", 404, soeg="frydendal")
    klient.post("/korsbaek/model-9/sapa/visitator/", 404, soeg="251248-4916")


def test_those_who_are_found_stand_in_danish_order(lager: Kommunelager):
    with lager.til_laesning().aaben("korsbaek") as database:
        fundne = soegning(database, "r").resultater
    navne = [en.navn for en in fundne or ()]
    assert len(navne) > 10
    assert all(sorteringsnoegle(a) <= sorteringsnoegle(b) for a, b in pairwise(navne))


@pytest.mark.parametrize(
    "soegt", ["jytte", "r", "rømer jytte", "AA", "ø", "østergård", "nn b", "zzz"]
)
def test_the_register_finds_what_looking_at_each_name_does(lager: Kommunelager, soegt: str):
    with lager.til_laesning().aaben("korsbaek") as database:
        ord_ = fold(soegt).split("-")
        ventet = [
            nr for nr, navn in load_personnavne(database) if all(et in fold(navn) for et in ord_)
        ]
        assert list(soeg_paa_navn(database, soegt)) == ventet
