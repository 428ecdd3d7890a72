"""How much Kontrol finds in a variant, kept until the kommune's file changes.

What Kontrol looks at is a whole mapping, and the kommune's page shows three figures of it.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from webapp.domain.vaerdier.fund import Alvor
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.kontrol import kontroller_variant
from webapp.store.kendt import kendt


class Kontroltal(NamedTuple):
    """How many findings of each severity that asks for something."""

    fejl: int = 0
    advarsler: int = 0
    spoergsmaal: int = 0


def find_kontroltal(database: Database, grundlag: Grundlag) -> Kontroltal:
    """The figures of the variant on the day."""
    noegle = ("kontroltal", grundlag.variant.slug, grundlag.dato)
    return kendt(database, noegle, lambda: _tael(database, grundlag))


def _tael(database: Database, grundlag: Grundlag) -> Kontroltal:
    svar = kontroller_variant(database, grundlag, med_tal=False)
    return Kontroltal(
        svar.antal(Alvor.FEJL), svar.antal(Alvor.ADVARSEL), svar.antal(Alvor.SPOERGSMAAL)
    )
