"""A sag as its fagsystem holds it: its events, and its udgaver from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from webapp.domain.fagsystem.parter import Enhedsmaerke, Foelsomhed, Sagspart
from webapp.domain.fagsystem.stamdata import Kildested
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid


class Fremdrift(StrEnum):
    """FremdriftStatusKode: only these four in STS v6 (XSD Sag.xsd)."""

    OPSTAAET = "Opstaaet"
    OPLYST = "Oplyst"
    AFGJORT = "Afgjort"
    AFSLUTTET = "Afsluttet"


# The class of KOMBIT's anvisning; another, such as one for SAPA, is not about the citizen.
_UNDTAGET_FOR_BORGER = "visning undtaget for borger"


def er_undtaget_for_borger(visningsklasse: str) -> bool:
    """True for »Visning undtaget for borger«, whatever its case and blanks (ANV-S, ANV-D)."""
    return " ".join(visningsklasse.casefold().split()) == _UNDTAGET_FOR_BORGER


# The second half of the index's document types (ANV-D), and how it is written in Danish.
_RETNINGER = {"indgaaende": "Indgående", "udgaaende": "Udgående"}


class Haendelse(NamedTuple):
    """Something happened to a sag on a day. What is None stays as it was.

    A tuple, as the udgaver that are made of it: a page of somebody with many sager reads them all.
    """

    dato: date
    tekst: str = ""
    enhed: str | None = None
    fremdrift: Fremdrift | None = None
    sagsbehandler: str | None = None


class Sagsudgave(NamedTuple):
    """The sag from one event up to the next, half open.

    A tuple: they are made anew of the events each time that a sag is asked for them.
    """

    fra: date
    til: date | None
    enhed: str
    fremdrift: Fremdrift
    sagsbehandler: str


# As `_make`, without a function of Python's in between.
_udgave = partial(tuple.__new__, Sagsudgave)


@dataclass(frozen=True, slots=True)
class Forloebstrin:
    """A named step that the fagsystem shows the citizen under »Sagens forløb«."""

    dato: date
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokument:
    """Metadata of a document on a sag; `dokumenttitel` (Journalpost) replaces `titel` if filled.

    `dato` is BrevDato. An outgoing one may lack it (ANV-D): then `har_brevdato` is False, and
    `dato` the day that it was filed, from which it is there.
    """

    titel: str
    type: str
    dato: date
    dokumenttitel: str = ""
    foelsomhed: Foelsomhed = Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER
    undtaget_for_borger: bool = False
    har_brevdato: bool = True

    @property
    def brevdato(self) -> date | None:
        """The day that is shown; None where the letter has none."""
        return self.dato if self.har_brevdato else None

    @property
    def vist_titel(self) -> str:
        """The title that is shown: Dokumenttitel before Titel (ANV-S)."""
        return self.dokumenttitel or self.titel

    @property
    def slags(self) -> str:
        """`Brev` of »Brev, indgaaende«, and any other type as it is."""
        return self.type.partition(",")[0].strip()

    @property
    def retning(self) -> str:
        """Which way it went, as its type says it; empty where it does not."""
        return _RETNINGER.get(self.type.partition(",")[2].strip().casefold(), "")


@dataclass(frozen=True, slots=True)
class Journalnotat:
    """A journalnotat on a sag; its body is not kept."""

    titel: str
    dato: date


_DAGEN, _BEGYNDT = itemgetter(0), Fremdrift.OPSTAAET


def udgaver(haendelser: Sequence[Haendelse], enhed: str = "") -> tuple[Sagsudgave, ...]:
    """Events in any order in, the sag's udgaver out, oldest first; events of one day are one.

    `enhed` is the unit before any event names one. The first udgave is Opstaaet unless said.
    """
    fremdrift, sagsbehandler = _BEGYNDT, ""
    fundet: list[Sagsudgave] = []
    # Taken apart and made as tuples: all of a person's sager are asked.
    i_orden = sorted(haendelser, key=_DAGEN) if len(haendelser) > 1 else haendelser
    for dag, _, ny_enhed, ny_fremdrift, ny_behandler in i_orden:
        enhed, fremdrift = ny_enhed or enhed, ny_fremdrift or fremdrift
        if ny_behandler is not None:
            sagsbehandler = ny_behandler
        if fundet:
            foer = fundet.pop()
            if foer[0] != dag:
                fundet.append(_udgave((foer[0], dag, *foer[2:])))
        fundet.append(_udgave((dag, None, enhed, fremdrift, sagsbehandler)))
    return tuple(fundet)


@dataclass(frozen=True, kw_only=True)
class Sag:
    """A sag (case) as SF1470 defines it, as its fagsystem holds it.

    Of Cura: `sagstype` and the unit of its events decide; of another fagsystem: `kle` and
    `enhed` as filed. `visningsklasser` are texts such as »Visning undtaget for borger«.
    `hoerer_til` is the slug of its oversag or samlesag; `kontroltema` what a kontrolsag controls.
    """

    slug: str
    sagsnummer: str
    fagsystem: str
    titel: str
    myndighed: Cvr
    oprettet: date
    haendelser: tuple[Haendelse, ...]
    sagstype: str | None = None
    kle: KleEmne | None = None
    enhed: Enhedsmaerke | None = None
    handlingsfacet: str = ""
    foelsomhed: Foelsomhed = Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER
    alternativ_titel: str = ""
    visningsklasser: tuple[str, ...] = ()
    sikkerhedsprofil: tuple[EnhedUuid, ...] = ()
    ejendom: str = ""
    hoerer_til: str | None = None
    kontroltema: str = ""
    parter: tuple[Sagspart, ...] = ()
    trin: tuple[Forloebstrin, ...] = ()
    dokumenter: tuple[Dokument, ...] = ()
    journalnotater: tuple[Journalnotat, ...] = ()
    sted: Kildested | None = None

    @property
    def er_byggesag(self) -> bool:
        """True if the sag is about a property: its owner sees it, not the primary party (FAQ1)."""
        return bool(self.ejendom)

    @property
    def udgaver(self) -> tuple[Sagsudgave, ...]:
        """The sag from event to event, oldest first."""
        return udgaver(self.haendelser, self.enhed.navn if self.enhed else "")

    def findes(self, dato: date) -> bool:
        """True if anything has happened to the sag by the day."""
        # A plain loop: it is asked of every sag of a person, and most answer at the first.
        for haendelse in self.haendelser:  # noqa: SIM110
            if haendelse.dato <= dato:
                return True
        return False
