"""A kommune's own scenarios: read, made, saved from a version, taken back, loaded and deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.fund import Fund
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.workshop.scenarie import Scenarie
from webapp.importers.scenarie.laeser import laes_scenarie
from webapp.importers.scenarie.skriver import skriv_scenarie
from webapp.services.grundlag import FindesIkkeError
from webapp.store.aendringer import VersionError
from webapp.store.scenarier import (
    Scenariefil,
    find_scenariefil,
    gem_scenarie,
    load_scenariefiler,
    tilfoej_scenarie,
)

# The pages beside the scenarios' own, whose names no scenario can have.
FASTE = ("tilfoej", "nyt", "indlaes", "links", "borde")
FLEST = 200
SLUGNOEGLE = b"scenarie"


class ScenarieError(ValueError):
    """A scenario that cannot be kept as it is; `fund` says where and what is expected."""

    def __init__(self, fund: tuple[Fund, ...], tekst: str = "") -> None:
        super().__init__(tekst)
        self.fund = fund


@dataclass(frozen=True, slots=True)
class EgetScenarie:
    """One as it is kept; `scenarie` None where a later product cannot read it, with the faults."""

    slug: str
    version: int
    indhold: str
    scenarie: Scenarie | None
    fund: tuple[Fund, ...]

    @property
    def titel(self) -> str:
        """What it is called, its slug where it cannot be read."""
        return self.scenarie.titel if self.scenarie else self.slug


def load_egne(database: Database) -> tuple[EgetScenarie, ...]:
    """All of them, in the order in which they were made."""
    return tuple(_laest(fil) for fil in load_scenariefiler(database))


def find_eget(database: Database, slug: str) -> EgetScenarie | None:
    """The one with the slug, None where the kommune has none."""
    fil = find_scenariefil(database, slug)
    return _laest(fil) if fil else None


def kraev_eget(database: Database, slug: str) -> EgetScenarie:
    """The same; FindesIkkeError where there is none."""
    eget = find_eget(database, slug)
    if eget is None:
        raise FindesIkkeError(
            f"Kommunen har intet scenarie af sit eget, der hedder »{slug}«. Det kan være slettet."
        )
    return eget


def _laest(fil: Scenariefil) -> EgetScenarie:
    scenarie, fund = laes_scenarie(fil.indhold.encode(), f"{fil.slug}.toml")
    return EgetScenarie(fil.slug, fil.version, fil.indhold, scenarie, fund)


def opret(database: Database, scenarie: Scenarie, optaget: Iterable[str]) -> str:
    """Keep a new scenario; its slug. ScenarieError where it cannot be kept.

    `optaget`: the slugs of those that come with the product.
    """
    with database.atomic():
        kendte = [en.slug for en in load_scenariefiler(database)]
        if len(kendte) >= FLEST:
            raise ScenarieError((), f"Der er {FLEST} scenarier. Slet et, og prøv igen.")
        slug = Slugs(SLUGNOEGLE, [*kendte, *optaget, *FASTE]).giv(scenarie.titel, "scenarie")
        tilfoej_scenarie(database, slug, toml_af(replace(scenarie, slug=slug)))
    return slug


def gem(database: Database, eget: EgetScenarie, nyt: Scenarie, version: int, tekst: str) -> bool:
    """Save what it is changed to, from the version that was read; False where it is that already.

    ScenarieError where it cannot be kept, VersionError where it was saved meanwhile.
    """
    if version != eget.version:
        raise VersionError
    if nyt == eget.scenarie:
        return False
    gem_scenarie(database, eget.slug, version, toml_af(nyt), tekst)
    return True


def laes_fil(indhold: bytes, navn: str) -> Scenarie:
    """The scenario of a file that is loaded; ScenarieError, with every fault, where it has any."""
    scenarie, fund = laes_scenarie(indhold, navn)
    if scenarie is None:
        raise ScenarieError(fund)
    return scenarie


def toml_af(scenarie: Scenarie) -> str:
    """Its TOML, which reads back as the same; ScenarieError where it would not."""
    return skriv_scenarie(laes_fil(skriv_scenarie(scenarie).encode(), f"{scenarie.slug}.toml"))


def brugt_i(database: Database, variant: str) -> tuple[str, ...]:
    """The titles of those that show the variant, for who is about to delete it."""
    return tuple(
        en.titel
        for en in load_egne(database)
        if en.scenarie and variant in {en.scenarie.a.slug, en.scenarie.b.slug}
    )
