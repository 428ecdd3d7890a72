"""Where a variant stands: its version, what was changed, and what came between."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from webapp.services.grundlag import Grundlag
from webapp.store.aendringer import Aendringslinje, load_aendringer, load_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A variant's version and its saved changes, newest first.

    `kollision`: what was saved after the version that a form was made from, None where it is the
    newest; empty where a change was only taken back. Who saved it is not known: it may be oneself.
    """

    variantnavn: str
    version: int
    historik: tuple[Aendringslinje, ...]
    kollision: tuple[str, ...] | None

    @property
    def kan_fortryde(self) -> bool:
        """True if there is a change to take back."""
        return any(not linje.fortrudt for linje in self.historik)

    @property
    def seneste(self) -> str:
        """The change that *Fortryd* would take back."""
        return next((linje.tekst for linje in self.historik if not linje.fortrudt), "")


def load_stand(database: Database, grundlag: Grundlag, siden: int | None = None) -> Stand:
    """The stand now; `siden`: the version that a form was made from, None for no form."""
    slug = grundlag.variant.slug
    version, historik = load_version(database, slug), load_aendringer(database, slug)
    kollision = None
    # A later one is known no more either: the kommune was reset, or went back to a copy.
    if siden is not None and siden != version:
        kollision = tuple(linje.tekst for linje in historik if linje.version > siden)
    return Stand(
        variantnavn=grundlag.variant.navn,
        version=version,
        historik=historik,
        kollision=kollision,
    )
