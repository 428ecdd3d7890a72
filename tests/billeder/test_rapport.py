"""The report: opens from disk, is worked through by keyboard alone, and its file is taken in."""

import json
import os
from pathlib import Path

import pytest

from tests.axe import axes_fund
from tests.sider import MILJOEVARIABEL, gem_side
from webapp.billeder.basis import BasisError
from webapp.billeder.beslutning import LOG, Dom, afgoer, afgoer_af_fil
from webapp.billeder.koersel import sammenlign_med_basis, sammenlign_varianter
from webapp.billeder.rapport import skriv_rapport
from webapp.billeder.resultatfil import laes_resultat


def gem_html(mappe):
    """Let html-validate see the report, as it sees every page that a test opens."""
    if os.environ.get(MILJOEVARIABEL):
        for fil in mappe.glob("*.html"):
            gem_side(
                Path(os.environ[MILJOEVARIABEL]), f"rapport/{fil.name}", fil.read_text("utf-8")
            )


def test_the_same_change_on_five_pages_is_judged_once_by_keyboard_alone(koersel, tmp_path, page):
    rapport = koersel.mappe.koersel.rod / "rapport"
    gem_html(rapport)
    fejl = []
    page.on("console", lambda besked: fejl.append(besked.text))
    page.goto((rapport / "index.html").as_uri())
    assert page.locator("[data-kort=slags]").count() == 1
    assert "5 ydelser på 5 sider" in page.locator(".rapport-sider summary").first.inner_text()
    assert axes_fund(page) == []
    page.reload()
    tab_til(page, "navn")
    page.keyboard.type("Anne Test")
    page.keyboard.press("Enter")
    tab_til(page, "grund")
    page.keyboard.type("Nyt nummer fra 1. maj")
    page.keyboard.press("Enter")
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.id") == "hent"
    with page.expect_download() as hentet:
        page.keyboard.press("Enter")
    fil = tmp_path / "beslutninger.json"
    hentet.value.save_as(fil)
    assert "1 beslutning er hentet" in page.locator("#besked").inner_text()
    assert fejl == []
    svar = afgoer_af_fil(koersel.mappe, fil)
    assert svar[-1] == "5 sider er nu basis, som de ser ud."
    assert sammenlign_med_basis(koersel).exitstatus == 0
    (linje,) = (koersel.mappe.rod / LOG).read_text("utf-8").splitlines()
    assert json.loads(linje)["navn"] == "Anne Test"
    assert json.loads(linje)["grund"] == "Nyt nummer fra 1. maj"


def test_two_pictures_are_looked_at_in_four_ways_by_keyboard(koersel, page):
    page.goto((koersel.mappe.koersel.rod / "rapport" / "billede-1.html").as_uri())
    assert axes_fund(page) == []
    visning = page.locator(".rapport-visning")
    tab_til(page, "visning-par")
    page.keyboard.press("ArrowDown")
    tab_til(page, "skyder")
    foer = page.locator(".rapport-billede--nu .rapport-lag").get_attribute("style")
    page.keyboard.press("ArrowRight")
    assert page.locator(".rapport-billede--nu .rapport-lag").get_attribute("style") != foer
    page.locator("#visning-skyder").focus()
    page.keyboard.press("ArrowDown")
    assert visning.get_attribute("data-visning") == "oven"
    page.keyboard.press("ArrowDown")
    tab_til(page, "skift")
    page.keyboard.press("Enter")
    assert page.locator("#hvilken").inner_text() == "Viser nu"
    assert page.locator(".rapport-billede--foer").is_hidden()
    page.keyboard.press("n")
    assert page.locator("#sted").inner_text() == "Nr. 1 af 1"
    assert page.locator("rect.valgt").count() == 1


def test_two_variants_are_called_by_their_names_and_not_before_and_now(opgave, config, page):
    sag = "mit-overblik/nancy-ann-berggren/sager/cura-2023-0101"
    ordre = opgave(kommuner=("korsbaek",), sider=(sag,), bredder=(375,))
    resultat = sammenlign_varianter(ordre, "model-1", "model-2")
    forside = skriv_rapport(ordre.mappe.koersel.rod, resultat, config)
    page.goto(forside.as_uri())
    assert page.locator("dt").all_inner_texts()[:2] == ["model-1", "model-2"]
    page.goto((forside.parent / "billede-1.html").as_uri())
    assert page.locator("figcaption").all_inner_texts() == ["model-1", "model-2"]
    page.locator("#visning-blink").check(force=True)
    page.locator("#skift").press("Enter")
    assert page.locator("#hvilken").inner_text() == "Viser model-2"


def test_a_decision_without_a_reason_is_not_downloaded(koersel, page):
    page.goto((koersel.mappe.koersel.rod / "rapport" / "index.html").as_uri())
    page.locator("#hent").press("Enter")
    assert page.locator("#besked").inner_text().startswith("Der er ikke afgjort noget endnu")
    page.locator("#godkend").press("Enter")
    assert page.locator("#besked").inner_text() == "Skriv først navnet på den, der afgør."
    assert page.evaluate("document.activeElement.id") == "navn"
    page.fill("#navn", "Anne")
    page.locator("#godkend").press("Enter")
    assert page.locator("#besked").inner_text().startswith("Skriv en grund")
    assert page.evaluate("document.activeElement.id") == "grund"


def test_a_rejected_difference_stays_a_difference_and_one_page_can_be_accepted_alone(tekstkoersel):
    (gruppe,) = laes_resultat(tekstkoersel.mappe.koersel.rod).grupper
    dom = Dom(kode=gruppe.noegle, navn="Anne", grund="Forkert nummer", afvis=True)
    afgoer(tekstkoersel.mappe, [dom])
    assert len(sammenlign_med_basis(tekstkoersel).forskellige) == 5
    alene = (gruppe.sider[0].navn,)
    dom = Dom(kode=gruppe.noegle, navn="Anne", grund="Rigtigt her", sider=alene)
    afgoer(tekstkoersel.mappe, [dom])
    assert len(sammenlign_med_basis(tekstkoersel).forskellige) == 4


@pytest.mark.parametrize("navn, grund, ord_", [("", "x", "navn"), ("x", " ", "grund")])
def test_a_decision_has_a_name_and_a_reason(tekstkoersel, navn, grund, ord_):
    (gruppe,) = laes_resultat(tekstkoersel.mappe.koersel.rod).grupper
    with pytest.raises(BasisError, match=ord_):
        afgoer(tekstkoersel.mappe, [Dom(kode=gruppe.noegle, navn=navn, grund=grund)])


@pytest.mark.parametrize("indhold", ["", "[]", '{"beslutninger": [{"gruppe": "x"}]}', "\x00"])
def test_a_file_that_holds_no_decisions_is_refused(tekstkoersel, tmp_path, indhold):
    fil = tmp_path / "andet.json"
    fil.write_text(indhold)
    with pytest.raises(BasisError, match="ikke en fil med beslutninger"):
        afgoer_af_fil(tekstkoersel.mappe, fil)


def test_a_file_is_taken_whole_or_not_at_all(tekstkoersel, tmp_path):
    (gruppe,) = laes_resultat(tekstkoersel.mappe.koersel.rod).grupper
    dom = {"gruppe": gruppe.noegle, "afgoerelse": "godkendt", "navn": "Anne", "grund": "Nyt"}
    fil = tmp_path / "beslutninger.json"
    koersel = laes_resultat(tekstkoersel.mappe.koersel.rod).koersel
    to = {"koersel": koersel, "beslutninger": [dom, dom | {"gruppe": "0123456789ab"}]}
    fil.write_text(json.dumps(to))
    with pytest.raises(BasisError, match=r"0123456789ab.*sammenlignet igen"):
        afgoer_af_fil(tekstkoersel.mappe, fil)
    assert len(sammenlign_med_basis(tekstkoersel).forskellige) == 5
    fil.write_text(json.dumps({"koersel": koersel, "beslutninger": [dom]}))
    assert afgoer_af_fil(tekstkoersel.mappe, fil)[-1].startswith("5 sider er nu basis")
    with pytest.raises(BasisError, match="Er den afgjort"):
        afgoer_af_fil(tekstkoersel.mappe, fil)


def tab_til(page, id_):
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == id_:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach #{id_}")
