"""What axe finds where all is unfolded, and that icons and fonts are drawn.

Each kind of page by itself is looked at in `test_hver_side`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.axe import axes_fund
from tests.browser.sidevalg import SIDER


@pytest.mark.parametrize("side", ["Hvorfor", "sager", "SAPA Ydelser", "kommune"])
def test_axe_finds_nothing_where_all_is_unfolded(server: str, desktop: Page, side: str):
    desktop.goto(server + SIDER[side])
    desktop.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    # The open menus of the preview bar lie over the page and over each other.
    desktop.evaluate("document.querySelectorAll('.linje-menu').forEach(d => { d.open = false })")
    assert axes_fund(desktop) == []


def test_the_icons_of_the_sprite_are_drawn(server: str, desktop: Page):
    desktop.goto(server + SIDER["sager"])
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
