"""What the shared indexes hold: sager and ydelser as filed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from webapp.domain.fagsystem import Enhedsmaerke, Fremdrift, Sag, Sagsudgave
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.doven import doven
from webapp.domain.variant.konfiguration import Maerke

_AFSLUTTET = Fremdrift.AFSLUTTET


class Maerket(NamedTuple):
    """The unit of an object in the index: what it was marked with, and the unit as filed.

    Both are None where it has no unit, the mark alone where another fagsystem filed it by itself.
    """

    maerke: Maerke | None = None
    ansvarlig: Enhedsmaerke | None = None


@dataclass(frozen=True, kw_only=True)
class _Indeksobjekt:
    """What a sag and a ydelse have in common.

    `find_maerket` finds the unit when it is asked for: of most of a person's objects only whether
    they are seen is asked, which seldom hangs on it.
    """

    kle: KleEmne | None
    overfoert: date | None = None
    find_maerket: Callable[[], Maerket] = field(default=Maerket, compare=False)

    @doven
    def _maerket(self) -> Maerket:
        return self.find_maerket()

    @property
    def maerke(self) -> Maerke | None:
        """What its unit was marked with at the transfer."""
        return self._maerket.maerke

    @property
    def ansvarlig(self) -> Enhedsmaerke | None:
        """The unit as filed."""
        return self._maerket.ansvarlig


@dataclass(frozen=True, kw_only=True)
class Indekssag(_Indeksobjekt):
    """A sag in the Sags- og Dokumentindeks.

    `udgaver` are those transferred, the last one is what the index shows now. `overfoert` and
    `maerke` are None for a sag that another fagsystem filed by itself.
    """

    sag: Sag
    udgaver: tuple[Sagsudgave, ...]

    @property
    def aendret(self) -> date:
        """The sag's own latest transferred event, not the day of transfer."""
        return self.udgaver[-1].fra

    @property
    def fremdrift(self) -> Fremdrift:
        """FremdriftStatusKode as filed last."""
        return self.udgaver[-1].fremdrift

    @property
    def aktiv(self) -> bool:
        """Active is everything that is not Afsluttet (inferred, §1B-7)."""
        return self.udgaver[-1].fremdrift is not _AFSLUTTET

    @property
    def behandler(self) -> str:
        """Primær behandler as filed; Cura files the unit itself where no one is named (A0)."""
        navn = self.udgaver[-1].sagsbehandler
        return navn or (self.ansvarlig.navn if self.ansvarlig else "")


@dataclass(frozen=True, kw_only=True)
class Indeksydelse(_Indeksobjekt):
    """A BevilgetYdelse in the Ydelsesindeks with its bevilling's unit.

    `ydelsestype` is empty where Cura had no fælleskommunal type at the first transfer. `navn` is
    BevilgetYdelse/Navn where another than the fagsystem's own was sent (EOJ solution B).
    """

    ydelsestype: str
    navn: str | None = None
