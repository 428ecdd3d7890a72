"""Page objects of SAPA Overblik: all that its templates print, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.felter import Objekt


@dataclass(frozen=True, slots=True)
class Soegeresultat:
    """A person found in SAPA: slug, name, masked CPR."""

    slug: str
    navn: str
    cpr: str


@dataclass(frozen=True, slots=True)
class SapaSoegning:
    """SAPA's search. `resultater` is None before a search.

    Of `fundet` results and `ialt` persons the page shows the first.
    """

    soegt: str
    resultater: tuple[Soegeresultat, ...] | None
    fundet: int
    personer: tuple[Soegeresultat, ...]
    ialt: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
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
