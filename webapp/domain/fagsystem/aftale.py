"""An appointment or a deadline that an authority has given a citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from webapp.domain.fagsystem.stamdata import Kildested
from webapp.domain.klassifikation.kle import KleEmne


class Aftaleart(StrEnum):
    """The kinds of Aftaler og frister (A0:426-441)."""

    INDKALDELSE = "Indkaldelse"
    FRIST = "Frist"
    AFTALE = "Aftale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftale:
    """One appointment; `myndighed` in the words delivered, `person` and `sag` are slugs.

    `kle` is set where it is the kommune's own: its Opsætning decides, by that number.
    """

    slug: str
    person: str
    titel: str
    myndighed: str
    art: Aftaleart
    dato: date
    tid: time | None = None
    lokation: str = ""
    arrangoer: str = ""
    opgave: str = ""
    telefon: str = ""
    hjemmeside: str = ""
    kle: KleEmne | None = None
    sag: str | None = None
    aflyst: bool = False
    sted: Kildested | None = None
