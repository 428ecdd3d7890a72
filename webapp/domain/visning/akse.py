"""An axis of whole years: where a day stands on it, and how much of it a stretch takes up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# So many years can have their number written on a telephone of 320 pixels.
MEST_AARSTAL = 6
# What lasts a day can be seen all the same.
MINDSTE_BREDDE = 0.5


@dataclass(frozen=True, slots=True)
class Streg:
    """A year on the axis: its place in percent, and its number, empty for lack of room."""

    x: float
    tekst: str


@dataclass(frozen=True, slots=True)
class Akse:
    """From 1 January of the first year to 31 December of the last, both included."""

    foerste: int
    sidste: int

    @property
    def begynder(self) -> date:
        """The first day."""
        return date(self.foerste, 1, 1)

    @property
    def slutter(self) -> date:
        """The day after the last."""
        return date(self.sidste + 1, 1, 1)

    def sted(self, dag: date) -> float:
        """Where the day begins, in percent with three decimals; never off the axis."""
        inden = min(max(dag, self.begynder), self.slutter)
        ialt = (self.slutter - self.begynder).days
        return round(100 * (inden - self.begynder).days / ialt, 3)

    def straekning(self, fra: date, til: date) -> tuple[float, float]:
        """Place and width of what lasts from a day up to another, in percent."""
        x = self.sted(fra)
        bredde = max(round(self.sted(til) - x, 3), MINDSTE_BREDDE)
        # What is too short to be seen at the far end is moved back into the axis.
        return min(x, 100 - bredde), bredde

    def roerer(self, fra: date, til: date) -> bool:
        """True if some of the time from a day up to another is on the axis."""
        return fra < self.slutter and til >= self.begynder

    @property
    def streger(self) -> tuple[Streg, ...]:
        """The years, each n-th with its number so that there is room for all."""
        antal = self.sidste - self.foerste + 1
        hver = -(-antal // MEST_AARSTAL)
        return tuple(
            Streg(self.sted(date(aar, 1, 1)), str(aar) if nr % hver == 0 else "")
            for nr, aar in enumerate(range(self.foerste, self.sidste + 1))
        )
