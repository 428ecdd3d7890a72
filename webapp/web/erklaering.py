"""What every route declares: who may call it, and what it changes (ADR 0020).

A route that declares nothing is treated as the strictest that a browser can still use: it wants
the code, and its POST wants the form's token. A test fails for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from flask import current_app, request

View = TypeVar("View", bound=Callable[..., Any])


class Hvem(Enum):
    """Who may call a route."""

    ALLE = "alle"
    """Also one who has not given the code."""
    KODE = "kode"
    """One who has given the code, where the server asks for one."""
    MASKINEN = "maskinen"
    """As KODE, and only from the machine that the server runs on."""


class Aendrer(Enum):
    """The most that a POST to a route changes; a GET changes nothing that was saved."""

    INTET = "intet"
    VARIANT = "variant"
    """One variant of one kommune."""
    KOMMUNE = "kommune"
    """One kommune: its file and all that is in it."""
    INSTALLATION = "installation"
    """What is beside the kommuner: which of them there are, the pictures, who has access."""


@dataclass(frozen=True, slots=True)
class Erklaering:
    """What one route declares.

    `ren`: its address and the kommune's file alone decide a GET. `lang`: it counts the kommune.
    `foer_tal`: its form is shown before what it would do is counted.
    """

    hvem: Hvem
    aendrer: Aendrer
    ren: bool = False
    lang: bool = False
    foer_tal: bool = False


STRENGEST = Erklaering(Hvem.KODE, Aendrer.INSTALLATION)
# The files under /static/: their answers are kept, and asked for without the code.
STATISKE_FILER = "static"
_ERKLAERET: dict[Callable[..., Any], Erklaering] = {}


def erklaer(
    hvem: Hvem,
    aendrer: Aendrer,
    *,
    ren: bool = False,
    lang: bool = False,
    foer_tal: bool = False,
) -> Callable[[View], View]:
    """Stands beside a route: who may call it, what its POST changes, whether its page is kept.

    `ren` only where nothing else decides the page: no clock, no other kommune, no memory of ours.
    `lang` where a page of a large kommune takes longer than one waits without a word; `foer_tal`
    where it has a form, and is made without what its services count (store/arbejde.py).
    """

    def med(view: View) -> View:
        _ERKLAERET[view] = Erklaering(hvem, aendrer, ren, lang, foer_tal)
        return view

    return med


def erklaering_af(endpoint: str | None) -> Erklaering | None:
    """What the route of this app declares; None where it declares nothing or there is none."""
    view = current_app.view_functions.get(endpoint or "")
    return _ERKLAERET.get(view) if view else None


def erklaering() -> Erklaering:
    """What the route of this request declares; the strictest where nothing is declared."""
    return erklaering_af(request.endpoint) or STRENGEST
