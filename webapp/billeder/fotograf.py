"""Takes pictures: one browser and one page a worker, reused from page to page.

A page is loaded once and laid out at each width. The fonts are awaited, animations and the caret
are off, the language is Danish and the clock stands still. Nothing is reached but this machine.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Browser as PlaywrightBrowser
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from webapp.billeder.browser import Browser
from webapp.billeder.optagelse import Bestilling, Optagelse, fotografer

HOEJDE = 900
SVARTID_MS = 20_000
URET = datetime(2024, 4, 8, 10, tzinfo=UTC)
KONTEKST: dict[str, Any] = {
    "locale": "da-DK",
    "timezone_id": "Europe/Copenhagen",
    "reduced_motion": "reduce",
    "device_scale_factor": 1,
}
KUN_DENNE_MASKINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


def tag_billeder(
    browser: Browser, server: str, bestillinger: Sequence[Bestilling], arbejdere: int = 1
) -> Iterator[Optagelse]:
    """Each picture as it is taken, in no order. A page that fails does not stop the others."""
    koe: queue.SimpleQueue[Bestilling] = queue.SimpleQueue()
    for bestilling in bestillinger:
        koe.put(bestilling)
    svar: queue.SimpleQueue[Optagelse] = queue.SimpleQueue()
    stop = threading.Event()
    traade = [
        threading.Thread(target=_arbejd, args=(browser, server, koe, svar.put, stop), daemon=True)
        for _ in range(min(arbejdere, len(bestillinger)))
    ]
    for traad in traade:
        traad.start()
    try:
        for _ in range(sum(len(bestilling.bredder) for bestilling in bestillinger)):
            yield svar.get()
    finally:
        stop.set()
        for traad in traade:  # a browser is closed by the thread that opened it
            traad.join(SVARTID_MS / 1000)


def _arbejd(
    browser: Browser,
    server: str,
    koe: queue.SimpleQueue[Bestilling],
    aflever: Callable[[Optagelse], None],
    stop: threading.Event,
) -> None:
    """One worker: starts a browser again where it dies, and gives a page up at its second death."""
    igen: Bestilling | None = None
    while igen or not (koe.empty() or stop.is_set()):
        nu, doede = igen, False
        try:
            with aabn_side(browser) as page:
                while not doede and not stop.is_set():
                    try:
                        nu = igen or koe.get_nowait()
                    except queue.Empty:
                        return
                    doede = _aflever_side(page, server, nu, aflever, sidste=nu is igen)
                    igen = nu if doede and nu is not igen else None
        except PlaywrightError as fejl:
            fejltekst = f"Browseren kunne ikke startes eller gik ned: {foerste_linje(fejl)}"
            if not doede:  # it never came so far as to a page
                _opgiv_alt(koe, aflever, fejltekst, nu)
                return


def _opgiv_alt(
    koe: queue.SimpleQueue[Bestilling],
    aflever: Callable[[Optagelse], None],
    fejl: str,
    nu: Bestilling | None,
) -> None:
    while nu is not None or not koe.empty():
        try:
            nu = nu or koe.get_nowait()
        except queue.Empty:
            return
        for bredde in nu.bredder:
            aflever(Optagelse(nu, bredde, fejl=fejl))
        nu = None


def _aflever_side(
    page: Page,
    server: str,
    bestilling: Bestilling,
    aflever: Callable[[Optagelse], None],
    *,
    sidste: bool,
) -> bool:
    """Deliver a page's pictures; True where the browser died and the page may be tried again."""
    # The width that the page has already comes first: laying out anew is what takes time.
    nu = page.viewport_size["width"] if page.viewport_size else 0
    mangler = sorted(bestilling.bredder, key=lambda bredde: bredde != nu)
    alle = len(mangler)
    try:
        if bestilling.har_script:
            page.clock.set_fixed_time(URET)
        stoerrelse(page, mangler[0])
        page.goto(server + bestilling.adresse, wait_until="load")
        while mangler:
            stoerrelse(page, mangler[0])
            optaget = fotografer(page, bestilling, mangler[0])
            aflever(optaget)
            del mangler[0]
    except PlaywrightTimeoutError:
        fejl = f"Siden blev ikke færdig på {SVARTID_MS // 1000} sekunder."
    except PlaywrightError as brud:
        doed = not (page.context.browser and page.context.browser.is_connected())
        doed = doed or "crashed" in str(brud) or "closed" in str(brud)
        if doed and not sidste and len(mangler) == alle:
            return True
        fejl = f"Browseren gik ned: {foerste_linje(brud)}" if doed else foerste_linje(brud)
        for bredde in mangler:
            aflever(Optagelse(bestilling, bredde, fejl=fejl))
        return doed
    for bredde in mangler:
        aflever(Optagelse(bestilling, bredde, fejl=fejl))
    return False


@contextmanager
def aabn_side(browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own, as all pictures are taken."""
    valg = dict(browser.launch_options)
    args = valg.get("args")
    with sync_playwright() as playwright:
        startet: PlaywrightBrowser = playwright.chromium.launch(
            **{**valg, "args": [*(args if isinstance(args, list) else []), KUN_DENNE_MASKINE]}  # type: ignore[arg-type]  # launch_options holds args and executable_path only
        )
        try:
            page = startet.new_context(**KONTEKST).new_page()
            page.set_default_timeout(SVARTID_MS)
            yield page
        finally:
            if startet.is_connected():
                startet.close()


def stoerrelse(page: Page, bredde: int) -> None:
    """Lay the page out at a width."""
    page.set_viewport_size({"width": bredde, "height": HOEJDE})


def foerste_linje(fejl: Exception) -> str:
    """Playwright tells its log too; the first line is the message."""
    return str(fejl).strip().partition("\n")[0]
