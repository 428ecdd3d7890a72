"""A kommune's file that an older version of the product made, brought up to date.

All that it holds is kept, step by step. Then the files that it was made of are read again, since
this version may see more in them; that is a new version of the kommune, and no more than that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.variant.variant import Variant
from webapp.domain.variant.variantfletning import Fletning
from webapp.importers.rapport import Filfejl
from webapp.services.indlaes.diskfejl import DiskError
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.planlaegning import Plan, laeg_plan_tilbage
from webapp.services.indlaes.skrivning import danske_fejl, skriv_i
from webapp.services.kommuner.kopier import gem_kopi
from webapp.services.kommuner.rensning import rens_kommune, rens_kopi
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben
from webapp.store.filer import midlertidig
from webapp.store.filstand import Filstand, se_stand
from webapp.store.indhold import (
    load_aenderstand,
    overtag_alt,
    skriv_nuller,
    til_stor_skrivning,
    vedhaeftet,
)
from webapp.store.kildefiler import load_kildefiler
from webapp.store.migrering import migrer
from webapp.store.opslag import load_kommune, load_personer
from webapp.store.sager import load_alle, load_effektueringer
from webapp.store.versioner import gem_version, kopier_til

FORSOEG = 5
TEKST = "Læst igen af de samme filer, fordi Forhåndsblik er kommet i en ny udgave"
KUN_OPGRADERET = (
    "Opgraderet, fordi Forhåndsblik er kommet i en ny udgave. Filerne kunne ikke læses igen"
)
UDEN_FILER = (
    "Opgraderet, fordi Forhåndsblik er kommet i en ny udgave. Der er ingen filer at læse igen"
)


def opgrader(fil: Path, slug: str, seed: Path) -> None:
    """Bring the file up to this version, in one transaction. A copy is kept first.

    What earlier versions kept of files is cleaned as the door cleans now, in the copy too; `seed`
    says which test persons are public. Raises IndlaesningError where it cannot be done, and then
    nothing is changed.
    """
    kopi = gem_kopi(fil)
    _overtag_opgraderet(fil, slug, seed)
    with danske_fejl():
        rens_kopi(kopi, fil.parent, seed)


def _overtag_opgraderet(fil: Path, slug: str, seed: Path) -> None:
    with danske_fejl(), til_stor_skrivning(fil) as database:
        skriv_nuller(database)
        for _ in range(FORSOEG):
            stand = load_aenderstand(database)
            if se_stand(database) is not Filstand.GAMMEL:
                return  # another process did it
            with midlertidig(fil.parent) as ny:
                kopier_til(database, ny)
                _opgrader_kopi(ny, slug, fil.parent, seed)
                with vedhaeftet(database, ny), database.atomic():
                    if load_aenderstand(database) == stand:
                        overtag_alt(database)
                        return
    raise IndlaesningError(f"Andre ændrer i »{fil.name}« netop nu. Intet er ændret. Prøv igen.")


def _opgrader_kopi(fil: Path, slug: str, data: Path, seed: Path) -> None:
    with aaben(fil) as database:
        migrer(database)
        rens_kommune(database, data, seed)
        uden_filer = not load_kildefiler(database)
    if uden_filer:  # read again of nothing, it would hold nothing
        _behold(fil, UDEN_FILER)
        return
    try:
        skriv_i(fil, lambda db: _laeg_plan(db, slug), TEKST)
    except DiskError:
        raise
    except (Filfejl, IndlaesningError):
        # What was read once may be refused now. What is in the file is as good as it was.
        _behold(fil, KUN_OPGRADERET)


def _behold(fil: Path, hvorfor: str) -> None:
    """What is in the file, counted as this version counts."""
    with aaben(fil) as database, database.atomic():
        _tael_igen(database)
        gem_version(database, datetime.now(UTC), hvorfor, load_kildefiler(database))


def _tael_igen(database: Database) -> None:
    sager, bevillinger = load_alle(database)
    kilde = Kildedata(
        kommune=load_kommune(database),
        personer=load_personer(database),
        sager=tuple(sager),
        bevillinger=tuple(bevillinger),
        effektueringer=load_effektueringer(database),
    )
    byg_taellinger(database, kilde)


def _laeg_plan(database: Database, slug: str) -> Plan:
    plan = laeg_plan_tilbage(database, slug, load_kildefiler(database))
    navne = plan.samlet.varianter
    egne = tuple(_med_fk_navne(variant, navne) for variant in plan.varianter)
    return replace(plan, fletning=Fletning(egne))


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
