"""`forhaandsblik export --site`: citizens' pages as a folder of plain HTML."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from webapp.app import create_app
from webapp.config import load_config
from webapp.kommandoer.hjemtagning import Oensker
from webapp.services.grundlag import FindesIkkeError, find_person, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.sidemappe.skrivning import skriv_mappe, tjek_mappe
from webapp.store.personliste import load_foerste_personer
from webapp.web.sidemappe import kraev_ja, lav_mappe, lav_valg

# So many are taken where nobody is named.
ALLE_HOEJST = 50
FLERE = f"Kommunen har mere end {ALLE_HOEJST} borgere. Vælg dem med --person."
IKKE_JA = (
    "{hvem} kan stå for rigtige mennesker, også selv om navn og CPR-nummer er erstattet. Skriv "
    "--ja for at tage dem med, eller vælg andre med --person. Intet er skrevet."
)


def skriv_sider(lager: Kommunelager, hvad: tuple[str, str], mappe: Path, oensker: Oensker) -> int:
    """Write the folder; how many files it got. FindesIkkeError where it cannot be made."""
    tjek_mappe(mappe.absolute())
    kommune, variant = hvad
    with lager.til_laesning().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant, oensker.dato)
        slugs = oensker.personer
        if not slugs:
            slugs = tuple(slug for slug, _ in load_foerste_personer(database, ALLE_HOEJST + 1))
            if len(slugs) > ALLE_HOEJST:
                raise FindesIkkeError(FLERE)
        personer = tuple(find_person(database, slug) for slug in dict.fromkeys(slugs))
        if not oensker.ja and (hvem := kraev_ja(lager, personer)):
            raise FindesIkkeError(IKKE_JA.format(hvem=hvem))
        valg = lav_valg(
            database, grundlag, tuple(p.slug for p in personer), oensker.roller, oensker.dato
        )
    filer = lav_mappe(create_app(replace(load_config(), adgangskode="")), valg)
    skriv_mappe(mappe, filer)
    return len(filer)
