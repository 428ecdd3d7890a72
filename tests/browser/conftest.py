"""The browser of the browser tests: the installed one, on a Danish machine, at two sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

from webapp.billeder.browser import Browser, find_browser

DESKTOP = ViewportSize(width=1280, height=900)
TELEFON = ViewportSize(width=375, height=812)


@pytest.fixture(scope="session")
def browserfund() -> Browser:
    """Which browser the tests use, for instance to name a picture's folder."""
    return find_browser()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browserfund: Browser
) -> dict[str, Any]:
    return {**browserfund.launch_options, **browser_type_launch_args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "da-DK",
        "timezone_id": "Europe/Copenhagen",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def desktop(new_context: Callable[..., BrowserContext]) -> Page:
    """A page as wide as a caseworker's screen."""
    return new_context(viewport=DESKTOP).new_page()


@pytest.fixture
def telefon(new_context: Callable[..., BrowserContext]) -> Page:
    """A page as wide as a citizen's telephone, with touch."""
    return new_context(viewport=TELEFON, has_touch=True, is_mobile=True).new_page()
