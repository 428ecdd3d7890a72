"""The test persons of a kommune's page: few are printed, any is found, whatever their number."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from tests.integration.test_proeveborgere import DATO, FILER
from tests.klient import PageClient, Side, lav_app
from webapp.billeder.sidevalg import Svar, Valg, find_sider
from webapp.config import Config
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.services.indlaesning.udfyld import Stamdata
from webapp.services.kommuner.kommuner import Kommunelager

NAVNE = "//li[@class='testperson']//h3"
MANGE = 3000
# The page of a kommune with six persons is about 34 kB; 3 000 of them printed were 2 MB.
HOEJST_BYTES = 60_000


@pytest.fixture(scope="module")
def mange(config: Config, lager: Kommunelager, tmp_path_factory) -> PageClient:
    """Korsbæk with 3 000 persons more, who have no sager."""
    data = tmp_path_factory.mktemp("mange")
    shutil.copy(lager.fil("korsbaek"), data / "korsbaek.db")
    with Kommunelager(data, config.seed).aaben("korsbaek") as database, database.conn:
        nancy = next(database.query("SELECT * FROM person ORDER BY id"))
        database.table("person").insert_all(
            nancy | {"id": nr, "slug": f"p-{nr}", "navn": f"Åge {nr}", "cpr": f"{nr:010}"}
            for nr in range(1000, 1000 + MANGE)
        )
    return PageClient(lav_app(replace(config, data=data)))


def navne(side: Side) -> list[str]:
    return side.tekster(NAVNE)


def test_six_are_shown_and_more_are_fetched(klient: PageClient):
    side = klient.get("/korsbaek/")
    assert len(navne(side)) == 6
    assert "Viser 6 af 21" in side.indhold
    naeste = klient.get(side.link("Hent flere"))
    assert navne(naeste)[:6] == navne(side)
    assert len(navne(naeste)) == 16
    sidste = klient.get(naeste.link("Hent flere"))
    assert len(navne(sidste)) == 21
    assert "Hent flere" not in sidste.indhold


def test_the_links_of_a_person_lead_to_the_chosen_variant(klient: PageClient):
    side = klient.get("/korsbaek/?vis=16&variant=model-2")
    # As everywhere, a link carries the paging of its address.
    assert "/korsbaek/model-2/mit-overblik/hans-peter-lund/?vis=16" in side.links()
    assert side.link("Hent flere") == "/korsbaek/?vis=26&variant=model-2#testpersoner"


@pytest.mark.parametrize(
    "soegt, fundet",
    [
        ("Østergård", ["Lars Østergaard"]),
        ("oestergaard", ["Lars Østergaard"]),
        ("ØSTER", ["Lars Østergaard"]),
        ("lund gre", ["Grethe Lund"]),
        ("frydendal", ["Jonna Frydendal", "Gert Frydendal"]),
        ("rømer", ["Jytte Rømer"]),
    ],
)
def test_a_part_of_a_name_finds_her(klient: PageClient, soegt: str, fundet: list[str]):
    side = klient.get(f"/korsbaek/?soeg={soegt}")
    assert navne(side) == fundet
    assert f"{len(fundet)} af 21 testpersoner har »{soegt}« i navnet." in side.indhold
    assert "Hent flere" not in side.indhold


def test_nobody_found_says_so_and_leads_back(klient: PageClient):
    side = klient.get("/korsbaek/?soeg=xyzzy&variant=model-2")
    assert navne(side) == []
    assert "Ingen af de 21 testpersoner har »xyzzy« i navnet." in side.indhold
    alle = side.link("Vis alle testpersoner")
    assert alle == "/korsbaek/?variant=model-2#testpersoner"


def test_only_signs_find_nobody(klient: PageClient):
    assert navne(klient.get("/korsbaek/?soeg=--")) == []


def test_the_search_keeps_variant_date_and_bar(klient: PageClient):
    side = klient.get("/korsbaek/?variant=model-2&dato=2024-04-08&vis=16")
    felter = side.xpath("//form[@role='search']/input[@type='hidden']")
    assert {f.get("name"): f.get("value") for f in felter} == {
        "variant": "model-2",
        "dato": "2024-04-08",
    }


def test_a_cpr_number_is_neither_sought_nor_repeated(klient: PageClient):
    # Past the checks of every page: no address of ours may hold such a number, but people do type.
    svar = klient.klient.get("/korsbaek/?soeg=251248-9996").get_data(as_text=True)
    assert "Et CPR-nummer må ikke stå i adressen." in svar
    assert "251248" not in svar
    assert svar.count('<li class="testperson">') == 6


def test_a_short_list_has_no_search(eget_lager: Kommunelager, config: Config):
    eget_lager.indlaes("minby", FILER, stamdata=Stamdata("Minby", Cvr("12345678"), DATO))
    side = PageClient(lav_app(replace(config, data=eget_lager.data))).get("/minby/")
    assert len(navne(side)) == 2
    assert not side.xpath("//form[@role='search']")
    assert "Viser" not in side.indhold


def test_the_page_of_many_is_as_small_as_that_of_few(mange: PageClient):
    side = mange.get("/korsbaek/")
    assert "Viser 6 af 3.021" in side.indhold
    assert len(side.svar.data) < HOEJST_BYTES
    fundet = mange.get("/korsbaek/?soeg=aage")
    assert len(navne(fundet)) == 6
    assert "3.000 af 3.021 testpersoner" in fundet.indhold
    assert "soeg=aage" in fundet.link("Hent flere")
    assert len(fundet.svar.data) < HOEJST_BYTES
    assert navne(mange.get("/korsbaek/?soeg=Åge+2345")) == ["Åge 2345"]


def test_sapas_search_of_many_shows_the_first_and_finds_any(mange: PageClient):
    adresse = "/korsbaek/model-1/sapa/visitator/"
    foerst = mange.get(adresse)
    assert "Viser 50 af 3.021. Søg på navn for at finde de andre." in foerst.indhold
    fundet = mange.get(f"{adresse}?navn=aage")
    assert "Viser 50 af 3.000. Skriv mere af navnet for at finde de andre." in fundet.indhold
    assert len(fundet.svar.data) < HOEJST_BYTES
    en = mange.get(f"{adresse}?navn=åge+3456")
    assert "Åge 3456" in en.indhold
    assert "Skriv mere af navnet" not in en.indhold


def test_equal_faults_of_the_sheets_are_one_line(klient: PageClient):
    raekker = klient.get("/korsbaek/").tekster(
        "//caption[.='Bemærkninger til arkene']/..//tbody/tr"
    )
    (uuid,) = [r for r in raekker if "»Skal de mappes« er ikke ja" in r]
    assert "Enheden er ikke mappet.4organisationsark-model-2.xlsx" in uuid
    assert "F4 »Visitation Syd - Omsorg«, F15 »Myndighed B«" in uuid


def test_pictures_still_find_every_person(klient: PageClient):
    def hent(adresse: str) -> Svar:
        svar = klient.klient.get(adresse)
        return Svar(svar.status_code, svar.content_type, svar.data)

    valg = Valg(kommuner=("korsbaek",), varianter=("model-1",), sider=("mit-overblik/*",))
    personer = {laest.side.person for laest in find_sider(hent, valg, ("korsbaek",))}
    assert len(personer) == 21
