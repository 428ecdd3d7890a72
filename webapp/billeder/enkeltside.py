"""One page of someone else's test: the layers of a run, over a page that is open in a browser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.billedpar import Fund, fejlforskel, flet, til_billeder
from webapp.billeder.fane import Playwrightfane
from webapp.billeder.filer import aftryk_af_fil
from webapp.billeder.fotosamling import TESTS, Foto
from webapp.billeder.koersel import tekstforskelle
from webapp.billeder.optagelse import Bestilling, fotografer
from webapp.billeder.resultat import Resultat, Sideresultat
from webapp.billeder.resultatfil import laes_resultat, skriv_resultat
from webapp.billeder.sidevalg import Laest, Side, side_af_adresse
from webapp.sideindhold.tekst import laes_side

SVARSTATUS = "(performance.getEntriesByType('navigation')[0] || {}).responseStatus || 0"
FEJLSTATUS = 400


@dataclass(frozen=True, slots=True)
class Aaben:
    """An open page of Playwright, the name that it is compared under, and its engine."""

    page: Any
    side: Side
    motor: str


def side_af_page(page: Any, navn: str | None) -> Aaben:
    """The page by its address, or by a name of the test's own."""
    url = urlsplit(page.url)
    adresse = f"{url.path}?{url.query}" if url.query else url.path
    side = Side("egne", "", f"{navn}/") if navn else side_af_adresse(adresse)
    return Aaben(page, side, _motor(page))


def _motor(page: Any) -> str:
    """Engine and version, such as `chromium-headless-shell-156.0.8078.79-test`.

    With `-test`, since the test decides the page's height and all else that a run has fixed.
    """
    from playwright.sync_api import Error  # noqa: PLC0415 - takes half a second

    try:
        session = page.context.new_cdp_session(page)
        navn, _, version = session.send("Browser.getVersion")["product"].partition("/")
        session.detach()
        # Full and shell name themselves so; of one version, they draw differently.
        navn = "chromium-headless-shell" if navn == "HeadlessChrome" else "chromium"
    except Error:  # Firefox and WebKit do not speak Chromium's protocol
        browser = page.context.browser
        navn, version = browser.browser_type.name, browser.version
    return f"{navn}-{version}{TESTS}"


@dataclass(frozen=True, slots=True)
class Hvordan:
    """How a test's page is compared: with `tag`, what has no basis becomes one."""

    tag: bool = False
    erstat: bool = False
    billeder: bool = True


def sammenlign_aaben(mappe: Mappe, aaben: Aaben, hvordan: Hvordan) -> Sideresultat:
    """Compare an open page with the basis."""
    side, page = aaben.side, aaben.page
    html = page.content()
    status = int(page.evaluate(SVARSTATUS))
    fejl = f"Siden svarer {status}: {page.title()}" if status >= FEJLSTATUS else ""
    laest = Laest(side, html.encode(), laes_side(html, side.base), fejl)
    mappe.koersel.gem_tekst(side, laest.tekst)
    maa_tage = hvordan.tag and not fejl
    if maa_tage and (hvordan.erstat or mappe.load_tekst(side) is None):
        mappe.gem_tekst(side, laest.tekst)
    forskelle = tekstforskelle(mappe, laest)
    fundne: list[Fund] = []
    uden: tuple[int, ...] = ()
    if hvordan.billeder:
        bredde = int(page.evaluate("window.innerWidth"))
        nu = _fotografer(mappe, aaben, bredde, har_script="<script" in html)
        maal = mappe.billedfil(side, aaben.motor, bredde)
        # A page that tells something else than its basis is not made basis by its picture.
        mangler = hvordan.erstat or mappe.load_tal(maal) is None
        if maa_tage and mangler and not forskelle and nu.fil and nu.tal:
            mappe.gem_billede(maal, nu.fil.read_bytes(), nu.tal)
        tal = mappe.load_tal(maal)
        fundne = [til_billeder(Foto(maal, tal) if tal else None, nu, bredde)]
        uden = (bredde,) if nu.tal and not tal and mappe.tekstfil(side).is_file() else ()
    samlet, vist = flet(forskelle, fundne)
    return Sideresultat(
        side=side,
        forskelle=samlet,
        billeder=vist,
        foer=aftryk_af_fil(mappe.tekstfil(side)),
        nu=aftryk_af_fil(mappe.koersel.tekstfil(side)),
        uden_billede=uden,
    )


def _fotografer(mappe: Mappe, aaben: Aaben, bredde: int, *, har_script: bool) -> Foto:
    """The picture of the page as it is, kept in the run."""
    bestilling = Bestilling(aaben.side.adresse, (bredde,), har_script)
    optaget = fotografer(Playwrightfane(aaben.page), bestilling, bredde)
    if optaget.tal is None:
        return Foto(None, None, optaget.fejl)
    fil = mappe.koersel.billedfil(aaben.side, aaben.motor, bredde)
    mappe.koersel.gem_billede(fil, optaget.png, optaget.tal)
    return Foto(fil, optaget.tal)


def noter(mappe: Mappe, resultat: Resultat) -> None:
    """Add what one test found to the run of its session, so that a report shows all together."""
    try:
        foer = laes_resultat(mappe.koersel.rod)
    except BasisError:
        foer = replace(resultat, sider=(), noter=(), taget=0, genbrugt=0)
    if foer.koersel != resultat.koersel:  # an earlier session's, or a command's
        foer = replace(resultat, sider=(), noter=(), taget=0, genbrugt=0)
    sider = {s.side: s for s in foer.sider}
    for side in resultat.sider:  # two tests can look at one page, each in its own way
        sider[side.side] = _sammen(sider.get(side.side, side), side)
    samlet = replace(
        foer,
        sider=tuple(sider.values()),
        motor=resultat.motor or foer.motor,
        noter=tuple(dict.fromkeys((*foer.noter, *resultat.noter))),
        taget=foer.taget + resultat.taget,
        genbrugt=foer.genbrugt + resultat.genbrugt,
        kunne_ikke=foer.kunne_ikke or resultat.kunne_ikke,
    )
    skriv_resultat(mappe.koersel.rod, samlet)


def _sammen(foer: Sideresultat, nu: Sideresultat) -> Sideresultat:
    """What either found; what is kept is the last look's, so two that differ cannot be accepted."""
    fejl = f"To test ser {nu.side.adresse} forskelligt: giv den ene et navn med assert_screenshot."
    delt = (fejlforskel(fejl),) if foer.nu != nu.nu else ()
    return replace(
        nu,
        forskelle=tuple(dict.fromkeys((*foer.forskelle, *nu.forskelle, *delt))),
        billeder=tuple({(p.bredde, p.nu): p for p in (*foer.billeder, *nu.billeder)}.values()),
        uden_billede=tuple(dict.fromkeys((*foer.uden_billede, *nu.uden_billede))),
    )
