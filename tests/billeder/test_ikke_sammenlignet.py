""" "Could not compare" is not "same", and no advice makes basis of a page that nobody saw."""

import pytest
from lxml import etree

from tests.billeder.conftest import KNALLERT
from webapp.billeder.koersel import sammenlign_med_basis
from webapp.billeder.rapportfiler import som_data, som_junit
from webapp.billeder.resultatfil import skriv_resultat
from webapp.billeder.sidevalg import Svar
from webapp.billeder.tag import tag_basis


@pytest.fixture
def anden_motor(opgave, basis):
    """A basis whose pictures are of another browser: another product, or yesterday's version."""
    (mappe,) = (opgave().mappe.rod / "billeder").iterdir()
    ny = mappe.with_name("chromium-1.2.3.4")
    mappe.rename(ny)
    # The pictures were hashed as that browser's own.
    (tal,) = ny.rglob("*.json")
    return tal


def test_without_a_picture_of_this_browser_the_status_is_2_and_every_file_says_so(
    opgave, anden_motor, config
):
    resultat = sammenlign_med_basis(opgave())
    assert resultat.exitstatus == 2
    assert resultat.grupper == ()
    assert "Billedet af 1 side kunne ikke sammenlignes" in resultat.noter[0]
    assert "chromium-1.2.3.4" in resultat.noter[0]
    assert "screenshots take" not in resultat.noter[0]
    data = som_data(resultat)
    (uden,) = data["ikke_sammenlignet"]
    assert (uden["bredder"], data["exit"], data["forskellige"]) == ([1280], 2, 0)
    assert KNALLERT in uden["side"]
    rod = etree.fromstring(som_junit(resultat).encode())
    assert (rod.get("errors"), rod.get("failures")) == ("1", "0")
    assert "er ikke sammenlignet" in rod.find(".//error").get("message")
    skriv_resultat(opgave().mappe.koersel.rod, resultat)


def test_a_difference_and_a_picture_without_basis_are_both_told(opgave, anden_motor, aendret):
    resultat = sammenlign_med_basis(opgave(aendret({"Knallert": "Cykel"})))
    assert resultat.exitstatus == 1
    rod = etree.fromstring(som_junit(resultat).encode())
    assert "er ikke sammenlignet" in rod.find(".//failure").text
    assert len(som_data(resultat)["ikke_sammenlignet"]) == 1


def test_a_new_browsers_pictures_are_taken_of_the_accepted_page_and_of_no_other(
    opgave, basis, aendret, monkeypatch
):
    # As after an update: the same browser under another name.
    monkeypatch.setattr("webapp.billeder.fotosamling.Fotosamling.motor", "chromium-9.9.9.9")
    brudt = opgave(aendret(css="main{display:none}"))
    resultat, taget = tag_basis(brudt)
    assert (taget.tekster, taget.billeder, resultat.exitstatus) == (0, 0, 2)
    assert "ser måske anderledes ud" in resultat.noter[0]
    assert sammenlign_med_basis(opgave()).exitstatus == 2

    resultat, taget = tag_basis(opgave())
    assert (taget.tekster, taget.billeder, resultat.exitstatus) == (0, 1, 0)
    assert sammenlign_med_basis(opgave()).exitstatus == 0
    assert tag_basis(opgave(aendret(css="main{display:none}"), erstat=True))[1].billeder == 1


def test_a_page_without_its_style_sheet_is_a_fault_and_never_a_basis(opgave, hent):
    def uden_css(adresse):
        if adresse.startswith("/static/") and "/css/" in adresse:
            return Svar(404, "text/html", b"<title>Findes ikke")
        return hent(adresse)

    resultat, taget = tag_basis(opgave(uden_css))
    (gruppe,) = resultat.grupper
    assert "som ikke er der, så billedet er galt" in gruppe.saetning
    assert taget.billeder == 0


def test_take_counts_the_pages_that_it_read(opgave):
    valg = {"sider": ("mit-overblik/nancy-ann-berggren/*",), "billeder": False}
    resultat, taget = tag_basis(opgave(**valg))
    assert len(resultat.sider) == som_data(resultat)["sider"] == taget.tekster >= 10
    assert tag_basis(opgave(**valg))[1].filer == 0
