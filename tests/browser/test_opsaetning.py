"""Opsætning af Borgerblikket and the assumptions: by keyboard, at both widths, for a reader."""

import pytest
from playwright.sync_api import Page, expect

from tests.axe import axes_fund

SIDER = (
    "opsaetning/",
    "opsaetning/?har-sager=ja&forskellig=brugerdefineret",
    "opsaetning/?ret=27.36.04",
    "opsaetning/?udkast=1&kle=27.51.04&aktiv=ja",
    "opsaetning/?udkast=1&kle=27.36.04&kilde=Brugerdefineret&telefon=12&toem=afdeling",
    "opsaetning/?udkast=1&kle=27.36.04&fradato=i+morgen&enkelt=1&ret=27.36.04",
    "opsaetning/?rettelser=1",
    "antagelser/",
    "antagelser/?udkast=1&underenheder_er_med=nej&sapa_delvis_visning=ja&uusystem=uno-ung",
)


@pytest.fixture
def adresse(egen_server: str) -> str:
    return f"{egen_server}/korsbaek/model-1/"


def test_a_number_is_switched_on_with_the_keyboard_alone(desktop: Page, adresse: str):
    desktop.goto(f"{adresse}opsaetning/?soeg=27.51")
    aktivt = "document.activeElement"

    def gaa_til(betingelse: str) -> None:
        """Press Tab until the condition holds of the element with the focus."""
        for _ in range(150):
            desktop.keyboard.press("Tab")
            if desktop.evaluate(f"{aktivt}.{betingelse}"):
                return
        pytest.fail(f"nothing with {betingelse} can be reached by Tab")

    gaa_til("id === 'vaelg-27.51.04'")
    desktop.keyboard.press("Space")
    gaa_til("id === 'alle-aktiv'")
    desktop.keyboard.press("J")
    gaa_til("innerText === 'Se virkningen'")
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    expect(desktop.locator("section[aria-labelledby=virkning]")).to_contain_text(
        "Den ældste af dem, der bliver vist, er fra 2022."
    )
    gaa_til("innerText.startsWith('Gem i ')")
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    expect(desktop.locator(".alert-success")).to_contain_text("27.51.04: Aktiv: nej → ja")


def test_no_page_has_a_fault_that_axe_finds_at_either_width(
    desktop: Page, telefon: Page, adresse: str
):
    fund = {}
    for navn, browser in (("desktop", desktop), ("telefon", telefon)):
        for side in SIDER:
            browser.goto(adresse + side)
            browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            if fejl := axes_fund(browser):
                fund[navn, side] = fejl
    assert fund == {}


def test_no_page_is_wider_than_a_telephone(telefon: Page, adresse: str):
    for side in SIDER:
        telefon.goto(adresse + side)
        telefon.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert telefon.evaluate("document.documentElement.scrollWidth") <= 375, side
