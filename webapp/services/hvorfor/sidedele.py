"""Page objects of Hvorfor?: stations, verdicts and lines, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.visning.verdict import Finding, Verdict
from webapp.services.fagomraader.side import Sagsomraade
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.sidedele import Udsnit


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of an object's way: what happened there. `tilstand`: ok, stop or ikke_naaet."""

    station: str
    tekst: str
    tilstand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dom:
    """A verdict as the page prints it; `kontakt` are the findings that decide whom one rings."""

    verdict: Verdict
    skjuler: tuple[Finding, ...]
    kontakt: tuple[Finding, ...]
    andet: tuple[Finding, ...]
    opfyldt: tuple[Finding, ...]
    ikke_proevet: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hvorforlinje:
    """One object: shown or hidden to the audience, and why, first in one sentence.

    `art` is »sag«, »ydelse«, »udbetaling«, »aftale« …; `anker` is unique on the page; `side` is the
    tail of the page on Mit Overblik, None where it is hidden; `aaben`: the rules are unfolded.
    `omraade`: the fagområde of a sag.
    """

    anker: str
    noegle: str
    art: str
    titel: str
    undertitel: str
    saetning: str
    vej: tuple[Stop, ...]
    dom: Dom
    side: str | None
    aaben: bool
    omraade: Sagsomraade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hvorforside:
    """Everything of a person for one audience: `rolle` is empty for the citizen herself.

    `roller` are (slug, name, chosen); `i_ord`: what the citizen sees and what is hidden, by kind;
    `beskyttet`: her name and address are protected.
    """

    person: Objekt
    rolle: str
    roller: tuple[tuple[str, str, bool], ...]
    linjer: tuple[Hvorforlinje, ...]
    udsnit: Udsnit
    vist: int
    skjult: int
    i_ord: tuple[str, str] = ("", "")
    beskyttet: bool = False

    @property
    def ental(self) -> str:
        """What one of the objects is called."""
        return (
            "sag eller ydelse" if self.rolle else "sag, ydelse, udbetaling, aftale eller betaling"
        )

    @property
    def flertal(self) -> str:
        """What several of them are called."""
        return (
            "sager og ydelser"
            if self.rolle
            else "sager, ydelser, udbetalinger, aftaler og betalinger"
        )
