"""SAPA's roles: by keyboard and without JavaScript, at both widths, for a reader."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.axe import axes_fund
from tests.browser.conftest import DESKTOP

ROLLE = "roller/opkraevning/"
SIDER = (
    "roller/",
    "roller/?rettelser=1",
    ROLLE,
    f"{ROLLE}?udkast=1&navn=&kolonne=Afdeling&bnavn-1=Se+sager&kle-1=27.x&foelsomhed-1=1",
    f"{ROLLE}?udkast=1&navn=Inkasso&kolonne=Afdeling&bnavn-1=Se+sager&kle-1=32.*&foelsomhed-1=1",
    f"{ROLLE}kopi/",
    f"{ROLLE}slet/",
)
MAKS_TAB = 150


@pytest.fixture
def adresse(egen_server: str) -> str:
    return f"{egen_server}/korsbaek/model-1/"


@pytest.fixture
def side(new_context: Callable[..., BrowserContext]) -> Page:
    """A wide page without JavaScript."""
    return new_context(viewport=DESKTOP, java_script_enabled=False).new_page()


def tab_til(page: Page, betingelse: str) -> None:
    """Press Tab until the condition holds of the element with the focus, `e`."""
    for _ in range(MAKS_TAB):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const e = document.activeElement; return {betingelse} }}"):
            return
    raise AssertionError(f"{betingelse} is not reached by Tab")


def enter(page: Page) -> None:
    """Press Enter, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def kolonner(page: Page) -> list[str]:
    return page.locator(".rollekolonner-navn").all_inner_texts()


def test_a_role_is_changed_with_the_keyboard_alone(side: Page, adresse: str):
    side.goto(adresse + ROLLE)
    foer = kolonner(side)
    tab_til(side, "e.id === 'kle-2'")
    side.keyboard.press("Control+A")
    side.keyboard.type("32.*")
    # Enter in a field shows the effect, whatever buttons stand above and below it.
    enter(side)
    expect(side.locator("#virkning")).to_have_text("Hvis I gemmer det")
    assert kolonner(side) == foer
    tab_til(side, "e.value === 'kolonne-ned-1'")
    enter(side)
    assert kolonner(side) == [foer[1], foer[0], *foer[2:]]
    # One goes on from the column that was moved.
    assert side.url.endswith("#kolonne-2")
    tab_til(side, "e.value === 'kolonne-ned-2'")
    enter(side)
    assert kolonner(side) == [*foer[1:3], foer[0], *foer[3:]]
    side.goto(side.url.partition("#")[0])
    tab_til(side, "e.innerText.startsWith('Gem rollen')")
    enter(side)
    expect(side.locator(".alert-success")).to_contain_text("KLE 27.* → 32.*")


@pytest.mark.parametrize("sti", SIDER)
def test_every_page_of_roles_is_for_all_and_fits_both_widths(
    desktop: Page, telefon: Page, adresse: str, sti: str
):
    for page in (desktop, telefon):
        page.goto(adresse + sti)
        assert axes_fund(page) == []
        bredde = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert bredde[0] <= bredde[1]
