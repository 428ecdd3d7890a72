"""Shows a page once at each size, for the tests that look at one page after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser.conftest import DESKTOP, TELEFON
from tests.lytter import SKJUL

RO = """() => new Promise(faerdig => requestAnimationFrame(() => requestAnimationFrame(
  () => requestIdleCallback(faerdig, { timeout: 2000 }))))"""


@dataclass
class Vist:
    """An open page, and all that the browser asked and remarked since it was asked for."""

    page: Page
    adresse: str
    status: int = 0
    vaerter: set[str] = field(default_factory=set)
    fund: list[str] = field(default_factory=list)

    def hold_oeje(self) -> None:
        """Write down what happens from now on."""
        self.page.on("request", lambda r: self.vaerter.add(urlsplit(r.url).netloc))
        self.page.on("console", lambda besked: self.fund.append(besked.text))
        self.page.on("pageerror", lambda fejl: self.fund.append(str(fejl)))
        self.page.on("requestfailed", lambda r: self.fund.append(f"{r.url}: {r.failure}"))
        self.page.on("response", self._svar)

    def fald_til_ro(self) -> None:
        """Wait for what the scripts of the page ask for once they run: two frames, and leisure."""
        self.page.evaluate(RO)

    def _svar(self, svar: Response) -> None:
        if svar.status >= 400:
            self.fund.append(f"{svar.status} {svar.url}")


class Fremviser:
    """A wide and a narrow browser window; each holds the page that it was last asked for."""

    def __init__(self, browser: Browser, valg: dict[str, Any], server: str) -> None:
        self._server, self.vaert = server, urlsplit(server).netloc
        smal = {"viewport": TELEFON, "has_touch": True, "is_mobile": True}
        self._bred = browser.new_context(**valg, viewport=DESKTOP)
        self._smal = browser.new_context(**valg, **smal)
        self._viste: dict[BrowserContext, Vist] = {}
        for context in (self._bred, self._smal):
            context.add_init_script(SKJUL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bred.close()
        self._smal.close()

    def bredt(self, adresse: str) -> Vist:
        """The page on a caseworker's screen."""
        return self._vis(self._bred, adresse)

    def smalt(self, adresse: str) -> Vist:
        """The page on a citizen's telephone, with touch."""
        return self._vis(self._smal, adresse)

    @contextmanager
    def i_bredden(self, adresse: str, bredde: int) -> Iterator[Page]:
        """The page of the screen as it is when its window is made narrower, as zoom does."""
        page = self.bredt(adresse).page
        page.set_viewport_size({"width": bredde, "height": 640})
        try:
            yield page
        finally:
            page.set_viewport_size(DESKTOP)

    def _vis(self, context: BrowserContext, adresse: str) -> Vist:
        vist = self._viste.get(context)
        if vist is None or vist.adresse != adresse:
            if vist:
                vist.page.close()
            context.clear_cookies()
            vist = self._viste[context] = Vist(context.new_page(), adresse)
            vist.hold_oeje()
            svar = vist.page.goto(self._server + adresse)
            vist.status = svar.status if svar else 0
        return vist
