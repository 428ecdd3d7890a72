"""The two sizes at which the browser tests look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

DESKTOP = ViewportSize(width=1280, height=900)
TELEFON = ViewportSize(width=375, height=812)


@pytest.fixture
def desktop(new_context: Callable[..., BrowserContext]) -> Page:
    """A page as wide as a caseworker's screen."""
    return new_context(viewport=DESKTOP).new_page()


@pytest.fixture
def telefon(new_context: Callable[..., BrowserContext]) -> Page:
    """A page as wide as a citizen's telephone, with touch."""
    return new_context(viewport=TELEFON, has_touch=True, is_mobile=True).new_page()
