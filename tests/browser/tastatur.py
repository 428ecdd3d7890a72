"""Going about a page with the Tab key."""

from __future__ import annotations

from playwright.sync_api import Page

FOKUS = """() => { const e = document.activeElement;
  return e && e !== document.body ? e.innerText.replace(/\\s+/g, ' ').trim() : '' }"""
MAKS_TAB = 80


def fokuseret(page: Page) -> str:
    """The text of what has the focus, as it is seen; works without the page's own scripts too."""
    return str(page.evaluate(FOKUS))


def tab_til(page: Page, tekst: str) -> None:
    """Tab on until what has the focus begins with the text."""
    set_ = []
    for _ in range(MAKS_TAB):
        page.keyboard.press("Tab")
        set_.append(fokuseret(page))
        if set_[-1].startswith(tekst):
            return
    raise AssertionError(f"»{tekst}« is not reached by Tab; these were: {set_}")
