"""Page objects of Sammenlign: two pages, what differs, and the kommune's figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.services.mit_overblik.sidedele import Udsnit


@dataclass(frozen=True, slots=True)
class Feltforskel:
    """A field that differs: the object's title, the field in words, the values of a and b."""

    noegle: str
    titel: str
    felt: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagside:
    """A page behind the compared one that differs: in contact (`a`, `b`), else in `felter`."""

    titel: str
    liste: str
    slug: str
    felter: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sammenligning:
    """Two pages beside each other: `side_a` and `side_b` are page objects of one kind.

    `skabelon` names the template that holds the body macro of that kind of page. A side is None
    where that variant does not show the page; `mangler_a`/`mangler_b` say why (Danish).
    """

    titel: str
    skabelon: str
    side_a: object | None
    side_b: object | None
    mangler_a: str
    mangler_b: str
    forskelle: tuple[Feltforskel, ...]
    matrix: Kontaktmatrix | None = None
    bagsider: tuple[Bagside, ...] = ()


@dataclass(frozen=True, slots=True)
class Kontaktmatrix:
    """For one sag: {a, b} × {Brugerdefineret, FK Organisationssystem}, citizen and SAPA.

    `raekker`: (source, contact under a, contact under b), each a Danish line;
    `sapa`: (unit under a, unit under b).
    """

    raekker: tuple[tuple[str, str, str], ...]
    sapa: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aendring:
    """One group of the municipality-wide comparison: from, to, how many, and an example's tail.

    In SAPA the name stands as Cura sent it, and what differs is the page of the unit: `fra_enhed`
    and `til_enhed` are its tail under each variant, and the example is of Hvorfor, at `objekt`.
    """

    fra: str
    til: str
    sager: int
    ydelser: int
    borgere: int
    eksempel: str
    fra_enhed: str = ""
    til_enhed: str = ""
    objekt: str = ""


@dataclass(frozen=True, slots=True)
class Optaelling:
    """How many objects there are, how many change, are newly shown, newly hidden."""

    ialt: int
    aendret: int
    vist: int
    skjult: int


@dataclass(frozen=True, slots=True)
class FordelUlempe:
    """A line of KOMBIT's table of fordele og ulemper with this kommune's own figure."""

    tekst: str
    tal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommunesammenligning:
    """What differs for the whole municipality. Figures of `optaelling`: Sager, Ydelser, Borgere.

    `fordele`/`ulemper` are (model 1, model 2) cells of A0:1577; empty when the two variants are
    not of model 1 and 2. `modtager` is »borger« or »sapa«. `andre`: what differs besides, in words.
    `aendringer` are the first of them, as `udsnit` says. `tal_ord`: what *I alt* counts.
    `rolle`: whom SAPA's pages are shown to, empty for the citizen's. `opsat`: what the two are set
    up otherwise in than the mapning, empty where in nothing. `opdigtet`: all sager are invented.
    """

    modtager: str
    optaelling: Mapping[str, Optaelling]
    aendringer: tuple[Aendring, ...]
    udsnit: Udsnit
    fordele: tuple[tuple[FordelUlempe, ...], ...]
    ulemper: tuple[tuple[FordelUlempe, ...], ...]
    andre: tuple[str, ...] = ()
    tal_ord: str = ""
    rolle: str = ""
    opsat: str = ""
    opdigtet: bool = False
