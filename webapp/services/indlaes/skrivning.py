"""Writing a kommune's file: whole or not at all, and every import kept as a numbered version."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.variant.variantfletning import kerne
from webapp.services.indlaes.diskfejl import som_diskfejl
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.planlaegning import (
    EGNE_FILER,
    Plan,
    laeg_ny_plan,
)
from webapp.services.indlaes.variantlinjer import load_foer, udskiftede, variantlinjer
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.aendringer import foelg_filerne
from webapp.store.curatrae import genskab_traeet
from webapp.store.database import aaben, dan_fil, opret, som_json
from webapp.store.filer import midlertidig, sikr_mappe
from webapp.store.indhold import (
    OptagetError,
    load_aenderstand,
    saet_ind,
    til_stor_skrivning,
    vedhaeftet,
)
from webapp.store.kildedata import gem_kildedata
from webapp.store.kildefiler import gem_fund, gem_kildefiler
from webapp.store.varianter import gem_variant
from webapp.store.versioner import gem_version, husk, husket, overtag

MAKS_NAVNE = 4
# What the newest import did to the variants, for its receipt.
KVITTERING = "kvittering"
FORSOEG = 5
OPTAGET = (
    "Der er allerede en kommune på adressen /{slug}/. Vælg et andet navn, eller indlæs filerne "
    "i den."
)


class SamtidigError(RuntimeError):
    """Somebody loaded something else in the meantime; `nr` is the newest version."""

    def __init__(self, nr: int) -> None:
        super().__init__(f"Imens er version {nr} indlæst.")
        self.nr = nr


@contextmanager
def danske_fejl() -> Iterator[None]:
    """A disk that is full or cannot be written to, as a Danish DiskError."""
    try:
        yield
    except (sqlite3.Error, OSError) as fejl:
        raise som_diskfejl(fejl) from fejl


def skriv_ny(
    fil: Path,
    plan: Plan,
    tekst: str,
    huskes: Mapping[str, str] = MappingProxyType({}),
    *,
    erstat: bool = False,
) -> None:
    """Make a kommune in the file, whole or not at all; it remembers what `huskes` says.

    `erstat`: in place of the one that is there; else IndlaesningError where there is one.
    """
    with danske_fejl(), bygget(fil, plan, tekst, huskes) as nyt:
        saet_ind_dansk(fil, nyt, erstat=erstat)


def saet_ind_dansk(fil: Path, nyt: Path, *, erstat: bool = False) -> None:
    """`saet_ind`, with IndlaesningError where another kommune is there."""
    try:
        saet_ind(fil, nyt, erstat=erstat)
    except OptagetError as optaget:
        raise IndlaesningError(OPTAGET.format(slug=fil.stem)) from optaget


@contextmanager
def bygget(
    fil: Path, plan: Plan, tekst: str = "", huskes: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Path]:
    """What the plan makes, in a file of its own beside the kommune's; it is removed at the end."""
    sikr_mappe(fil.parent)
    with midlertidig(fil.parent) as nyt:
        dan_fil(nyt)
        _byg(nyt, plan, tekst, huskes)
        yield nyt


def _byg(fil: Path, plan: Plan, tekst: str, huskes: Mapping[str, str]) -> None:
    with aaben(fil) as database, database.atomic():
        opret(database)
        gem_kildedata(database, plan.samlet.kilde)
        for nr, en in enumerate(plan.varianter):
            gem_variant(database, en, nr)
        byg_taellinger(database, plan.samlet.kilde)
        gem_kildefiler(database, plan.filer)
        gem_fund(database, plan.fund)
        if tekst:
            gem_version(database, datetime.now(UTC), tekst, plan.filer)
        for noegle, vaerdi in huskes.items():
            husk(database, noegle, vaerdi)


def skriv_i(
    fil: Path,
    laeg: Callable[[Database], Plan],
    tekst: str | Callable[[Plan], str],
    forventet: int | None = None,
) -> tuple[Plan, int]:
    """Load into a kommune's file, in one transaction; the plan that was written and its version.

    Where somebody changes the file while the plan is laid, it is laid again. Raises
    SamtidigError where the newest version is another than `forventet`.
    """
    with danske_fejl(), til_stor_skrivning(fil) as database:
        for _ in range(FORSOEG):
            stand = load_aenderstand(database)
            plan = laeg(database)
            if forventet is not None and plan.bygger_paa != forventet:
                raise SamtidigError(plan.bygger_paa)
            with bygget(fil, plan) as nyt:
                sagt = tekst if isinstance(tekst, str) else tekst(plan)
                nr = _skriv_over(database, nyt, plan, sagt, stand)
            if nr is not None:
                return plan, nr
    raise IndlaesningError("Andre ændrer i kommunen netop nu. Intet er ændret. Prøv igen.")


def _skriv_over(database: Database, nyt: Path, plan: Plan, tekst: str, stand: int) -> int | None:
    """The new version's number; None, and nothing written, where the file was changed since."""
    with vedhaeftet(database, nyt), database.atomic():
        if load_aenderstand(database) != stand:
            return None
        foer = load_foer(database)
        linjer = [masker_cpr(linje) for linje in variantlinjer(plan, foer)]
        overtag(database)
        for slug, felter in udskiftede(plan, foer, kerne).items():
            foelg_filerne(database, slug, felter)
        genskab_traeet(database, plan.nye)
        nr = gem_version(database, datetime.now(UTC), tekst, plan.filer)
        husk(database, KVITTERING, som_json({"version": nr, "linjer": linjer}))
        return nr


def ny_kommune(
    fil: Path,
    filer: Mapping[str, bytes],
    tekst: str,
    variant: str | None = None,
    *,
    erstat: bool = False,
) -> Plan:
    """Make a kommune's file of these files alone; what was planned. `erstat`: as `skriv_ny`."""
    plan = laeg_ny_plan(fil.stem, filer, variant=variant)
    skriv_ny(fil, plan, tekst, erstat=erstat)
    return plan


def versionstekst(filer: Collection[str], plan: Plan | None = None) -> str:
    """What a version is called: how many files it took, their names, and which were known."""
    navne = sorted(set(filer) - EGNE_FILER)
    vist = ", ".join(f"{navn}{_kendt(navn, plan)}" for navn in navne[:MAKS_NAVNE])
    flere = f" og {len(navne) - MAKS_NAVNE} mere" if len(navne) > MAKS_NAVNE else ""
    return f"{antal(len(navne), 'fil', 'filer')}: {vist}{flere}"


def _kendt(navn: str, plan: Plan | None) -> str:
    if plan is None or navn not in plan.erstattede:
        return ""
    return " (uændret)" if navn in plan.uaendrede else " (erstattet)"


def load_kvittering(database: Database, nr: int) -> tuple[str, ...]:
    """What the import that made the version did to the variants; empty but for the newest."""
    husket_ = json.loads(husket(database, KVITTERING) or "{}")
    return tuple(husket_["linjer"]) if husket_.get("version") == nr else ()
