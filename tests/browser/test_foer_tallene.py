"""A form of a large kommune is there before its figures; they come, and what is typed stands."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.klient import lav_app
from tests.servering import serveret
from webapp.config import Config
from webapp.services.optaelling.vidner import Vidner
from webapp.store.arbejde import skridt
from webapp.store.kendt import KENDTE

ENHED = "/korsbaek/model-1/mapping/?enhed=myndighed-b&fk=d47203f6-edbb-4878-a99f-e52a5965fc9c"


@dataclass
class Stor:
    """The examples as if they were large: nothing is counted until `lad_taelle`."""

    adresse: str
    taeller: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def stor(data: Path, config: Config, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stor]:
    KENDTE.glem()
    app, bedoem = lav_app(replace(config, data=data)), Vidner.bedoem
    app.extensions["sidearbejder"].stor, app.extensions["sidearbejder"].vent = 0, 0.05
    with serveret(app) as adresse:
        stor = Stor(adresse)

        def langsomt(*ord_: object) -> object:
            while not stor.taeller.wait(0.01):
                skridt(0)
            return bedoem(*ord_)  # type: ignore[arg-type]

        monkeypatch.setattr(Vidner, "bedoem", langsomt)
        yield stor
        stor.taeller.set()


def test_the_figures_come_and_what_was_typed_stands(stor: Stor, desktop: Page):
    desktop.goto(stor.adresse + ENHED)
    expect(desktop.locator("[data-tal-langt]")).to_contain_text("Tallene kommer her.")
    desktop.get_by_label("Navn eller UUID").fill("Genop")
    desktop.locator("#fra").fill("2024-04-02")
    uset = desktop.get_by_label("Gem, selv om virkningen ikke er talt")
    uset.focus()
    stor.taeller.set()
    expect(desktop.get_by_text("Regnet ud pr.")).to_be_visible()
    expect(uset).to_have_count(0)
    expect(desktop.get_by_label("Navn eller UUID")).to_have_value("Genop")
    expect(desktop.locator("#fra")).to_have_value("2024-04-02")
    # Who stood in what was replaced stands where the figures are.
    assert desktop.evaluate("document.activeElement.matches('[data-udkast]')")
    desktop.get_by_role("button", name="Gem rettelsen").click()
    expect(desktop.locator(".alert-success")).to_contain_text("Myndighed B")


def test_the_panel_has_no_fault_that_axe_finds_and_fits_a_telephone(
    stor: Stor, desktop: Page, telefon: Page
):
    for side in (desktop, telefon):
        side.goto(stor.adresse + ENHED)
        expect(side.get_by_text("Virkningen er ikke talt endnu.")).to_be_visible()
        assert not Axe().run(side).response["violations"]
        assert side.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_the_forms_own_button_brings_them(stor: Stor, browser: Browser):
    side = browser.new_context(java_script_enabled=False).new_page()
    side.goto(stor.adresse + ENHED)
    side.get_by_role("button", name="Gem rettelsen").click()
    expect(side.get_by_text("Virkningen er ikke talt endnu.")).to_be_visible()
    stor.taeller.set()
    for _ in range(50):
        side.get_by_role("button", name="Se virkningen").last.click()
        if side.get_by_text("Regnet ud pr.").count():
            break
    expect(side.get_by_text("Regnet ud pr.")).to_be_visible()
