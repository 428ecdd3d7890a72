"""The preview bar above every page: what is shown, and the ways to the other choices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Linjevalg:
    """One choice of the preview bar: text, address, whether it is the one shown."""

    tekst: str
    url: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Linjestadie:
    """How far a variant is, where that is to be known; `url`: the day on which it is further."""

    tekst: str
    url: str = ""
    dato: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linje:
    """The preview bar. An empty text or None leaves its part out; `note` is a line of its own.

    `opdigtet`: that the figures of the page count invented sager, where they do. `vaerktoejer`: the
    tool's own pages about the variant, on those pages. `stadier`: of a variant that is no course
    under way, or of two; `er_plan`: what is shown is a plan's, which the small mark says too.
    """

    kommune: str
    kommune_url: str
    person: str
    varianter: tuple[Linjevalg, ...]
    modtagere: tuple[Linjevalg, ...]
    rolle: str
    dato: str
    sammenlign: str | None
    hvorfor: str | None
    note: str = ""
    opdigtet: str = ""
    skjult: bool = False
    vaerktoejer: tuple[Linjevalg, ...] = ()
    stadier: tuple[Linjestadie, ...] = ()
    er_plan: bool = False
