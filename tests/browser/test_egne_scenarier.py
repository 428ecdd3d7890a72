"""A scenario of one's own with the keyboard alone, and its pages without a finding of axe."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.axe import axes_fund
from tests.browser.tastatur import tab_til
from tests.browser.vaeg import FOR_SMAA, MINDSTE_TEKST, VAEGGE

NANCY = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren"
TELEFON = ViewportSize(width=375, height=812)
SVAERESTE = (f"{NANCY}/", f"{NANCY}/sager/", "/korsbaek/model-1/hvorfor/nancy-ann-berggren/")


def skriv(page: Page, felt: str, tekst: str) -> None:
    """Tab to the field of that name, and type in place of what stands there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || ''") == felt:
            page.keyboard.press("Control+a")
            page.keyboard.type(tekst)
            return
    raise AssertionError(f"the field {felt} is not reached by Tab")


def test_a_scenario_is_walked_moved_and_shown_with_the_keyboard(egen_server: str, desktop: Page):
    desktop.goto(f"{egen_server}{NANCY}/sager/")
    tab_til(desktop, "Tilføj til")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Tilføj til workshop")).to_be_visible()
    skriv(desktop, "se", "Den øverste sag")
    skriv(desktop, "navn", "Med tastaturet")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Ret »Med tastaturet«")).to_be_visible()
    assert axes_fund(desktop) == []
    desktop.goto(f"{egen_server}/korsbaek/sammenlign/model-1/model-2/")
    desktop.get_by_role("link", name="Tilføj til workshop").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Tilføj til workshop")).to_be_visible()
    assert axes_fund(desktop) == []
    tab_til(desktop, "Tilføj skridtet")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="2. Så meget flytter det")).to_be_visible()
    desktop.get_by_role("button", name="Flyt op skridt 2").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="1. Så meget flytter det")).to_be_visible()
    desktop.get_by_role("button", name="Fortryd: Skridt 2 er flyttet op").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="2. Så meget flytter det")).to_be_visible()
    desktop.goto(f"{egen_server}/korsbaek/workshop/med-tastaturet/1/")
    desktop.keyboard.press("ArrowRight")
    expect(desktop.get_by_role("heading", name="Så meget flytter det")).to_be_visible()


def test_its_pages_on_a_telephone_and_on_the_wall(
    egen_server: str, new_context: Callable[..., BrowserContext]
):
    """Nothing scrolls sideways, no text on the wall is small, axe finds nothing."""
    page = new_context(viewport=TELEFON).new_page()
    for nr, sti in enumerate(SVAERESTE, start=1):
        page.goto(egen_server + sti)
        page.get_by_role("link", name="Tilføj til workshop").click()
        expect(page.get_by_role("heading", name="Tilføj til workshop")).to_be_visible()
        if nr == 1:
            assert page.evaluate("document.documentElement.scrollWidth") <= TELEFON["width"]
            page.get_by_label("Navn på et nyt scenarie").fill("På turen")
        page.get_by_role("button", name="Tilføj skridtet").click()
        expect(page.locator(".scenarie-skridt > li")).to_have_count(nr)
    for sti in ("paa-turen/ret", "paa-turen/slet", "nyt", "indlaes"):
        page.goto(f"{egen_server}/korsbaek/workshop/{sti}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEFON["width"], sti
        assert axes_fund(page) == [], sti
    for vaeg in VAEGGE:
        page.set_viewport_size(vaeg)
        for nr in range(1, len(SVAERESTE) + 1):
            page.goto(f"{egen_server}/korsbaek/workshop/paa-turen/{nr}/")
            assert page.evaluate(FOR_SMAA, MINDSTE_TEKST) == [], (vaeg, nr)
            assert not page.evaluate("document.documentElement.scrollHeight > innerHeight + 1")
            assert axes_fund(page) == [], (vaeg, nr)
