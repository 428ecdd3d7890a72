"""Verification as its testers do it: from the testplan to the report, in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from tests.axe import axes_fund
from tests.browser.conftest import DESKTOP
from tests.browser.tastatur import fokuseret, tab_til
from tests.integration.leverancer import NY
from tests.integration.verifikation.testplanen import PLAN, begynd, doem, plan
from tests.klient import PageClient
from tests.unit.importers.sf1470_skriv import sf1470
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

FK_ORG = "fk-organisation.json"
# One unit's own number, which citizens meet under model 1, and what it becomes.
TELEFON, FORKERT, RIGTIG = "12347020", "99887099", "99887020"
# Milliseconds.
TAALMOD = 60_000
# What a citizen can read on the page itself, without bar and strip.
TELEFONER = (
    "[...document.querySelectorAll('main [data-felt=\"kontakt.telefon\"]')].map(e => e.innerText)"
)
UDENFOR = "document.documentElement.scrollWidth - innerWidth"


def i_par(telefon: str) -> str:
    return " ".join(telefon[i : i + 2] for i in range(0, 8, 2))


class Afproever:
    """One who judges the pages of the testplan through their own forms."""

    def __init__(self, side: Page, server: str) -> None:
        self.side, self.server = side, server

    def plan(self) -> Page:
        self.side.goto(self.server + PLAN)
        return self.side

    def begynd(self, knap: str) -> None:
        link = self.plan().get_by_role("link", name=knap, exact=True)
        with self.side.expect_navigation():
            link.click()

    def er_paa_en_side(self) -> bool:
        return "tilfaelde=" in self.side.url

    def doem(self, dom: str = "Godkendt") -> None:
        self.side.get_by_role("radio", name=dom, exact=True).check()
        # The address changes before the page is there, and what reads it next does not wait.
        with self.side.expect_navigation():
            self.side.get_by_role("button", name=re.compile("^Gem")).click()

    def doem_alle(self) -> dict[str, list[str]]:
        """Approve every page that is to be judged; the telephones that each shows, by its row."""
        set_ = {}
        while self.er_paa_en_side():
            nr = re.search(r"tilfaelde=([0-9]+)", self.side.url)
            set_[f"side-{nr and nr[1]}"] = self.side.evaluate(TELEFONER)
            self.doem()
        return set_

    def raekker(self) -> dict[str, Locator]:
        raekker = self.plan().locator("table.testplan tbody tr")
        return {str(r.get_attribute("id")): r for r in raekker.all()}

    def med_stand(self, stand: str) -> set[str]:
        return {
            nr
            for nr, raekke in self.raekker().items()
            if raekke.locator(".badge").first.inner_text() == stand
        }

    def ret_fk_org(self, config: Config, telefon: str) -> None:
        """The file with the unit's number changed, loaded through the product."""
        tekst = (config.seed / "korsbaek" / FK_ORG).read_text(encoding="utf-8")
        assert tekst.count(TELEFON) == 1
        fil: FilePayload = {
            "name": FK_ORG,
            "mimeType": "application/json",
            "buffer": tekst.replace(TELEFON, telefon).encode(),
        }
        self.side.goto(f"{self.server}/korsbaek/indlaes/")
        self.side.locator("input[type=file]").first.set_input_files([fil])
        self.side.get_by_role("button", name="Se rapporten").click()
        self.side.get_by_role("button", name="Indlæs").first.click()
        # A busy machine shows that it works on it first.
        faerdig = self.side.locator(".alert-success").first
        expect(faerdig).to_contain_text("Indlæst som version", timeout=TAALMOD)


def test_from_the_testplan_to_the_report(
    desktop: Page, egen_server: str, config: Config, tmp_path: Path
):
    """Done when: exactly the affected verdicts fall with the field named; mended, judged, told."""
    tester = Afproever(desktop, egen_server)
    tester.plan().get_by_role("button", name="Lav testplanen").click()
    expect(desktop.locator(".alert-success")).to_contain_text("Begynd med den første side")
    assert axes_fund(desktop) == []

    tester.begynd("Begynd")
    expect(desktop.locator("[data-strimmel]")).to_contain_text("side 1 af")
    assert axes_fund(desktop) == []
    desktop.get_by_label("Dit navn").fill("Anna Andersen")
    desktop.get_by_label("Din rolle").fill("Testperson")
    set_ = tester.doem_alle()
    expect(desktop.locator("main")).to_contain_text("Alt er godkendt")
    alle = tester.raekker()
    assert set_.keys() == alle.keys()
    assert len(alle) > 40

    # One unit's telephone: the pages that showed it fall, and no other.
    tester.ret_fk_org(config, FORKERT)
    ramte = {nr for nr, telefoner in set_.items() if i_par(TELEFON) in telefoner}
    assert ramte
    assert tester.med_stand("Faldet") == ramte
    assert tester.med_stand("Godkendt") == alle.keys() - ramte
    for nr, raekke in tester.raekker().items():
        skift = f"Kontakt: telefon: {i_par(TELEFON)} → {i_par(FORKERT)}"
        assert (skift in raekke.inner_text()) == (nr in ramte)

    # The first of them is refused, with the field that is pressed on the page.
    tester.begynd("Fortsæt testen")
    desktop.locator("main [data-felt='kontakt.telefon']").first.click()
    expect(desktop.locator("#felt option:checked")).to_contain_text(i_par(FORKERT))
    desktop.get_by_label("Bemærkning", exact=True).fill("Det er ikke enhedens nummer")
    tester.doem("Ikke godkendt")
    assert tester.doem_alle().keys() < ramte
    assert len(tester.med_stand("Ikke godkendt")) == 1
    mangler = tester.plan().locator(".mangler > li")
    expect(mangler).to_have_count(1)
    expect(mangler).to_contain_text("Kan rettes af: FK Organisations administrator")
    expect(desktop.locator("main")).to_contain_text("1 side er ikke godkendt")
    assert axes_fund(desktop) == []

    # Mended: the pages say a third number, and are judged once more.
    tester.ret_fk_org(config, RIGTIG)
    assert tester.med_stand("Faldet") == ramte
    tester.begynd("Fortsæt testen")
    assert tester.doem_alle().keys() == ramte
    assert tester.med_stand("Godkendt") == alle.keys()
    expect(desktop.locator(".mangler")).to_have_count(0)

    desktop.get_by_role("link", name="Se rapporten").click()
    expect(desktop.get_by_role("heading", level=1)).to_contain_text("Testrapport")
    expect(desktop.locator("main")).to_contain_text("Det er ikke enhedens nummer")
    assert axes_fund(desktop) == []
    with desktop.expect_download() as hentning:
        desktop.get_by_role("link", name="Hent som regneark").click()
    hentning.value.save_as(tmp_path / "rapport.xlsx")
    assert (tmp_path / "rapport.xlsx").stat().st_size


@pytest.fixture(params=["med JavaScript", "uden JavaScript"])
def side(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(
        viewport=DESKTOP, java_script_enabled=request.param == "med JavaScript"
    ).new_page()


def test_a_page_is_judged_by_keyboard_alone(side: Page, egen_server: str, egen: PageClient):
    plan(egen, handling="lav")
    side.goto(f"{egen_server}{PLAN}begynd/")
    foerste = side.url
    side.keyboard.press("Tab")
    tab_til(side, "Gå til bedømmelsen")
    side.keyboard.press("Enter")
    expect(side.locator("#strimmel-titel")).to_be_in_viewport()
    # The radios are one stop; arrows choose among them.
    while side.evaluate("document.activeElement.name") != "dom":
        side.keyboard.press("Tab")
    side.keyboard.press("ArrowDown")
    assert side.locator("#dom-2").is_checked()
    side.keyboard.press("Tab")
    side.keyboard.type("Bo")
    if not side.locator(".bedoem-mere[open]").count():  # the script opened it with the verdict
        tab_til(side, "Bedøm siden, og se alt")
        side.keyboard.press("Enter")
    while side.evaluate("document.activeElement.name") != "bemaerkning":
        side.keyboard.press("Tab")
    side.keyboard.type("Titlen kunne være kortere")
    side.keyboard.press("Tab")
    side.keyboard.press("ArrowDown")
    side.keyboard.press("Tab")
    assert fokuseret(side) == "Gem og gå til næste"
    side.keyboard.press("Enter")
    side.wait_for_url(re.compile("gemt=dom"))
    assert side.url != foerste
    expect(side.locator("[data-strimmel]")).to_contain_text("side 2 af")
    assert side.locator("#navn").input_value() == "Bo"
    expect(side.locator("[data-strimmel] [role=status]")).to_contain_text("Gemt")


def test_what_is_missing_in_the_strip_is_said_where_it_can_be_mended(
    desktop: Page, egen_server: str, egen: PageClient
):
    plan(egen, handling="lav")
    desktop.goto(f"{egen_server}{PLAN}begynd/")
    navn, gem = desktop.locator("#navn"), desktop.get_by_role("button", name="Gem")
    foer = navn.bounding_box()
    gem.click()
    expect(desktop.locator(".form-error-message")).to_have_count(2)
    efter = navn.bounding_box()
    assert foer
    assert efter
    assert efter["width"] >= foer["width"] - 40
    desktop.get_by_text("Ikke godkendt", exact=True).click()
    expect(desktop.locator("#dom-1-fejl")).to_have_count(0)
    bemaerkning = desktop.get_by_label("Bemærkning", exact=True)
    for felt in (bemaerkning, desktop.locator("#felt")):
        expect(felt).to_be_in_viewport(ratio=1)
    navn.fill("Bo")
    gem.click()
    expect(desktop.locator("#bemaerkning-fejl")).to_be_in_viewport()
    expect(bemaerkning).to_be_focused()


def test_on_a_telephone_all_of_it_is_whole(
    telefon: Page, egen_server: str, egen: PageClient, mit_lager: Kommunelager
):
    plan(egen, handling="lav")
    doem(egen, begynd(egen), dom="Ikke godkendt", bemaerkning="Se her: " + "lang" * 60)
    doem(egen, begynd(egen))
    leverance = sf1470(NY)
    mit_lager.indlaes("korsbaek", {leverance.navn: leverance.indhold})
    under_test = egen.klient.get(f"{PLAN}begynd/").location
    sider = ("", "tilfaelde/1/", "rapport/", "leveret/")
    for adresse in (under_test, *(f"{PLAN}{side}" for side in sider)):
        telefon.goto(egen_server + adresse)
        assert telefon.evaluate(UDENFOR) <= 0, adresse
        assert axes_fund(telefon) == [], adresse
    telefon.goto(egen_server + under_test)
    expect(telefon.locator("#strimmel-titel")).to_be_in_viewport()
    telefon.get_by_text("Bedøm siden, og se alt").tap()
    expect(telefon.get_by_role("radio", name="Ikke godkendt")).to_be_in_viewport()
    # The strip has a place of its own: at the end of the page nothing is behind it.
    telefon.keyboard.press("End")
    expect(telefon.get_by_role("link", name="Til toppen")).to_be_in_viewport()
    # Enlarged four times it takes no room from the page.
    telefon.set_viewport_size({"width": 320, "height": 256})
    expect(telefon.locator("[data-strimmel]")).to_have_css("position", "static")
    assert telefon.evaluate(UDENFOR) <= 0
