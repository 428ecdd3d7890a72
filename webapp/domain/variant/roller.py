"""SAPA's roles: jobfunktionsroller made of brugersystemroller with dataafgrænsning (§2A, §2B)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid


class Sapaelement(StrEnum):
    """The fanebladselementer of a view that the preview builds (SAPA-R, exact names)."""

    PERSONDETALJER = "Persondetaljer"
    SAGER = "Sager"
    SAGSDETALJER = "Sagsdetaljer"
    PARTER = "Parter"
    DOKUMENTER = "Dokumenter"
    DOKUMENTDETALJER = "DokumentDetaljer"
    JOURNALNOTATER = "Journalnotater"
    EJENDOMSSAGER = "Ejendomssager"
    YDELSER = "Ydelser"
    IKKE_OEKONOMISKE_YDELSER = "Ikke-økonomiske ydelser"
    YDELSER_PAA_TVAERS = "Ydelser på tværs af kommuner og UDK"
    TIDSLINJE = "Tidslinje"
    HELHEDSOVERBLIK = "Helhedsoverblik"
    FAMILIESAMLINGER = "Familiesamlinger (liste)"
    FAMILIESAMLINGER_VISUEL = "Familiesamlinger (visuel)"
    BOPAELSSAMLINGER = "Bopælssamlinger (liste)"
    BOPAELSSAMLINGER_VISUEL = "Bopælssamlinger (visuel)"


class Sagskolonne(StrEnum):
    """Columns of SAPA's Sager table in the two demos (A0:1260, A1:265)."""

    KLE_EMNE = "KLE-emne"
    SAGSTITEL = "Sagstitel"
    TVAERFAGLIG_STATUS = "Tværfaglig status"
    JOURNALNOTATER = "Journalnotater på sagen"
    DOKUMENTER = "Dokumenter på sagen"
    SAGSBEHANDLER = "Sagsbehandler"
    AFDELING = "Afdeling"
    FAGSYSTEM = "Fagsystem"
    RELATION = "Relation"
    PRIMAER_PART = "Primær part"
    HANDLINGSFACET = "KLE-handlingsfacet"
    MYNDIGHED = "Myndighed"
    OPRETTET = "Oprettet"


DEMO_A0 = (
    Sagskolonne.KLE_EMNE,
    Sagskolonne.SAGSTITEL,
    Sagskolonne.TVAERFAGLIG_STATUS,
    Sagskolonne.JOURNALNOTATER,
    Sagskolonne.DOKUMENTER,
    Sagskolonne.SAGSBEHANDLER,
    Sagskolonne.AFDELING,
    Sagskolonne.FAGSYSTEM,
)
DEMO_A1 = (
    Sagskolonne.SAGSTITEL,
    Sagskolonne.RELATION,
    Sagskolonne.KLE_EMNE,
    Sagskolonne.PRIMAER_PART,
    Sagskolonne.FAGSYSTEM,
    Sagskolonne.SAGSBEHANDLER,
    Sagskolonne.TVAERFAGLIG_STATUS,
    Sagskolonne.HANDLINGSFACET,
    Sagskolonne.MYNDIGHED,
    Sagskolonne.OPRETTET,
)


class Adresseadgang(StrEnum):
    """How a role sees an address that is protected (SAPA2); the words are ours."""

    KLIK = "Et klik mere"
    DIREKTE = "Direkte"


@dataclass(frozen=True, slots=True)
class Brugersystemrolle:
    """One privilege with its dataafgrænsning. A dimension that is empty does not limit.

    Between stated dimensions AND holds (KOMBIT's anvisning); the slide's »enten … eller« (A1:113)
    is noted as a conflict (domain.md §9.1-12). `it_systemer` are names of fagsystemer.
    """

    navn: str
    kle: tuple[KleMoenster, ...] = ()
    organisation: tuple[EnhedUuid, ...] = ()
    it_systemer: tuple[str, ...] = ()
    foelsomhed: Foelsomhed = Foelsomhed.FOELSOMME_PERSONOPLYSNINGER


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobfunktionsrolle:
    """A municipality's own role: the union of its brugersystemroller, with one view (SAPA2)."""

    slug: str
    navn: str
    brugersystemroller: tuple[Brugersystemrolle, ...] = ()
    elementer: tuple[Sapaelement, ...] = tuple(Sapaelement)
    kolonner: tuple[Sagskolonne, ...] = DEMO_A0
    enhed: EnhedUuid | None = None
    beskrivelse: str = ""
    beskyttet_adresse: Adresseadgang = Adresseadgang.KLIK
