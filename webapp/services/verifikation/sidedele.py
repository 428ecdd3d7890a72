"""Page objects of verification: all that its templates print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.domain.verifikation.domme import Dom
from webapp.domain.verifikation.mangler import Retter
from webapp.services.verifikation.bedoemmelse import Udfyldt
from webapp.services.verifikation.kandidat import Kandidat
from webapp.services.verifikation.mangler import Mangel
from webapp.services.verifikation.overfoersel import Tilbud


@dataclass(frozen=True, slots=True, kw_only=True)
class Domlinje:
    """One verdict. `holder`: the page still says what it said; `fra`: where else it was given.

    `billede`: the hash of the page's picture, empty where there is none.
    """

    dom: str
    navn: str
    rolle: str
    hvornaar: str
    hvad: str
    bemaerkning: str
    fra: str
    holder: bool
    rettet: bool
    billede: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planlinje:
    """A page of the testplan as the list shows it. `sti` and `vis`: its address."""

    nr: int
    plads: int
    titel: str
    borger: str
    sti: str
    vis: int
    forventet: tuple[str, ...]
    flere: tuple[str, ...]
    stand: str
    maerke: str
    tester: str
    skift: tuple[str, ...]
    domme: tuple[Domlinje, ...]
    bevist: str
    er_vaek: bool


@dataclass(frozen=True, kw_only=True)
class Testplanside:
    """`/<kommune>/verifikation/<variant>/`; `leveret`: something was delivered to hold it to.

    `linjer` are the first of those that are asked for, `flere` how many more there are of them;
    `udvalg`: what can be asked for, as (word of the address, words, how many), `valgt` that word.
    """

    variant: str
    navn: str
    dato: str
    resume: str
    bevist: str
    forloeb: str
    spaerrer: tuple[str, ...]
    udvalg: tuple[tuple[str, str, int], ...]
    valgt: str
    linjer: tuple[Planlinje, ...]
    flere: int
    ude: tuple[Planlinje, ...]
    nye: tuple[Kandidat, ...]
    vaek: int
    mangler: tuple[Mangel, ...]
    testere: tuple[str, ...]
    foerste: int | None
    tilbud: tuple[Tilbud, ...]
    domme: int
    leveret: bool

    @property
    def rettere(self) -> tuple[str, ...]:
        """To whom a shortcoming can be given."""
        return tuple(map(str, Retter))


@dataclass(frozen=True, kw_only=True)
class Forslag:
    """The same page before there is a testplan: what one would hold."""

    variant: str
    navn: str
    dato: str
    sider: int
    forloeb: str
    kriterier: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Bedoemmelsesside:
    """What the strip and the page of one tilfælde show."""

    variant: str
    variantnavn: str
    nr: int
    plads: int
    ialt: int
    titel: str
    borger: str
    sti: str
    vis: int
    dato: str
    stand: str
    maerke: str
    forventet: tuple[str, ...]
    samme: tuple[str, ...]
    skift: tuple[str, ...]
    domme: tuple[Domlinje, ...]
    felter: tuple[tuple[str, str], ...]
    udfyldt: Udfyldt
    naeste: int | None
    kommune: str
    fejl: Mapping[str, str] = field(default_factory=dict)
    siden_er_aendret: bool = False
    er_vaek: bool = False
    href: str = ""
    spring: str = ""
    besked: str = ""

    @property
    def valg(self) -> tuple[str, ...]:
        """KOMBIT's three words."""
        return tuple(map(str, Dom))
