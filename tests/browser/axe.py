"""What axe finds on an open page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What fails a page: WCAG 2.1 AA, and axe's good practices.
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}


def axes_fund(page: Page) -> list[str]:
    """The violations, each with the first elements it was found on and where to read of it."""
    return [
        f"{fund['id']} ({fund['impact']}): {fund['help']} {fund['helpUrl']}\n"
        + "\n".join(f"    {knude['html'][:160]}" for knude in fund["nodes"][:3])
        for fund in Axe().run(page, options=AXE).response["violations"]
    ]
