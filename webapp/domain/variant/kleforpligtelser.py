"""Which KLE numbers a municipality is bound to show, and what its configuration lacks (§1F)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.klelister import AALBORG, ETAPE_1, ETAPE_2, MAALGRUPPER_15
from webapp.domain.variant.opsaetning import Opsaetning


class Mangelslags(StrEnum):
    """What an obligation asks of a number's row."""

    AKTIV = "aktiv"
    FRADATO = "fradato"
    DOKUMENTER = "dokumenter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forpligtelse:
    """Numbers that belong together. `sidste_fradato` is the last one allowed (FAQ1).

    `obligatorisk` is False for a municipality's own example; `dokumenter`: letters' titles too;
    `sagstyper`: what KOMBIT's slides call each number.
    """

    kode: str
    navn: str
    kilde: str
    numre: tuple[KleEmne, ...]
    obligatorisk: bool = True
    sidste_fradato: date | None = None
    dokumenter: bool = False
    note: str = ""
    sagstyper: Mapping[str, str] = field(default_factory=dict)

    @property
    def gaeldende(self) -> tuple[KleEmne, ...]:
        """The numbers that KLE still has."""
        return tuple(kle for kle in self.numre if kle not in UDGAAEDE)


@dataclass(frozen=True, slots=True)
class Mangel:
    """What a configuration lacks of an obligation: the numbers of one kind of lack."""

    forpligtelse: Forpligtelse
    slags: Mangelslags
    numre: tuple[KleEmne, ...]


def _numre(*numre: str) -> tuple[KleEmne, ...]:
    return tuple(KleEmne(nummer) for nummer in numre)


# Gone from KLE 2024, with what took their place where that is known (§1F, §9.1-11).
UDGAAEDE: Mapping[KleEmne, tuple[KleEmne, ...]] = {
    KleEmne("27.60.12"): _numre("27.60.11", "27.60.14"),
    KleEmne("32.24.32"): (),
    KleEmne("32.24.48"): (),
}
_ETAPE_1 = _numre(
    "32.21.12",
    "32.21.16",
    "32.21.20",
    "32.24.04",
    "32.24.08",
    "32.24.12",
    "32.24.28",
    "32.24.32",
    "32.27.10",
    "32.30.04",
)
_ETAPE_2 = _numre(
    "27.36.04",
    "27.36.06",
    "27.36.24",
    "27.42.08",
    "27.45.04",
    "27.60.04",
    "27.60.08",
    "27.60.12",
    "27.60.16",
    "27.60.20",
    "27.60.24",
)
_AALBORGS_SYV = _numre(
    "32.21.24", "32.24.24", "32.24.30", "32.24.44", "32.24.48", "32.30.06", "32.30.07"
)
FORPLIGTELSER = (
    Forpligtelse(
        kode="etape-1",
        navn="Etape 1 (2020)",
        kilde="økonomiaftalerne, KOMBIT A3 og FAQ3",
        numre=_ETAPE_1,
        sidste_fradato=date(2020, 12, 31),
        sagstyper=ETAPE_1,
    ),
    Forpligtelse(
        kode="etape-2",
        navn="Etape 2 (2021–2022), område 27",
        kilde="økonomiaftalerne, KOMBIT A3",
        numre=_ETAPE_2,
        sidste_fradato=date(2022, 12, 31),
        sagstyper=ETAPE_2,
        note=(
            "Etape 2 omfatter også sager på område 15 for disse målgrupper (A3:452-467): "
            f"{'; '.join(MAALGRUPPER_15)}. Kilden nævner ingen numre, så dem vælger I selv."
        ),
    ),
    Forpligtelse(
        kode="aalborg",
        navn="Som Aalborg: etape 1 og syv til",
        kilde="KOMBIT A3:369-375; Aalborg viser også brevtitler",
        numre=tuple(sorted((*_ETAPE_1, *_AALBORGS_SYV))),
        obligatorisk=False,
        dokumenter=True,
        sagstyper={**ETAPE_1, **AALBORG},
        note="Et eksempel fra en anden kommune, ikke et krav.",
    ),
)


def forpligtelser_paa(kle: KleEmne) -> tuple[Forpligtelse, ...]:
    """The obligations, examples left out, that a number belongs to."""
    return tuple(en for en in FORPLIGTELSER if en.obligatorisk and kle in en.numre)


def find_mangler(forpligtelse: Forpligtelse, opsaetning: Opsaetning) -> Iterator[Mangel]:
    """What the configuration lacks, by kind; a retired number lacks nothing."""
    fundet: dict[Mangelslags, list[KleEmne]] = {slags: [] for slags in Mangelslags}
    for kle in forpligtelse.gaeldende:
        raekke, sidste = opsaetning.find(kle), forpligtelse.sidste_fradato
        if raekke is None or not raekke.aktiv:
            fundet[Mangelslags.AKTIV].append(kle)
            continue
        if sidste and raekke.fradato and raekke.fradato > sidste:
            fundet[Mangelslags.FRADATO].append(kle)
        if forpligtelse.dokumenter and not raekke.dokumenter:
            fundet[Mangelslags.DOKUMENTER].append(kle)
    for slags, numre in fundet.items():
        if numre:
            yield Mangel(forpligtelse, slags, tuple(numre))
