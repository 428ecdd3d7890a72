"""One prøveborger is added by sagstype, unit, ydelse and date, and stays what she is."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from tests.formular import send
from tests.integration.minby import DATO, FILER, SIDE, VALG
from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.domain.testdata.tilfoejede import TILFOEJET
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.importers.egneark.proeveark import PROEVEFIL
from webapp.services.indlaes.udfyld import Stamdata
from webapp.services.kommuner import arbejdsrum
from webapp.store import opslag
from webapp.store.kildefiler import load_fund

TESTDATA = {
    "personer.csv": b"Person;Navn;CPR\nnancy;Nancy Ann Berggren;251248-4916\n",
    "sager.csv": "Sagsnummer;Fagsystem;Titel;Oprettet;Primær part;Sagstype\n"
    "S1;Cura;Hjemmehjælp;2026-05-01;nancy;Hjemmehjælp\n".encode(),
}


@pytest.fixture
def minby(eget_lager):
    eget_lager.indlaes("minby", FILER, stamdata=Stamdata("Minby Kommune", Cvr("12345678"), DATO))
    return eget_lager


@pytest.fixture
def klient(minby, config):
    app = create_app(replace(config, data=minby.data))
    # However busy the machine is, the answer comes at once; test_ventetid.py has the other case.
    app.extensions["baggrund"].vent = 60
    gem_alle_sider(app)
    return app.test_client()


def suppe(svar):
    return BeautifulSoup(svar.get_data(as_text=True), "lxml")


def tekst(svar):
    return " ".join(suppe(svar).select_one("main").get_text(" ").split())


def personer(lager):
    with lager.aaben("minby") as database:
        return {p.slug: p for p in opslag.load_personer(database)}


def test_she_is_in_the_chooser_and_on_every_page_with_exactly_what_was_chosen(klient, minby):
    svar = send(klient, SIDE, **VALG)
    assert svar.status_code == 303
    efter = klient.get(svar.location)
    assert "Asta Tilvalgsen er tilføjet" in tekst(efter)
    person = suppe(efter).select_one(".alert a")["href"]
    assert person == "/minby/org/mit-overblik/asta-tilvalgsen/"
    vaelger = suppe(klient.get("/minby/org/mit-overblik/"))
    assert person in [a["href"] for a in vaelger.select(".testperson a")]
    sager = suppe(klient.get(f"{person}sager/"))
    assert [r["data-objekt"] for r in sager.select("[data-objekt^='sag/']")] == ["sag/tilfoejet-1"]
    sag = tekst(klient.get(f"{person}sager/tilfoejet-1/"))
    assert "33 34 94 00" in sag, "the telephone of Visitation Syd"
    ydelser = klient.get(f"{person}serviceydelser-og-hjaelpemidler/")
    assert "tilfoejet-ydelse-1" in ydelser.text
    for side in ("sapa/alle/borger", "hvorfor"):
        assert "sag/tilfoejet-1" in klient.get(f"/minby/org/{side}/asta-tilvalgsen/").text
    assert "Prøveborger, som I selv har tilføjet" in personer(minby)["asta-tilvalgsen"].beskrivelse


def test_the_counts_of_the_kommune_know_her(klient, minby):
    def taelling():
        with minby.aaben("minby") as database:
            sql = """SELECT count(*) FROM nyeste JOIN gruppe ON gruppe.id = nyeste.gruppe_id
                     WHERE gruppe.uden_enhed IS NOT NULL"""
            return database.execute(sql).fetchone()[0]

    foer = taelling()
    send(klient, SIDE, **VALG)
    assert taelling() == foer + 2  # her sag and her ydelse
    send(klient, f"{SIDE}fjern/", SIDE, nr="1")
    assert taelling() == foer


def test_she_is_neither_lost_nor_mixed_when_test_data_come(klient, minby):
    send(klient, SIDE, **VALG)
    foer = personer(minby)["asta-tilvalgsen"]
    minby.indlaes("minby", TESTDATA)
    efter = personer(minby)
    assert set(efter) == {"nancy-ann-berggren", "asta-tilvalgsen"}
    assert replace(efter["asta-tilvalgsen"], slug=foer.slug) == foer
    with minby.aaben("minby") as database:
        sql = """SELECT s.sagsnummer, p.slug FROM sag s JOIN sagspart sp ON sp.sag_id = s.id
                 JOIN person p ON p.id = sp.person_id ORDER BY 1"""
        assert [tuple(r) for r in database.execute(sql)] == [
            ("S1", "nancy-ann-berggren"),
            ("TILFØJET-1", "asta-tilvalgsen"),
        ]
    assert "TILFØJET-1" in klient.get("/minby/org/hvorfor/asta-tilvalgsen/").text


def test_test_data_with_her_number_and_name_do_not_take_her_place(klient, minby):
    send(klient, SIDE, **VALG)
    hun = personer(minby)["asta-tilvalgsen"]
    # The seeds' way in: what is loaded so is not pseudonymised.
    filer = {"personer.csv": f"Person;Navn;CPR\na;{hun.navn};{hun.cpr.cifre}\n".encode()}
    minby.indlaes_lukket("minby", filer, None, 2)
    fundne = personer(minby)
    assert set(fundne) == {"asta-tilvalgsen", "asta-tilvalgsen-2"}
    assert len({p.cpr for p in fundne.values()}) == 2
    links = [a["href"] for a in suppe(klient.get(SIDE)).select("td a")]
    assert links == ["/minby/org/mit-overblik/asta-tilvalgsen-2/"]


def test_she_can_be_removed_and_the_others_keep_their_addresses(klient, minby):
    send(klient, SIDE, **VALG)
    send(klient, SIDE, **VALG | {"ydelse": ""})
    assert {"asta-tilvalgsen", "birger-tilvalgsen"} <= set(personer(minby))
    svar = send(klient, f"{SIDE}fjern/", SIDE, nr="1")
    assert "Prøveborgeren er fjernet" in tekst(klient.get(svar.location))
    assert "asta-tilvalgsen" not in personer(minby)
    assert "birger-tilvalgsen" in personer(minby)
    assert send(klient, f"{SIDE}fjern/", SIDE, nr="1").status_code == 404
    send(klient, SIDE, **VALG)
    assert "clara-tilvalgsen" in personer(minby), "a number is not used twice while a later one is"


def test_an_imported_list_without_her_sagstype_says_so_and_she_comes_back(klient, minby):
    send(klient, SIDE, **VALG)
    uden = FILER["forberedelse.csv"].replace("Hjemmehjælp".encode(), b"Hjemmepleje")
    minby.indlaes("minby", {"forberedelse.csv": uden})
    assert "asta-tilvalgsen" not in personer(minby)
    with minby.aaben("minby") as database:
        koder = {f.kode: f.tekst for f in load_fund(database)}
    assert "Sagstypen »Hjemmehjælp« er ikke i jeres ark." in koder["PROEVEBORGER_IKKE_LAVET"]
    assert "Kan ikke laves: Sagstypen »Hjemmehjælp«" in tekst(klient.get(SIDE))
    minby.indlaes("minby", {"forberedelse.csv": FILER["forberedelse.csv"]})
    assert "asta-tilvalgsen" in personer(minby)


def test_going_back_to_an_older_version_keeps_her(klient, minby):
    send(klient, SIDE, **VALG)
    arbejdsrum.gaa_tilbage(minby, "minby", 1)
    assert "asta-tilvalgsen" in personer(minby)


@pytest.mark.parametrize(
    "felter, svar",
    [
        ({"sagstype": ""}, "Vælg en sagstype."),
        ({"enhed": ""}, "Vælg en enhed."),
        ({"dato": ""}, "Vælg en dato"),
        ({"dato": "2026-11-22"}, "ligger efter den dag, siderne vises pr."),
        ({"dato": "1899-01-01"}, "Datoen skal være 1. januar 2000 eller senere."),
        ({"enhed": "<b>Ukendt</b>"}, "Enheden »<b>Ukendt</b>« er ikke i jeres ark."),
        ({"ydelse": "Diætist KOL"}, "hører til sagstypen »Forebyggelse«"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_changed(klient, minby, felter, svar):
    foer = personer(minby)
    fundet = send(klient, SIDE, **VALG | felter)
    assert fundet.status_code == 422
    assert svar in tekst(fundet)
    if "sagstype" not in felter:
        valgt = suppe(fundet).select_one("#sagstype option[selected]")["value"]
        assert valgt == "Hjemmehjælp", "what was chosen stands in the form"
    assert personer(minby) == foer


def test_a_kommune_without_sheets_is_told_what_to_load(klient, minby):
    minby.indlaes("tomby", {"fk.json": FILER["fk.json"]}, stamdata=Stamdata("Tomby", dato=DATO))
    assert "Indlæs forberedelsesarket" in tekst(klient.get("/tomby/proeveborgere/"))
    assert klient.get("/ukendt/proeveborgere/").status_code == 404


def test_a_copy_and_an_example_can_have_her_too(klient, minby, lager):
    send(klient, SIDE, **VALG)
    slug = arbejdsrum.kopier(minby, "minby", "Kopiby")
    assert "Asta Tilvalgsen" in tekst(klient.get(f"/{slug}/org/mit-overblik/"))
    shutil.copy(lager.fil("korsbaek"), minby.data)
    side = suppe(klient.get("/korsbaek/proeveborgere/"))
    valg = {n: side.select(f"#{n} option")[1]["value"] for n in ("sagstype", "enhed")}
    assert send(klient, "/korsbaek/proeveborgere/", dato="2024-03-01", **valg).status_code == 303
    assert "Asta Tilvalgsen" in tekst(klient.get("/korsbaek/model-1/mit-overblik/?soeg=tilvalgsen"))


def test_one_without_sager_is_made_found_and_kept(klient, minby):
    """By a button of its own, whatever the form says; she is there after an import too."""
    svar = send(klient, SIDE, uden_sager="1")
    assert svar.status_code == 303
    assert "Asta Tilvalgsen er tilføjet" in tekst(klient.get(svar.location))
    minby.indlaes("minby", TESTDATA)
    assert "asta-tilvalgsen" in personer(minby)
    fundet = klient.get("/minby/org/mit-overblik/?saerligt=uden-sager&vis=100")
    assert "Asta Tilvalgsen" in tekst(fundet)
    assert "Du har ingen sager" in tekst(
        klient.get("/minby/org/mit-overblik/asta-tilvalgsen/sager/")
    )
    liste = klient.get(SIDE)
    assert suppe(liste).select_one("td a")["href"].endswith("/asta-tilvalgsen/")
    send(klient, f"{SIDE}fjern/", SIDE, nr="1")
    assert "asta-tilvalgsen" not in personer(minby)


@pytest.mark.parametrize("raekke", ["1;Hjemmehjælp;;;2026-05-01", "1;;;Rengøring;2026-05-01"])
def test_a_row_that_is_half_a_sag_is_left_out_and_told(minby, raekke):
    ark = f"Prøveborger nr.;Sagstype;Enhed;Ydelse;Dato\n{raekke}\n2;;;;2026-05-01\n"
    minby.indlaes("minby", {PROEVEFIL: ark.encode()})
    with minby.aaben("minby") as database:
        assert "PROEVEBORGER_HALV" in {et.kode for et in load_fund(database)}
    # The second row is one without sager, by the name of her own number.
    tilfoejede = [p for p in personer(minby).values() if p.beskrivelse.startswith(TILFOEJET)]
    assert [p.beskrivelse for p in tilfoejede] == [f"{TILFOEJET} Ingen sager."]
