"""With the keyboard alone, and without JavaScript: through the pages as a citizen goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, TELEFON
from tests.browser.sidevalg import NANCY
from tests.browser.tastatur import MAKS_TAB, fokuseret, tab_til

SAG = f"{NANCY}/sager/cura-2023-0101/"


@pytest.fixture(params=["med JavaScript", "uden JavaScript"])
def side(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    """A wide page; nothing of what a user does here may need a script."""
    return new_context(
        viewport=DESKTOP, java_script_enabled=request.param == "med JavaScript"
    ).new_page()


def kontakten(page: Page) -> str:
    return " ".join(page.locator(".kontakt").inner_text().split())


def test_the_first_tab_is_the_skip_link_and_it_leads_past_the_bar(server: str, side: Page):
    side.goto(server + SAG)
    side.keyboard.press("Tab")
    assert fokuseret(side) == "Gå til sidens indhold"
    expect(side.locator(".skipnav")).to_be_in_viewport()
    side.keyboard.press("Enter")
    side.keyboard.press("Tab")
    # The first link of the page itself, not of the bar.
    assert side.evaluate("document.activeElement.closest('main') !== null")


def test_from_model_1_to_model_2_by_keyboard_changes_the_contact(server: str, side: Page):
    side.goto(server + SAG)
    assert "Visitation Syd - Social" in kontakten(side)
    tab_til(side, "Model 2")
    side.keyboard.press("Enter")
    side.wait_for_url(server + SAG.replace("model-1", "model-2"))
    assert "Handicap og Psykiatri" in kontakten(side)
    assert "12 34 71 20" in kontakten(side)
    assert side.locator("[aria-label=Variant] .linje-knapper [aria-current]").inner_text() == (
        "Model 2 – overordnet"
    )


def test_hent_flere_by_keyboard(server: str, side: Page):
    side.goto(f"{server}{NANCY}/serviceydelser-og-hjaelpemidler/")
    raekker = side.locator("main tbody tr")
    expect(raekker).to_have_count(10)
    tab_til(side, "Hent flere")
    side.keyboard.press("Enter")
    side.wait_for_url("**/?vis=20")
    assert raekker.count() > 10
    assert side.get_by_text("Hent flere").count() == 0


def test_hvorfor_from_a_row_by_keyboard_unfolds_its_own_rules(server: str, side: Page):
    side.goto(f"{server}{NANCY}/sager/")
    tab_til(side, "Hvorfor? vises")
    side.keyboard.press("Enter")
    side.wait_for_url("**/hvorfor/nancy-ann-berggren/?objekt=sag*#sag-*")
    anker = side.url.rpartition("#")[2]
    entry = side.locator(f"[id='{anker}']")
    expect(entry.get_by_role("heading", level=2)).to_be_in_viewport()
    expect(entry.locator("table.afgoerelse").first).to_be_visible()


def test_the_rules_of_another_entry_open_by_keyboard(server: str, side: Page):
    side.goto(f"{server}/korsbaek/model-1/hvorfor/nancy-ann-berggren/")
    assert not side.locator("table.afgoerelse").first.is_visible()
    tab_til(side, "Reglerne bag")
    side.keyboard.press("Enter")
    expect(side.locator("table.afgoerelse").first).to_be_visible()


def test_the_menu_of_variants_opens_and_closes_by_keyboard(server: str, side: Page):
    side.goto(server + SAG)
    tab_til(side, "Vælg varianter")
    side.keyboard.press("Enter")
    tab_til(side, "Før eksporten")
    side.keyboard.press("Enter")
    side.wait_for_url("**/foer-eksport/**")
    assert "ser ikke denne sag under Før eksporten" in side.locator("main").inner_text()
    tab_til(side, "Model 1")
    side.keyboard.press("Enter")
    side.wait_for_url(f"{server}{SAG}?mod=foer-eksport")


def test_the_whole_way_from_the_front_page_to_the_contact(server: str, side: Page):
    side.goto(f"{server}/")
    tab_til(side, "Korsbæk Kommune")
    side.keyboard.press("Enter")
    side.wait_for_url("**/korsbaek/")
    tab_til(side, "Se Mit Overblik for Nancy")
    side.keyboard.press("Enter")
    side.wait_for_url(f"{server}{NANCY}/")
    tab_til(side, "SAGER")
    side.keyboard.press("Enter")
    side.wait_for_url(f"{server}{NANCY}/sager/")
    tab_til(side, "Detaljer om Boligindretning")
    side.keyboard.press("Enter")
    side.wait_for_url(server + SAG)
    assert "Visitation Syd - Social" in kontakten(side)


def test_sapas_search_by_name_and_by_number(server: str, side: Page):
    side.goto(f"{server}/korsbaek/model-1/sapa/visitator/")
    felt = side.get_by_label("CPR-nummer", exact=True)
    felt.fill("251248-4916")
    felt.press("Enter")
    side.wait_for_url("**/sapa/visitator/borger/nancy-ann-berggren/")
    assert "4916" not in side.url
    assert side.locator("h1").inner_text() == "251248-4916 - Nancy Ann Berggren"


def test_what_has_the_focus_can_be_seen(server: str, side: Page):
    side.goto(server + SAG)
    set_ = 0
    for _ in range(MAKS_TAB):
        side.keyboard.press("Tab")
        navn, stil, skygge = side.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.tagName, s.outlineStyle, s.boxShadow] })()"
        )
        if navn == "BODY":  # past the last of them
            break
        assert (stil, skygge) != ("none", "none"), f"no outline on »{fokuseret(side)}«"
        set_ += 1
    assert set_ > 10


def test_on_a_telephone_the_menu_switches_the_model(
    server: str, new_context: Callable[..., BrowserContext]
):
    page = new_context(
        viewport=TELEFON, has_touch=True, is_mobile=True, java_script_enabled=False
    ).new_page()
    page.goto(server + SAG)
    page.locator("[aria-label=Variant] summary").tap()
    page.locator("[aria-label=Variant] .linje-menu a", has_text="Model 2").first.tap()
    page.wait_for_url("**/model-2/**")
    assert "Handicap og Psykiatri" in kontakten(page)
