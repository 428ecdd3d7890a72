"""Page objects of the choosers: `/` and `/<kommune>/`."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.kommuner.kontroltal import Kontroltal


@dataclass(frozen=True, slots=True)
class Variantlinje:
    """A variant in the chooser; `stadie` says how far it is (words, badge)."""

    slug: str
    navn: str
    beskrivelse: str
    stadie: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Eksempelgruppe:
    """Examples of one purpose: variants that teach something."""

    formaal: str
    varianter: tuple[Variantlinje, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommuneside:
    """`/<kommune>/`: how far the kommune is, for each of its six jobs.

    `titel` is what an example calls itself, else the kommune's name. `variant` is the one that all
    is told of, None where there is none, `par` it and the one it is held against. `foerste` is the
    first test person (slug, name). `trin` are those that have a date, of all. `egne` are the other
    variants that somebody here has made, `eksempler` those that came with the example. `leveret`:
    a vendor has delivered something, and this is not the variant that shows it. `opdigtet`: all
    citizens and sager are invented.
    """

    slug: str
    titel: str
    navn: str
    dato: str
    er_eksempel: bool
    variant: Variantlinje | None
    par: tuple[Variantlinje, ...]
    fund: Kontroltal
    testpersoner: int
    foerste: tuple[str, str] | None
    trin: tuple[int, int]
    rolle: tuple[str, str] | None
    roller: int
    egne: tuple[Variantlinje, ...]
    eksempler: tuple[Eksempelgruppe, ...]
    antaget: tuple[tuple[str, str], ...]
    leveret: bool
    opdigtet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommunekort:
    """A kommune of the front page. `navn` is what it is called there, `kommune` the kommune's own.

    `foerste` is its first test person (slug, name), `par` the two variants to see her under.
    """

    slug: str
    navn: str
    kommune: str
    testpersoner: int
    er_eksempel: bool
    foerste: tuple[str, str] | None
    par: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kommunevalg:
    """`/`: the kommuner that are loaded.

    `daarlige`: a sentence about each file of the data folder that cannot be used.
    """

    kommuner: tuple[Kommunekort, ...]
    daarlige: tuple[str, ...] = ()

    @property
    def foerst(self) -> Kommunekort | None:
        """The example that one begins with: a person to see under two variants."""
        egnede = (en for en in self.kommuner if en.er_eksempel and en.foerste and len(en.par) > 1)
        return next(egnede, None)
