"""The folder in the browser, from the disk: nothing is asked for outside it, axe is silent."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from tests.axe import axes_fund
from tests.browser.conftest import DESKTOP, TELEFON
from tests.html_validate import validate
from tests.sider import MILJOEVARIABEL, gem_side
from webapp.services.sidemappe.skrivning import skriv_mappe
from webapp.services.sidemappe.valg import Mappevalg
from webapp.web.sidemappe import lav_mappe

PERSON = "kim-borgersen"
VALG = Mappevalg(
    kommune="korsbaek",
    variant="model-1",
    par=("model-1", "model-2"),
    personer=(PERSON, "nancy-ann-berggren"),
    roller=("visitator",),
)
SLAGS = (
    "index",
    *(f"{PERSON}/{navn}" for navn in ("mit-overblik", "mit-overblik-sager", "hvorfor")),
    *(f"{PERSON}/{navn}" for navn in ("mit-overblik-betalinger", "mit-overblik-mine-data")),
    *(f"{PERSON}/{navn}" for navn in ("sammenlign-mit-overblik", "sapa-visitator-borger")),
    *(f"{PERSON}/sapa-visitator-borger-{fane}" for fane in ("tidslinje", "ydelser")),
)
UDENFOR = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def mappe(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ud = tmp_path_factory.mktemp("sidemappe") / "Sider til møde"
    skriv_mappe(ud, lav_mappe(app, VALG))
    if gemt := os.environ.get(MILJOEVARIABEL):
        for fil in ud.rglob("*.html"):
            gem_side(Path(gemt), f"sidemappe/{fil.relative_to(ud)}", fil.read_text("utf-8"))
    return ud


def test_every_page_opens_from_the_disk_and_asks_for_nothing_outside(mappe: Path, desktop: Page):
    spurgt: list[str] = []
    fejl: list[str] = []
    desktop.on("request", lambda r: spurgt.append(r.url))
    desktop.on("requestfailed", lambda r: fejl.append(r.url))
    desktop.on("console", lambda m: fejl.append(m.text))
    desktop.on("pageerror", lambda m: fejl.append(str(m)))
    alle = sorted(mappe.rglob("*.html"))
    for fil in alle:
        desktop.goto(fil.as_uri())
        expect(desktop.locator(".linje-taget")).to_be_visible()
        # A page that is left while it asks for a letter type has asked in vain.
        desktop.evaluate("document.fonts.ready.then(() => true)")
    assert len(alle) > 150
    rod = f"{mappe.as_uri()}/"
    assert {u for u in spurgt if not u.startswith((rod, "data:"))} == set()
    assert fejl == []
    # Its own letters and icons, and not the browser's.
    assert any(u.endswith(".woff2") for u in spurgt)


@pytest.mark.parametrize("maal", [DESKTOP, TELEFON], ids=["1280", "375"])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(
    mappe: Path, new_context: Callable[..., BrowserContext], maal: dict[str, int]
):
    side = new_context(viewport=maal).new_page()
    for navn in SLAGS:
        side.goto((mappe / f"{navn}.html").as_uri())
        assert axes_fund(side) == [], navn
        assert side.evaluate(UDENFOR) <= 0, navn


def test_html_validate_finds_nothing(mappe: Path):
    assert not validate([mappe / f"{navn}.html" for navn in SLAGS])


def test_one_walks_the_folder_by_keyboard_alone(mappe: Path, desktop: Page):
    desktop.goto((mappe / "index.html").as_uri())
    for rolle, navn in (
        (re.compile("^Mit Overblik ?: Kim"), re.compile("^Mit Overblik")),
        ("Hvorfor?", re.compile("Hvad kan Kim Borgersen se")),
        ("Sammenlign", re.compile("^Mit Overblik for Kim Borgersen")),
        ("Alle sider", re.compile("taget med hjem")),
    ):
        link = desktop.get_by_role("link", name=rolle, exact=isinstance(rolle, str)).first
        link.focus()
        desktop.keyboard.press("Enter")
        expect(desktop.get_by_role("heading", level=1)).to_have_text(navn)
