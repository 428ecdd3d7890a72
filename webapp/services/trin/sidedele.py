"""Page objects of the ten trin: all that their templates print."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.aendring.stand import Stand
from webapp.services.trin.dialogintegration import Linkvirkning
from webapp.services.trin.tekster import Brev, Opgave
from webapp.services.trin.udkast import Trinudkast


@dataclass(frozen=True, slots=True, kw_only=True)
class Trinlinje:
    """One trin. `art` is a badge's: success, info, warning or nothing."""

    nummer: str
    navn: str
    felt: str
    vaerdi: str
    fejl: bool
    status: str
    art: str
    hvem: str
    sendes: str
    kraever: str
    afventer: str
    frist: str
    sted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advarsel:
    """What an order does. `uden_eksport`: the page can be tried with trin 8 off."""

    art: str
    overskrift: str
    tekst: str
    uden_eksport: bool = False
    ryd_op: bool = False
    roller: bool = False


@dataclass(frozen=True, slots=True)
class Tallinje:
    """A figure under the saved and the typed dates."""

    hvad: str
    foer: int
    efter: int
    vigtig: bool = False

    @property
    def aendret(self) -> bool:
        """True if the dates change it."""
        return self.foer != self.efter


@dataclass(frozen=True, slots=True)
class Virkning:
    """What the typed dates do before they are saved."""

    tal: tuple[Tallinje, ...]
    saetninger: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tidspunkt:
    """A day on the timeline: what happens, and what follows."""

    dato: str
    maerke: str
    art: str
    tekst: str


@dataclass(frozen=True, kw_only=True)
class Trinside:
    """`/<kommune>/<variant>/trin/`. `virkning` None: nothing is typed, or it has faults.

    `kollision`: what others saved while a form was filled in, None where nobody did. `maerke`: the
    mark of the draft whose effect is shown. `er_talt` False: what the dates leave in the indexes is
    not counted yet; `tal`, `advarsler`, `eksempler` and `links` are empty then, and `virkning` too.
    """

    variantnavn: str
    dato: str
    slut: str
    linjer: tuple[Trinlinje, ...]
    udkast: Trinudkast
    er_udkast: bool
    advarsler: tuple[Advarsel, ...]
    tal: tuple[Tallinje, ...]
    virkning: Virkning | None
    tidslinje: tuple[Tidspunkt, ...]
    eksempler: tuple[tuple[str, str], ...]
    breve: tuple[Brev, ...]
    opgaver: tuple[tuple[str, tuple[Opgave, ...]], ...]
    begge_aktive: bool
    oprydning_i_dag: str
    sagstyper_med_kle: int
    integration: bool
    dialogintegration: bool
    links: tuple[Linkvirkning, ...]
    er_plan: bool
    stand: Stand
    maerke: str
    er_talt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ydelseshistorik:
    """A ydelse of a sag: when it was sent first, and the type that stuck."""

    navn: str
    bevilget: str
    overfoert: str
    type: str
    nu: str
    forkert: bool


@dataclass(frozen=True, kw_only=True)
class Historikside:
    """One sag's strip; `konklusion` and its art say whether the mark holds today."""

    sagsnummer: str
    titel: str
    undertitel: str
    person: str
    noegle: str
    forloeb: tuple[Tidspunkt, ...]
    konklusion: str
    art: str
    ydelser: tuple[Ydelseshistorik, ...]


@dataclass(frozen=True, slots=True)
class Sagshenvisning:
    """A sag on the list of sager."""

    slug: str
    sagsnummer: str
    titel: str
    sagstype: str
    oprettet: str


@dataclass(frozen=True)
class Historikliste:
    """The sager that pass the export; `fundet` of which the first are listed."""

    variantnavn: str
    soegt: str
    fundet: int
    sager: tuple[Sagshenvisning, ...]
