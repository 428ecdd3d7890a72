"""The review, by keyboard alone: many differences of few kinds, at 1280 and at 375 px."""

import io
import json

import pytest
from PIL import Image

from tests.axe import axes_fund
from webapp.billeder.basis import Billedtal, Mappe
from webapp.billeder.beslutning import afgoer_af_fil
from webapp.billeder.filer import aftryk_af_fil
from webapp.billeder.forskelle import Art, Forskel, Lag, Sted
from webapp.billeder.rapport import skriv_rapport
from webapp.billeder.resultat import Billedpar, Resultat, Sideresultat, efter_slags
from webapp.billeder.resultatfil import laes_resultat, skriv_resultat
from webapp.billeder.sidevalg import Side
from webapp.sideindhold.tekst import laes_side

FORSKELLE, SLAGS, PR_SIDE = 1211, 20, 10
MEST = 40


def forskel(nummer):
    """The nummer'th difference: of values of its own, but of one of twenty kinds."""
    felt = f"Felt {nummer % SLAGS}"
    return Forskel(
        lag=Lag.FELT,
        art=Art.AENDRET,
        hvad=felt,
        fra=f"Gammel værdi {nummer}",
        til=f"Ny værdi {nummer}",
        objekt=f"sag/{nummer}",
        steder=(Sted(300, (20, 20, 60, 12), (20, 20, 60, 12)),),
    )


@pytest.fixture
def mappe(tmp_path, config):
    """A run of 1 211 differences on 122 pages, with its report; two pictures serve all pages."""
    mappe = Mappe((tmp_path / "b").resolve())
    sider = []
    for nummer in range(0, FORSKELLE, PR_SIDE):
        side = Side("by", "model-1", f"mit-overblik/person-{nummer}/")
        mappe.gem_tekst(side, laes_side("<p>Før"))
        mappe.koersel.gem_tekst(side, laes_side("<p>Nu"))
        har_billede = nummer < 3 * PR_SIDE
        sider.append(
            Sideresultat(
                side=side,
                forskelle=tuple(map(forskel, range(nummer, min(nummer + PR_SIDE, FORSKELLE)))),
                billeder=(_par(mappe, side),) if har_billede else (),
                foer=aftryk_af_fil(mappe.tekstfil(side)),
                nu=aftryk_af_fil(mappe.koersel.tekstfil(side)),
            )
        )
    resultat = Resultat(
        slags="basis", titel="Nu mod basis", motor="x-1", koersel="abcdefgh", sider=tuple(sider)
    )
    assert len(efter_slags(resultat.grupper)) == SLAGS
    skriv_resultat(mappe.koersel.rod, resultat)
    skriv_rapport(mappe.koersel.rod, resultat, config)
    return mappe


def _par(mappe, side):
    filer = []
    for hvor, farve in ((mappe, "white"), (mappe.koersel, "yellow")):
        ud = io.BytesIO()
        Image.new("RGB", (300, 2400), farve).save(ud, "png")
        fil = hvor.billedfil(side, "x-1", 300)
        hvor.gem_billede(fil, ud.getvalue(), Billedtal("a", ""))
        hvor.gem_billede(fil, ud.getvalue(), Billedtal("a", aftryk_af_fil(fil)))
        filer.append(fil)
    return Billedpar(300, *map(str, filer), *map(aftryk_af_fil, filer))


def aabn(page, mappe, bredde=1280, hoejde=900):
    page.set_viewport_size({"width": bredde, "height": hoejde})
    page.goto((mappe.koersel.rod / "rapport" / "index.html").as_uri())


def skriv_navn_og_grund(page):
    """From the top of the page, by keyboard alone."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "navn":
            break
    page.keyboard.type("Anne Test")
    page.keyboard.press("Enter")
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == "grund":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Ny løsning fra 1. maj")
    page.keyboard.press("Enter")


def test_1211_differences_of_20_kinds_are_judged_in_at_most_40_decisions(mappe, page, tmp_path):
    aabn(page, mappe)
    skriv_navn_og_grund(page)
    afgjort = 0
    while page.evaluate("document.activeElement.id") != "hent":
        page.keyboard.press("a" if afgjort == 3 else "g")
        afgjort += 1
        assert afgjort <= MEST
    assert afgjort == SLAGS
    assert "20 af 20 afgjort" in page.locator("#fremdrift").inner_text()
    with page.expect_download() as hentet:
        page.keyboard.press("Enter")
    fil = tmp_path / "beslutninger.json"
    hentet.value.save_as(fil)
    data = json.loads(fil.read_text("utf-8"))
    assert sum(len(et["sider"]) for et in data["beslutninger"]) == FORSKELLE
    svar = afgoer_af_fil(mappe, fil)
    godkendte = {side.side for side in laes_resultat(mappe.koersel.rod).sider if not side.forskelle}
    afviste = {
        navn for et in data["beslutninger"] if et["afgoerelse"] == "afvist" for navn in et["sider"]
    }
    assert len(afviste) + len(godkendte) == 122
    assert 60 <= len(afviste) <= 62
    assert svar[-1].startswith(f"{len(godkendte)} sider er nu basis")


def test_what_was_decided_is_there_again_after_a_reload_and_can_be_undone(mappe, page):
    aabn(page, mappe)
    skriv_navn_og_grund(page)
    page.keyboard.press("g")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert "1 af 20 afgjort" in page.locator("#fremdrift").inner_text()
    page.keyboard.press("u")
    assert "0 af 20 afgjort" in page.locator("#fremdrift").inner_text()


def test_a_search_a_filter_one_page_and_one_difference(mappe, page):
    aabn(page, mappe)
    skriv_navn_og_grund(page)
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.keyboard.type("ny værdi 1207")
    page.keyboard.press("Enter")
    assert page.locator("[data-kort=slags]:visible h2").inner_text() == "Felt 7"
    page.locator("[data-kort=slags]:visible .rapport-enkelte > summary").press("Enter")
    en = page.locator("[data-kort=slags]:visible li[data-gruppe]").last
    en.locator("button[data-dom=afvist]").first.press("Enter")
    assert en.locator("[data-afgjort]").first.inner_text() == "Afvist"
    page.keyboard.press("s")
    page.fill("#soeg", "")
    page.select_option("#vis", "godkendt")
    assert "Nr. 1 af 1" in page.locator("#fremdrift").inner_text()
    page.select_option("#vis", "")
    page.select_option("#efter", "side")
    assert "0 af 122 afgjort" in page.locator("#fremdrift").inner_text()
    page.locator("#godkend").press("Enter")
    assert "1 af 122 afgjort" in page.locator("#fremdrift").inner_text()


@pytest.mark.parametrize("bredde, hoejde", [(1280, 900), (375, 667)])
def test_before_and_after_and_the_controls_are_in_one_screen(mappe, page, bredde, hoejde):
    aabn(page, mappe, bredde, hoejde)
    assert axes_fund(page) == []
    skriv_navn_og_grund(page)
    kort = page.locator("[data-kort=slags]:visible .rapport-par").first.locator("img")
    for del_ in (*kort.all(), *map(page.locator, ("#godkend", "#afvis", "#naeste", "#grund"))):
        boks = del_.bounding_box()
        assert boks["y"] >= 0
        assert boks["y"] + boks["height"] <= hoejde, del_
        assert boks["x"] + boks["width"] <= bredde
    assert page.evaluate("document.documentElement.scrollWidth") <= bredde
    assert page.locator("[data-kort=slags]:visible rect").first.is_visible()

    page.goto((mappe.koersel.rod / "rapport" / "billede-1.html").as_uri())
    page.keyboard.press("n")
    for navn in (".rapport-billede--foer img", ".rapport-billede--nu img"):
        assert page.locator(navn).bounding_box()["y"] < hoejde - 100
    for navn in ("#naeste-sted", "#rammer"):
        boks = page.locator(navn).bounding_box()
        assert 0 <= boks["y"] + boks["height"] <= hoejde
    assert page.locator("rect.valgt").count() == 1


def test_keys_of_one_letter_can_be_switched_off_and_do_nothing_in_a_field(mappe, page):
    aabn(page, mappe)
    page.fill("#navn", "")
    page.locator("#navn").press_sequentially("gang")
    assert "0 af 20 afgjort" in page.locator("#fremdrift").inner_text()
    page.fill("#grund", "x")
    page.uncheck("#taster", force=True)
    page.keyboard.press("g")
    assert "0 af 20 afgjort" in page.locator("#fremdrift").inner_text()
