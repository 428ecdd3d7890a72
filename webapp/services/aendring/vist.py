"""The draft whose effect a page showed: only what is ticked, and was seen, is saved."""

from __future__ import annotations

from hashlib import blake2s

LAENGDE = 8


class UsetError(Exception):
    """What is ticked is not what the effect was shown of: nothing is saved, and it is shown."""


def maerke(udkast: object) -> str:
    """A mark of a draft, for its form; equal drafts have equal marks.

    `udkast` is made of texts, days, enums, tuples and dataclasses of them: what has one repr.
    """
    return blake2s(repr(udkast).encode(), digest_size=LAENGDE).hexdigest()


def kraev_set(udkast: object, vist: str | None) -> None:
    """Raise UsetError where the form carries the mark of another draft; None: it carries none."""
    if vist is not None and vist != maerke(udkast):
        raise UsetError
