"""SAPA's search: by name, and by CPR number, which no address and no page ever repeats."""

from datetime import date
from itertools import pairwise
from urllib.parse import urlencode

import pytest

from tests.klient import PageClient
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.roller import Sapaelement
from webapp.services.borgere.navnesoegning import soeg_paa_navn
from webapp.services.dansk import sorteringsnoegle
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.sapa.soegefelter import laes_soegning
from webapp.services.sapa.soegning import Soeger, soegning
from webapp.store.opslag import load_personer
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
    svar = klient.klient.post(SOEG, data={"navn": cpr})
    assert (svar.status_code, svar.location) == (303, f"{SOEG}borger/nancy-ann-berggren/")
    assert "4916" not in svar.text
    assert klient.get(svar.location).h1 == "251248-4916 - Nancy Ann Berggren"


@pytest.mark.parametrize("cpr", ["251248-4917", "251248491", "251248 49166", "2512-484916", "4916"])
def test_an_unknown_or_mistyped_number_is_not_repeated(klient: PageClient, cpr: str):
    svar = klient.klient.post(SOEG, data={"navn": cpr})
    assert svar.status_code == 422
    assert "Skriv et CPR-nummer i feltet" in svar.text
    assert cpr not in svar.text
    i_feltet = klient.klient.post(SOEG, data={"cpr": cpr, "adresse": "Algade"})
    ukendt = "Her er ingen informationer at vise."
    assert ukendt in i_feltet.text or "ti i alt" in i_feltet.text
    assert cpr not in i_feltet.text
    # What else was typed is still there.
    assert 'value="Algade"' in i_feltet.text


def test_a_name_is_searched_for_and_stays_in_the_address(klient: PageClient):
    svar = klient.klient.post(SOEG, data={"navn": "frydendal"})
    assert (svar.status_code, svar.location) == (303, f"{SOEG}?navn=frydendal")
    side = klient.get(svar.location)
    assert [r[1] for r in side.raekker("Resultat")] == ["Gert Frydendal", "Jonna Frydendal"]
    assert side.xpath("//input[@name='navn']")[0].get("value") == "frydendal"


def test_a_name_that_nobody_has_gives_sapas_empty_text(klient: PageClient):
    side = klient.get(f"{SOEG}?navn=Olsen")
    assert "Her er ingen informationer at vise." in side.indhold


@pytest.mark.parametrize(
    "soegt, ord_",
    [("soeg=sag&titel=findes-ikke", True), ("soeg=afdeling&navn=findes-ikke", False)],
)
def test_a_kind_of_which_not_all_is_looked_at_says_so_where_nothing_is_found(
    klient: PageClient, soegt: str, *, ord_: bool
):
    side = klient.get(f"{SOEG}?{soegt}")
    assert "Her er ingen informationer at vise." in side.indhold
    assert ("ser på højst 500, der passer på det skrevne" in side.indhold) is ord_


def test_the_search_keeps_the_date_of_the_preview(klient: PageClient):
    svar = klient.klient.post(f"{SOEG}?dato=2024-02-01", data={"cpr": "251248-4916"})
    assert svar.location == f"{SOEG}borger/nancy-ann-berggren/?dato=2024-02-01"


@pytest.mark.parametrize("art", ["sag", "dokument", "ydelse"])
@pytest.mark.parametrize("dagen", ["2016-03-01", "2021-07-01", "2023-06-01"])
def test_what_comes_after_the_day_is_not_found(lager: Kommunelager, art: str, dagen: str):
    with lager.til_laesning().aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1", date.fromisoformat(dagen))
        rolle = next(en for en in grundlag.variant.roller if en.slug == "superbruger")
        soeger = Soeger(database, grundlag, rolle)
        fundet = soegning(soeger, laes_soegning(art, {"titel": "e"}))
        ses = {
            bedoemt.noegle
            for person in load_personer(database)
            for bedoemt in load_borgerudsnit(database, grundlag, person).alle
        }
    noegler = [hit.objekt.noegle for hit in fundet.hits]
    if art == "dokument":  # its sag, and its number on the page
        noegler = [en.replace("dokument/", "sag/").rpartition(".")[0] for en in noegler]
    assert set(noegler) <= ses
    # On the last of the days there is something of each kind to find.
    assert bool(noegler) or dagen < "2023"


def test_the_form_sends_by_post_to_its_own_address(klient: PageClient):
    (form,) = klient.get(f"{SOEG}?dato=2024-02-01").xpath("//main//form")
    assert (form.get("method"), form.get("action")) == ("post", f"{SOEG}?dato=2024-02-01")


def test_a_search_under_an_unknown_role_is_a_404_also_by_post(klient: PageClient):
    klient.post("/korsbaek/model-1/sapa/pedel/", 404, navn="frydendal")
    klient.post("/korsbaek/model-9/sapa/visitator/", 404, cpr="251248-4916")


def test_those_who_are_found_stand_in_danish_order(lager: Kommunelager):
    with lager.til_laesning().aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        soeger = Soeger(database, grundlag, grundlag.variant.roller[0])
        soegt = laes_soegning("person", {"navn": "r"})
        fundne = soegning(soeger, soegt).hits
    navne = [en.objekt.vaerdi("familie.navn") for en in fundne or ()]
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


@pytest.mark.parametrize(
    "felter, navne",
    [
        ({"adresse": "algade", "husnr-fra": "14", "husnr-til": "14"}, ["Kim Borgersen"]),
        ({"adresse": "algade", "husnr-fra": "15"}, []),
        ({"navn": "kim", "koen": "Kvinde"}, []),
        ({"navn": "kim", "koen": "Mand"}, ["Kim Borgersen"]),
        ({"navn": "kim", "kommune": "11111111"}, ["Kim Borgersen"]),
        ({"navn": "kim", "kommune": "alle"}, ["Kim Borgersen"]),
        ({"navn": "kim", "kommune": "12345678"}, []),
    ],
)
def test_a_field_narrows_the_search(klient: PageClient, felter: dict[str, str], navne: list[str]):
    side = klient.get(f"{SOEG}?{urlencode(felter)}")
    assert [r[1] for r in side.raekker("Resultat")] == navne
    assert ("Her er ingen informationer at vise." in side.indhold) == (not navne)


@pytest.mark.parametrize(
    "felter, fejl",
    [
        ({}, "Udfyld mindst ét felt"),
        ({"koen": "Mand"}, "Udfyld mindst ét felt"),
        ({"husnr-fra": "syv"}, "skrives med tal"),
        ({"adresse": "A", "husnr-fra": "9", "husnr-til": "3"}, "mindst så stort"),
        ({"adresse": "070685 1234"}, "kan være et CPR-nummer"),
        ({"soeg": "sag", "kle": "kle"}, "skrives som 27.36.04"),
        ({"soeg": "sag"}, "Udfyld mindst ét felt"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_still_stands(
    klient: PageClient, felter: dict[str, str], fejl: str
):
    svar = klient.klient.post(SOEG, data=felter)
    assert svar.status_code == 422
    assert fejl in svar.text
    assert "Resultat" not in svar.text
    for navn, vaerdi in felter.items():
        if navn.startswith("husnr"):
            assert f'value="{vaerdi}"' in svar.text
    assert "0706851234" not in "".join(filter(str.isalnum, svar.text))


def test_a_protected_address_is_not_found_by_a_role_that_does_not_see_it(klient: PageClient):
    assert klient.get(f"{SOEG}?adresse=konestien").raekker("Resultat") == []
    (hit,) = klient.get(f"{SOEG}?navn=gert").raekker("Resultat")
    assert hit == ["211072-XXXX", "Gert Frydendal", "*Beskyttet adresse", "51"]
    slides = "/slides/model-1/sapa/helhedsoverblik/?adresse=konestien"
    assert klient.get(slides).raekker("Resultat")[0][2] == "*Konestien 3, 2830 Virum"


def test_a_number_of_a_hit_is_opened_in_the_search(klient: PageClient):
    side = klient.get(f"{SOEG}?navn=kim&koen=Mand")
    aaben = klient.get(side.xpath("//table//a[contains(@href, 'fuldt-cpr')]/@href")[0])
    assert aaben.raekker("Resultat")[0][:2] == ["170885-2805", "Kim Borgersen"]
    assert "Se Fuldt CPR · Søgning · Kim Borgersen" in aaben.tekst


SUPER = "/korsbaek/model-1/sapa/superbruger/"


def sider(klient: PageClient, adresse: str) -> list[list[str]]:
    """The rows of all pages of a search."""
    side = klient.get(adresse)
    raekker = side.raekker("Resultat")
    while "Næste" in side.tekster("//nav[@aria-label='Sider med resultater']/a"):
        assert len(side.raekker("Resultat")) == 20
        side = klient.get(side.link("Næste"))
        raekker += side.raekker("Resultat")
    return raekker


@pytest.mark.parametrize("rolle", ["superbruger", "visitator", "kontaktcenter", "nyansat"])
def test_the_sager_that_are_found_are_those_that_the_role_sees_on_the_pages(
    klient: PageClient, rolle: str
):
    fundne = {r[1] for r in sider(klient, f"/korsbaek/model-1/sapa/{rolle}/?soeg=sag&titel=i")}
    with klient.app.extensions["kommunelager"].til_laesning().aaben("korsbaek") as database:
        sete = set()
        for person in load_personer(database):
            grundlag = load_grundlag(database, "model-1", None, person)
            jobfunktion = grundlag.variant.rolle(rolle)
            for b in load_borgerudsnit(database, grundlag, person).alle:
                # A kontrolsag of another authority stands in its own element and nowhere else.
                set_ = b.noegle.startswith("sag/") and not b.forhold.paa_tvaers
                if set_ and b.ses_i_sapa(jobfunktion):
                    element = Sapaelement.EJENDOMSSAGER if b.sag.er_byggesag else Sapaelement.SAGER
                    er_part = any(p.person == person.slug for p in b.sag.parter)
                    if "i" in fold(b.sag.titel) and element in jobfunktion.elementer and er_part:
                        sete.add(b.sag.sagsnummer)
    assert fundne == sete
    assert bool(sete) == (rolle != "nyansat")


def test_a_sag_is_found_by_number_kle_and_title_and_leads_to_its_page(klient: PageClient):
    side = klient.get(f"{SUPER}?soeg=sag&titel=arbejdsstol")
    (hit,) = side.raekker("Resultat")
    (sti,) = side.xpath("//table//a/@href")
    assert "/borger/jan-jarlov/sager/" in sti
    assert klient.get(sti).h1 == "211070-3435 - Jan Jarlov"
    assert klient.get(f"{SUPER}?soeg=sag&nummer={hit[1]}").raekker("Resultat") == [hit]
    kle = hit[2].split()[0]
    assert hit in sider(klient, f"{SUPER}?soeg=sag&kle={kle[:5]}")
    assert klient.get(f"{SUPER}?soeg=sag&titel=arbejdsstol&kle=85").raekker("Resultat") == []


def test_documents_ydelser_and_units_are_found_and_lead_on(klient: PageClient):
    for art, felt in (("dokument", "titel"), ("ydelse", "titel"), ("afdeling", "navn")):
        side = klient.get(f"{SUPER}?soeg={art}&{felt}=e")
        assert side.raekker("Resultat"), art
        klient.get(side.xpath("//table//a/@href")[0])


@pytest.mark.parametrize("art", ["virksomhed", "bruger"])
def test_a_kind_without_data_says_so(klient: PageClient, art: str):
    side = klient.get(f"{SUPER}?soeg={art}")
    assert "Forhåndsvisningen" in side.tekster("//p[@class='sapa-tomt']")[0]
    assert not side.xpath("//main//form")


def test_who_lived_somewhere_before_is_found_but_not_the_protected(klient: PageClient):
    adresse = "?soeg=tidligere-adresse&adresse=bygaden"
    fundne = klient.get(f"{SUPER}{adresse}").raekker("Resultat")
    assert [r[1:4] for r in fundne] == [
        ["Jonna Frydendal", "Bygaden 4, 9240 Nibe", "05-02-2010"],
        ["Nancy Ann Berggren", "Bygaden 4, 4260 Korsbæk", "10-05-1975"],
    ]
    nibe = klient.get(f"{SUPER}{adresse}+4+9240")
    assert len(nibe.raekker("Resultat")) == 1
    assert klient.get(nibe.xpath("//table//a[.//*[@data-felt='familie.navn']]/@href")[0])
    assert klient.get(f"{SUPER}{adresse}&husnr-fra=5").raekker("Resultat") == []
    # Before she moved on it was no earlier address.
    strand = f"{SUPER}?soeg=tidligere-adresse&adresse=strandvejen&dato="
    dage = {"2023-06-14": 0, "2023-06-15": 1}
    assert {d: len(klient.get(f"{strand}{d}").raekker("Resultat")) for d in dage} == dage
    uden = "/korsbaek/model-1/sapa/nyansat/"
    assert klient.get(f"{uden}{adresse}").raekker("Resultat") == []
