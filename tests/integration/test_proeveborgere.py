"""A newcomer's two sheets and FK Organisation alone: a kommune whose pages can be looked at."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from tests.integration.minby import DATO, FILER
from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.config import Config
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.kommandoer.cli import main
from webapp.services.indlaes.udfyld import STAMDATAFIL, Stamdata, laes_stamdata
from webapp.store import opslag
from webapp.store.kildefiler import load_kildefiler
from webapp.store.varianter import find_variant


@pytest.fixture
def klient(eget_lager, config):
    app = create_app(
        Config(
            data=eget_lager.data,
            templates=config.templates,
            static=config.static,
            seed=config.seed,
            maks_upload=config.maks_upload,
        )
    )
    gem_alle_sider(app)
    return app.test_client()


def indlaes(lager, filer=FILER, **kw):
    fund = lager.indlaes("minby", filer, stamdata=Stamdata(dato=DATO, **kw))
    return {et.kode for et in fund}


def test_what_was_filled_in_is_told(eget_lager):
    assert indlaes(eget_lager) - {"KOLONNE_MANGLER", "FK_IKKE_SPURGT"} == {
        "KOMMUNE_ANTAGET",
        "PROEVEBORGERE_LAVET",
        "OPSAETNING_ANTAGET",
        "ROLLER_ANTAGET",
    }


def test_every_sag_has_its_page_and_the_citizen_reads_the_units_telephone(eget_lager, klient):
    indlaes(eget_lager)
    kommune = BeautifulSoup(klient.get("/minby/").text, "lxml")
    assert kommune.h1.get_text() == "Visitation Syd"  # FK ORG's top unit names the kommune
    borgere = BeautifulSoup(klient.get("/minby/org/mit-overblik/").text, "lxml")
    links = borgere.select(".testperson a.button-primary")
    sider = []
    for person in (link["href"] for link in links):
        sager = BeautifulSoup(klient.get(f"{person}sager/?vis=100").text, "lxml")
        objekter = [r["data-objekt"] for r in sager.select("[data-objekt^='sag/']")]
        assert len(objekter) in {0, 3, 4, 5, 6}
        sider += [klient.get(f"{person}sager/{o.removeprefix('sag/')}/") for o in set(objekter)]
    assert {side.status_code for side in sider} == {200}
    assert any("33 34 94 00" in side.text for side in sider)


def test_all_pages_that_the_kommune_links_to_are_there(eget_lager, klient):
    indlaes(eget_lager)
    set_, koe = set(), ["/minby/", "/minby/org/", "/minby/org/mit-overblik/"]
    while koe and len(set_) < 150:
        adresse = koe.pop(0)
        if adresse in set_:
            continue
        set_.add(adresse)
        svar = klient.get(adresse)
        assert svar.status_code in {200, 302}, adresse
        if svar.location:
            koe.insert(0, svar.location)
        if svar.mimetype != "text/html":
            continue
        suppe = BeautifulSoup(svar.text, "lxml")
        links = (a["href"].partition("#")[0] for a in suppe.select("a[href^='/minby/']"))
        koe.extend(link for link in links if link not in set_)
    assert any("serviceydelser" in adresse for adresse in set_)
    assert any("hvorfor" in adresse for adresse in set_)


def test_the_borgerblik_is_set_up_for_every_number_in_use_and_sapa_has_one_role(eget_lager):
    indlaes(eget_lager)
    with eget_lager.aaben("minby") as database:
        variant = find_variant(database, "org")
    assert [str(r.kle) for r in variant.opsaetning.raekker if r.aktiv] == [
        "27.36.04",
        "27.60.11",
        "29.09.08",
    ]
    assert [rolle.navn for rolle in variant.roller] == ["Alle"]


def test_a_later_import_keeps_name_cvr_and_date_and_makes_the_same_citizens(eget_lager):
    indlaes(eget_lager, navn="Minby Kommune", cvr=Cvr("12345678"))

    def hent():
        with eget_lager.aaben("minby") as database:
            return opslag.load_kommune(database), opslag.load_personer(database)

    foer = hent()
    assert str(foer[0].cvr) == "12345678"
    assert foer[0].dato == DATO
    eget_lager.indlaes("minby", {"fk.json": FILER["fk.json"]})
    assert hent() == foer


def test_own_test_data_take_the_place_of_the_citizens(eget_lager):
    indlaes(eget_lager)
    egne = {"personer.csv": b"Person;Navn;CPR\nnancy;Nancy Ann Berggren;251248-4916\n"}
    koder = indlaes(eget_lager, egne)
    assert "PROEVEBORGERE_LAVET" not in koder
    with eget_lager.aaben("minby") as database:
        assert [person.slug for person in opslag.load_personer(database)] == ["nancy-ann-berggren"]


def test_a_sheet_that_names_the_kommune_is_believed(eget_lager):
    ark = {"kommune.csv": "Kommune;CVR;Dato\nKorsbæk Kommune;11111111;2024-04-08\n".encode()}
    koder = indlaes(eget_lager, FILER | ark, navn="Et andet navn")
    assert "KOMMUNE_ANTAGET" not in koder
    with eget_lager.aaben("minby") as database:
        assert opslag.load_kommune(database).navn == "Korsbæk Kommune"


def test_the_preparation_sheet_alone_gives_a_variant_without_mapping(eget_lager, klient):
    indlaes(eget_lager, {"forberedelse.csv": FILER["forberedelse.csv"]})
    assert klient.get("/minby/uden-organisationsark/kontrol/").status_code == 200


def test_the_kept_choices_read_back_as_they_were(eget_lager):
    givet = Stamdata("Ærø; »Kommune«", Cvr("12345678"), DATO)
    assert laes_stamdata(givet.som_fil()[STAMDATAFIL]) == givet
    assert Stamdata().som_fil() == {}
    assert laes_stamdata(b"") == Stamdata()
    indlaes(eget_lager)
    with eget_lager.aaben("minby") as database:
        assert STAMDATAFIL in load_kildefiler(database)


def test_the_command_takes_name_cvr_and_date(eget_lager, tmp_path):
    stier = []
    for navn, indhold in FILER.items():
        (tmp_path / navn).write_bytes(indhold)
        stier.append(str(tmp_path / navn))
    argumenter = ["import", *stier, "--kommune", "minby", "--navn", "Minby Kommune"]
    miljoe = {"FORHAANDSBLIK_DATA": str(eget_lager.data)}
    svar = CliRunner().invoke(main, [*argumenter, "--cvr", "1234"], env=miljoe)
    assert svar.exit_code == 2
    assert "otte cifre" in svar.stderr
    dele = [*argumenter, "--cvr", "12345678", "--dato", "2026-11-21"]
    svar = CliRunner().invoke(main, dele, env=miljoe)
    assert svar.exit_code == 1
    assert "KOMMUNE_ANTAGET" not in svar.stdout
    with eget_lager.aaben("minby") as database:
        assert opslag.load_kommune(database).navn == "Minby Kommune"
