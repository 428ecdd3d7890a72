"""A bevilling with its ydelser and their udbetalinger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.domain.fagsystem.parter import Enhedsmaerke, Foelsomhed, Sagspart
from webapp.domain.fagsystem.stamdata import Kildested
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid


@dataclass(frozen=True, slots=True)
class Udbetaling:
    """An økonomisk effektuering of one ydelse; amounts in øre."""

    dispositionsdato: date
    periode_fra: date
    periode_til: date
    bruttobeloeb: int
    udbetalt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BevilgetYdelse:
    """A BevilgetYdelse. Of Cura: `lokal_ydelse`; of others `kle` and `ydelsestype` as filed."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
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
