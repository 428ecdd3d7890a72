"""Page objects: all that a template needs, ready to print, and nothing else.

A template takes one of these as `side`. Texts are Danish and formatted; no rule, no query and no
arithmetic is left to the template. Objects carry their values in `Objekt.felter`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from webapp.domain.visning.verdict import Finding, Verdict
from webapp.services.felter import Objekt


@dataclass(frozen=True, slots=True)
class Udsnit:
    """Paging without JavaScript: how many rows are shown, of how many, and the next step."""

    vist: int
    ialt: int
    naeste: int | None


# MIT OVERBLIK


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


@dataclass(frozen=True, slots=True)
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


# SAPA


@dataclass(frozen=True, slots=True)
class Soegeresultat:
    """A person found in SAPA: slug, name, masked CPR."""

    slug: str
    navn: str
    cpr: str


@dataclass(frozen=True, slots=True)
class SapaSoegning:
    """SAPA's search. `resultater` is None before a search."""

    soegt: str
    resultater: tuple[Soegeresultat, ...] | None
    personer: tuple[Soegeresultat, ...]


@dataclass(frozen=True, slots=True)
class Celle:
    """A cell of a SAPA table: its field, and the unit to link to, if any."""

    felt: str
    enhed: str | None = None


@dataclass(frozen=True, slots=True)
class SapaRaekke:
    """A row of SAPA's Sager: cells in the order of the role's columns."""

    objekt: Objekt
    celler: tuple[Celle, ...]


@dataclass(frozen=True, slots=True)
class SapaFane:
    """A tab of SAPA; `sti` follows `borger/<person>/`."""

    navn: str
    sti: str
    valgt: bool
    bygget: bool = True


@dataclass(frozen=True, slots=True)
class SapaHoved:
    """What stands above every SAPA page of a person: `251248-4916 - Nancy Ann Berggren`, tabs."""

    part: Objekt
    faner: tuple[SapaFane, ...]


@dataclass(frozen=True, slots=True)
class SapaOverblik:
    """SAPA's Overblik. A part is None where the role's view has no such element.

    `persondetaljer` are (label, value); `skjulte` are sager that the role does not reach, shown
    as »Sag uden adgang« only by the switch for partial view.
    """

    hoved: SapaHoved
    persondetaljer: tuple[tuple[str, str], ...] | None
    kolonner: tuple[str, ...]
    sager: tuple[SapaRaekke, ...] | None
    ejendomssager: tuple[SapaRaekke, ...] | None
    familie: tuple[Objekt, ...] | None
    husstand: tuple[Objekt, ...] | None
    sager_uden_adgang: int = 0


@dataclass(frozen=True, slots=True)
class Maaned:
    """Payments under one month heading, `MAJ 2023`; a month without payments has no rows."""

    navn: str
    udbetalinger: tuple[Objekt, ...]


@dataclass(frozen=True, slots=True)
class SapaYdelseskort:
    """A card under BEVILGEDE YDELSER: labels and fields in SAPA's order, the unit to link to."""

    objekt: Objekt
    felter: tuple[tuple[str, str], ...]
    enhed: str | None
    sag: str | None


@dataclass(frozen=True, slots=True)
class SapaYdelser:
    """SAPA's tab Ydelser. None: the role's view has no such element."""

    hoved: SapaHoved
    oekonomiske: tuple[SapaYdelseskort, ...] | None
    maaneder: tuple[Maaned, ...]
    ikke_oekonomiske: tuple[SapaYdelseskort, ...] | None


@dataclass(frozen=True, slots=True)
class EnhedsSide:
    """A unit as SAPA shows it from FK Organisation. `felter` are (label, field name) in order.

    `placering` is the path from the top; `henvendelsessteder` are (name, uuid, KLE text).
    `fund` are faults with the unit's contact data, Danish sentences.
    """

    enhed: Objekt
    felter: tuple[tuple[str, str], ...]
    placering: tuple[str, ...]
    henvendelsessteder: tuple[tuple[str, str, str], ...]
    fund: tuple[str, ...]


# HVORFOR


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of an object's way: what happened there. `tilstand`: ok, stop or ikke_naaet."""

    station: str
    tekst: str
    tilstand: str


@dataclass(frozen=True, slots=True)
class Dom:
    """One audience's verdict as the page prints it. `modtager`: Borgeren, or SAPA as <rolle>."""

    modtager: str
    verdict: Verdict
    skjuler: tuple[Finding, ...]
    bemaerker: tuple[Finding, ...]
    oplyser: tuple[Finding, ...]
    opfyldt: tuple[Finding, ...]
    ikke_proevet: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Hvorforlinje:
    """One sag or ydelse: shown or hidden to both audiences, and why.

    `art` is »sag« or »ydelse«; `anker` is unique on the page; `side` is the tail of the page on
    Mit Overblik, None where it is hidden.
    """

    anker: str
    noegle: str
    art: str
    titel: str
    undertitel: str
    vej: tuple[Stop, ...]
    borger: Dom
    sapa: Dom
    side: str | None


@dataclass(frozen=True, slots=True)
class Hvorforside:
    """All sager and ydelser of a person for both audiences. `roller` are (slug, name, chosen)."""

    person: Objekt
    rolle: str
    roller: tuple[tuple[str, str, bool], ...]
    linjer: tuple[Hvorforlinje, ...]
    vist: int
    skjult: int


# SAMMENLIGN


@dataclass(frozen=True, slots=True)
class Feltforskel:
    """A field that differs: the object's title, the field in words, the values of a and b."""

    noegle: str
    titel: str
    felt: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Kontaktmatrix:
    """For one sag: {a, b} × {Brugerdefineret, FK Organisationssystem}, citizen and SAPA.

    `raekker`: (source, contact under a, contact under b), each a Danish line;
    `sapa`: (unit under a, unit under b).
    """

    raekker: tuple[tuple[str, str, str], ...]
    sapa: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Aendring:
    """One group of the municipality-wide comparison: from, to, how many, and an example's tail."""

    fra: str
    til: str
    sager: int
    ydelser: int
    borgere: int
    eksempel: str


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


@dataclass(frozen=True, slots=True)
class Kommunesammenligning:
    """What differs for the whole municipality. Figures of `optaelling`: Sager, Ydelser, Borgere.

    `fordele`/`ulemper` are (model 1, model 2) cells of A0:1577; empty when the two variants are
    not of model 1 and 2. `modtager` is »borger« or »sapa«.
    """

    modtager: str
    optaelling: Mapping[str, Optaelling]
    aendringer: tuple[Aendring, ...]
    fordele: tuple[tuple[FordelUlempe, ...], ...]
    ulemper: tuple[tuple[FordelUlempe, ...], ...]


# KOMMUNE


@dataclass(frozen=True, slots=True)
class Testperson:
    """A line of the chooser."""

    slug: str
    navn: str
    beskrivelse: str
    dato: str


@dataclass(frozen=True, slots=True)
class Variantlinje:
    """A variant in the chooser; `trin` is a line on how far it has come."""

    slug: str
    navn: str
    beskrivelse: str


@dataclass(frozen=True, slots=True)
class Kommuneside:
    """`/<kommune>/`: test persons, variants, roles and what was wrong in the sheets.

    `fund` are (what, where, what stood there, what is expected); `variant` is the one that the
    links lead to, None where there is none; `par` are two to compare, empty where there is one.
    """

    VISTE_PERSONER: ClassVar[int] = 6  # the others are folded away

    slug: str
    navn: str
    dato: str
    personer: tuple[Testperson, ...]
    varianter: tuple[Variantlinje, ...]
    roller: tuple[tuple[str, str, str], ...]
    fund: tuple[tuple[str, str, str, str], ...]
    variant: Variantlinje | None
    par: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kommunevalg:
    """`/`: the kommuner that are loaded, (slug, name, number of test persons)."""

    kommuner: tuple[tuple[str, str, int], ...]


# FORHÅNDSVISNINGSLINJEN


@dataclass(frozen=True, slots=True)
class Linjevalg:
    """One choice of the preview bar: text, address, whether it is the one shown."""

    tekst: str
    url: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Linje:
    """The preview bar. An empty text or None leaves its part out; `note` is a line of its own.

    `vaerktoejer`: the tool's own pages about the variant, on those pages.
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
    skjult: bool = False
    vaerktoejer: tuple[Linjevalg, ...] = ()
