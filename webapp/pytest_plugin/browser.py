"""Lets pytest-playwright's `page` open in the browser of this machine, with nothing to set up.

A plugin of its own, registered after pytest-playwright: of two plugins' fixtures the last one wins,
and a suite's own conftest wins over both.
"""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str
) -> dict[str, Any]:
    """The installed Chromium, where the suite names no other and Playwright has fetched none."""
    from webapp.billeder.browser import (  # noqa: PLC0415 - only a suite that opens pages pays
        BrowserMissingError,
        find_installeret,
    )

    givne = browser_type_launch_args
    valgt = {"channel", "executable_path"} & givne.keys() or givne.get("headless") is False
    if valgt or browser_name != "chromium":
        return givne
    try:
        installeret = find_installeret()
    except BrowserMissingError as fejl:
        pytest.fail(str(fejl), pytrace=False)
    return {**givne, **installeret.launch_options} if installeret else givne
