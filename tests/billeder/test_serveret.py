"""The report as the product serves it: a list of runs, decisions with a form, no way out."""

import json
import re
from dataclasses import replace
from threading import Thread

import pytest
from werkzeug.serving import make_server

from tests.axe import axes_fund
from tests.klient import PageClient, foldet, lav_app
from webapp.billeder.beslutning import LOG
from webapp.billeder.koersel import sammenlign_med_basis
from webapp.billeder.koersler import find_koersler, husk_mappe
from webapp.billeder.resultatfil import laes_resultat


@pytest.fixture
def egen_app(config, data):
    return lav_app(replace(config, data=data))


@pytest.fixture
def klienten(egen_app):
    return PageClient(egen_app)


@pytest.fixture
def serveret_koersel(tekstkoersel, data):
    """A run that the product knows of, and its address."""
    return _husk(tekstkoersel, data)


def _husk(koersel, data):
    husk_mappe(data, koersel.mappe.rod)
    (fundet,) = find_koersler(data, "slides")
    return koersel, f"/slides/billeder/{fundet.kode}/"


def aabn(klienten, adresse):
    """A page with a form, which preview pages never have: it sets the form's cookie."""
    svar = klienten.klient.get(adresse)
    assert svar.status_code == 200
    return foldet(svar.get_data(as_text=True))


def noegle(html):
    return re.search(r'name="csrf_token" value="([^"]+)"', html)[1]


def test_without_a_run_the_page_says_which_commands_to_run(klienten):
    side = klienten.get("/slides/billeder/")
    assert "forhaandsblik screenshots compare --kommune slides" in side.tekst
    assert any(
        adresse.startswith("/slides/billeder/") for adresse in klienten.get("/slides/").links()
    )


def test_a_run_is_listed_under_the_kommune_whose_pages_it_saw(klienten, serveret_koersel):
    _, adresse = serveret_koersel
    side = klienten.get("/slides/billeder/")
    assert "1 slags forskel på 5 af 5 sider" in side.tekst
    assert adresse in side.links()
    assert "Der er ingen kørsel" in klienten.get("/korsbaek/billeder/").tekst
    klienten.get(adresse.replace("slides", "korsbaek"), 404)


def test_a_difference_is_accepted_for_one_page_and_then_for_the_rest(klienten, serveret_koersel):
    koersel, adresse = serveret_koersel
    side = aabn(klienten, adresse)
    assert "33 34 94 01" in side
    (gruppe,) = laes_resultat(koersel.mappe.koersel.rod).grupper
    navne = [s.navn for s in gruppe.sider]
    svar = {
        "koersel": laes_resultat(koersel.mappe.koersel.rod).koersel,
        "gruppe": gruppe.noegle,
        "navn": "Anne",
        "grund": "Nyt nummer",
        "afgoerelse": "godkendt",
    }
    data = svar | {"csrf_token": noegle(side)}
    gemt = klienten.klient.post(adresse, data=data | {"side[]": navne[0]})
    assert gemt.status_code == 303
    assert "på 4 af 5 sider" in aabn(klienten, gemt.location)
    klienten.klient.post(adresse, data=data | {"side[]": navne[1:]})
    assert "ingen forskelle på 5 sider" in klienten.get(adresse).tekst
    assert sammenlign_med_basis(koersel).exitstatus == 0
    linjer = (koersel.mappe.rod / LOG).read_text("utf-8").splitlines()
    assert [len(json.loads(linje)["sider"]) for linje in linjer] == [1, 4]


@pytest.mark.parametrize(
    "rettet, status, saetning",
    [
        ({"csrf_token": "forkert"}, 422, "har stået åben for længe"),
        ({"grund": " "}, 422, "både navn og grund"),
        ({"gruppe": "findes-ikke"}, 422, "ingen forskel med koden"),
        ({"side[]": ["slides/model-1/andet"]}, 422, "findes ikke på siden"),
        ({"afgoerelse": "slet"}, 422, "Godkend eller Afvis"),
        ({"koersel": "andenkoe"}, 422, "sammenlignet igen siden"),
        ({"koersel": ""}, 422, "sammenlignet igen siden"),
        ({"beslutninger": "{}"}, 422, "ikke en fil med beslutninger"),
    ],
)
def test_a_decision_that_cannot_be_taken_changes_nothing(
    klienten, serveret_koersel, rettet, status, saetning
):
    koersel, adresse = serveret_koersel
    (gruppe,) = laes_resultat(koersel.mappe.koersel.rod).grupper
    data = {
        "csrf_token": noegle(aabn(klienten, adresse)),
        "koersel": laes_resultat(koersel.mappe.koersel.rod).koersel,
        "gruppe": gruppe.noegle,
        "side[]": [s.navn for s in gruppe.sider],
        "navn": "Anne",
        "grund": "x",
        "afgoerelse": "godkendt",
    }
    svar = klienten.klient.post(adresse, data=data | rettet)
    assert svar.status_code == status
    assert saetning in foldet(svar.get_data(as_text=True))
    assert not (koersel.mappe.rod / LOG).exists()


def test_another_machine_may_look_but_not_judge(klienten, serveret_koersel):
    koersel, adresse = serveret_koersel
    fjern = {"REMOTE_ADDR": "192.0.2.7"}
    noeglen = noegle(aabn(klienten, adresse))
    html = klienten.klient.get(adresse, environ_base=fjern).get_data(as_text=True)
    assert "33 34 94 01" in html
    assert "csrf_token" not in html
    assert str(koersel.mappe.rod) not in html
    svar = klienten.klient.post(adresse, data={"csrf_token": noeglen}, environ_base=fjern)
    assert svar.status_code == 403


@pytest.mark.parametrize(
    "sti", ["../resultat.json", "..%2fresultat.json", "../../sider", "/etc/passwd", "x/../../a", ""]
)
def test_no_path_leads_out_of_the_reports_folder(klienten, serveret_koersel, sti):
    _, adresse = serveret_koersel
    # The folder itself is a prefix, and leads back to its run; no file does.
    svar = klienten.klient.get(f"{adresse}rapport/{sti}")
    assert svar.status_code in ({404, 308} if sti else {302})


def test_the_served_report_is_judged_by_keyboard_and_its_pictures_keep_the_strict_policy(
    egen_app, koersel, data, page
):
    _, adresse = _husk(koersel, data)
    server = make_server("127.0.0.1", 0, egen_app, threaded=True)
    traad = Thread(target=server.serve_forever, daemon=True)
    traad.start()
    rod = f"http://127.0.0.1:{server.server_port}"
    try:
        fejl = []
        page.goto(rod + adresse)
        assert axes_fund(page) == []
        page.on("console", lambda besked: fejl.append(besked.text))
        page.goto(f"{rod}{adresse}rapport/billede-1.html")
        tab_til(page, "visning-par")
        page.keyboard.press("ArrowDown")
        assert page.locator(".rapport-visning").get_attribute("data-visning") == "skyder"
        page.locator("a.back-link").press("Enter")
        page.wait_for_url(f"**{adresse}")
        tab_til(page, "navn")
        page.keyboard.type("Anne Test")
        page.keyboard.press("Enter")
        tab_til(page, "grund")
        page.keyboard.type("Nyt nummer")
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        assert page.evaluate("document.activeElement.id") == "hent"
        page.keyboard.press("Enter")
        page.wait_for_url("**gemt=alle**")
        assert "ingen forskelle på 5 sider" in page.locator("main").inner_text()
        assert fejl == []
    finally:
        server.shutdown()
        traad.join(5)
    assert sammenlign_med_basis(koersel).exitstatus == 0


def tab_til(page, id_):
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == id_:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach #{id_}")
