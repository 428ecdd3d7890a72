"""What Kontrol looks at: sources, one variant's choices as planned, and the counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from webapp.domain.fagsystem import FaellesYdelsestype, Kildested, LokalYdelse, Sagstype
from webapp.domain.klassifikation.kle import KleEmne, KlePlan
from webapp.domain.organisation.organisation import FkEnhed, FkOrganisation
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.enhedsforslag import Enhedsforslag, Enhedsmatch
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Trin, Ydelsesmapning

INGEN_RAMMES = "Ingen sager eller ydelser i data rammes i dag."
FORHEN = "Ingen enhed er mappet hertil nu, men det, der blev sendt før, bærer den stadig."
R = TypeVar("R", Enhedsmapning, SagstypeKle, Ydelsesmapning)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talklasse:
    """So many sager or ydelser that are judged alike, and what decides where they belong.

    `maerke` is the unit they are filed under; `kontakt` the unit of FK Organisation whose contact
    the citizen is shown, None where the citizen sees none of it; `vist`: the citizen sees them.
    """

    slags: str
    antal: int
    lokal_enhed: str = ""
    sagstype: str = ""
    lokal_ydelse: str = ""
    kle: KleEmne | None = None
    maerke: EnhedUuid | None = None
    kontakt: EnhedUuid | None = None
    vist: bool = False


@dataclass(frozen=True, slots=True)
class Tal:
    """How many sager and ydelser; `opdigtede`: they are prøveborgeres, and it is said."""

    sager: int = 0
    ydelser: int = 0
    opdigtede: bool = False

    @property
    def ialt(self) -> int:
        """Both together."""
        return self.sager + self.ydelser

    def __str__(self) -> str:
        en, flere = ("opdigtet ", "opdigtede ") if self.opdigtede else ("", "")
        dele = [
            antal(self.sager, f"{en}sag", f"{flere}sager") if self.sager else "",
            antal(self.ydelser, f"{en}ydelse", f"{flere}ydelser") if self.ydelser else "",
        ]
        return opremsning([d for d in dele if d])

    def virkning(self, hvad: str) -> str:
        """`14 sager og 1 ydelse får ingen telefon.`; a sentence of its own where it is none."""
        return f"{self} {hvad}." if self.ialt else INGEN_RAMMES


@dataclass(frozen=True, slots=True)
class Sagsmangler:
    """Sager of the data that lack what the index asks for; a few sagsnumre of each."""

    uden_primaer_part: tuple[str, ...] = ()
    uden_ansvarlig: tuple[str, ...] = ()
    uden_opstaaet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Andet:
    """What citizens are shown beside sager and ydelser, as far as a rule asks.

    Coming appointments by KLE number and the kommune's claims by type, how many of each; payments
    of no ydelse and with a wrong sum, a few of their numbers and how many there are.
    """

    aftaler: Mapping[KleEmne, int] = field(default_factory=dict)
    fordringstyper: Mapping[str, int] = field(default_factory=dict)
    foraeldreloese: tuple[tuple[str, ...], int] = ((), 0)
    forkert_sum: tuple[tuple[str, ...], int] = ((), 0)


@dataclass(frozen=True, slots=True)
class Brugt:
    """A unit of FK Organisation that a row maps to; `forhen`: only what was sent before has it."""

    enhed: FkEnhed
    raekke: Enhedsmapning
    forhen: bool = False

    def fortael(self, tekst: str) -> str:
        """A sentence about the unit, and who still has it where nothing is mapped to it."""
        return f"{tekst} {FORHEN}" if self.forhen else tekst


@dataclass(frozen=True, kw_only=True)
class Kontrolgrundlag:
    """Everything a rule of Kontrol may know.

    `ulaeste_uuid`: what stood in a UUID cell that is no UUID. `kletitler`: the title beside a KLE
    number in the sheet. `ulaeste_kle`: what is wrong with a cell that has no number. `opdigtede`:
    all sager are prøveborgeres.
    `sager_hos`: sager by local unit, on the data set's date.
    """

    konfiguration: Konfiguration
    dato: date
    sagstyper: tuple[Sagstype, ...] = ()
    lokale_ydelser: tuple[LokalYdelse, ...] = ()
    faelles_ydelsestyper: tuple[FaellesYdelsestype, ...] = ()
    organisation: FkOrganisation = field(default_factory=FkOrganisation)
    kle: KlePlan = field(default_factory=KlePlan)
    klasser: tuple[Talklasse, ...] = ()
    sager_hos: Mapping[str, int] = field(default_factory=dict)
    ulaeste_uuid: Mapping[Kildested, str] = field(default_factory=dict)
    kletitler: Mapping[Kildested, str] = field(default_factory=dict)
    ulaeste_kle: Mapping[Kildested, str] = field(default_factory=dict)
    mangler: Sagsmangler = field(default_factory=Sagsmangler)
    opdigtede: bool = False
    andet: Andet = field(default_factory=Andet)

    # The plan: the last row of each name, whatever day it holds from.

    @cached_property
    def mapning(self) -> Mapping[str, Enhedsmapning]:
        """The mapping of each local unit as planned."""
        raekker = self.konfiguration.variant.enhedsmapning
        return _seneste(raekker, lambda raekke: raekke.lokal_enhed)

    @cached_property
    def sagstype_kle(self) -> Mapping[str, SagstypeKle]:
        """The KLE of each sagstype as planned, valid or not."""
        raekker = self.konfiguration.variant.sagstype_kle
        return {
            navn: raekke
            for navn, raekke in _seneste(raekker, lambda raekke: raekke.sagstype).items()
            if raekke.kle is not None or raekke.angivet
        }

    @cached_property
    def ydelsestyper(self) -> Mapping[str, Ydelsesmapning]:
        """The type of each local ydelse as planned."""
        raekker = self.konfiguration.variant.ydelsestyper
        return _seneste(raekker, lambda raekke: raekke.lokal_ydelse)

    @cached_property
    def ydelser_af(self) -> Mapping[str, tuple[LokalYdelse, ...]]:
        """The local ydelser of each sagstype."""
        samlet: defaultdict[str, list[LokalYdelse]] = defaultdict(list)
        for ydelse in self.lokale_ydelser:
            samlet[ydelse.sagstype or ""].append(ydelse)
        return {navn: tuple(ydelser) for navn, ydelser in samlet.items()}

    @cached_property
    def i_brug(self) -> Mapping[EnhedUuid, tuple[str, ...]]:
        """The known units of FK Organisation that something is mapped to, and by which units."""
        samlet: defaultdict[EnhedUuid, list[str]] = defaultdict(list)
        for navn, raekke in self.mapning.items():
            if raekke.fk_enhed is not None and raekke.fk_enhed in self.organisation.enheder:
                samlet[raekke.fk_enhed].append(navn)
        return {uuid: tuple(navne) for uuid, navne in samlet.items()}

    @cached_property
    def brugte_enheder(self) -> tuple[Brugt, ...]:
        """The units in use, each with a row that maps to it: as planned, then those of before.

        What was sent before a correction (*Ret fra dato*) keeps the unit it was sent with.
        """
        planlagte = [
            Brugt(self.organisation.enheder[uuid], self.mapning[navne[0]])
            for uuid, navne in self.i_brug.items()
        ]
        forhen: dict[EnhedUuid, Brugt] = {}
        for raekke in self.konfiguration.variant.enhedsmapning:
            enhed = self.organisation.find(raekke.fk_enhed)
            if enhed and enhed.uuid not in self.i_brug and self._har_maerket(raekke):
                forhen[enhed.uuid] = Brugt(enhed, raekke, forhen=True)
        return (*planlagte, *forhen.values())

    def _har_maerket(self, raekke: Enhedsmapning) -> bool:
        """True if sager have been sent with the row's unit by the date."""
        if self.konfiguration.er_plan:
            return False
        begyndt = self.konfiguration.trin(Trin.EKSPORTER_SAGER)
        if begyndt is None or begyndt > self.dato:
            return False
        skift = self.konfiguration.maerkeskift(raekke.lokal_enhed)
        dage = (begyndt, *(dag for dag in skift if begyndt < dag <= self.dato))
        maerker = (self.konfiguration.maerke(raekke.lokal_enhed, dag) for dag in dage)
        return any(m.enhed == raekke.fk_enhed and m.via == raekke.lokal_enhed for m in maerker)

    @cached_property
    def kender_curas_trae(self) -> bool:
        """True if any sheet says what some unit lies under; KOMBIT's own columns do not."""
        return any(enhed.overordnet for enhed in self.konfiguration.lokale_enheder.values())

    def er_mappet(self, navn: str) -> bool:
        """True if the unit itself is mapped."""
        raekke = self.mapning.get(navn)
        return raekke is not None and raekke.fk_enhed is not None

    def mappet_over(self, navn: str) -> str | None:
        """The nearest unit that is mapped on the way up, the unit itself included."""
        vej = self.konfiguration.vej_op(navn)
        return next((paa_vejen for paa_vejen in vej if self.er_mappet(paa_vejen)), None)

    @cached_property
    def match(self) -> Enhedsmatch:
        """FK Organisation, ready to be asked for the nearest unit."""
        ulaeste = {
            navn: self.ulaeste_uuid[raekke.sted]
            for navn, raekke in self.mapning.items()
            if raekke.sted and raekke.sted in self.ulaeste_uuid
        }
        enheder = self.konfiguration.lokale_enheder
        return Enhedsmatch(
            organisation=self.organisation,
            dato=self.dato,
            raekker=self.mapning,
            ulaeste=ulaeste,
            stier={navn: self.konfiguration.vej_op(navn)[1:] for navn in enheder},
        )

    def forslag(self, navn: str) -> Enhedsforslag | None:
        """The unit of FK Organisation that a unit of Cura can be, and how certain that is."""
        enhed = self.konfiguration.lokale_enheder.get(navn)
        return self.match.foreslaa([enhed])[0] if enhed else None

    # Counts

    def tal(self, **krav: object) -> Tal:
        """How many sager and ydelser have all these values (fields of Talklasse)."""
        (felt, vaerdi), *resten = krav.items()
        sager = ydelser = 0
        for klasse in self._indeks.get((felt, vaerdi), ()):
            if all(getattr(klasse, navn) == oensket for navn, oensket in resten):
                sager += klasse.antal if klasse.slags == "sag" else 0
                ydelser += klasse.antal if klasse.slags == "ydelse" else 0
        return Tal(sager, ydelser, self.opdigtede)

    @cached_property
    def _indeks(self) -> Mapping[tuple[str, object], tuple[Talklasse, ...]]:
        samlet: defaultdict[tuple[str, object], list[Talklasse]] = defaultdict(list)
        for klasse in self.klasser:
            for felt in ("lokal_enhed", "sagstype", "lokal_ydelse", "kle", "maerke", "kontakt"):
                samlet[felt, getattr(klasse, felt)].append(klasse)
        return {noegle: tuple(klasser) for noegle, klasser in samlet.items()}


def _seneste(raekker: Iterable[R], navn: Callable[[R], str]) -> dict[str, R]:
    """The row of each name that holds last; of rows without a day the later in the file."""
    fundet: dict[str, R] = {}
    for raekke in raekker:
        kendt = fundet.get(navn(raekke))
        if kendt is None or (raekke.fra or date.min) >= (kendt.fra or date.min):
            fundet[navn(raekke)] = raekke
    return fundet
