"""Every kind of page: no finding of axe, whole on a narrow screen, one bar, from our host alone.

The tests of one page follow each other, and share it: a page is loaded once a size, as a person
would load it, and then looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.axe import axes_fund
from tests.browser.fremviser import Fremviser
from tests.browser.sidevalg import SIDER

# One line of the bar's own text, its buttons and what is around them; two lines are over 60.
EN_LINJE = 48
# Where each part of the bar begins and ends, as it is seen.
DELE = """() => [...document.querySelectorAll('.linje-indre > *')].filter(e => e.checkVisibility())
  .map(e => { const r = e.getBoundingClientRect(); return [r.top, r.bottom, r.left, r.right] })"""
# No bar: no kommune is chosen, or it is the stage.
UDEN_LINJE = {"kommuner", "fejl", "bordene på scenen", "vejledningens fund"}
BREDDE = "document.documentElement.scrollWidth"
UDENFOR = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()
    && !e.closest('.sr-only'))
  .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="session")
def fremviser(
    browser: Browser, browser_context_args: dict[str, object], server: str
) -> Iterator[Fremviser]:
    """The windows of this run, so that they are kept in any order of the tests."""
    with Fremviser(browser, browser_context_args, server) as fremviser:
        yield fremviser


@pytest.fixture(scope="module", params=SIDER)
def side(request: pytest.FixtureRequest) -> str:
    """The name of a kind of page; of the module, so that its tests follow each other."""
    navn: str = request.param
    return navn


def test_axe_finds_nothing_on_a_wide_screen(fremviser: Fremviser, side: str):
    assert axes_fund(fremviser.bredt(SIDER[side]).page) == []


def test_the_bar_is_one_line_and_nothing_in_it_lies_over_another(fremviser: Fremviser, side: str):
    page = fremviser.bredt(SIDER[side]).page
    if side in UDEN_LINJE:
        assert not page.locator(".linje").count()
        return
    assert page.locator(".linje").bounding_box()["height"] <= EN_LINJE
    dele = page.evaluate(DELE)
    for (_, _, _, hoejre), (_, _, venstre, _) in pairwise(dele):
        assert hoejre <= venstre + 1
    assert page.evaluate(BREDDE) <= 1280


def test_a_page_asks_no_other_host_and_the_browser_has_nothing_to_remark(
    fremviser: Fremviser, side: str
):
    vist = fremviser.bredt(SIDER[side])
    vist.fald_til_ro()
    assert vist.vaerter == {fremviser.vaert}
    # A page that says that something is not there is what was asked for.
    fund = [f for f in vist.fund if "404" not in f] if vist.status == 404 else vist.fund
    assert fund == []


def test_axe_finds_nothing_on_a_telephone(fremviser: Fremviser, side: str):
    assert axes_fund(fremviser.smalt(SIDER[side]).page) == []


def test_at_320_pixels_nothing_scrolls_sideways(fremviser: Fremviser, side: str):
    """WCAG 1.4.10: 320 px is also 1280 px at 400 % zoom."""
    with fremviser.i_bredden(SIDER[side], 320) as page:
        bredde = page.evaluate(BREDDE)
        assert bredde <= 320, (
            f"the page is {bredde} px wide at 320: let these wrap or scroll by themselves: "
            f"{page.evaluate(UDENFOR)}"
        )
