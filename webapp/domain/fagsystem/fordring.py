"""What a citizen owes an authority, as ØiR has it, and the status that it is shown with (BET)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem.stamdata import Kildested
from webapp.domain.vaerdier.identifikation import Cvr


class Betalingsstatus(StrEnum):
    """Digst's seven values, word for word; the last three are those of a saldo alone."""

    KOMMENDE = "Kommende betaling"
    BETALT = "Betalt"
    OVERSKREDET = "Betalingsdato er overskredet"
    SENDT = "Sendt til Gældsstyrelsen"
    DELVIST_OVERSKREDET = "Betalingsdato er delvist overskredet"
    DELVIST_SENDT = "Delvist sendt til Gældsstyrelsen"
    DELVIST_BEGGE = "Betalingsdato er delvist overskredet og delvist sendt til Gældsstyrelsen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fordring:
    """One claim; amounts in øre. `rest` is what is still owed, `forfald` the last timely day.

    `sendt`: the day on which it was handed over to Gældsstyrelsen.
    """

    nummer: str
    slug: str
    person: str
    fordringstype: str
    titel: str
    myndighed: Cvr
    beloeb: int
    rest: int
    forfald: date
    sendt: date | None = None
    annulleret: bool = False
    sted: Kildested | None = None

    def status(self, dato: date) -> Betalingsstatus:
        """Its status on the day; the last timely day itself is overdue by BET's words (»nået«)."""
        if self.rest == 0:
            return Betalingsstatus.BETALT
        if self.sendt is not None and self.sendt <= dato:
            return Betalingsstatus.SENDT
        return Betalingsstatus.KOMMENDE if self.forfald > dato else Betalingsstatus.OVERSKREDET


def saldostatus(statusser: Iterable[Betalingsstatus]) -> Betalingsstatus:
    """The status of a saldo from those of its claims: what is paid counts where nothing else is."""
    slags = set(statusser) - {Betalingsstatus.BETALT}
    if len(slags) <= 1:
        return next(iter(slags), Betalingsstatus.BETALT)
    if Betalingsstatus.SENDT not in slags:
        return Betalingsstatus.DELVIST_OVERSKREDET
    if {Betalingsstatus.OVERSKREDET, Betalingsstatus.KOMMENDE} <= slags:
        return Betalingsstatus.DELVIST_BEGGE
    return Betalingsstatus.DELVIST_SENDT
