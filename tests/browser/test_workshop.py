"""A workshop on this machine: a leader, twenty telephones, and what each of them sees."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Response, ViewportSize, expect

TELEFONER = 20
TELEFON = ViewportSize(width=375, height=667)
VAEG = ViewportSize(width=1280, height=720)
SCENARIE = "/korsbaek/workshop/model-1-eller-model-2"
# Asked once while it was told, and once more: then it must have been seen.
FLEST_SPOERGSMAAL = 3
TAALMODIG = 60


@dataclass
class Sal:
    """The leader's stage, those who follow, and what of their requests failed."""

    leder: Page
    telefoner: list[Page]
    kode: str
    fejl: list[str] = field(default_factory=list)
    spurgt: Counter[int] = field(default_factory=Counter)

    def lyt(self) -> None:
        """Count each telephone's questions, and note every request that fails."""
        for nr, page in enumerate([*self.telefoner, self.leder]):

            def spoerg(anmodning: Request, nr: int = nr) -> None:
                self.spurgt[nr] += anmodning.url.endswith("/tilstand/")

            page.on("request", spoerg)
            page.on("requestfailed", self._mislykket)
            page.on("response", self._svar)

    def _mislykket(self, anmodning: Request) -> None:
        # What a page asked for as it was left is broken off by the browser itself.
        if anmodning.failure != "net::ERR_ABORTED":
            self.fejl.append(f"{anmodning.url}: {anmodning.failure}")

    def _svar(self, svar: Response) -> None:
        if svar.status > 399:
            self.fejl.append(f"{svar.status} {svar.url}")

    def gaa(self, tast: str, nr: int) -> list[float]:
        """The leader presses a key; seconds until each telephone shows the step."""
        with self.leder.expect_response(lambda r: r.url.endswith("/vis/")):
            self.leder.keyboard.press(tast)
        self.spurgt.clear()
        begyndt, ankom = time.perf_counter(), dict[int, float]()
        while len(ankom) < len(self.telefoner):
            for plads, page in enumerate(self.telefoner):
                if plads not in ankom and f"/{nr}/?" in page.url:
                    ankom[plads] = time.perf_counter() - begyndt
                    assert self.spurgt[plads] <= FLEST_SPOERGSMAAL, f"telephone {plads}"
            assert time.perf_counter() - begyndt < TAALMODIG, f"{len(ankom)} came to step {nr}"
            self.leder.wait_for_timeout(20)
        return list(ankom.values())


@pytest.fixture
def sal(egen_server: str, new_context: Callable[..., BrowserContext]) -> Sal:
    leder = new_context(viewport=VAEG).new_page()
    leder.goto(f"{egen_server}/korsbaek/workshop/")
    leder.locator(f"form[action='{SCENARIE}/aabn/'] button").click()
    kode = leder.url.split("/w/")[1].split("/")[0]
    telefoner = []
    for _ in range(TELEFONER):
        telefon = new_context(viewport=TELEFON, has_touch=True, is_mobile=True).new_page()
        telefon.goto(f"{egen_server}/w/{kode}/")
        telefoner.append(telefon)
    fundet = Sal(leder, telefoner, kode)
    fundet.lyt()
    leder.get_by_role("link", name="Vis uden telefoner").click()
    leder.wait_for_url("**/1/?leder=*")
    return fundet


def test_a_leader_and_twenty_telephones(sal: Sal, capsys: pytest.CaptureFixture[str]):
    """Every step reaches everyone with the next question, and no request fails."""
    tider: list[float] = []
    for tast, nr in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("ArrowRight", 4),
        ("ArrowLeft", 3),
        ("ArrowRight", 4),
        ("ArrowRight", 5),
    ):
        tider += sal.gaa(tast, nr)
    with capsys.disabled():
        print(  # noqa: T201 - the figure is told, not held against a clock
            f"\n{TELEFONER} telefoner: et skridt når alle på {statistics.median(tider):.2f} s "
            f"(median), {max(tider):.2f} s (længst)"
        )
    assert sal.fejl == []
    _peger_og_skifter(sal)
    _mister_forbindelsen(sal)
    _slutter(sal)


def _peger_og_skifter(sal: Sal) -> None:
    sal.gaa("ArrowLeft", 4)
    sal.gaa("ArrowLeft", 3)
    sal.leder.keyboard.press("m")
    expect(sal.telefoner[7].locator("[data-panel=b]")).to_be_visible()
    sal.leder.locator("[data-panel=b] .kontakt [data-felt='kontakt.navn']").click()
    expect(sal.telefoner[7].locator("[data-panel=b] .peget")).to_have_count(1)
    assert sal.fejl == []


def _mister_forbindelsen(sal: Sal) -> None:
    """One that loses the connection, or sleeps, comes back by itself."""
    sovende = sal.telefoner[0]
    sovende.context.set_offline(True)
    expect(sovende.locator(".scene-status")).to_have_text("Forbindelsen er væk. Vi prøver igen.")
    sal.leder.keyboard.press("ArrowRight")
    sal.leder.wait_for_url("**/4/?leder=*")
    sovende.context.set_offline(False)
    sovende.wait_for_url("**/4/?foelg=*")


def _slutter(sal: Sal) -> None:
    vindue = sal.leder.context.new_page()
    vindue.goto(sal.leder.url.split("/korsbaek")[0] + f"/w/{sal.kode}/leder/")
    vindue.get_by_role("button", name="Slut workshoppen").click()
    expect(sal.telefoner[3].locator(".scene-status")).to_have_text("Workshoppen er slut.")


def test_the_leaders_window_is_a_clicker_and_the_room_answers(
    egen_server: str, new_context: Callable[..., BrowserContext]
):
    leder = new_context(viewport=VAEG).new_page()
    leder.goto(f"{egen_server}/korsbaek/workshop/")
    leder.locator(f"form[action='{SCENARIE}/aabn/'] button").click()
    kode = leder.url.split("/w/")[1].split("/")[0]
    vindue = new_context(viewport=TELEFON).new_page()
    vindue.goto(f"{egen_server}/w/{kode}/leder/")
    leder.get_by_role("link", name="Vis uden telefoner").click()
    leder.wait_for_url("**/1/?leder=*")
    leder.goto(f"{egen_server}{SCENARIE}/9/?leder={kode}")
    expect(vindue.locator("h2")).to_contain_text("9 af 10")
    vindue.get_by_role("button", name="Næste").click()
    leder.wait_for_url("**/10/?leder=*")
    telefon = new_context(viewport=TELEFON, has_touch=True, is_mobile=True).new_page()
    telefon.goto(f"{egen_server}/w/{kode}/")
    for svar in ("Model 1", "Model 2"):
        telefon.get_by_role("button", name=svar).click()
        expect(telefon.get_by_role("button", name="Din stemme")).to_contain_text(svar)
    expect(leder.locator("[data-valg='1'] .scene-stemmer")).to_have_text("1 af 1 stemme")
    expect(leder.locator("[data-valg='0'] .scene-stemmer")).to_have_text("0 af 1 stemme")
    vindue.get_by_role("button", name="Gør sort").click()
    expect(leder.locator(".scene-sort")).to_be_visible()


def test_without_javascript_a_telephone_has_a_link_to_what_is_shown(
    egen_server: str, new_context: Callable[..., BrowserContext]
):
    leder = new_context().new_page()
    leder.goto(f"{egen_server}/korsbaek/workshop/")
    leder.locator("form[action='/korsbaek/workshop/model-2/aabn/'] button").click()
    kode = leder.url.split("/w/")[1].split("/")[0]
    telefon = new_context(java_script_enabled=False, viewport=TELEFON).new_page()
    telefon.goto(f"{egen_server}/w/{kode}/")
    leder.goto(f"{egen_server}/korsbaek/workshop/model-2/3/?leder={kode}")
    leder.wait_for_timeout(300)
    telefon.get_by_role("link", name="Til det, der vises nu").click()
    expect(telefon).to_have_url(f"{egen_server}/korsbaek/workshop/model-2/3/?foelg={kode}")


def test_the_wall_follows_the_network_that_the_machine_is_on(
    egen_server: str,
    new_context: Callable[..., BrowserContext],
    monkeypatch: pytest.MonkeyPatch,
):
    """Telephones that came by the old address scan again; what they scan is the new one."""
    monkeypatch.setattr("webapp.web.samvaer.udefra", lambda: ("http://192.168.1.4:8000", True))
    leder = new_context(viewport=VAEG).new_page()
    leder.goto(f"{egen_server}/korsbaek/workshop/")
    leder.locator(f"form[action='{SCENARIE}/aabn/'] button").click()
    adresse = leder.locator(".scene-adresse")
    expect(adresse).to_contain_text("192.168.1.4:8000")
    monkeypatch.setattr("webapp.web.samvaer.udefra", lambda: ("http://10.0.0.7:8000", True))
    expect(adresse).to_contain_text("10.0.0.7:8000", timeout=20_000)
