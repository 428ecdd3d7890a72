"""Opsætning af Borgerblikket: the switches that a kommune sets per KLE number (§1B, §1C, §4B)."""

from __future__ import annotations

from dataclasses import dataclass
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

    `fagsystemfilter` names the systems that are shown; empty means all of them (FAQ2).
    """

    kle: KleMoenster
    aktiv: bool = False
    titel: Titelvalg = Titelvalg.KLE_EMNE
    dokumenter: bool = False
    journalnotater: bool = False
    fagsystemfilter: tuple[str, ...] = ()
    fradato: date | None = None
    deaktiver_fradato_for_aktive: bool = False
    kontakt: Kontaktopsaetning = Kontaktopsaetning()


@dataclass(frozen=True)
class Opsaetning:
    """All rows of Opsætning af Borgerblikket."""

    raekker: tuple[KleOpsaetning, ...] = ()

    def find(self, kle: KleEmne | None) -> KleOpsaetning | None:
        """The row that holds for the emne: the most exact one, None where no row covers it."""
        if kle is None:
            return None
        if kle not in self._fundne:
            daekkende = [raekke for raekke in self.raekker if raekke.kle.daekker(kle)]
            self._fundne[kle] = max(daekkende, key=lambda r: len(r.kle.forled), default=None)
        return self._fundne[kle]

    @cached_property
    def _fundne(self) -> dict[KleEmne, KleOpsaetning | None]:
        """What `find` found before: a municipality's objects have few numbers between them."""
        return {}
