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
    """A tile of the front page. `sti` is the tail of its page; None: it leaves Mit Overblik.

    `link`: what its link reads, where the tile itself is none; `nyeste` (flise.nyeste): the line
    under the teaser, None: there is none.
    """

    titel: str
    tekst: str
    sti: str | None
    link: str = ""
    nyeste: Objekt | None = None


@dataclass(frozen=True, slots=True)
class Forside:
    """Mit Overblik's front page. `maerker`: what stands beside Digital post and Mit Overblik."""

    person: Objekt
    fliser: tuple[Flise, ...]
    maerker: tuple[str, str] = ("", "")


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
    `relateret_ydelse` is the slug of the ydelse. `hoerer_til` is the slug of the sag
    that this one is under (its title: sag.hoerer_til); None where there is none, or she sees none.
    """

    sag: Objekt
    forloeb: tuple[Objekt, ...]
    trin: tuple[Trinliste, ...]
    dokumenter: tuple[Objekt, ...] | None
    notater: tuple[Objekt, ...] | None
    relateret_ydelse: str | None
    hoerer_til: str | None
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
class Udbetalingskort:
    """A payment in the list: `udbetaling` has udbetaling.*; `linjer` where there are several."""

    udbetaling: Objekt
    linjer: tuple[Objekt, ...]


@dataclass(frozen=True, slots=True)
class Betalingsmaaned:
    """The payments of one month, under its heading: `April 2023`."""

    titel: str
    kort: tuple[Udbetalingskort, ...]


@dataclass(frozen=True, slots=True)
class Udbetalingsliste:
    """Økonomiske ydelser: months, newest first (A0:249-306)."""

    maaneder: tuple[Betalingsmaaned, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class Udbetalingslinje:
    """One ydelse of a payment; `sag` is the slug of its sag, None where the citizen sees none."""

    linje: Objekt
    sag: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Udbetalingsside:
    """One payment; its layout is inferred (screens.md §2.2). `beloeb`: (label, field), in order."""

    udbetaling: Objekt
    beloeb: tuple[tuple[str, str], ...]
    linjer: tuple[Udbetalingslinje, ...]
    kontakt: Objekt


@dataclass(frozen=True, slots=True)
class Aftaleraekke:
    """An appointment in the list: aftale.*; `hjaelp` is what its help says, empty: it has none."""

    aftale: Objekt
    hjaelp: str


@dataclass(frozen=True, slots=True)
class Aftalemaaned:
    """The appointments of one month, under its heading: `Marts 2021`."""

    titel: str
    raekker: tuple[Aftaleraekke, ...]


@dataclass(frozen=True, slots=True)
class Aftaleliste:
    """Aftaler og frister: months, nearest first (A0:420-452)."""

    maaneder: tuple[Aftalemaaned, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class Aftaleside:
    """One appointment; its layout is inferred. `sag`: the slug of its sag, None: none is shown."""

    aftale: Objekt
    sag: str | None
    kontakt: Objekt


@dataclass(frozen=True, slots=True)
class Betalingsgruppe:
    """What is owed one authority: its saldo (saldo.*), and rows `betaling/<slug>` (betaling.*)."""

    saldo: Objekt
    raekker: tuple[Objekt, ...]


@dataclass(frozen=True, slots=True)
class Betalingsliste:
    """Betalinger og gæld, by authority; its layout is inferred (screens.md §2.4)."""

    grupper: tuple[Betalingsgruppe, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class Betalingsside:
    """One claim; `hos_gaeldsstyrelsen`: it was handed over, and the way there is shown."""

    betaling: Objekt
    hos_gaeldsstyrelsen: bool


@dataclass(frozen=True, slots=True)
class MineData:
    """Personlige oplysninger, the same whatever the kommune chooses; its layout is inferred."""

    om_dig: Objekt
    boern: tuple[Objekt, ...]
    bolig: Objekt
