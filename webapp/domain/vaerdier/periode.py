"""Half-open periods of days: `fra` belongs to the period, `til` does not (ANV-V §11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Periode:
    """Days from `fra` (None: always) up to, not including, `til` (None: no end)."""

    fra: date | None = None
    til: date | None = None

    def daekker(self, dato: date) -> bool:
        """True if the period covers the day."""
        return (self.fra is None or self.fra <= dato) and (self.til is None or dato < self.til)


class HarFra(Protocol):
    """Anything that holds from a day on, until the next of its kind."""

    @property
    def fra(self) -> date | None:
        """First day; None: not begun."""
        ...


T = TypeVar("T", bound=HarFra)


def gaeldende(raekker: Iterable[T], dato: date) -> T | None:
    """The last of `raekker` with `fra` on or before the day; None where there is none.

    A row without `fra` has not begun. On a shared day the later in the iteration wins.
    """
    valgt: T | None = None
    for raekke in raekker:
        if raekke.fra is None or raekke.fra > dato:
            continue
        if valgt is None or valgt.fra is None or raekke.fra >= valgt.fra:
            valgt = raekke
    return valgt
