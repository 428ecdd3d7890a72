"""A worker that takes pictures: one browser and one page, reused from page to page.

A page is loaded once and laid out at each width. The fonts are awaited, animations and the caret
are off, the language is Danish and the clock stands still. Nothing is reached but this machine.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import Enum, auto
from itertools import count
from typing import TYPE_CHECKING, Any

from webapp.billeder.browser import Browser
from webapp.billeder.fane import (
    STIL_URET,
    SVARTID,
    Fane,
    FaneDoed,
    FaneFejl,
    FaneTid,
    Playwrightfane,
)
from webapp.billeder.fane import aabn_side as aabn_playwright
from webapp.billeder.optagelse import Bestilling, Optagelse, fotografer

if TYPE_CHECKING:
    from webapp.billeder.protokol import Protokolbrowser

# Pages of one browser at a time. While one is photographed another is loaded and laid out; a fourth
# made nothing quicker on two cores, and neither did a second browser.
FANER = 3
KERNER_PR_BROWSER = 2
Faneaabner = AbstractContextManager[Fane, Any]
KUN_DENNE_MASKINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


class Udfald(Enum):
    """How a page went: done, done but with a browser that is gone, or to be tried again."""

    FAERDIG = auto()
    NY_BROWSER = auto()
    IGEN = auto()


def arbejd(
    aabn: Callable[[], Faneaabner],
    server: str,
    naeste: Callable[[], Bestilling | None],
    aflever: Callable[[Optagelse], None],
) -> None:
    """One worker, until `naeste` has no more for it: the browser is open before the first order.

    A browser that dies is started again; a page is given up at its second death.
    """
    nu: Bestilling | None = None
    for omgang in count():
        igen, doede = nu, False
        if omgang and not (nu := nu or naeste()):
            return
        try:
            with aabn() as fane:
                while not doede:
                    if not (nu := nu or naeste()):
                        return
                    udfald = _aflever_side(fane, server, nu, aflever, sidste=nu is igen)
                    doede = udfald is not Udfald.FAERDIG
                    nu = nu if udfald is Udfald.IGEN else None
        except (FaneFejl, OSError) as fejl:
            # It never came so far as to a page. The first time another page may have ended the
            # browser that they share; then it is tried in one of its own.
            if omgang and not doede:
                _opgiv_alt(
                    nu, naeste, aflever, f"Browseren kunne ikke startes eller gik ned: {fejl}"
                )
                return


def _opgiv_alt(
    nu: Bestilling | None,
    naeste: Callable[[], Bestilling | None],
    aflever: Callable[[Optagelse], None],
    fejl: str,
) -> None:
    while nu := nu or naeste():
        for bredde in nu.bredder:
            aflever(Optagelse(nu, bredde, fejl=fejl))
        nu = None


def _aflever_side(
    fane: Fane,
    server: str,
    bestilling: Bestilling,
    aflever: Callable[[Optagelse], None],
    *,
    sidste: bool,
) -> Udfald:
    """Deliver a page's pictures, or what went wrong, unless the page may be tried again."""
    # The width that the page has already comes first: laying out anew is what takes time.
    mangler = sorted(bestilling.bredder, key=lambda bredde: bredde != fane.bredde)
    alle = len(mangler)
    doed, fejl = False, ""
    try:
        fane.saet_bredde(mangler[0])
        fane.gaa_til(server + bestilling.adresse)
        while mangler:
            fane.saet_bredde(mangler[0])
            aflever(fotografer(fane, bestilling, mangler[0]))
            del mangler[0]
    except FaneTid:
        # What comes late must not be taken for the next page's answer: a new browser goes on.
        doed, fejl = True, f"Siden blev ikke færdig på {SVARTID:.0f} sekunder."
    except FaneDoed as brud:
        if not sidste and len(mangler) == alle:
            return Udfald.IGEN
        doed, fejl = True, f"Browseren gik ned: {brud}"
    except FaneFejl as brud:
        fejl = str(brud)
    for bredde in mangler:
        aflever(Optagelse(bestilling, bredde, fejl=fejl))
    return Udfald.NY_BROWSER if doed else Udfald.FAERDIG


def start_fane(browser: Browser) -> Faneaabner:
    """A page in a browser of its own, as all pictures are taken. The browser is starting already.

    Enter it to wait for the page. Raises OSError.
    """
    if _skal_bruge_playwright(browser):
        return _playwrights(browser)
    startet = _startet(browser)
    startet.tilmeld()
    return startet.fane()


class Browserdeling:
    """A browser whose pages are photographed side by side, each by a thread.

    A thread that lost its page goes on in a browser of its own, so that a page that ends every
    browser ends the others' only once.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._faelles: Protokolbrowser | None = None
        self._haft: set[int] = set()
        self._laas = threading.Lock()
        # Playwright's pages are asked by the thread that started the browser, and by no other.
        self.faner = 1 if _skal_bruge_playwright(browser) else FANER

    def aabn(self) -> Faneaabner:
        """A page: in the browser that is shared, the first time a thread asks. Raises OSError."""
        with self._laas:
            mig = threading.get_ident()
            if self.faner == 1 or mig in self._haft:
                return start_fane(self._browser)
            self._haft.add(mig)
            if self._faelles is None or not self._faelles.tilmeld():
                self._faelles = _startet(self._browser)
                self._faelles.tilmeld()
            return self._faelles.fane()


def antal_browsere(browser: Browser, arbejdere: int) -> int:
    """How many browsers keep so many cores at work."""
    if _skal_bruge_playwright(browser):
        return arbejdere
    return -(-arbejdere // KERNER_PR_BROWSER)


def _skal_bruge_playwright(browser: Browser) -> bool:
    return browser.sti is None or sys.platform == "win32"


def _startet(browser: Browser) -> Protokolbrowser:
    from webapp.billeder.protokol import Protokolbrowser  # noqa: PLC0415 - it is missing on Windows

    return Protokolbrowser(str(browser.sti), _start(browser)["args"])


@contextmanager
def _playwrights(browser: Browser) -> Iterator[Fane]:
    with aabn_side(browser) as page:
        page.add_init_script(STIL_URET)
        yield Playwrightfane(page)


@contextmanager
def aabn_side(browser: Browser) -> Iterator[Any]:
    """A page of Playwright in such a browser."""
    with aabn_playwright(_start(browser)) as page:
        yield page


def _start(browser: Browser) -> dict[str, Any]:
    valg: dict[str, Any] = dict(browser.launch_options)
    return valg | {"args": [*valg["args"], KUN_DENNE_MASKINE]}
