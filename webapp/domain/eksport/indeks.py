"""What the shared indexes hold: sager and ydelser as filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.domain.fagsystem import Enhedsmaerke, Fremdrift, Sag, Sagsudgave
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.konfiguration import Maerke


@dataclass(frozen=True, slots=True, kw_only=True)
class Indekssag:
    """A sag in the Sags- og Dokumentindeks.

    `udgaver` are those transferred, the last one is what the index shows now. `overfoert` and
    `maerke` are None for a sag that another fagsystem filed by itself.
    """

    sag: Sag
    kle: KleEmne | None
    ansvarlig: Enhedsmaerke | None
    udgaver: tuple[Sagsudgave, ...]
    overfoert: date | None = None
    maerke: Maerke | None = None

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
        return self.fremdrift is not Fremdrift.AFSLUTTET

    @property
    def behandler(self) -> str:
        """Primær behandler as filed; Cura files the unit itself where no one is named (A0)."""
        navn = self.udgaver[-1].sagsbehandler
        return navn or (self.ansvarlig.navn if self.ansvarlig else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indeksydelse:
    """A BevilgetYdelse in the Ydelsesindeks with its bevilling's unit.

    `ydelsestype` is empty where Cura had no fælleskommunal type at the first transfer. `navn` is
    BevilgetYdelse/Navn where another than the fagsystem's own was sent (EOJ solution B).
    """

    kle: KleEmne | None
    ydelsestype: str
    ansvarlig: Enhedsmaerke | None
    overfoert: date | None = None
    maerke: Maerke | None = None
    navn: str | None = None
