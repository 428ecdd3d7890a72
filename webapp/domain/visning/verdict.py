"""The answer of the rules: one finding per rule, in order, and whether the object is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Rettes


class Effect(StrEnum):
    """What a rule did. `not_tried`: its input cannot exist, an earlier station stopped the sag."""

    HIDES = "hides"
    WARNS = "warns"
    INFORMS = "informs"
    PASSES = "passes"
    NOT_TRIED = "not_tried"


class Station(StrEnum):
    """The stations of the data journey, in order; each rule belongs to one."""

    FAGSYSTEM = "Fagsystem"
    EKSPORT = "Eksport"
    INDEKS = "Indeks"
    BORGERBLIK = "Borgerblikket"
    SAPA = "SAPA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule found. `tekst` is Danish and says what decided it; `values` are its inputs.

    `sourced` is True where KOMBIT says it, False where it is inferred (»vi antager«).
    `sted` is where in the municipality's own sheets the deciding value stood.
    """

    code: str
    effect: Effect
    saetning: str
    tekst: str
    kilde: str
    sourced: bool
    station: Station
    rettes: Rettes
    values: Mapping[str, str] = field(default_factory=dict)
    sted: Kildested | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Shown or not, with every rule's finding in order."""

    visible: bool
    findings: tuple[Finding, ...]

    def med(self, effect: Effect) -> tuple[Finding, ...]:
        """The findings with one effect, in order."""
        return tuple(finding for finding in self.findings if finding.effect is effect)

    def finding(self, code: str) -> Finding | None:
        """The finding of the rule with the code, None where the set has no such rule."""
        return next((finding for finding in self.findings if finding.code == code), None)
