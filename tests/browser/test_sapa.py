"""SAPA by the keyboard alone, and its drawings as a browser has them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.axe import axes_fund
from tests.browser.tastatur import tab_til

JAN = "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/"
FAMILIE = "/korsbaek/model-1/sapa/superbruger/borger/jonna-frydendal/familiesamling/"
JONNA = "/slides/model-1/sapa/helhedsoverblik/borger/jonna-frydendal/"


def test_from_overblik_over_a_sag_and_back_by_keyboard(server: str, desktop: Page):
    desktop.goto(server + JAN)
    tab_til(desktop, "Arbejdsstol")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/sager/*/")
    expect(desktop.get_by_role("heading", name="Sagsdetaljer")).to_be_visible()
    tab_til(desktop, "Overblik")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(server + JAN)


def test_a_group_and_its_years_are_chosen_by_keyboard(server: str, desktop: Page):
    desktop.goto(f"{server}{JAN}helhedsoverblik/")
    alle = desktop.locator("rect[data-baand]")
    expect(alle).to_have_count(9)
    desktop.get_by_label("29 Sundhed").focus()
    desktop.keyboard.press("Space")
    desktop.get_by_label("Fra år").focus()
    desktop.keyboard.type("2023")
    with desktop.expect_navigation():
        desktop.get_by_label("Til år").press("Tab")
        desktop.keyboard.press("Enter")
    expect(alle).to_have_count(2)
    expect(desktop.locator("main tbody tr")).to_have_count(2)
    expect(desktop.get_by_label("29 Sundhed")).to_be_checked()
    expect(desktop.get_by_label("Fra år")).to_have_value("2023")


@pytest.mark.parametrize("bredde", [375, 1280])
def test_a_number_is_opened_by_keyboard_and_the_log_is_read(
    server: str, desktop: Page, bredde: int
):
    desktop.set_viewport_size({"width": bredde, "height": 800})
    desktop.goto(f"{server}{FAMILIE}?cifre=skjul")
    raekke = desktop.locator("[data-objekt='familie/jytte-roemer']")
    raekke.get_by_role("link", name="Se fuldt CPR").focus()
    desktop.keyboard.press("Enter")
    expect(raekke.locator(".sapa-log")).to_contain_text("Se Fuldt CPR")
    expect(raekke).to_contain_text("010774-1902")
    expect(desktop.locator("h1")).to_have_text("050210-XXXX - Jonna Frydendal")
    assert axes_fund(desktop) == []
    # What comes next with Tab is in the same row: the click has not thrown one to the top.
    desktop.keyboard.press("Tab")
    expect(raekke.get_by_role("link", name="Vis beskyttet adresse")).to_be_focused()


def test_kopier_by_keyboard_says_what_was_copied_and_the_line_can_be_marked(
    server: str, desktop: Page
):
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.goto(server + JAN)
    desktop.locator(".sapa-kopier summary").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".sapa-kopier [role=status]")).to_have_text(
        "Kopieret: 211070-3435 - Jan Jarlov"
    )
    expect(desktop.get_by_label("Partslinjen")).to_be_focused()
    assert desktop.evaluate("navigator.clipboard.readText()") == "211070-3435 - Jan Jarlov"


def test_a_bemaerkning_and_a_favourite_by_keyboard(server: str, telefon: Page):
    telefon.goto(server + JAN)
    tab_til(telefon, "Tilføj tværgående bemærkning")
    telefon.keyboard.press("Enter")
    telefon.wait_for_url("**/bemaerkning/")
    telefon.get_by_label("Type").select_option("OBS – Tolk")
    telefon.get_by_label("Tekst").fill("Arabisk tolk")
    telefon.get_by_role("button", name="Tilføj").press("Enter")
    expect(telefon.get_by_text("Intet er gemt.")).to_be_visible()
    assert axes_fund(telefon) == []
    telefon.get_by_role("link", name="Se siden med bemærkningen").press("Enter")
    expect(telefon.get_by_text("OBS – Tolk")).to_be_visible()
    telefon.get_by_role("link", name="Tilføj til foretrukne").press("Enter")
    expect(telefon.get_by_role("link", name="Fjern fra foretrukne")).to_be_visible()
    expect(telefon.get_by_text("OBS – Tolk")).to_be_visible()
    telefon.emulate_media(media="print")
    expect(telefon.get_by_text("Fjern fra foretrukne")).to_be_hidden()
    expect(telefon.get_by_text("OBS – Tolk")).to_be_visible()


def test_a_journalnotat_by_keyboard_stands_after_a_fault_and_says_that_nothing_was_sent(
    server: str, telefon: Page
):
    telefon.goto(server + JAN)
    tab_til(telefon, "Send journalnotat")
    telefon.keyboard.press("Enter")
    telefon.wait_for_url("**/journalnotat/")
    telefon.get_by_label("Indhold *").fill("Borgeren har ringet.")
    telefon.get_by_role("button", name="Send").press("Enter")
    expect(telefon.get_by_text("Skriv en overskrift.")).to_be_visible()
    assert axes_fund(telefon) == []
    expect(telefon.get_by_label("Indhold *")).to_have_value("Borgeren har ringet.")
    telefon.get_by_label("Overskrift *").fill("Opkald")
    telefon.get_by_role("checkbox").first.check()
    telefon.get_by_label("Fagsystemet afviser").check()
    telefon.get_by_role("button", name="Send").press("Enter")
    expect(telefon.get_by_role("heading", name="Intet er sendt.")).to_be_visible()
    assert axes_fund(telefon) == []
    assert telefon.url.endswith("/journalnotat/")


# Places of the bars as pixels of their drawing: what percent came to.
STEDER = """() => [...document.querySelectorAll('rect[data-baand]')].map(r => {
  const a = r.getBoundingClientRect(), b = r.ownerSVGElement.getBoundingClientRect();
  return [(a.left - b.left) / b.width, a.width / b.width, a.width, b.width] })"""


@pytest.mark.parametrize("bredde", [320, 1280])
@pytest.mark.parametrize("medie", ["screen", "print"])
def test_the_bars_stand_where_their_percent_say_at_every_width(
    server: str, desktop: Page, bredde: int, medie: str
):
    desktop.set_viewport_size({"width": bredde, "height": 800})
    desktop.emulate_media(media="print" if medie == "print" else "screen")
    desktop.goto(f"{server}{JAN}helhedsoverblik/")
    expect(desktop.locator("rect[data-baand]")).to_have_count(9)
    sagt = [
        (
            float(r.get_attribute("x").rstrip("%")) / 100,
            float(r.get_attribute("width").rstrip("%")) / 100,
        )
        for r in desktop.locator("rect[data-baand]").all()
    ]
    for (x, w), (ses_x, ses_w, pixels, hele) in zip(sagt, desktop.evaluate(STEDER), strict=True):
        assert 200 < hele < bredde
        assert pixels >= 1
        # A stroke of a pixel lies around the bar.
        assert abs(ses_x - x) < 3 / hele
        assert abs(ses_w - w) < 4 / hele


@pytest.mark.parametrize("fane", ["familiesamling", "bopaelssamling"])
def test_a_drawing_of_people_holds_on_a_narrow_screen(server: str, desktop: Page, fane: str):
    desktop.set_viewport_size({"width": 320, "height": 800})
    desktop.goto(f"{server}{JONNA}{fane}/")
    led = desktop.locator("[data-slaegt]")
    expect(led).to_have_count(3 if fane == "familiesamling" else 5)
    for kasse in (en.bounding_box() for en in led.all()):
        assert kasse is not None
        assert kasse["x"] + kasse["width"] <= 320
