"""A bevilling with its ydelser and what is paid of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem.parter import Enhedsmaerke, Foelsomhed, Sagspart
from webapp.domain.fagsystem.stamdata import Kildested
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dage import EN_DAG
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid


class Betalingstilstand(StrEnum):
    """What a payment is in the index: an effektuering happened, a plan has not yet (ANV-Y)."""

    EFFEKTUERET = "Effektueret"
    FORVENTET = "Forventet"
    SLETTET = "Slettet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Udbetaling:
    """One ydelse's part of an økonomisk effektuering; amounts in øre, both days of it included.

    `effektuering`: the number of the Effektuering that it is a part of, empty: it is alone.
    """

    dispositionsdato: date
    periode_fra: date
    periode_til: date
    bruttobeloeb: int
    udbetalt: int | None = None
    effektuering: str = ""
    tilstand: Betalingstilstand = Betalingstilstand.EFFEKTUERET


@dataclass(frozen=True, slots=True, kw_only=True)
class Effektuering:
    """What an økonomisk effektuering says of the whole (ANV-Y); amounts in øre, None: not said.

    `udbetaler`: who pays, in the words delivered; `modtager` the slug of the Effektueringsmodtager,
    `modtager_navn` the name of one that is nobody of the data.
    """

    nummer: str
    dispositionsdato: date
    bruttobeloeb: int | None = None
    efter_skat_atp: int | None = None
    sendt: int | None = None
    sendt_tekst: str = ""
    udbetalt: int | None = None
    udbetalt_tekst: str = ""
    udbetaler: str = ""
    modtager: str | None = None
    modtager_navn: str = ""
    tilstand: Betalingstilstand = Betalingstilstand.EFFEKTUERET
    sted: Kildested | None = None


@dataclass(frozen=True, kw_only=True)
class BevilgetYdelse:
    """A BevilgetYdelse. Of Cura: `lokal_ydelse`; of others `kle` and `ydelsestype` as filed.

    `udbetalinger` happened; `ikke_effektueret` are planned, or were deleted again.
    """

    slug: str
    navn: str
    fra: date
    til: date | None
    bevilget: date
    lokal_ydelse: str | None = None
    kle: KleEmne | None = None
    ydelsestype: str = ""
    oekonomisk: bool = False
    dispositionsdag: str = ""
    betalingsfrekvens: str = ""
    betalingsform: str = ""
    udbetalinger: tuple[Udbetaling, ...] = ()
    ikke_effektueret: tuple[Udbetaling, ...] = ()

    @property
    def sidste_dag(self) -> date | None:
        """The last day that it is granted for: `til` is the day after it (ANV-V §11).

        SAPA prints it so: six fortnights follow each other without gap or overlap (A1:322-333).
        """
        if self.til is None:
            return None
        return self.fra if self.til <= self.fra else self.til - EN_DAG

    def er_udbetalt(self, dato: date) -> bool:
        """True if anything of it had been paid on the day: an effektuering tells what happened."""
        return any(udbetaling.dispositionsdato <= dato for udbetaling in self.udbetalinger)


@dataclass(frozen=True, kw_only=True)
class Bevilling:
    """A decision to grant one or more ydelser. `sag` is the slug of its sag, None: no relation."""

    nummer: str
    fagsystem: str
    myndighed: Cvr
    sag: str | None
    parter: tuple[Sagspart, ...]
    ydelser: tuple[BevilgetYdelse, ...]
    enhed: Enhedsmaerke | None = None
    lokal_enhed: str | None = None
    foelsomhed: Foelsomhed = Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER
    sikkerhedsprofil: tuple[EnhedUuid, ...] = ()
    sted: Kildested | None = None
