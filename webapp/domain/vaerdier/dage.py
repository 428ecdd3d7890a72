"""Days moved by a span. Registers write »no end« as 31 December 9999, after which no day comes."""

from __future__ import annotations

from datetime import date, timedelta

EN_DAG = timedelta(days=1)
# Days that people may give: earlier and later ones are slips of the keyboard.
TIDLIGST, SENEST = date(2000, 1, 1), date(2199, 12, 31)


def flyt(dag: date, spand: timedelta) -> date:
    """The day so much later (or earlier); the last or first that can be written past the ends."""
    try:
        return dag + spand
    except OverflowError:
        return date.max if spand > timedelta() else date.min
