"""SAPA's roles: jobfunktionsroller made of brugersystemroller with dataafgrænsning (§2A, §2B)."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    ADRESSEHISTORIK = "Adressehistorik"
    INSTITUTIONSOPLYSNINGER = "Institutionsoplysninger"
    LOFTSBEREGNER = "Loftsberegner"
    BORGERBLIKKET_SAGER = "Borgerblikket sager"
    BORGERBLIKKET_OEKONOMISKE = "Borgerblikket økonomiske ydelser"
    BORGERBLIKKET_SERVICEYDELSER = "Borgerblikket serviceydelser og hjælpemidler"
    BORGERBLIKKET_AFTALER = "Borgerblikket aftaler og frister"
    BORGERBLIKKET_BETALINGER = "Borgerblikket betalinger"
    ADVISER = "Adviser"
    KONTROLSAGER_PAA_TVAERS = "Kontrolsager på tværs af kommuner og UDK"


# Those that the preview knew first: no view was ever chosen among fewer.
FOERSTE_ELEMENTER = (
    Sapaelement.PERSONDETALJER,
    Sapaelement.SAGER,
    Sapaelement.EJENDOMSSAGER,
    Sapaelement.YDELSER,
    Sapaelement.IKKE_OEKONOMISKE_YDELSER,
    Sapaelement.FAMILIESAMLINGER,
    Sapaelement.BOPAELSSAMLINGER,
)


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


@dataclass(frozen=True, slots=True)
class Faneblad:
    """A tab of SAPA: its name is the kommune's, the elements on it are SAPA's, in their order."""

    navn: str
    elementer: tuple[Sapaelement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobfunktionsrolle:
    """A municipality's own role: the union of its brugersystemroller, with one view (SAPA2).

    `kendte` are the elements that the view was chosen among: the preview learns new ones.
    `faneblade` are the role's own tabs, and hold then all its elements but those of a sag; none:
    its elements stand on the slide's (faneblade.py).
    """

    slug: str
    navn: str
    brugersystemroller: tuple[Brugersystemrolle, ...] = ()
    elementer: tuple[Sapaelement, ...] = tuple(Sapaelement)
    kolonner: tuple[Sagskolonne, ...] = DEMO_A0
    enhed: EnhedUuid | None = None
    beskrivelse: str = ""
    beskyttet_adresse: Adresseadgang = Adresseadgang.KLIK
    kendte: tuple[Sapaelement, ...] = tuple(Sapaelement)
    faneblade: tuple[Faneblad, ...] = ()

    @property
    def nye(self) -> tuple[Sapaelement, ...]:
        """What the preview has learnt since the view was chosen, and nobody has answered for."""
        return tuple(element for element in Sapaelement if element not in self.kendte)

    @property
    def tilbudt(self) -> tuple[Sapaelement, ...]:
        """Those of the new elements that the view does not have."""
        return tuple(element for element in self.nye if element not in self.elementer)

    @property
    def valgte(self) -> tuple[Sapaelement, ...]:
        """The elements that somebody chose: not those that came since, to a view of everything."""
        return tuple(element for element in self.elementer if element in self.kendte)

    def besvaret(self) -> Jobfunktionsrolle:
        """The same role, asked about all elements."""
        return replace(self, kendte=tuple(Sapaelement))

    def er_som(self, anden: Jobfunktionsrolle | None) -> bool:
        """True if the two are one to all who use them, whatever they have been asked."""
        return anden is not None and replace(self, kendte=anden.kendte) == anden
