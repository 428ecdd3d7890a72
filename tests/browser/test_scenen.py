"""The stage on a wall: what is pointed at is in sight, no text is small, the keys work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.axe import axes_fund
from tests.browser.vaeg import FOR_SMAA, MINDSTE_TEKST, VAEGGE
from webapp.domain.workshop.scenarie import Scenarie
from webapp.services.workshop.samling import medfoelgende

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}
KORTE = {"model-1-eller-model-2", "kle-slaaet-fra"}
# What is pointed at and does not lie whole between the top and the bottom of what is seen.
UDE_AF_SYNE = """() => {
  const flade = document.querySelector('.scene-flade').getBoundingClientRect();
  return [...document.querySelectorAll('[data-peget], .scene-side .kontakt')]
    .filter(e => e.checkVisibility())
    .filter(e => { const r = e.getBoundingClientRect();
      let bund = flade.bottom;
      const side = e.closest('.scene-side');
      if (side) { bund = Math.min(bund, side.getBoundingClientRect().bottom); }
      return r.top < 0 || r.bottom > bund + 1 || r.right > innerWidth + 1 || r.height < 8; })
    .map(e => e.outerHTML.slice(0, 120)); }"""


def adresser(scenarie: Scenarie) -> list[str]:
    """Each step, and those with two sides with the other side too."""
    alle = []
    for nr in range(1, len(scenarie.skridt) + 1):
        sti = f"/korsbaek/workshop/{scenarie.slug}/{nr}/"
        alle += [sti, f"{sti}?side=b"]
    return alle


def korte() -> list[object]:
    """The quick form has some of the scenarios, `make soak` all of them."""
    return [
        pytest.param(
            scenarie,
            id=scenarie.slug,
            marks=() if scenarie.slug in KORTE else pytest.mark.soak,
        )
        for scenarie in medfoelgende()
    ]


@pytest.mark.parametrize("scenarie", korte())
def test_every_step_is_read_from_the_back_row(
    server: str, new_context: Callable[..., BrowserContext], scenarie: Scenarie
):
    """At both sizes: nothing pointed at below the fold, no text below 24 px, axe clean."""
    fejl = []
    for vaeg in VAEGGE:
        page = new_context(viewport=vaeg).new_page()
        for sti in adresser(scenarie):
            page.goto(server + sti)
            hvor = f"{sti} at {vaeg['width']}"
            fejl += [f"{hvor}: out of sight: {et}" for et in page.evaluate(UDE_AF_SYNE)]
            fejl += [f"{hvor}: {et}" for et in page.evaluate(FOR_SMAA, MINDSTE_TEKST)]
            if page.evaluate("document.documentElement.scrollHeight > innerHeight + 1"):
                fejl.append(f"{hvor}: the stage itself scrolls")
            if vaeg["width"] == 1280 and not sti.endswith("b"):
                fejl += [f"{hvor}: {fund}" for fund in axes_fund(page)]
    assert fejl == []


@pytest.mark.parametrize("scenarie", korte())
def test_on_a_telephone_nothing_scrolls_sideways(server: str, telefon: Page, scenarie: Scenarie):
    for sti in adresser(scenarie):
        telefon.goto(server + sti)
        assert telefon.evaluate("document.documentElement.scrollWidth") <= 375, sti
        assert telefon.evaluate(FOR_SMAA, 14) == [], sti
    assert axes_fund(telefon) == []


def test_the_keys_of_the_stage(server: str, desktop: Page):
    desktop.goto(f"{server}/korsbaek/workshop/model-1-eller-model-2/2/")
    en, anden = (desktop.locator(f"[data-panel={side}]") for side in "ab")
    expect(en).to_be_visible()
    expect(anden).to_be_visible()
    desktop.keyboard.press("m")
    expect(anden).to_be_hidden()
    foer = en.bounding_box()
    desktop.keyboard.press("m")
    expect(en).to_be_hidden()
    assert anden.bounding_box() == foer, "the other side stands in the very same place"
    desktop.keyboard.press("b")
    expect(desktop.locator(".scene-sort")).to_be_visible()
    desktop.keyboard.press("b")
    expect(desktop.locator(".scene-sort")).to_have_count(0)
    desktop.keyboard.press("PageDown")
    expect(desktop).to_have_url(f"{server}/korsbaek/workshop/model-1-eller-model-2/3/")
    desktop.keyboard.press("ArrowLeft")
    expect(desktop).to_have_url(f"{server}/korsbaek/workshop/model-1-eller-model-2/2/")


def test_a_value_that_is_pressed_is_pointed_at_on_both_sides(server: str, desktop: Page):
    desktop.goto(f"{server}/korsbaek/workshop/model-1-eller-model-2/2/")
    desktop.locator("[data-panel=a] [data-felt='kontakt.telefon']").click()
    expect(desktop.locator(".peget")).to_have_count(2)
    desktop.locator("[data-panel=b] [data-felt='kontakt.telefon']").click()
    expect(desktop.locator(".peget")).to_have_count(0)


def test_without_javascript_the_stage_is_links(
    server: str, new_context: Callable[..., BrowserContext]
):
    page = new_context(java_script_enabled=False, viewport=VAEGGE[1]).new_page()
    page.goto(f"{server}/korsbaek/workshop/model-1-eller-model-2/2/")
    page.get_by_role("link", name="Model 2", exact=True).click()
    expect(page.locator("[data-panel=a]")).to_be_hidden()
    page.get_by_role("link", name="Næste").click()
    expect(page).to_have_url(f"{server}/korsbaek/workshop/model-1-eller-model-2/3/")


# How far the line about the box Kontakt reaches out over the heading above it and past its side.
UDENFOR = """() => [...document.querySelectorAll('.scene-side')].filter(e => e.checkVisibility())
  .map(side => {
    const kontakt = side.querySelector('.kontakt'), stil = getComputedStyle(kontakt);
    const ud = parseFloat(stil.outlineWidth) + parseFloat(stil.outlineOffset);
    const r = kontakt.getBoundingClientRect(), om = side.getBoundingClientRect();
    const titel = side.querySelector('h3').getBoundingClientRect();
    return {side: Math.max(0, Math.ceil(r.right + ud - om.left - side.clientWidth - 0.5)),
      titel: Math.max(0, Math.ceil(titel.bottom - (r.top - ud) - 0.5))}; })"""


def test_the_line_about_the_contact_is_whole_and_covers_no_heading(server: str, desktop: Page):
    for vaeg in VAEGGE:
        desktop.set_viewport_size(vaeg)
        desktop.goto(f"{server}/korsbaek/workshop/model-1-eller-model-2/3/?side=begge")
        assert desktop.evaluate(UDENFOR) == [{"side": 0, "titel": 0}] * 2


# Where the headings of a table are out of sight: values that say no heading of their own, and
# cells that are not as wide as their row.
UDEN_OVERSKRIFT = """() => [...document.querySelectorAll('.scene-tabel, .scene-matrix')]
  .filter(t => t.checkVisibility() && !t.tHead.checkVisibility())
  .flatMap(t => [...t.tBodies[0].querySelectorAll('td:not(:last-child, [colspan]), th')])
  .filter(c => c.clientWidth < 250
    || (c.tagName === 'TD' && getComputedStyle(c, '::before').content === 'none'))
  .map(c => c.outerHTML)"""


@pytest.mark.parametrize("nr", [2, 4, 6, 7])
def test_on_a_telephone_each_value_says_what_it_is(server: str, telefon: Page, nr: int):
    """The two who read a sag, and the two variants, stood without a name below each other."""
    telefon.goto(f"{server}/korsbaek/workshop/model-1-eller-model-2/{nr}/")
    assert telefon.evaluate(UDEN_OVERSKRIFT) == []
    tal = telefon.locator(".scene-tal > p")
    kanter = {tal.nth(plads).bounding_box()["x"] for plads in range(tal.count())}  # type: ignore[index]
    assert len(kanter) <= 1
