"""A kommune's file that an older version of the product made, brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from webapp.domain.variant.variant import Variant
from webapp.domain.variant.variantfletning import Fletning
from webapp.services.indlaesning.indlaes import IndlaesningError
from webapp.services.indlaesning.planlaegning import NAVN, OPRINDELSE, laeg_ny_plan, load_varianter
from webapp.services.indlaesning.skrivning import danske_fejl, skriv_ny
from webapp.store.database import aaben
from webapp.store.kildefiler import load_kildefiler
from webapp.store.versioner import husket, kopier_til, load_versioner, skemaversion

MAPPE = "kopier"
TEKST = "Dannet igen af de samme filer, fordi Forhåndsblik er kommet i en ny udgave"


def gem_kopi(fil: Path) -> Path:
    """Keep the file as it is, beside the others; where the copy lies."""
    with danske_fejl(), aaben(fil) as database:
        kopi = fil.parent / MAPPE / f"{fil.stem}-skema-{skemaversion(database)}.db"
        kopi.parent.mkdir(parents=True, exist_ok=True)
        kopi.unlink(missing_ok=True)
        kopier_til(database, kopi)
    return kopi


def er_urort_eksempel(fil: Path) -> bool:
    """True for a seed that nobody has loaded anything into; so are those of before versions."""
    with aaben(fil) as database:
        try:
            return len(load_versioner(database)) <= 1
        except sqlite3.Error:
            return True


def opgrader(fil: Path, slug: str) -> None:
    """Make the file anew from the files it was made of; its variants stay where they can be read.

    A copy is kept first. Raises IndlaesningError where the file holds nothing to make it of.
    """
    gem_kopi(fil)
    with aaben(fil) as database:
        try:
            filer = load_kildefiler(database)
        except sqlite3.Error as fejl:
            raise IndlaesningError(f"Kommunens fil »{fil.name}« kan ikke læses.") from fejl
        try:
            varianter = load_varianter(database)
            navn, oprindelse = husket(database, NAVN) or "", husket(database, OPRINDELSE) or ""
        except sqlite3.Error:
            varianter, navn, oprindelse = (), "", ""
    plan = laeg_ny_plan(slug, filer, navn or None)
    if varianter:
        varianter = tuple(_med_fk_navne(variant, plan.varianter) for variant in varianter)
        plan = replace(plan, fletning=Fletning(varianter, ()))
    skriv_ny(fil, plan, TEKST, oprindelse, navn)


def _med_fk_navne(egen: Variant, filernes: Iterable[Variant]) -> Variant:
    """»Navn i FK ORG« from the sheets, on the rows that say what they say: version 2 dropped it."""
    navne = {
        (r.lokal_enhed, r.fk_enhed, r.sted): r.fk_navn
        for variant in filernes
        for r in variant.enhedsmapning
    }
    return replace(
        egen,
        enhedsmapning=tuple(
            replace(r, fk_navn=r.fk_navn or navne.get((r.lokal_enhed, r.fk_enhed, r.sted), ""))
            for r in egen.enhedsmapning
        ),
    )
