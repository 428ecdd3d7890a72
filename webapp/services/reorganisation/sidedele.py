"""Page objects of the reorganisation: Danish texts and figures, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.aendring.stand import Stand
from webapp.services.maalinger.enhedsudfald import Udfald
from webapp.services.maalinger.reorganisation import Antal, Stadig


@dataclass(frozen=True, slots=True)
class Aendringslinje:
    """One stored change; `nr` is its place in the variant, `fejl` why it does nothing."""

    nr: int
    dato: str
    tekst: str
    fejl: str
    naaet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Aendringsudkast:
    """What stands in the form, and what is wrong with it."""

    enhed: str = ""
    slags: str = ""
    dag: str = ""
    tekst: str = ""
    anden: str = ""
    fejl: str = ""

    @property
    def query(self) -> dict[str, str | None]:
        """The draft as it stands in an address."""
        felter = {
            "enhed": self.enhed,
            "slags": self.slags,
            "dag": self.dag,
            "tekst": self.tekst,
            "anden": self.anden,
        }
        return {navn: vaerdi or None for navn, vaerdi in felter.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skiftelinje:
    """Contacts that go from one to another; `sti` is the example's page under a variant."""

    udfald: Udfald
    foer: str
    efter: str
    sager: int
    ydelser: int
    titel: str
    sti: str
    person: str
    noegle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opgave:
    """A local unit whose mapping leads to a unit that is closed; `gjort`: where it leads now."""

    lokal: str
    slug: str
    fk_navn: str
    hvorfor: str
    forslag: str
    forslag_uuid: str
    grund: str
    stadig: Stadig
    gjort: str


@dataclass(frozen=True, slots=True)
class Andetsystem:
    """Sager and ydelser that another fagsystem filed with a unit that is closed."""

    fagsystem: str
    fk_navn: str
    forslag: str
    stadig: Stadig


@dataclass(frozen=True, slots=True)
class Rolleopgave:
    """A role in SAPA whose delimitation by organisation the changes touch."""

    slug: str
    navn: str
    tekster: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Navnelinje:
    """A unit of FK Organisation whose page in SAPA changes, and the names sager were filed with."""

    uuid: str
    foer: str
    efter: str
    aktiv: bool
    som_sendt: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Virkningskolonne:
    """The effect under one variant's mapping.

    `kan_aabnes`: the variant holds these changes itself, so that its pages show them.
    """

    slug: str
    navn: str
    model: int | None
    kan_aabnes: bool
    borger: tuple[Antal, Antal, Antal]
    sapa: tuple[Antal, Antal, Antal]
    skifter: tuple[Skiftelinje, ...]
    opgaver: tuple[Opgave, ...]
    andre: tuple[Andetsystem, ...]
    navne: tuple[Navnelinje, ...]

    @property
    def mangler(self) -> int:
        """How many local units are still to be mapped again."""
        return sum(not opgave.gjort for opgave in self.opgaver)

    @property
    def holder(self) -> bool:
        """True if nothing breaks."""
        return not (self.opgaver or self.andre or self.borger[0].sager or self.borger[0].ydelser)

    @property
    def kun_oprydning(self) -> Stadig:
        """What no event reaches any more: closed sager and ydelser."""
        alle = [opgave.stadig for opgave in self.opgaver]
        return Stadig(
            sum(s.aktive for s in alle), sum(s.lukkede for s in alle), sum(s.ydelser for s in alle)
        )


@dataclass(frozen=True, kw_only=True)
class Reorganisationsside:
    """`/<kommune>/<variant>/reorganisation/`."""

    variant: str
    variantnavn: str
    stand: Stand
    aendringer: tuple[Aendringslinje, ...]
    udkast: Aendringsudkast
    enheder: tuple[tuple[str, str], ...]
    slags: tuple[tuple[str, str], ...]
    dato: str
    dato_iso: str
    dagen_foer: str
    dato_kort: str
    naaede: int
    kolonner: tuple[Virkningskolonne, ...]
    andre: tuple[tuple[str, str, bool], ...]
    uvirksomme: tuple[str, ...]
    roller: tuple[Rolleopgave, ...]
