"""Takes pictures: one browser and one page a worker, reused from page to page.

A page is loaded once and laid out at each width. The fonts are awaited, animations and the caret
are off, the language is Danish and the clock stands still. Nothing is reached but this machine.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, _GeneratorContextManager, contextmanager, suppress
from enum import Enum, auto
from typing import Any

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

Faneaabner = AbstractContextManager[Fane, Any]
KUN_DENNE_MASKINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


class Udfald(Enum):
    """How a page went: done, done but with a browser that is gone, or to be tried again."""

    FAERDIG = auto()
    NY_BROWSER = auto()
    IGEN = auto()


def tag_billeder(
    browser: Browser,
    server: str,
    bestillinger: Sequence[Bestilling],
    arbejdere: int = 1,
    startede: Sequence[Faneaabner] = (),
) -> Iterator[Optagelse]:
    """Each picture as it is taken, in no order. A page that fails does not stop the others.

    `startede` are browsers of `start_fane` that are under way; they are closed here.
    """
    klar = list(startede)
    koe: queue.SimpleQueue[Bestilling] = queue.SimpleQueue()
    for bestilling in bestillinger:
        koe.put(bestilling)
    svar: queue.SimpleQueue[Optagelse] = queue.SimpleQueue()
    stop = threading.Event()

    def aabn() -> Faneaabner:
        with suppress(IndexError):
            return klar.pop()
        return start_fane(browser)

    traade = [
        threading.Thread(target=_arbejd, args=(aabn, server, koe, svar.put, stop), daemon=True)
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
            traad.join(SVARTID)
        luk(klar)


def _arbejd(
    aabn: Callable[[], Faneaabner],
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
            with aabn() as fane:
                while not doede and not stop.is_set():
                    try:
                        nu = igen or koe.get_nowait()
                    except queue.Empty:
                        return
                    udfald = _aflever_side(fane, server, nu, aflever, sidste=nu is igen)
                    doede = udfald is not Udfald.FAERDIG
                    igen = nu if udfald is Udfald.IGEN else None
        except (FaneFejl, OSError) as fejl:
            fejltekst = f"Browseren kunne ikke startes eller gik ned: {fejl}"
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

    Enter it to wait for the page; what is not entered is closed with `luk`. Raises OSError.
    """
    if browser.sti is None or sys.platform == "win32":
        return _playwrights(browser)
    from webapp.billeder.protokol import Protokolfane  # noqa: PLC0415 - it is missing on Windows

    return Protokolfane(str(browser.sti), _start(browser)["args"])


def luk(startede: list[Faneaabner]) -> None:
    """Close browsers that were started and not used."""
    while startede:
        if not isinstance(startet := startede.pop(), _GeneratorContextManager):
            startet.__exit__(None, None, None)


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
