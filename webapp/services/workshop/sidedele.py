"""Page objects of the workshop: the list of scenarios, and one step on the stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.domain.vaerdier.fund import Fund
from webapp.domain.workshop.scenarie import Skridtart
from webapp.services.felter import Objekt
from webapp.services.hvorfor.sidedele import Stop
from webapp.services.sammenlign.sidedele import FordelUlempe, Kontaktmatrix, Sammenligning
from webapp.services.workshop.opstilling import Manglende


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenariekort:
    """A scenario in the list: what it is about, whom it is told on, what is lacking here.

    `borgere` are (name, what it is told on). `eget`: made in this kommune.
    """

    slug: str
    titel: str
    om: str
    minutter: int
    skridt: int
    varianter: tuple[str, ...]
    borgere: tuple[tuple[str, str], ...]
    mangler: tuple[Manglende, ...]
    eget: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarieliste:
    """`/<kommune>/workshop/`: the kommune's own, what can be shown here, what lacks something.

    `ulaeselige`: own ones that this product cannot read, each with what is wrong with it.
    `opdigtet`: all citizens and sager are invented.
    """

    kommune: str
    egne: tuple[Scenariekort, ...]
    ulaeselige: tuple[tuple[str, tuple[Fund, ...]], ...]
    klar: tuple[Scenariekort, ...]
    mangler: tuple[Scenariekort, ...]
    opdigtet: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One of two sides that change places: what it shows, or why it shows nothing."""

    navn: str
    indhold: object | None
    mangler: str


@dataclass(frozen=True, slots=True)
class Saetningsliste:
    """Hvorfor on the stage: the sentence, and the way through the journey to both audiences."""

    objekt: Objekt
    titel: str
    saetning: str
    vej: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Sammenholdt:
    """One value as the citizen and the caseworker read it. `dom`: ens, tilladt or fund."""

    hvad: str
    borger: str
    sapa: str
    dom: str
    forklaring: str


@dataclass(frozen=True, slots=True)
class Sammenhold:
    """Citizen and caseworker of one record in the index."""

    objekt: Objekt
    raekker: tuple[Sammenholdt, ...]


@dataclass(frozen=True, slots=True)
class Udpluk:
    """Rows around the one that is looked at: those shown, of how many, and if it is there."""

    raekker: tuple[Objekt, ...]
    ialt: int
    fundet: bool


@dataclass(frozen=True, slots=True)
class Stort:
    """A number that can be read from the back row."""

    tal: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Taldel:
    """The whole kommune in three numbers; `note`: that sager are invented, where they are."""

    tal: tuple[Stort, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Celledel:
    """Fordele or ulemper of the two models with the kommune's own figures."""

    celler: tuple[tuple[FordelUlempe, ...], ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skridtside:
    """One step. `par`: the sides that M changes, None where there are none.

    `objekt` is what is pointed at; `link`: the real page behind the step, tail after the variant's
    slug, empty where there is none; `dag`: the day it is to be asked for on, None where that is its
    own; `som_gemt`: for each side, whether the saved variant's page is as the step shows it.
    `mangler`: why the step cannot be shown here. `er_hel_side`: the sides are pages as they are.
    """

    scenarie: str
    scenarietitel: str
    nr: int
    ialt: int
    art: Skridtart
    titel: str
    se: str
    noter: str
    navne: tuple[str, str]
    slugs: tuple[str, str]
    objekt: str = ""
    link: str = ""
    dag: date | None = None
    som_gemt: tuple[bool, ...] = (True, True)
    par: Sammenligning | None = None
    del_: Taldel | Celledel | Kontaktmatrix | None = None
    valg: tuple[str, ...] = ()
    mangler: tuple[Manglende, ...] = ()
    side: str = ""
    er_hel_side: bool = False

    @property
    def vis(self) -> str:
        """What is seen to begin with: the side that the step says, else as its kind is seen."""
        begge = self.art is Skridtart.KONTAKT and self.navne[0] != self.navne[1]
        return self.side or ("begge" if begge else "a")
