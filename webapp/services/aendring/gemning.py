"""Saving a changed variant: the one lock, and the error of a form that cannot be saved."""

from __future__ import annotations

from sqlite_utils import Database

from webapp.domain.variant.variant import Variant
from webapp.store.aendringer import VersionError, gem_aendring, load_version

__all__ = ["FeltfejlError", "VersionError", "gem"]


class FeltfejlError(ValueError):
    """What stands in a field cannot be used; the message is Danish and says what is expected."""

    def __init__(self, felt: str, tekst: str) -> None:
        """`felt` is the field's name in the form."""
        super().__init__(tekst)
        self.felt = felt


def gem(database: Database, foer: Variant, efter: Variant, version: int, tekst: str) -> bool:
    """Save what the variant is changed to; False where it is that already.

    `tekst` is the change in words, as the history keeps it. VersionError where the variant is no
    longer the one of `version`: nothing is saved then.
    """
    if efter == foer:
        return False
    # One who is refused stops nobody who reads; where two come at once the transaction decides.
    if load_version(database, foer.slug) != version:
        raise VersionError
    gem_aendring(database, efter, version, tekst)
    return True
