"""The scenarios: those that come with the product, and those that the kommune made itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.workshop.scenarie import Scenarie
from webapp.importers.scenarie.laeser import laes_scenarie
from webapp.services.grundlag import FindesIkkeError, Ukendt
from webapp.services.workshop.egne import find_eget, load_egne

MAPPE = Path(__file__).parent / "scenarier"


@cache
def medfoelgende() -> tuple[Scenarie, ...]:
    """Those shipped. A fault in one of them is a fault of the product, and a test finds it."""
    laeste = (laes_scenarie(fil.read_bytes(), _navn(fil)) for fil in sorted(MAPPE.glob("*.toml")))
    return tuple(scenarie for scenarie, _ in laeste if scenarie)


def find_scenarie(database: Database, slug: str) -> Scenarie:
    """The scenario with the slug; FindesIkkeError, with those that there are, for another.

    So also for one of the kommune's own that cannot be read; the message then says why.
    """
    eget = find_eget(database, slug)
    fundet = eget.scenarie if eget else next((e for e in medfoelgende() if e.slug == slug), None)
    if fundet is not None:
        return fundet
    if eget is not None:
        fejl = eget.fund[0]
        raise FindesIkkeError(
            f"Scenariet »{slug}« kan ikke læses. {fejl.celle.capitalize()}: {fejl.tekst}"
        )
    alle = [(en.slug, en.titel) for en in load_egne(database)]
    alle += [(en.slug, en.titel) for en in medfoelgende()]
    raise FindesIkkeError(
        f"Der er intet scenarie, der hedder »{slug}«.", Ukendt(slug, tuple(alle), len(alle))
    )


def _navn(fil: Path) -> str:
    """The file's name without the number that it is sorted by."""
    return fil.name.partition("-")[2]
