"""Telephones that follow: what they are shown, what they may, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.formular import noegle
from tests.klient import PageClient, lav_app
from webapp.app import create_app
from webapp.config import Config
from webapp.kommandoer.opstart import ManglerKodeError, saet_sammen
from webapp.kommandoer.workshop import til_workshop
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kommuner.varianter import omdoeb, slet
from webapp.services.workshop.egne import gem, kraev_eget, opret
from webapp.services.workshop.samling import medfoelgende
from webapp.store.scenarier import slet_scenarie
from webapp.store.varianter import load_varianthoveder
from webapp.web.forsoeg import RATION

KODE = "korsbæk-2026"
SCENARIE = "/korsbaek/workshop/model-1-eller-model-2"


def aabn(klient: FlaskClient, scenarie: str = SCENARIE) -> str:
    """A workshop is opened; its code."""
    svar = klient.post(f"{scenarie}/aabn/")
    assert svar.status_code == 303
    return svar.location.split("/")[2]


@pytest.fixture
def telefonen(config: Config, lager: object) -> PageClient:
    """A server without a code, and the leader at it; each test has its own."""
    return PageClient(lav_app(config))


@pytest.fixture
def lukket(data: Path, config: Config) -> FlaskClient:
    """A server that asks for a code, and a leader who has given it."""
    klient = create_app(replace(config, data=data, adgangskode=KODE)).test_client()
    side = klient.get("/adgang/").text
    klient.post("/adgang/", data={"kode": KODE, "csrf_token": noegle(side)})
    return klient


def test_a_workshop_is_opened_led_followed_and_ended(telefonen: PageClient):
    leder, telefon = telefonen.klient, telefonen.app.test_client()
    kode = aabn(leder)
    velkommen = telefonen.get(f"/w/{kode}/velkommen/")
    assert "Telefoner kan ikke følge med endnu" in velkommen.tekst
    assert "serve" not in velkommen.tekst
    assert not velkommen.xpath("//img"), "a code that no telephone can use is not shown"
    assert velkommen.xpath("//a[.='Tilbage til scenarierne']/@href") == ["/korsbaek/workshop/"]
    qr = leder.get(f"/w/{kode}/qr/")
    assert (qr.content_type, qr.data[:4]) == ("image/svg+xml", b"<?xm")
    svar = telefon.get(f"/w/{kode}/")
    assert svar.location == f"{SCENARIE}/1/?foelg={kode}"
    leder.post(f"/w/{kode}/vis/", data={"skridt": "2", "fra": "scene"})
    assert telefon.get(f"/w/{kode}/").location == f"{SCENARIE}/2/?foelg={kode}"
    side = telefonen.get(f"{SCENARIE}/2/?foelg={kode}")
    assert not side.xpath("//a[@rel]"), "one who follows does not lead"
    assert side.xpath("//a[.='Til det, der vises nu']/@href") == [f"/w/{kode}/"]
    assert leder.post(f"/w/{kode}/luk/").status_code == 303
    assert telefon.get(f"/w/{kode}/").status_code == 404
    assert telefon.get(f"/w/{kode}/tilstand/").status_code == 410


def test_asking_again_costs_nothing(telefonen: PageClient):
    kode = aabn(telefonen.klient)
    telefon = telefonen.app.test_client()
    svar = telefon.get(f"/w/{kode}/tilstand/")
    assert svar.json is not None
    assert svar.json["skridt"] == 1
    igen = telefon.get(f"/w/{kode}/tilstand/", headers={"If-None-Match": svar.headers["ETag"]})
    assert (igen.status_code, igen.data) == (304, b"")
    telefonen.klient.post(f"/w/{kode}/vis/", data={"side": "b"})
    nyt = telefon.get(f"/w/{kode}/tilstand/", headers={"If-None-Match": svar.headers["ETag"]})
    assert nyt.json is not None
    assert nyt.json["side"] == "b"


def test_two_leaders_change_the_same_and_what_is_wrong_changes_nothing(telefonen: PageClient):
    en, anden = telefonen.klient, telefonen.app.test_client()
    kode = aabn(en)
    en.post(f"/w/{kode}/vis/", data={"skridt": "4"})
    anden.post(f"/w/{kode}/vis/", data={"skridt": "3", "side": "b"})
    for forkert in (
        {"skridt": "99"},
        {"skridt": "0"},
        {"skridt": "x"},
        {"side": "c"},
        {"sort": "2"},
    ):
        anden.post(f"/w/{kode}/vis/", data=forkert)
    nu = en.get(f"/w/{kode}/tilstand/").json
    assert nu is not None
    assert (nu["skridt"], nu["side"], nu["sort"]) == (3, "b", False)


def test_the_leaders_window_has_notes_time_and_answers(telefonen: PageClient):
    kode = aabn(telefonen.klient)
    side = telefonen.get(f"/w/{kode}/leder/")
    assert "Sig, at alle tal og sider er kommunens egne" in side.tekst
    assert "0 af 10 minutter gået" in side.tekst
    telefonen.klient.post(f"/w/{kode}/vis/", data={"skridt": "10"})
    telefon = telefonen.app.test_client()
    telefon.get(f"/w/{kode}/")
    for valg in ("0", "1", "1", "7", "x"):
        telefon.post(f"/w/{kode}/stem/", data={"valg": valg, "skridt": "10"})
    telefon.post(f"/w/{kode}/stem/", data={"valg": "0", "skridt": "9"})
    telefonen.app.test_client().post(f"/w/{kode}/stem/", data={"valg": "0", "skridt": "10"})
    side = telefonen.get(f"/w/{kode}/leder/")
    assert "Handicap og Psykiatri, 12 34 71 20: 1 stemme (100 %)" in side.tekst
    assert "Visitation Syd - Social, 12 34 70 20: 0 stemmer (0 %)" in side.tekst


def test_one_who_looks_around_comes_back_by_one_link(telefonen: PageClient):
    kode = aabn(telefonen.klient)
    side = telefonen.get(f"{SCENARIE}/2/?foelg={kode}")
    (hele, _) = side.xpath("//p[@class='scene-hele']/a/@href")
    hele_siden = telefonen.get(hele)
    assert hele_siden.xpath("//a[.='Tilbage til workshoppen']/@href") == [f"/w/{kode}/"]
    (sager,) = hele_siden.xpath("//a[@class='mo-navn']/@href")
    assert telefonen.get(sager).xpath("//a[.='Tilbage til workshoppen']")


def test_a_telephone_with_the_workshops_code_may_read_and_nothing_else(lukket: FlaskClient):
    kode = aabn(lukket)
    telefon = lukket.application.test_client()
    laes = [f"{SCENARIE}/2/", "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/"]
    assert [telefon.get(sti).status_code for sti in laes] == [303, 303]
    telefon.get(f"/w/{kode}/")
    assert [telefon.get(sti).status_code for sti in laes] == [200, 200]
    for sti in (
        "/",
        "/korsbaek/",
        "/korsbaek/indlaes/",
        "/korsbaek/model-1/mapping/",
        "/slides/model-1/mit-overblik/nancy-ann-berggren/",
        f"/w/{kode}/leder/",
        f"/w/{kode}/velkommen/",
    ):
        assert telefon.get(sti).location.startswith("/adgang/"), sti
    for sti in (f"/w/{kode}/vis/", f"/w/{kode}/luk/", f"{SCENARIE}/aabn/"):
        assert telefon.post(sti).location.startswith("/adgang/"), sti
    assert telefon.post("/korsbaek/model-1/sapa/visitator/").location.startswith("/adgang/")
    lukket.post(f"/w/{kode}/luk/")
    assert telefon.get(laes[0]).location.startswith("/adgang/")


def test_one_who_guesses_waits_and_keeps_nobody_out_who_follows(lukket: FlaskClient):
    kode = aabn(lukket)
    telefon, gaetter = (lukket.application.test_client() for _ in range(2))
    telefon.get(f"/w/{kode}/")
    for _ in range(RATION):
        assert gaetter.get("/w/forkert/").status_code == 404
    assert gaetter.get("/w/forkert/").status_code == 429
    assert gaetter.get(f"/w/{kode}/").status_code == 429, "nor the right one after that"
    assert telefon.get(f"/w/{kode}/").status_code == 303
    assert telefon.get(f"/w/{kode}/tilstand/").status_code == 200


def test_w_is_no_kommune(egen: PageClient):
    svar = egen.klient.get("/indlaes/")
    data = {"csrf_token": noegle(svar.text), "navn": "w"}
    assert egen.klient.post("/indlaes/", data=data).status_code != 303


def test_serve_workshop_listens_on_the_network_with_a_code(
    config: Config, monkeypatch: pytest.MonkeyPatch
):
    uden = replace(config, adgangskode="", adgangskodefil=None)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    vaert, valgt = til_workshop("127.0.0.1", uden, None)
    assert (vaert, valgt.adgangskode, valgt.workshop) == ("0.0.0.0", "", True)  # noqa: S104 - said
    with pytest.raises(ManglerKodeError):
        saet_sammen(valgt, vaert, None, ())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_, **__: KODE)
    assert til_workshop("127.0.0.1", uden, None)[1].adgangskode == KODE
    assert til_workshop("192.168.1.4", replace(uden, adgangskode="sat i miljøet"), None) == (
        "192.168.1.4",
        replace(uden, adgangskode="sat i miljøet", workshop=True),
    )


def test_the_address_follows_the_network_that_the_machine_is_on(
    config: Config, lager: object, monkeypatch: pytest.MonkeyPatch
):
    klient = create_app(replace(config, workshop=True)).test_client()
    kode = aabn(klient)
    for adresse in ("192.168.1.4", "10.0.0.7"):
        monkeypatch.setattr("webapp.web.samvaer.find_adresse", lambda en=adresse: en)
        assert f"{adresse}:80/w/{kode}/" in klient.get(f"/w/{kode}/velkommen/").text
    monkeypatch.setattr("webapp.web.samvaer.find_adresse", lambda: "")
    assert "Telefoner kan ikke følge med endnu" in klient.get(f"/w/{kode}/velkommen/").text


def test_a_variant_that_is_deleted_or_renamed_under_a_workshop_is_told_and_stops_nobody(
    egen: PageClient, mit_lager: Kommunelager
):
    kode = aabn(egen.klient)
    telefon = egen.app.test_client()
    telefon.get(f"/w/{kode}/")
    with mit_lager.aaben("korsbaek") as database:
        omdoeb(database, "model-1", "Et andet navn", "")
    trin = f"{SCENARIE}/2/?foelg={kode}"
    assert telefon.get(trin).status_code == 200
    with mit_lager.aaben("korsbaek") as database:
        for hoved in load_varianthoveder(database):
            if hoved.model == 2:
                slet(database, hoved.slug)
    egen.klient.post(f"/w/{kode}/vis/", data={"skridt": "10"})
    for sti in (trin, f"/w/{kode}/leder/", f"{SCENARIE}/10/?leder={kode}"):
        assert "Der er ingen variant af model 2." in egen.get(sti).tekst
    telefon.post(f"/w/{kode}/stem/", data={"valg": "0", "skridt": "10"})
    tilstand = telefon.get(f"/w/{kode}/tilstand/").json
    assert tilstand is not None
    assert (tilstand["skridt"], tilstand["svar"]) == (10, [])
    # The first step is a text: it runs as before.
    egen.klient.post(f"/w/{kode}/vis/", data={"skridt": "1"})
    assert telefon.get(f"/w/{kode}/").location.endswith(f"/1/?foelg={kode}")


def test_a_scenario_that_becomes_shorter_or_is_deleted_under_a_workshop(
    egen: PageClient, mit_lager: Kommunelager
):
    with mit_lager.aaben("korsbaek") as database:
        slug = opret(database, replace(medfoelgende()[0], titel="Vores egen"), ())
    aabnet = egen.klient.post(f"/korsbaek/workshop/{slug}/aabn/")
    kode = aabnet.location.split("/")[2]
    telefon = egen.app.test_client()
    egen.klient.post(f"/w/{kode}/vis/", data={"skridt": "10"})
    with mit_lager.aaben("korsbaek") as database:
        eget = kraev_eget(database, slug)
        assert eget.scenarie is not None
        kort = replace(eget.scenarie, skridt=eget.scenarie.skridt[:3])
        gem(database, eget, kort, eget.version, "Kortere")
    assert telefon.get(f"/w/{kode}/").location.endswith(f"/{slug}/3/?foelg={kode}")
    assert "3 af 3" in egen.get(f"/w/{kode}/leder/").tekst
    with mit_lager.aaben("korsbaek") as database:
        slet_scenarie(database, slug)
    for sti in (f"/w/{kode}/", f"/w/{kode}/leder/", f"/w/{kode}/velkommen/"):
        assert f"intet scenarie, der hedder »{slug}«" in egen.get(sti, 404).tekst
    assert egen.klient.post(f"/w/{kode}/luk/").status_code == 303


def test_the_telephones_code_opens_no_page_that_changes_a_scenario(lukket: FlaskClient):
    kode = aabn(lukket)
    telefon = lukket.application.test_client()
    telefon.get(f"/w/{kode}/")
    hele = f"{SCENARIE}/2/hele/a/mit-overblik/nancy-ann-berggren/"
    assert telefon.get(hele).status_code == 200
    for sti in ("tilfoej", "nyt", "indlaes", "model-2/ret", "model-2/hent", "model-2/slet"):
        svar = telefon.get(f"/korsbaek/workshop/{sti}/")
        assert svar.location.startswith("/adgang/"), sti
        assert telefon.post(f"/korsbaek/workshop/{sti}/").status_code in {303, 400, 405}, sti
