"""What a form asks for: marked before it is sent, and said in Danish with nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.klient import PageClient

FILER = Path(__file__).parents[1] / "filer"
# The fields that must be filled in and are not marked so; radios say it in their question.
UMAERKEDE = """() => [...document.querySelectorAll("main input, main select, main textarea")]
  .filter((felt) => felt.required && !["radio", "checkbox"].includes(felt.type))
  .filter((felt) => !felt.labels.length ||
    !getComputedStyle(felt.labels[0], "::after").content.includes("skal udfyldes"))
  .map((felt) => felt.name)"""


@pytest.mark.parametrize(
    "adresse",
    [
        "/indlaes/",
        "/korsbaek/indlaes/",
        "/korsbaek/varianter/",
        "/korsbaek/proeveborgere/",
        "/korsbaek/model-1/reorganisation/",
        "/korsbaek/model-1/roller/visitator/kopi/",
        "/adgang/",
    ],
)
def test_what_must_be_filled_in_is_marked(desktop: Page, server: str, adresse: str):
    desktop.goto(f"{server}{adresse}")
    assert desktop.evaluate(UMAERKEDE) == []


def test_what_is_missing_is_said_in_danish_beside_the_field_and_the_rest_stays(
    desktop: Page, server: str
):
    desktop.goto(f"{server}/indlaes/")
    se = desktop.get_by_role("button", name="Se rapporten")
    se.click()
    fejl = desktop.locator(".form-error-message")
    expect(fejl).to_have_text(
        ["Udfyld »Kommunens navn«.", "Udfyld »CVR-nummer«.", "Vælg mindst én fil."]
    )
    expect(desktop.get_by_label("Kommunens navn")).to_be_focused()
    desktop.get_by_label("Kommunens navn").fill("Minby Kommune")
    desktop.get_by_label("CVR-nummer").fill("12345678")
    valgt = str(FILER / "cura_orgmapning.xlsx")
    desktop.locator("input[type=file]").first.set_input_files([valgt])
    expect(fejl).to_have_count(0)
    se.click()
    expect(fejl).to_contain_text(["CVR-nummeret 12345678 kan ikke være rigtigt"])
    # Nothing was sent: what was typed and chosen is there still.
    expect(desktop.get_by_label("CVR-nummer")).to_have_value("12345678")
    expect(desktop.locator("[data-filvalg-valgte] li")).to_have_count(1)
    desktop.get_by_label("CVR-nummer").fill("123")
    se.click()
    expect(fejl).to_have_text(["Et CVR-nummer har otte cifre."])


@pytest.mark.parametrize(
    "side", ["mit-overblik/jytte-roemer/sager/", "sapa/visitator/borger/jytte-roemer/"]
)
def test_a_page_that_is_only_read_loads_no_script_of_forms(klient: PageClient, side: str):
    """It would cost each picture of it half as much again."""
    assert "felter.js" not in klient.klient.get(f"/korsbaek/model-1/{side}").text
    assert "felter.js" in klient.klient.get("/korsbaek/indlaes/").text
