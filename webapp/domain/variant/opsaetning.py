"""Opsætning af Borgerblikket: the switches that a kommune sets per KLE number (§1B, §1C, §4B)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster


class Titelvalg(StrEnum):
    """Which title the citizen reads on a sag (FAQ1)."""

    KLE_EMNE = "KLE-emne"
    SAGSTITEL = "Sagstitel"


class Kontaktkilde(StrEnum):
    """»Kontaktoplysninger kilde«, KOMBIT's own labels (A0:1405)."""

    BRUGERDEFINERET = "Brugerdefineret"
    FK_ORGANISATION = "FK Organisationssystem"


@dataclass(frozen=True, slots=True)
class Kontaktopsaetning:
    """The contact source of a KLE number and its four fields, used under Brugerdefineret."""

    kilde: Kontaktkilde = Kontaktkilde.BRUGERDEFINERET
    afdeling: str = ""
    telefon: str = ""
    hjemmeside: str = ""
    digital_post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KleOpsaetning:
    """One row of the configuration. A group (`27.36`) holds for the numbers below it.

    `fagsystemfilter` names the systems that are shown; empty means all of them (FAQ2). What is not
    `aktiv` for Mit Overblik is active for SAPA where `kun_sapa`, else for nobody. `fradato` is that
    of sager; `fradato_ydelser` None: ydelser follow it (screens.md §1-2, §1-3).
    """

    kle: KleMoenster
    aktiv: bool = False
    titel: Titelvalg = Titelvalg.KLE_EMNE
    dokumenter: bool = False
    journalnotater: bool = False
    fagsystemfilter: tuple[str, ...] = ()
    fradato: date | None = None
    fradato_ydelser: date | None = None
    deaktiver_fradato_for_aktive: bool = False
    kontakt: Kontaktopsaetning = Kontaktopsaetning()
    kun_sapa: bool = False


@dataclass(frozen=True)
class Opsaetning:
    """All rows of Opsætning af Borgerblikket.

    `egne`: the rows that a sheet, a file or a person has given. `antaget`: nobody has given the
    whole, so each number in use that no own row covers is assumed to be active, with this contact
    source (docs/adr/0036). `antagne`: those rows; `Variant` makes them of its numbers, and they are
    never kept.
    """

    egne: tuple[KleOpsaetning, ...] = ()
    antaget: Kontaktkilde | None = None
    antagne: tuple[KleOpsaetning, ...] = field(default=(), compare=False)

    @cached_property
    def raekker(self) -> tuple[KleOpsaetning, ...]:
        """All rows that hold, given and assumed."""
        if not self.antagne:
            return self.egne
        return tuple(sorted((*self.egne, *self.antagne), key=lambda raekke: str(raekke.kle)))

    def antag(self, numre: Iterable[KleEmne]) -> Opsaetning:
        """The same with an assumed row for each of the numbers; none where nothing is assumed."""
        if self.antaget is None:
            return replace(self, antagne=())
        kontakt = Kontaktopsaetning(self.antaget)
        return replace(
            self,
            antagne=tuple(
                KleOpsaetning(
                    kle=KleMoenster(str(kle)), aktiv=True, dokumenter=True, kontakt=kontakt
                )
                for kle in sorted(set(numre))
                if not any(raekke.kle.daekker(kle) for raekke in self.egne)
            ),
        )

    def er_antaget(self, kle: KleMoenster) -> bool:
        """True if what holds for the number is assumed, and nobody has said it."""
        return kle.forled in self._antagne_numre

    @cached_property
    def _antagne_numre(self) -> frozenset[str]:
        return frozenset(raekke.kle.forled for raekke in self.antagne)

    def find(self, kle: KleEmne | None) -> KleOpsaetning | None:
        """The row that holds for the emne: the most exact one, None where no row covers it."""
        if kle is None:
            return None
        fundne = self._fundne
        if kle.nummer not in fundne:
            daekkende = [raekke for raekke in self.raekker if raekke.kle.daekker(kle)]
            fundet = max(daekkende, key=lambda r: len(r.kle.forled), default=None)
            fundne[kle.nummer] = fundet
        return fundne[kle.nummer]

    @cached_property
    def _fundne(self) -> dict[str, KleOpsaetning | None]:
        """What `find` found before: a municipality's objects have few numbers between them."""
        return {}
