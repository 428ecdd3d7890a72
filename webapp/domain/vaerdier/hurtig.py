"""Objects made by the hundreds: their fields are set at once, and not one after another."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


def lav(klasse: type[T], felter: dict[str, Any]) -> T:
    """What `klasse(**felter)` gives of a dataclass without slots: all of its fields are named.

    The dictionary is the object's own from then on, and takes more room than what Python makes by
    itself: for what there is of one person, not of a kommune.
    """
    ting = object.__new__(klasse)
    object.__setattr__(ting, "__dict__", felter)
    return ting


def lav_smaat(klasse: type[T], felter: dict[str, Any]) -> T:
    """The same, slower and smaller: for all that there is of a kommune."""
    return klasse(**felter)
