"""Every page kind without a finding of axe, whole on a narrow screen, and from our host alone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.browser.axe import axes_fund
from tests.browser.sidevalg import SIDER

hver_side = pytest.mark.parametrize("side", SIDER)


@hver_side
def test_axe_finds_nothing_on_a_wide_screen(server: str, desktop: Page, side: str):
    desktop.goto(server + SIDER[side])
    assert axes_fund(desktop) == []


@hver_side
def test_axe_finds_nothing_on_a_telephone(server: str, telefon: Page, side: str):
    telefon.goto(server + SIDER[side])
    assert axes_fund(telefon) == []


@pytest.mark.parametrize("side", ["Hvorfor", "sager", "SAPA Ydelser", "kommune"])
def test_axe_finds_nothing_where_all_is_unfolded(server: str, desktop: Page, side: str):
    desktop.goto(server + SIDER[side])
    desktop.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    # The open menus of the preview bar lie over the page and over each other.
    desktop.evaluate("document.querySelectorAll('.linje-menu').forEach(d => { d.open = false })")
    assert axes_fund(desktop) == []


@hver_side
def test_a_page_asks_no_other_host_and_the_browser_has_nothing_to_remark(
    server: str, desktop: Page, side: str
):
    hosts, fund = set(), []
    desktop.on("request", lambda r: hosts.add(urlsplit(r.url).netloc))
    desktop.on("console", lambda besked: fund.append(besked.text))
    desktop.on("pageerror", lambda fejl: fund.append(str(fejl)))
    desktop.on("requestfailed", lambda r: fund.append(f"{r.url}: {r.failure}"))
    desktop.on("response", lambda s: fund.append(f"{s.status} {s.url}") if s.status > 399 else None)
    svar = desktop.goto(server + SIDER[side], wait_until="networkidle")
    assert hosts == {urlsplit(server).netloc}
    if svar is not None and svar.status == 404:  # a page that says so is what was asked for
        fund = [f for f in fund if "404" not in f]
    assert fund == []


SMAL = ViewportSize(width=320, height=640)
UDENFOR = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()
    && !e.closest('.sr-only'))
  .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""


@hver_side
def test_at_320_pixels_nothing_scrolls_sideways(
    server: str, new_context: Callable[..., BrowserContext], side: str
):
    """WCAG 1.4.10: 320 px is also 1280 px at 400 % zoom."""
    page = new_context(viewport=SMAL).new_page()
    page.goto(server + SIDER[side])
    bredde = page.evaluate("document.documentElement.scrollWidth")
    assert bredde <= SMAL["width"], (
        f"the page is {bredde} px wide at 320: let these wrap or scroll by themselves: "
        f"{page.evaluate(UDENFOR)}"
    )


def test_the_icons_of_the_sprite_are_drawn(server: str, desktop: Page):
    desktop.goto(server + SIDER["sager"], wait_until="networkidle")
    stoerrelser = desktop.evaluate(
        "[...document.querySelectorAll('svg use')].map(u => u.getBBox().width)"
    )
    assert len(stoerrelser) > 5
    assert min(stoerrelser) > 0


@pytest.mark.parametrize("side", ["sager", "SAPA Overblik", "Hvorfor"])
def test_the_fonts_of_the_design_system_are_loaded(server: str, desktop: Page, side: str):
    desktop.goto(server + SIDER[side])
    hentede = desktop.evaluate(
        """async () => { await document.fonts.ready;
        return [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family) }"""
    )
    skrift = desktop.evaluate("getComputedStyle(document.body).fontFamily")
    assert hentede
    assert {navn.strip("\"'") for navn in hentede} & {
        navn.strip(" \"'") for navn in skrift.split(",")
    }
