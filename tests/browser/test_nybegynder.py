"""A newcomer: an empty data folder, two sheets and FK Organisation, to a citizen's own page.

Every step is a link, label or button whose name the page says; nothing is known beforehand.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.axe import axes_fund
from tests.klient import lav_app
from tests.servering import serveret
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

FILER = Path(__file__).parents[1] / "filer"
ARK = (
    "cura_forberedelsesark.xlsx",
    "cura_orgmapning.xlsx",
    "fk_org_graphql_organisationEnhedListe.json",
)
SLIP = """([sted, filer]) => {
  const slip = new DataTransfer();
  for (const [navn, indhold] of filer) {
    const bytes = Uint8Array.from(atob(indhold), (tegn) => tegn.charCodeAt(0));
    slip.items.add(new File([bytes], navn));
  }
  const maal = document.querySelector(sted);
  for (const slags of ["dragenter", "dragover", "drop"]) {
    maal.dispatchEvent(new DragEvent(slags, {bubbles: true, cancelable: true, dataTransfer: slip}));
  }
}"""


@pytest.fixture
def tom(eget_lager: Kommunelager, config: Config) -> Iterator[str]:
    """A server over an empty data folder."""
    with serveret(lav_app(replace(config, data=eget_lager.data))) as adresse:
        yield f"{adresse}/"


def slip(side: Page, sted: str) -> None:
    """Drop the sheets on a place of the page."""
    filer = [[n, base64.b64encode((FILER / n).read_bytes()).decode()] for n in ARK]
    side.evaluate(SLIP, [sted, filer])


def udfyld(side: Page, adresse: str) -> None:
    side.goto(adresse)
    side.get_by_role("link", name="Indlæs en ny kommune").click()
    side.get_by_label("Kommunens navn").fill("Minby Kommune")
    side.get_by_label("CVR-nummer").fill("12345674")


@pytest.mark.parametrize("sted", ["[data-filvalg]", "h1"])
def test_two_sheets_and_fk_org_lead_to_a_citizens_page(desktop: Page, tom: str, sted: str):
    udfyld(desktop, tom)
    slip(desktop, sted)
    expect(desktop.locator("[data-filvalg-valgte] li")).to_have_count(len(ARK))
    desktop.get_by_role("button", name="Se rapporten").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Rapport før indlæsning")
    expect(desktop.get_by_text("Fejl i filerne standser ikke indlæsningen")).to_be_visible()
    expect(desktop.get_by_text("forhaandsblik-kommune.csv")).to_have_count(0)
    desktop.get_by_role("button", name="Indlæs").first.click()
    desktop.get_by_role("link", name="Se siderne for Minby Kommune").click()
    desktop.get_by_role("link", name="Mit Overblik for").first.click()
    desktop.get_by_role("link", name=re.compile("^Sager")).first.click()
    expect(desktop.get_by_text("Minby Kommune").first).to_be_visible()
    desktop.get_by_role("link", name="Detaljer").first.click()
    # The title that the sheet has beside the KLE number, never the sagstype's name.
    expect(desktop.get_by_role("heading", level=1)).to_contain_text("Patientrettet forebyggelse")
    expect(desktop.locator("[data-felt='kontakt.navn']").first).not_to_be_empty()


def test_she_adds_the_citizen_whom_she_wants_to_try(desktop: Page, tom: str):
    udfyld(desktop, tom)
    slip(desktop, "[data-filvalg]")
    desktop.get_by_role("button", name="Se rapporten").click()
    desktop.get_by_role("button", name="Indlæs").first.click()
    desktop.get_by_role("link", name="Se siderne for Minby Kommune").click()
    desktop.get_by_role("link", name="Tilføj en prøveborger").click()
    desktop.get_by_label("Sagstype").select_option("Sundhedsmæssig forebyggelsesindsats")
    desktop.get_by_label("Enhed i Cura").select_option("Myndighed C")
    desktop.get_by_role("button", name="Tilføj prøveborgeren").click()
    expect(desktop.get_by_role("link", name="Se Asta Tilvalgsen i Mit Overblik")).to_be_visible()
    for stoerrelse in ((1280, 900), (375, 812), (320, 812)):
        desktop.set_viewport_size({"width": stoerrelse[0], "height": stoerrelse[1]})
        bredde = desktop.evaluate("document.documentElement.scrollWidth")
        assert bredde <= stoerrelse[0], f"{bredde} px wide"
        assert axes_fund(desktop) == []
    desktop.get_by_role("link", name="Se Asta Tilvalgsen i Mit Overblik").click()
    desktop.get_by_role("link", name=re.compile("^Sager")).first.click()
    expect(desktop.locator("[data-objekt='sag/tilfoejet-1']")).to_have_count(1)


@pytest.mark.parametrize("felt", ["Navn", "Enhed"])
def test_a_cpr_number_in_the_search_is_refused_in_danish_and_leaves_the_address(
    desktop: Page, server: str, felt: str
):
    desktop.goto(f"{server}/korsbaek/model-1/mit-overblik/")
    foer = desktop.url
    desktop.get_by_label(felt, exact=True).fill("251248-4916")
    desktop.get_by_role("button", name="Find").click()
    expect(desktop.get_by_role("alert")).to_have_text(
        "Skriv et navn. Et CPR-nummer må ikke stå i adressen."
    )
    assert desktop.url == foer
    # What is no CPR number is searched for, digits or not.
    desktop.get_by_label(felt, exact=True).fill("Team 12")
    with desktop.expect_navigation():
        desktop.get_by_role("button", name="Find").click()
    assert "Team" in desktop.url
