"""Pictures of some pages, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp.billeder.browser import Browser
from webapp.billeder.hold import Hold
from webapp.billeder.optagelse import Bestilling, Optagelse


def tag_billeder(
    browser: Browser, server: str, bestillinger: Sequence[Bestilling]
) -> Iterator[Optagelse]:
    """Each picture as it is taken, in no order."""
    with Hold(browser, server, 1) as hold:
        for bestilling in bestillinger:
            hold.bestil(bestilling)
        yield from hold.resten()
