"""Making a testplan of the data, and letting it follow them."""

from __future__ import annotations

from datetime import date, datetime

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.verifikation.daekning import daek
from webapp.domain.verifikation.domme import Stand
from webapp.services.grundlag import Grundlag
from webapp.services.verifikation.husket import Laeser, find_viden
from webapp.services.verifikation.status import Teststatus
from webapp.store.verifikation.testplan import (
    Testplan,
    find_testplan,
    gem_testplan,
    saet_tester,
    saet_ude,
    tilfoej_sider,
)

MAKS_NAVN = 100


class TestplanError(ValueError):
    """The testplan cannot be changed like that; the message is Danish and says why."""


def lav_testplan(
    database: Database, grundlag: Grundlag, nu: datetime, dato: date | None = None
) -> None:
    """Make it; nothing where the variant has one. `dato` None: it follows the data set's day."""
    variant = grundlag.variant
    if find_testplan(database, variant.slug) is not None:
        return
    viden = find_viden(database, grundlag)
    alle = list(viden.kandidater.values())
    if not alle:
        raise TestplanError(
            "Der er ingen borgere i kommunen. Indlæs borgere, eller lav prøveborgere."
        )
    orden = daek([frozenset(k.forventninger) for k in alle], viden.bundter.bundter)
    sider = [(alle[nr].side, alle[nr].titel) for nr in orden]
    gem_testplan(database, Testplan(variant.slug, variant.navn, dato, nu), sider)


def opdater(database: Database, status: Teststatus) -> int:
    """Put the pages in that the data now call for; how many. Pages that are gone go out."""
    variant = status.plan.variant
    nye = [(kandidat.side, kandidat.titel) for kandidat in status.nye]
    if nye:
        tilfoej_sider(database, variant, nye, egen=False)
    for linje in status.linjer:
        if linje.stand is Stand.VAEK:
            saet_ude(database, variant, linje.tilfaelde.nr, ude=True)
    return len(nye)


def tilfoej_side(database: Database, grundlag: Grundlag, adresse: str, laeser: Laeser) -> None:
    """Add a page by its address, or by what follows the variant in it."""
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    sti = adresse.strip().split("?")[0].split("#")[0].strip("/")
    sti = sti.rpartition(f"/{kommune}/{variant}/")[2] if "://" in sti else sti
    sti = sti.removeprefix(f"{kommune}/{variant}/")
    kandidat = find_viden(database, grundlag).side(database, grundlag, sti)
    if kandidat is None or laeser(sti) is None:
        raise TestplanError(
            "Den side er der ikke under varianten. Åbn siden, kopiér dens adresse, og sæt den ind "
            f"her. Den skal begynde med /{kommune}/{variant}/."
        )
    tilfoej_sider(database, variant, [(kandidat.side, kandidat.titel)], egen=True)


def giv_til(database: Database, status: Teststatus, numre: list[int], tester: str) -> str:
    """Give pages to a tester; the name as it is kept."""
    navn = rent_navn(tester)
    kendte = {linje.tilfaelde.nr for linje in status.linjer}
    if not numre or not kendte.issuperset(numre):
        raise TestplanError("Sæt kryds ved de sider, testeren skal have.")
    saet_tester(database, status.plan.variant, numre, navn)
    return navn


def rent_navn(navn: str) -> str:
    """A name or role as it is kept: one line, masked, not too long."""
    return " ".join(masker_cpr(navn).split())[:MAKS_NAVN]
