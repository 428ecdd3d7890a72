"""Page objects of Hvorfor?: stations, verdicts and lines, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.visning.verdict import Finding, Verdict
from webapp.services.felter import Objekt


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of an object's way: what happened there. `tilstand`: ok, stop or ikke_naaet."""

    station: str
    tekst: str
    tilstand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dom:
    """One audience's verdict as the page prints it. `modtager`: Borgeren, or SAPA as <rolle>."""

    modtager: str
    verdict: Verdict
    skjuler: tuple[Finding, ...]
    bemaerker: tuple[Finding, ...]
    oplyser: tuple[Finding, ...]
    opfyldt: tuple[Finding, ...]
    ikke_proevet: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Hvorforside:
    """All sager and ydelser of a person for both audiences. `roller` are (slug, name, chosen)."""

    person: Objekt
    rolle: str
    roller: tuple[tuple[str, str, bool], ...]
    linjer: tuple[Hvorforlinje, ...]
    vist: int
    skjult: int
