"""A verdict's picture: made beside the request, of what was judged, and told of where it lacks."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.integration.verifikation.testplanen import PLAN, begynd, doem, plan
from tests.klient import PageClient, lav_app
from webapp.billeder.browser import MILJOEVARIABEL
from webapp.billeder.sidebillede import BREDDE, Billedkoe, Ordre, maskeret
from webapp.billeder.sidevalg import Svar
from webapp.config import Config
from webapp.services.grundlag import load_grundlag
from webapp.web.sidebillede import KOE, bestil_billede

TAALMOD = 60


@pytest.fixture
def serveret(data: Path, config: Config) -> PageClient:
    """A client of an app that makes pictures, with the testplan of model 1."""
    klient = PageClient(lav_app(replace(config, data=data, sidebilleder=True)))
    plan(klient, handling="lav")
    return klient


def vent(klient: PageClient) -> Billedkoe:
    """Until every picture that was ordered is made or given up."""
    koe: Billedkoe = klient.app.extensions[KOE]
    slut = time.monotonic() + TAALMOD
    while koe.venter and time.monotonic() < slut:
        time.sleep(0.05)
    assert not koe.venter
    return koe


def billeder(klient: PageClient) -> list[str]:
    return klient.get(f"{PLAN}rapport/").xpath("//figure//img/@src")


def test_a_judged_page_has_its_picture_in_the_report_and_on_the_verdict(serveret):
    side = begynd(serveret)
    doem(serveret, side)
    assert vent(serveret).grund == ""
    (adresse,) = billeder(serveret)
    svar = serveret.klient.get(adresse)
    assert svar.content_type == "image/png"
    with Image.open(io.BytesIO(svar.data)) as billede:
        assert billede.width == BREDDE
    assert "Se billedet" in serveret.get(side.adresse).tekst
    assert serveret.get(f"{PLAN}tilfaelde/1/").link("Se billedet").endswith(adresse)
    assert "ikke noget billede" not in serveret.get(f"{PLAN}rapport/").indhold
    pdf = serveret.klient.get(f"{PLAN}rapport/testrapport.pdf/").data
    with pikepdf.open(io.BytesIO(pdf)) as bog:
        assert any(blad.get_images() for blad in bog.pages)
    serveret.get(adresse.replace(adresse.split("/")[-2], "0" * 64), 404)


def test_without_a_browser_all_else_works_and_the_report_says_so(
    serveret, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(MILJOEVARIABEL, "findes-ikke-paa-maskinen")
    doem(serveret, begynd(serveret))
    vent(serveret)
    rapport = serveret.get(f"{PLAN}rapport/")
    assert "1 bedømmelse har ikke noget billede." in rapport.indhold
    assert "som ikke er et program på denne maskine" in rapport.indhold
    assert not billeder(serveret)
    # With a browser again, it is made of the page as it still is.
    monkeypatch.delenv(MILJOEVARIABEL)
    plan(serveret, handling="billeder")
    vent(serveret)
    assert len(billeder(serveret)) == 1


def test_a_page_that_says_something_else_now_is_not_photographed(serveret):
    doem(serveret, begynd(serveret))
    vent(serveret)
    lager = serveret.app.extensions["kommunelager"]
    with serveret.app.app_context(), lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        database.execute("DELETE FROM sidebillede")
        bestil_billede(grundlag, "mit-overblik/nancy-ann-berggren/sager", "0" * 64)
    vent(serveret)
    assert not billeder(serveret)


def test_one_picture_that_cannot_be_kept_stops_no_other():
    gemt = []
    koe = Billedkoe(lambda _adresse: Svar(404, "text/plain", b""), hvile=0.1)

    def gaar_galt(_png: bytes) -> None:
        raise OSError("the disk is full")

    koe.bestil(Ordre(1, lambda: "<html><body><h1>En</h1></body></html>", gaar_galt))
    koe.bestil(Ordre(2, lambda: "<html><body><h1>To</h1></body></html>", gemt.append))
    slut = time.monotonic() + TAALMOD
    while koe.venter and time.monotonic() < slut:
        time.sleep(0.05)
    assert len(gemt) == 1


def test_a_picture_shows_no_cpr_number():
    html = '<a href="/p/251248-4916/">Nancy</a><p>251248-4916 og <b>2512484916</b></p>'
    assert maskeret(html) == (
        '<a href="/p/251248-4916/">Nancy</a><p>251248-XXXX og <b>251248-XXXX</b></p>'
    )
