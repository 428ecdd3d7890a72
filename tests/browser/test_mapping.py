"""The workbench by keyboard alone, on the telephone, and for a screen reader."""

import pytest
from playwright.sync_api import Page, expect

from tests.axe import axes_fund

SIDER = (
    "model-1/mapping/",
    "model-1/mapping/?enhed=myndighed-b&fk=d47203f6-edbb-4878-a99f-e52a5965fc9c",
    "model-1/mapping/forslag/",
    "model-1/mapping/model-1/",
    "model-1/mapping/model-2/",
    "model-1/mapping/trae/",
    "model-1/mapping/sagstyper/?navn=madservice&klesoeg=hj%C3%A6lp&valg=27.36.04",
    "model-1/mapping/ydelser/?navn=diaetist-kol",
    "model-1/mapping/hjem/",
    "model-1/mapping/indtastning/",
    "model-1/mapping/oenskeliste/",
    "varianter/",
    "varianter/model-2/slet/",
)


@pytest.fixture
def adresse(egen_server: str) -> str:
    return f"{egen_server}/korsbaek/"


def test_a_unit_is_mapped_with_the_keyboard_alone(desktop: Page, adresse: str):
    desktop.goto(f"{adresse}model-1/mapping/")

    def gaa_til(navn: str) -> None:
        """Press Tab until the link or button with the name has the focus, then Enter."""
        for _ in range(200):
            desktop.keyboard.press("Tab")
            if desktop.evaluate("document.activeElement.innerText")[:60].startswith(navn):
                with desktop.expect_navigation():
                    desktop.keyboard.press("Enter")
                return
        pytest.fail(f"{navn} cannot be reached by Tab")

    gaa_til("Træning")
    mulighed = desktop.get_by_role("radio", name="Genoptræning", exact=True)
    while not desktop.evaluate("document.activeElement.matches('.form-radio')"):
        desktop.keyboard.press("Tab")
    for _ in range(10):
        if mulighed.is_checked():
            break
        desktop.keyboard.press("ArrowDown")
    gaa_til("Se virkningen")
    gaa_til("Gem rettelsen")
    expect(desktop.locator(".alert-success")).to_contain_text("Træning: mappet til Genoptræning")
    gaa_til("Fortryd seneste rettelse")
    expect(desktop.locator(".alert-success")).to_contain_text("taget tilbage")


def test_no_page_of_the_workbench_has_a_fault_that_axe_finds(desktop: Page, adresse: str):
    fund = {}
    for side in SIDER:
        desktop.goto(adresse + side)
        if fejl := axes_fund(desktop):
            fund[side] = fejl
    assert fund == {}


def test_no_page_of_the_workbench_is_wider_than_a_telephone(telefon: Page, adresse: str):
    for side in SIDER:
        telefon.goto(adresse + side)
        assert telefon.evaluate("document.documentElement.scrollWidth") <= 375, side
