"""The workshop's tables: six save in the real workbench while the leader resets them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.axe import axes_fund
from tests.browser.conftest import DESKTOP
from webapp.domain.variant.bord import bordslug
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.borde import load_bordslugs
from webapp.store.varianter import find_variant

BORDE = "/korsbaek/workshop/borde/"
SEKS = range(1, 7)
# Milliseconds.
TAALMOD = 120_000
UDENFOR = "document.documentElement.scrollWidth - innerWidth"
# What a table does over and over: looks up a unit, chooses another one of FK Organisation, sees the
# effect, and sends the form of the workbench as the page wrote it. It notes how each answer went.
GEM_IGEN_OG_IGEN = """
() => {
  window.noter = [];
  window.stop = false;
  const hent = async (adresse, valg) => {
    const svar = await fetch(adresse, valg);
    const tekst = await svar.text();
    return {status: svar.status, side: new DOMParser().parseFromString(tekst, 'text/html')};
  };
  const runde = async (nr) => {
    const liste = await hent('../mapping/?alle=1');
    window.noter.push(['GET', liste.status]);
    const links = [...liste.side.querySelectorAll('main a[href*="enhed="]')];
    const maal = new URL(links[nr % links.length].getAttribute('href'), location);
    const enhed = maal.searchParams.get('enhed');
    const fk = ['ingen', ...window.fkenheder][nr % (window.fkenheder.length + 1)];
    const valgt = await hent(`../mapping/?alle=1&enhed=${enhed}&fk=${fk}`);
    window.noter.push(['GET', valgt.status]);
    const knap = [...valgt.side.querySelectorAll('main form[method=post]')]
      .find(form => form.querySelector('[name=version]') && form.querySelector('[name=fk]'));
    if (!knap) return;
    const felter = new URLSearchParams(new FormData(knap));
    const gemt = await hent(knap.getAttribute('action'), {method: 'POST', body: felter});
    window.noter.push(['POST', gemt.status]);
    if (gemt.status === 200) document.body.dataset.gemt = 'ja';
  };
  (async () => {
    for (let nr = 0; !window.stop; nr += 1) {
      try { await runde(nr); } catch (fejl) { window.noter.push(['FEJL', String(fejl)]); }
    }
    document.body.dataset.faerdig = 'ja';
  })();
}
"""


def lav_bordene(side: Page, server: str) -> None:
    side.goto(server + BORDE)
    side.get_by_label("Hvor mange borde?").fill("6")
    side.get_by_role("button", name="Lav bordene").click()
    expect(side.locator(".alert-success")).to_contain_text("Bordene er lavet")


def uden_borde(lager: Kommunelager) -> dict[str, list[Any]]:
    """Every row of the kommune but for the copies' own and the counter of writes."""
    with lager.aaben("korsbaek") as database:
        return {
            tabel: sorted(
                (
                    raekke
                    for raekke in database.execute(f"SELECT * FROM [{tabel}]").fetchall()  # noqa: S608
                    if "~bord-" not in str(raekke)
                ),
                key=repr,
            )
            for tabel in sorted(set(database.table_names()) - {"taeller"})
        }


@pytest.mark.parametrize("gange", [5, pytest.param(50, marks=pytest.mark.soak)])
def test_six_tables_save_while_the_leader_resets(
    new_context: Callable[..., BrowserContext],
    egen_server: str,
    mit_lager: Kommunelager,
    gange: int,
):
    """Done when: nothing is lost outside the scratch copies, and no page fails."""
    foer = uden_borde(mit_lager)
    leder = new_context(viewport=DESKTOP).new_page()
    lav_bordene(leder, egen_server)
    with mit_lager.aaben("korsbaek") as database:
        kilde = find_variant(database, "model-1")
    assert kilde is not None
    fk = sorted({str(m.fk_enhed) for m in kilde.enhedsmapning if m.fk_enhed})[:5]
    bordene = []
    for nr in SEKS:
        bord = new_context(viewport=DESKTOP).new_page()
        bord.goto(f"{egen_server}/korsbaek/{bordslug('model-1', nr)}/bord/")
        bord.evaluate("fk => { window.fkenheder = fk; }", fk)
        bord.evaluate(GEM_IGEN_OG_IGEN)
        bordene.append(bord)
    # The stage asks for itself anew all the while.
    scene, scenens = new_context(viewport=DESKTOP).new_page(), []
    scene.on("response", lambda svar: scenens.append(svar.status))
    scene.goto(f"{egen_server}{BORDE}scene/")
    for _ in range(gange):
        svar = leder.goto(egen_server + BORDE)
        assert svar is not None
        assert svar.status == 200
        leder.get_by_role("button", name="Nulstil alle borde").click()
        expect(leder.locator(".alert-success")).to_contain_text("som varianten igen")
        expect(scene.locator(".scene-bord")).to_have_count(6)
    # Each has saved before it is stopped.
    for bord in bordene:
        expect(bord.locator("body")).to_have_attribute("data-gemt", "ja", timeout=TAALMOD)
        bord.evaluate("window.stop = true")
    noter = []
    for bord in bordene:
        expect(bord.locator("body")).to_have_attribute("data-faerdig", "ja", timeout=TAALMOD)
        noter += bord.evaluate("window.noter")
    # Saved (the redirect is followed), or told that something came between: never an error.
    andre = [n for n in noter if n[1] != 200 and n != ["POST", 409]]
    assert andre == []
    assert set(scenens) <= {200, 304}
    gemt, spurgt = noter.count(["POST", 200]), noter.count(["POST", 409])
    # Read in the output of `make soak -s`.
    sys.stdout.write(f"{gange} resets, {gemt} saved, {spurgt} asked again, {len(noter)} answers\n")
    assert gemt >= len(bordene)
    assert uden_borde(mit_lager) == foer
    # The last reset holds, whatever was saved before it.
    leder.goto(egen_server + BORDE)
    leder.get_by_role("button", name="Nulstil alle borde").click()
    expect(leder.locator(".alert-success")).to_contain_text("som varianten igen")
    with mit_lager.aaben("korsbaek") as database:
        for slug in load_bordslugs(database):
            kopi = find_variant(database, slug)
            assert kopi is not None
            assert kopi.enhedsmapning == kilde.enhedsmapning
            assert kopi.sagstype_kle == kilde.sagstype_kle


def test_a_table_changes_its_copy_and_the_stage_tells(
    desktop: Page, telefon: Page, egen_server: str, tmp_path: Path
):
    lav_bordene(desktop, egen_server)
    assert axes_fund(desktop) == []
    for side in (desktop, telefon):
        side.goto(f"{egen_server}/korsbaek/{bordslug('model-1', 3)}/bord/")
        expect(side.get_by_role("heading", level=1)).to_have_text("Bord 3")
        assert axes_fund(side) == []
        assert side.evaluate(UDENFOR) <= 0
    desktop.get_by_role("link", name="Ændr mapningen").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Mapning af enheder")
    assert axes_fund(desktop) == []
    desktop.locator("main table a").first.click()
    expect(desktop.locator("#valgt")).to_be_visible()
    desktop.get_by_role("link", name="Fjern mapningen").click()
    gem = desktop.get_by_role("button", name="Gem").first
    expect(gem).to_be_visible()
    gem.click()
    expect(desktop.locator(".alert-success").first).to_be_visible()
    desktop.get_by_role("link", name="Bord 3").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Bord 3")
    for side in (desktop, telefon):
        side.goto(f"{egen_server}{BORDE}scene/")
        tredje = side.locator("section[aria-labelledby=bord-3]")
        expect(tredje).not_to_contain_text("Har ikke ændret noget endnu")
        expect(side.locator("section[aria-labelledby=bord-2]")).to_contain_text("ikke ændret noget")
        assert axes_fund(side) == []
        assert side.evaluate(UDENFOR) <= 0
        side.screenshot(path=tmp_path / "scene.png")
    telefon.goto(egen_server + BORDE)
    expect(telefon.get_by_role("heading", level=1)).to_have_text("Borde")
    assert axes_fund(telefon) == []
    assert telefon.evaluate(UDENFOR) <= 0
