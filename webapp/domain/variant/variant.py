"""A variant: one full set of choices. The only what-if mechanism of the product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.organisation.enhedsaendring import Enhedsaendring
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, Klebredde, Miljoe, bred_kle
from webapp.domain.variant.fagomraader import Fagprofil
from webapp.domain.variant.fordringsvalg import Fordringsvalg
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.systemvalg import (
    Debitorsystem,
    Eojsystem,
    Esdhsystem,
    Jobcentersystem,
    Pladssystem,
    Pprsystem,
    Uusystem,
)


class Trin(StrEnum):
    """KOMBIT's ten trin by their own numbers (A0; headings in `TRIN_NAVNE`)."""

    SKRIVEBORD_SAGSTYPER = "1"
    KLASSIFIKATIONSIMPORTER = "2"
    KLE_OVERFOERSEL = "3"
    YDELSESTYPER = "4"
    SAGSTYPER = "5"
    SKRIVEBORD_ENHEDER = "6"
    ENHEDER = "7"
    DATAAFGRAENSNING = "A"
    AABNING = "B"
    EKSPORTER_SAGER = "8"


# What comes last: in a plan, on the very day that is looked at.
SIDSTE_TRIN = (Trin.AABNING, Trin.EKSPORTER_SAGER)
INTEGRATIONENS_TRIN = (Trin.SKRIVEBORD_ENHEDER, Trin.ENHEDER)
# Before every day of any data set, so that a mapping that waits for its trin can be looked at.
FOERSTE_DAG = date(1900, 1, 1)

TRIN_NAVNE: Mapping[Trin, str] = {
    Trin.SKRIVEBORD_SAGSTYPER: "Skrivebordsmapning af sagstyper og ydelser",
    Trin.KLASSIFIKATIONSIMPORTER: "Aktivering af 'Klassifikationsimporter' i Cura",
    Trin.KLE_OVERFOERSEL: "Opsætte overførsel af KLE-koder",
    Trin.YDELSESTYPER: "Konfiguration af ydelsestyper",
    Trin.SAGSTYPER: "Konfiguration af sagstyper",
    Trin.SKRIVEBORD_ENHEDER: "Skrivebordsmapning af organisationsenheder",
    Trin.ENHEDER: "Konfiguration af organisationsenheder",
    Trin.DATAAFGRAENSNING: "Tjekke dataafgrænsning i SAPA",
    Trin.AABNING: "Bestille åbning i SAPA og Borgerblikket",
    Trin.EKSPORTER_SAGER: "Aktivering af 'Eksporter sager' i Cura",
}


class Ydelsesnavn(StrEnum):
    """Which name of a ydelse is shown; not sourced (domain.md §9.5-20)."""

    NAVN = "navn"
    YDELSESTYPE = "ydelsestype"


class Fliser(StrEnum):
    """What the tiles of the citizen's front page say; only the first is sourced (screens.md §2.1).

    NEDE is how the page looks on a day when Borgerblikket does not answer.
    """

    TEASER = "teaser"
    NYESTE = "nyeste"
    NEDE = "nede"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enhedsmapning:
    """A local unit is tied to a unit of FK Organisation from `fra`; None: from trin 7.

    `fk_enhed` None says that from then on the unit is not mapped itself (it leads upwards).
    `fk_navn` is what the sheet says that the unit is called in FK Organisation (»Navn i FK ORG«).
    `valgt`: chosen in the product or by a proposal, so that what the sheet's cell says is answered.
    """

    lokal_enhed: str
    fk_enhed: EnhedUuid | None
    fra: date | None = None
    sted: Kildested | None = None
    bemaerkning: str = ""
    fk_navn: str = ""
    valgt: bool = False


@dataclass(frozen=True, slots=True)
class Ydelsesmapning:
    """A local ydelse gets a fælleskommunal type and its KLE from `fra`; None: from trin 4."""

    lokal_ydelse: str
    ydelsestype: str
    kle: KleEmne | None
    fra: date | None = None
    sted: Kildested | None = None


@dataclass(frozen=True, slots=True)
class SagstypeKle:
    """A sagstype gets a KLE number from `fra`; None: from trin 5.

    `angivet` is the number as the sheet has it. `kle` is None where that is not six digits: such
    a number cannot be chosen in Cura (A0). A row with `angivet` empty takes the KLE away.
    """

    sagstype: str
    kle: KleEmne | None
    angivet: str = ""
    fra: date | None = None
    sted: Kildested | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Antagelser:
    """What KOMBIT leaves open, as switches with the defaults of domain.md §8 and §9.5.

    The EOJ solutions and SAPA's environment are choices and no assumptions; they are kept here
    because they are switches of the same kind (docs/adr/0012).
    """

    bopaelskommune_skal_vaere_ejer: bool = False
    henvendelsessted_foelges: bool = True
    vis_sagsnummer: bool = True
    vis_fremtidige_ydelser: bool = True
    fradato_er_med: bool = True
    underenheder_er_med: bool = True
    ydelsesnavn: Ydelsesnavn = Ydelsesnavn.NAVN
    sapa_delvis_visning: bool = False
    bevilling_har_relation_til_sag: bool = True
    # With an active organisationsintegration, trin 6 and 7 are its work (A0:511).
    organisationsintegration: bool = False
    sapa_miljoe: Miljoe = Miljoe.PRODUKTION
    sapa_sikkerhedsprofil_foelges: bool = True
    initial_load_uden_notifikation: bool = False
    # Cura's URL is in the order of trin B (K39): recommended, and not required (A0:1836).
    dialogintegration: bool = False
    foraelder_er_primaer_part: bool = False
    vis_planlagte_udbetalinger: bool = True
    vis_udbetalinger_til_andre: bool = True
    fliser: Fliser = Fliser.TEASER
    eojsystem: Eojsystem = Eojsystem.UVALGT
    jobcentersystem: Jobcentersystem = Jobcentersystem.UVALGT
    esdhsystem: Esdhsystem = Esdhsystem.UVALGT
    uusystem: Uusystem = Uusystem.UVALGT
    pprsystem: Pprsystem = Pprsystem.UVALGT
    pladssystem: Pladssystem = Pladssystem.UVALGT
    debitorsystem: Debitorsystem = Debitorsystem.UVALGT
    eoj_afsluttet: Afslutning = Afslutning.LEVERET
    eoj_ydelse: Detaljegrad = Detaljegrad.FULD
    eoj_kle: Klebredde = Klebredde.PRAECIS


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One full set of choices. Only what differs from `oprindelse` is of interest to a reader.

    `trin` holds the day of each trin. With a day for trin 8 the variant is a course (forløb), in
    which a trin that is missing has not been done; without it, it is a plan (`er_plan`).
    `leveret`: neither; only what the fagsystemer filed by themselves (docs/adr/0010, 0028).
    `traeforslag`: the unit above each unit of Cura, as proposed where no sheet says it (0037).
    `notattitler`: the headings that SAPA suggests for a journalnotat, in their order.
    """

    slug: str
    navn: str
    model: int | None = None
    oprindelse: str | None = None
    beskrivelse: str = ""
    trin: Mapping[Trin, date] = field(default_factory=dict)
    classification_filter: tuple[KleMoenster, ...] = ()
    enhedsmapning: tuple[Enhedsmapning, ...] = ()
    ydelsestyper: tuple[Ydelsesmapning, ...] = ()
    sagstype_kle: tuple[SagstypeKle, ...] = ()
    oprydninger: tuple[date, ...] = ()
    opsaetning: Opsaetning = Opsaetning()
    roller: tuple[Jobfunktionsrolle, ...] = ()
    antagelser: Antagelser = Antagelser()
    reorganisation: tuple[Enhedsaendring, ...] = ()
    fordringer: tuple[Fordringsvalg, ...] = ()
    leveret: bool = False
    traeforslag: Mapping[str, str] = field(default_factory=dict)
    fagomraader: tuple[Fagprofil, ...] = ()
    notattitler: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Let what is assumed of the set-up follow the numbers, whoever changed them."""
        if self.opsaetning.antaget is not None:
            object.__setattr__(self, "opsaetning", self.opsaetning.antag(self.numre_i_brug))

    @property
    def numre_i_brug(self) -> frozenset[KleEmne]:
        """The KLE numbers of sagstyper and ydelser, those of EOJ solution D as they are sent."""
        sagernes = {raekke.kle for raekke in self.sagstype_kle if raekke.kle is not None}
        if self.antagelser.eoj_kle is not Klebredde.PRAECIS:
            sagernes |= {bred_kle(kle) for kle in sagernes}
        return frozenset(sagernes | {r.kle for r in self.ydelsestyper if r.kle is not None})

    @property
    def er_plan(self) -> bool:
        """True where nobody has said when the export begins: all of it is still to come."""
        return not self.leveret and Trin.EKSPORTER_SAGER not in self.trin

    @property
    def gjorte_trin(self) -> Mapping[Trin, date]:
        """`trin` as they take effect.

        An active organisationsintegration has done trin 6 and 7 before anything else (A0:511;
        that it has is inferred), whatever day a person would have done them.
        """
        if not self.antagelser.organisationsintegration:
            return self.trin
        return {**self.trin, **dict.fromkeys(INTEGRATIONENS_TRIN, FOERSTE_DAG)}

    def rolle(self, slug: str) -> Jobfunktionsrolle | None:
        """The role with the slug, None where the variant has none."""
        return next((rolle for rolle in self.roller if rolle.slug == slug), None)
