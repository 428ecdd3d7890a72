"""One page of someone else's test: the layers of a run, over a page that is open in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.billedpar import flet, til_billeder
from webapp.billeder.fane import Playwrightfane
from webapp.billeder.fotosamling import Foto
from webapp.billeder.koersel import tekstforskelle
from webapp.billeder.optagelse import Bestilling, fotografer
from webapp.billeder.resultat import Resultat, Sideresultat, laes_resultat, skriv_resultat
from webapp.billeder.sidevalg import Laest, Side, side_af_adresse
from webapp.billeder.tekst import laes_side

SVARSTATUS = "(performance.getEntriesByType('navigation')[0] || {}).responseStatus || 0"
FEJLSTATUS = 400


@dataclass(frozen=True, slots=True)
class Aaben:
    """An open page of Playwright, and the name that it is compared under."""

    page: Any
    side: Side


def side_af_page(page: Any, navn: str | None) -> Aaben:
    """The page by its address, or by a name of the test's own."""
    url = urlsplit(page.url)
    adresse = f"{url.path}?{url.query}" if url.query else url.path
    return Aaben(page, Side("egne", "", f"{navn}/") if navn else side_af_adresse(adresse))


def sammenlign_aaben(mappe: Mappe, aaben: Aaben, *, tag: bool) -> Sideresultat:
    """Compare an open page with the basis; with `tag`, what has no basis becomes one."""
    side, page = aaben.side, aaben.page
    html = page.content()
    status = int(page.evaluate(SVARSTATUS))
    fejl = f"Siden svarer {status}: {page.title()}" if status >= FEJLSTATUS else ""
    laest = Laest(side, html.encode(), laes_side(html, side.base), fejl)
    tag = tag and not fejl
    bredde = int(page.evaluate("window.innerWidth"))
    motor = f"{page.context.browser.browser_type.name}-{page.context.browser.version}"
    optaget = fotografer(
        Playwrightfane(page), Bestilling(side.adresse, (bredde,), "<script" in html), bredde
    )
    mappe.koersel.gem_tekst(side, laest.tekst)
    nu = Foto(None, None, optaget.fejl)
    if optaget.tal:
        fil = mappe.koersel.billedfil(side, motor, bredde)
        mappe.koersel.gem_billede(fil, optaget.png, optaget.tal)
        nu = Foto(fil, optaget.tal)
    maal = mappe.billedfil(side, motor, bredde)
    if tag and optaget.tal:
        if mappe.load_tekst(side) is None:
            mappe.gem_tekst(side, laest.tekst)
        if mappe.load_tal(maal) is None:
            mappe.gem_billede(maal, optaget.png, optaget.tal)
    tal = mappe.load_tal(maal)
    billeder = [til_billeder(Foto(maal, tal) if tal else None, nu, bredde)]
    return flet(side, tekstforskelle(mappe, laest), billeder)


def noter(mappe: Mappe, resultat: Resultat) -> None:
    """Add what one test found to the run, so that a report shows all of them together."""
    try:
        foer = laes_resultat(mappe.koersel.rod)
    except BasisError:
        foer = replace(resultat, sider=(), noter=(), taget=0, genbrugt=0)
    sider: Mapping[Side, Sideresultat] = {s.side: s for s in (*foer.sider, *resultat.sider)}
    samlet = replace(
        foer,
        sider=tuple(sider.values()),
        motor=resultat.motor or foer.motor,
        noter=tuple(dict.fromkeys((*foer.noter, *resultat.noter))),
        taget=foer.taget + resultat.taget,
        genbrugt=foer.genbrugt + resultat.genbrugt,
    )
    skriv_resultat(mappe.koersel.rod, samlet)


def begynd_forfra(rod: Path) -> None:
    """Forget the last run, for a new one to be noted."""
    (Mappe(rod).koersel.rod / "resultat.json").unlink(missing_ok=True)
