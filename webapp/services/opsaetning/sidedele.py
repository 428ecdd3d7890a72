"""Page objects of Opsætning af Borgerblikket: all that its templates print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.services.aendring.stand import Stand
from webapp.services.maalinger.synlighed import Synlighed
from webapp.services.opsaetning.udkast import Opsaetningsudkast


@dataclass(frozen=True, slots=True, kw_only=True)
class Klelinje:
    """One KLE number or group. `arvet`: the group whose row holds, where it has none itself.

    `antaget`: nobody has set it; we assume it, since a sagstype or ydelse has the number.

    `raekke` is False where no row holds. `forskelle`: what differs from the variant compared with.
    """

    nummer: str
    titel: str
    er_gruppe: bool
    egen: bool
    antaget: bool
    arvet: str
    raekke: bool
    aktiv: bool
    kun_sapa: bool
    sagstitel: bool
    dokumenter: bool
    journalnotater: bool
    fagsystemfilter: str
    fradato: str
    fradato_ydelser: str
    deaktiver: bool
    kilde: str
    afdeling: str
    telefon: str
    sager: int
    ydelser: int
    forpligtelser: tuple[str, ...]
    udgaaet: str
    forskelle: tuple[str, ...]
    valgt: bool


@dataclass(frozen=True, slots=True)
class Klegruppe:
    """The numbers of one hovedgruppe (`27`), folded unless it is being worked in."""

    nummer: str
    titel: str
    linjer: tuple[Klelinje, ...]
    aaben: bool

    @property
    def aktive(self) -> int:
        """How many are active."""
        return sum(linje.aktiv for linje in self.linjer)

    @property
    def sager(self) -> int:
        """Sager on its numbers; groups have none of their own."""
        return sum(linje.sager for linje in self.linjer)


@dataclass(frozen=True, slots=True)
class Enkeltform:
    """The form of one number and what stands in its fields."""

    linje: Klelinje
    felter: Mapping[str, str]
    systemer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filtre:
    """What the list is filtered by; `forskellig` is a variant's slug."""

    har_sager: bool = False
    obligatorisk: bool = False
    forskellig: str = ""
    soeg: str = ""

    @property
    def i_brug(self) -> bool:
        """True if anything is filtered."""
        return self != Filtre()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forpligtelseslinje:
    """An obligation: what is lacking, and the draft that would make its numbers active."""

    kode: str
    navn: str
    kilde: str
    ialt: int
    aktive: int
    mangler: tuple[str, ...]
    note: str
    udkast: tuple[tuple[str, str], ...]
    sagstyper: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fundlinje:
    """A finding of Kontrol about the configuration; `art` is a badge's."""

    art: str
    alvor: str
    overskrift: str
    tekster: tuple[str, ...]
    raad: str
    kilde: str


@dataclass(frozen=True, slots=True)
class Klerettelse:
    """What a draft changes on one number, in words."""

    nummer: str
    titel: str
    forskelle: tuple[str, ...]


@dataclass(frozen=True)
class Forhaandsvisning:
    """A draft that can be saved: what it changes, what that does, and what Kontrol says of it."""

    rettelser: tuple[Klerettelse, ...]
    virkning: Synlighed
    fund: tuple[Fundlinje, ...]


@dataclass(frozen=True, slots=True)
class Antagelse:
    """That the set-up is assumed: how many numbers are, how many are set, and where it is had."""

    antal: int
    egne: int
    hentes: str


@dataclass(frozen=True, kw_only=True)
class Opsaetningsside:
    """The page. `ret` is the one number whose form is open, `visning` a draft without faults.

    `maerke` is the mark of that draft.
    """

    variantnavn: str
    dato: str
    stand: Stand
    grupper: tuple[Klegruppe, ...]
    ialt: int
    vist: int
    filtre: Filtre
    varianter: tuple[tuple[str, str], ...]
    sammenlignet: str
    forpligtelser: tuple[Forpligtelseslinje, ...]
    fund: tuple[Fundlinje, ...]
    fagsystemer: tuple[str, ...]
    udkast: Opsaetningsudkast
    ret: Enkeltform | None
    visning: Forhaandsvisning | None
    maerke: str
    person: tuple[str, str]
    antagelse: Antagelse | None
