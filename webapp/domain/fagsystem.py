"""What the fagsystemer hold: lokale enheder, sagstyper, lokale ydelser, sager and bevillinger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from itertools import zip_longest

from webapp.domain.identifikation import Cvr, EnhedUuid
from webapp.domain.kle import KleEmne
from webapp.domain.periode import Periode


class Fremdrift(StrEnum):
    """FremdriftStatusKode: only these four in STS v6 (XSD Sag.xsd)."""

    OPSTAAET = "Opstaaet"
    OPLYST = "Oplyst"
    AFGJORT = "Afgjort"
    AFSLUTTET = "Afsluttet"


class Foelsomhed(IntEnum):
    """Cumulative: level 3 sees 1 to 3, not 4 (ANV-S)."""

    IKKE_FORTROLIGE_DATA = 1
    FORTROLIGE_PERSONOPLYSNINGER = 2
    FOELSOMME_PERSONOPLYSNINGER = 3
    VIP_SAGER = 4

    @property
    def tekst(self) -> str:
        """The level in words: `følsomme personoplysninger`."""
        return FOELSOMHED_TEKST[self.value - 1]


FOELSOMHED_TEKST = (
    "ikke-fortrolige data",
    "fortrolige personoplysninger",
    "følsomme personoplysninger",
    "VIP-sager",
)


class Partsrolle(StrEnum):
    """Roles of a Sagspart or Bevillingspart (ANV-S; XSD-Y)."""

    PRIMAER_PART = "Primær part"
    SEKUNDAER_PART = "Sekundær part"
    YDELSESMODTAGER = "Ydelsesmodtager"
    BEVILLINGSMODTAGER = "Bevillingsmodtager"


class PartIdType(StrEnum):
    """How a party is identified; only CPR ever reaches a citizen (ANV-S URNs)."""

    CPR = "CPR"
    PERSON_ID = "PersonID"
    BORGER_ID = "BorgerID"
    CVR = "CVR"
    P_NUMMER = "P-nummer"
    NAVN = "Navn"


class Automatik(StrEnum):
    """Ydelser that Cura maps by itself (A0)."""

    FSIII = "FSIII"
    FFB = "FFB"


@dataclass(frozen=True, slots=True)
class Kildested:
    """Where a fact stood: file, sheet, cell or row as a person finds it."""

    fil: str
    ark: str = ""
    celle: str = ""

    def __str__(self) -> str:
        return ", ".join(del_ for del_ in (self.fil, self.ark, self.celle) if del_)


@dataclass(frozen=True, slots=True)
class Myndighed:
    """An authority that can own (Ejer) a sag: a kommune or fx Udbetaling Danmark."""

    cvr: Cvr
    navn: str


@dataclass(frozen=True, slots=True)
class Fagsystem:
    """An it-system (role Master). `via_eksport`: its sager pass Cura's export and the trin."""

    navn: str
    uuid: str = ""
    via_eksport: bool = False
    aabnet: date | None = None


@dataclass(frozen=True, slots=True)
class LokalEnhed:
    """A unit as Cura names it. `overordnet` is the name of the unit above it in Cura, if known."""

    navn: str
    sagsansvarlig: bool = False
    overordnet: str | None = None
    sted: Kildested | None = None


@dataclass(frozen=True, slots=True)
class Sagstype:
    """A local sagstype of Cura."""

    navn: str
    paragraf: str = ""
    sted: Kildested | None = None


@dataclass(frozen=True, slots=True)
class LokalYdelse:
    """A local ydelse of Cura, tied to a sagstype; `pakke`: a ydelsespakke, never transferred."""

    navn: str
    paragraf: str = ""
    sagstype: str | None = None
    automatisk: Automatik | None = None
    pakke: bool = False
    sted: Kildested | None = None


@dataclass(frozen=True, slots=True)
class FaellesYdelsestype:
    """A fælleskommunal ydelsestype: `Titel | KLE-nummer | Beskrivelse` (A0:823)."""

    titel: str
    kle: KleEmne | None = None
    beskrivelse: str = ""


@dataclass(frozen=True, slots=True)
class Enhedsmaerke:
    """The unit an index object carries: UUID (None: FK ORG has none) and FuldtNavn as filed."""

    uuid: EnhedUuid | None
    navn: str


@dataclass(frozen=True, slots=True)
class Haendelse:
    """Something happened to a sag on a day. What is None stays as it was."""

    dato: date
    tekst: str = ""
    enhed: str | None = None
    fremdrift: Fremdrift | None = None
    sagsbehandler: str | None = None


@dataclass(frozen=True, slots=True)
class Sagsudgave:
    """The sag from one event up to the next, half open."""

    fra: date
    til: date | None
    enhed: str
    fremdrift: Fremdrift
    sagsbehandler: str


@dataclass(frozen=True, slots=True)
class Sagspart:
    """A party: `person` is the slug of a person of the data, None where it is nobody of them."""

    rolle: Partsrolle
    person: str | None
    id_type: PartIdType = PartIdType.CPR
    navn: str = ""
    virkning: Periode = Periode()


@dataclass(frozen=True, slots=True)
class Forloebstrin:
    """A named step that the fagsystem shows the citizen under »Sagens forløb«."""

    dato: date
    tekst: str


@dataclass(frozen=True, slots=True)
class Dokument:
    """Metadata of a document on a sag; `dokumenttitel` (Journalpost) replaces `titel` if filled."""

    titel: str
    type: str
    dato: date
    dokumenttitel: str = ""
    foelsomhed: Foelsomhed = Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER
    undtaget_for_borger: bool = False

    @property
    def vist_titel(self) -> str:
        """The title that is shown: Dokumenttitel before Titel (ANV-S)."""
        return self.dokumenttitel or self.titel


@dataclass(frozen=True, slots=True)
class Journalnotat:
    """A journalnotat on a sag; its body is not kept."""

    titel: str
    dato: date


def udgaver(haendelser: Sequence[Haendelse], enhed: str = "") -> tuple[Sagsudgave, ...]:
    """Events in any order in, the sag's udgaver out, oldest first; events of one day are one.

    `enhed` is the unit before any event names one. The first udgave is Opstaaet unless said.
    """
    fremdrift, sagsbehandler = Fremdrift.OPSTAAET, ""
    tilstande: dict[date, tuple[str, Fremdrift, str]] = {}
    for haendelse in sorted(haendelser, key=lambda h: h.dato):
        enhed = haendelse.enhed or enhed
        fremdrift = haendelse.fremdrift or fremdrift
        sagsbehandler = (
            sagsbehandler if haendelse.sagsbehandler is None else haendelse.sagsbehandler
        )
        tilstande[haendelse.dato] = (enhed, fremdrift, sagsbehandler)
    dage = list(tilstande)
    return tuple(
        Sagsudgave(dag, naeste, *tilstande[dag]) for dag, naeste in zip_longest(dage, dage[1:])
    )


@dataclass(frozen=True, slots=True)
class Sag:
    """A sag (case) as SF1470 defines it, as its fagsystem holds it.

    Of Cura: `sagstype` and the unit of its events decide; of another fagsystem: `kle` and
    `enhed` as filed. `visningsklasser` are texts such as »Visning undtaget for borger«.
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


@dataclass(frozen=True, slots=True)
class Udbetaling:
    """An økonomisk effektuering of one ydelse; amounts in øre."""

    dispositionsdato: date
    periode_fra: date
    periode_til: date
    bruttobeloeb: int
    udbetalt: int | None = None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    sted: Kildested | None = None
