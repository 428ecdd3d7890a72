"""What axe finds on an open page, at any width."""

from __future__ import annotations

from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# All rules that axe has on: WCAG 2.1 AA and good practices. `preload` would ask for style sheets
# once more, which a page from disk refuses; none of the rules that are on reads them.
AXE = {"resultTypes": ["violations"], "preload": False}
_axe = cache(Axe)


def axes_fund(page: Page) -> list[str]:
    """The violations, each with the first elements it was found on and where to read of it."""
    return [
        f"{fund['id']} ({fund['impact']}): {fund['help']} {fund['helpUrl']}\n"
        + "\n".join(f"    {knude['html'][:160]}" for knude in fund["nodes"][:3])
        for fund in _axe().run(page, options=AXE).response["violations"]
    ]
