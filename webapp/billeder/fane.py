"""An open page in a browser, as far as taking pictures needs it; two things can be behind it.

Playwright's page, for other people's tests and where nothing else will do, and Chromium's own
protocol (`protokol`), which starts and answers in less than half the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

HOEJDE = 900
SVARTID = 20.0  # seconds that a page or an answer may take
# 2024-04-08 10:00 UTC, the day that the examples are about.
URET_MS = 1_712_570_400_000
SPROG, TIDSZONE = "da-DK", "Europe/Copenhagen"
STIL_URET = f"""(() => {{
  const D = Date;
  globalThis.Date = class extends D {{
    constructor(...a) {{ if (a.length) super(...a); else super({URET_MS}); }}
    static now() {{ return {URET_MS}; }}
  }};
}})()"""


class FaneFejl(Exception):  # noqa: N818 - the house's word for an error
    """Something went wrong with a page; the message is one line, the browser's own."""


class FaneTid(FaneFejl):
    """It took too long."""


class FaneDoed(FaneFejl):
    """The page or its browser is gone."""


class Fane(Protocol):
    """What can be asked of an open page; each method raises FaneFejl."""

    bredde: int

    def gaa_til(self, url: str) -> None:
        """Load an address, and wait until all that it asks for is there."""

    def saet_bredde(self, bredde: int) -> None:
        """Lay the page out at a width in px."""

    def regn(self, js: str) -> Any:
        """The value of a JavaScript function, or what its promise becomes."""

    def har_protokol(self) -> bool:
        """Whether `send` can be used: Firefox and WebKit do not speak it."""

    def send(self, metode: str, **felter: Any) -> dict[str, Any]:
        """A command of the Chrome DevTools Protocol, and its answer."""

    def skaermbillede(self) -> bytes:
        """The whole page as PNG, where `send` cannot be used."""

    def doer(self) -> None:
        """End the browser at once."""


class Playwrightfane:
    """A page of Playwright."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bredde = page.viewport_size["width"] if page.viewport_size else 0
        self._session: CDPSession | None = None

    def gaa_til(self, url: str) -> None:
        """Load an address."""
        with _oversat(self.page):
            self.page.goto(url, wait_until="load")

    def saet_bredde(self, bredde: int) -> None:
        """Lay the page out at a width."""
        with _oversat(self.page):
            self.page.set_viewport_size({"width": bredde, "height": HOEJDE})
        self.bredde = bredde

    def regn(self, js: str) -> Any:
        """The value of a function."""
        with _oversat(self.page):
            return self.page.evaluate(js)

    def har_protokol(self) -> bool:
        """Whether it is Chromium."""
        browser = self.page.context.browser
        return bool(browser and browser.browser_type.name == "chromium")

    def send(self, metode: str, **felter: Any) -> dict[str, Any]:
        """A command of the protocol."""
        with _oversat(self.page):
            if self._session is None:
                self._session = self.page.context.new_cdp_session(self.page)
            svar: dict[str, Any] = self._session.send(metode, felter)
            return svar

    def skaermbillede(self) -> bytes:
        """The whole page."""
        with _oversat(self.page):
            return self.page.screenshot(
                full_page=True, animations="disabled", caret="hide", scale="css"
            )

    def doer(self) -> None:
        """End the browser."""
        if self.page.context.browser:
            self.page.context.browser.close()


@contextmanager
def _oversat(page: Page) -> Iterator[None]:
    """Playwright's errors as ours."""
    from playwright.sync_api import Error, TimeoutError  # noqa: A004, PLC0415 - its own names

    try:
        yield
    except TimeoutError as fejl:
        raise FaneTid(_foerste_linje(fejl)) from fejl
    except Error as fejl:
        browser = page.context.browser
        doed = not (browser and browser.is_connected()) or "crashed" in str(fejl)
        raise (FaneDoed if doed else FaneFejl)(_foerste_linje(fejl)) from fejl


def _foerste_linje(fejl: Exception) -> str:
    """Playwright tells its log too; the first line is the message."""
    return str(fejl).strip().partition("\n")[0]


@contextmanager
def aabn_side(launch_options: dict[str, Any]) -> Iterator[Page]:
    """A page of Playwright in a browser of its own, as pictures are taken."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - takes half a second

    with sync_playwright() as playwright:
        startet = playwright.chromium.launch(**launch_options)
        try:
            kontekst = startet.new_context(
                locale=SPROG,
                timezone_id=TIDSZONE,
                reduced_motion="reduce",
                device_scale_factor=1,
            )
            page = kontekst.new_page()
            page.set_default_timeout(SVARTID * 1000)
            yield page
        finally:
            if startet.is_connected():
                startet.close()
