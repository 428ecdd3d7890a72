"""Page objects of Mit Overblik: all that its templates print, and nothing else.

A template takes one of these as `side`. Texts are Danish and formatted; no rule, no query and no
arithmetic is left to the template. Objects carry their values in `Objekt.felter`.
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.felter import Objekt


@dataclass(frozen=True, slots=True)
class Udsnit:
    """Paging without JavaScript: how many rows are shown, of how many, and the next step."""

    vist: int
    ialt: int
    naeste: int | None


@dataclass(frozen=True, slots=True)
class Flise:
    """A tile of the front page. `sti` is the tail of its page; None: it leaves Mit Overblik."""

    titel: str
    tekst: str
    sti: str | None
    bygget: bool = True


@dataclass(frozen=True, slots=True)
class Forside:
    """Mit Overblik's front page."""

    person: Objekt
    fliser: tuple[Flise, ...]


@dataclass(frozen=True, slots=True)
class Sagsliste:
    """Sager: `Type | Ændret | Myndighed | Status`. Rows are `sag/<slug>` with sag.*."""

    raekker: tuple[Objekt, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class Trinliste:
    """»Sagens forløb«: named steps under one date (each an object with forloeb.trin)."""

    dato: Objekt
    trin: tuple[Objekt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sagsside:
    """One sag. `sag` has sag.*; `kontakt` has kontakt.*.

    `forloeb` (forloeb.dato, forloeb.status; newest first) is »Status og forløb«; where the
    fagsystem names its own steps, `trin` is shown instead as »Sagens forløb«.
    `dokumenter`/`notater` are None where the municipality does not show them.
    `relateret_ydelse` is the slug of the ydelse, `oekonomisk_ydelse` True if it is money.
    """

    sag: Objekt
    forloeb: tuple[Objekt, ...]
    trin: tuple[Trinliste, ...]
    dokumenter: tuple[Objekt, ...] | None
    notater: tuple[Objekt, ...] | None
    relateret_ydelse: str | None
    kontakt: Objekt


@dataclass(frozen=True, slots=True)
class Ydelsesliste:
    """Serviceydelser og hjælpemidler: `Navn | Bevilget fra | Bevilget til | Status`."""

    raekker: tuple[Objekt, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class Ydelsesside:
    """One serviceydelse; its layout is inferred (§3D). `sag` is the related sag's slug."""

    ydelse: Objekt
    sag: str | None
    sagstitel: str
    kontakt: Objekt


@dataclass(frozen=True, slots=True)
class Kommende:
    """A page of Mit Overblik that is not built yet: its heading and intro, and what is missing."""

    titel: str
    intro: str
