"""The front door: six jobs on one screen, and a bar of one line, by keyboard and on a telephone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser.sidevalg import NANCY, SIDER
from tests.klient import lav_app
from tests.servering import serveret
from tests.storkommune import lav_stor
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

HOEJDE = "document.documentElement.scrollHeight"
BREDDE = "document.documentElement.scrollWidth"
HOEJST = 900


@pytest.fixture(scope="module")
def stor(
    lager: Kommunelager, config: Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a server over a kommune of 1 566 units."""
    stor = lav_stor(lager, tmp_path_factory.mktemp("stor"), config)
    with serveret(lav_app(replace(config, data=stor.data))) as adresse:
        yield adresse


@pytest.mark.parametrize("sti", ["/korsbaek/", "/korsbaek/?variant=ingen-mapning", "/slides/"])
def test_the_kommunes_page_is_one_screen(server: str, desktop: Page, sti: str):
    desktop.goto(server + sti)
    assert desktop.evaluate(HOEJDE) <= HOEJST


def test_and_so_is_that_of_a_kommune_of_1566_units(stor: str, desktop: Page):
    desktop.goto(f"{stor}/korsbaek/")
    assert desktop.evaluate(HOEJDE) <= HOEJST
    expect(desktop.locator(".jobkort-kort")).to_have_count(6)


@pytest.mark.parametrize("bredde", [375, 320])
@pytest.mark.parametrize("side", ["kommune", "slidernes kommune", "sag", "Find en borger"])
def test_on_a_telephone_nothing_is_wider_than_it(
    server: str, new_context: Callable[..., BrowserContext], side: str, bredde: int
):
    page = new_context(viewport=ViewportSize(width=bredde, height=812)).new_page()
    page.goto(server + SIDER[side])
    assert page.evaluate(BREDDE) <= bredde


def test_every_chip_of_hvorfor_is_large_enough_and_takes_no_room_in_its_table(
    server: str, desktop: Page
):
    for sti in (f"{NANCY}/sager/", "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/"):
        desktop.goto(server + sti)
        med = [k.bounding_box() for k in desktop.locator("main table td").all()]
        for chip in desktop.locator(".hvorfor-link").all():
            maal = chip.bounding_box()
            assert maal["height"] >= 24
            assert maal["width"] >= 24
        desktop.goto(f"{server}{sti}?linje=0")
        assert [k.bounding_box()["width"] for k in desktop.locator("main table td").all()] == [
            maal["width"] for maal in med
        ]


def test_a_day_is_asked_for_by_keyboard_and_the_page_stays(server: str, desktop: Page):
    desktop.goto(f"{server}{NANCY}/sager/?mod=uden-trin-b")
    felt = desktop.get_by_label("Pr. dato")
    felt.fill("2024-03-20")
    felt.press("Enter")
    desktop.wait_for_url("**/sager/?mod=uden-trin-b&dato=2024-03-20")
    expect(desktop.locator("h1")).to_have_text("Sager")


def test_two_other_variants_are_chosen_from_the_menu(server: str, desktop: Page):
    desktop.goto(f"{server}{NANCY}/sager/")
    menu = desktop.locator("nav[aria-label=Variant] details")
    menu.locator("summary").press("Enter")
    menu.get_by_role("link", name="Uden trin B").last.press("Enter")
    desktop.wait_for_url("**/model-1/**?mod=uden-trin-b")
    desktop.locator("nav[aria-label=Variant] .linje-knapper a", has_text="Uden trin B").press(
        "Enter"
    )
    desktop.wait_for_url("**/uden-trin-b/**")
    assert "mod" not in desktop.url  # its origin is what it is held against anyhow


def test_on_paper_the_page_has_its_own_font_the_variant_and_the_day(server: str, desktop: Page):
    desktop.goto(f"{server}{NANCY}/sager/")
    desktop.emulate_media(media="print")
    assert "IBM Plex Sans" in desktop.evaluate("getComputedStyle(document.body).fontFamily")
    expect(desktop.locator(".linje-vist")).to_be_visible()
    expect(desktop.locator(".linje-vist")).to_have_text(
        "Model 1 – detaljeret. Vist pr. 8. april 2024"
    )
    expect(desktop.locator(".linje-dato")).not_to_be_visible()


def test_the_skip_link_can_be_read_on_what_lies_below_it(server: str, desktop: Page):
    desktop.goto(f"{server}{NANCY}/")
    desktop.keyboard.press("Tab")
    stil = "getComputedStyle(document.activeElement)"
    assert desktop.evaluate(f"{stil}.backgroundColor") == "rgb(255, 255, 255)"
    assert desktop.evaluate(f"{stil}.opacity") == "1"
