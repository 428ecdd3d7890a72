"""*Se hele siden* leads to the page as the step shows it, also where a scenario changed it."""

from __future__ import annotations

import pytest

from tests.klient import PageClient
from webapp.domain.workshop.scenarie import Scenarie
from webapp.services.workshop.samling import medfoelgende

AENDREDE = [en for en in medfoelgende() if en.a.aendring or en.b.aendring]


def helsider(klient: PageClient, slug: str, nr: int, kommune: str = "korsbaek") -> list[str]:
    side = klient.get(f"/{kommune}/workshop/{slug}/{nr}/")
    return [str(en) for en in side.xpath("//p[@class='scene-hele']/a/@href")]


def test_where_nothing_is_changed_it_is_the_saved_variants_own_page(klient: PageClient):
    a, b = helsider(klient, "model-1-eller-model-2", 3)
    assert a.startswith("/korsbaek/model-1/mit-overblik/")
    assert b.startswith("/korsbaek/model-2/mit-overblik/")


@pytest.mark.parametrize("scenarie", AENDREDE, ids=lambda en: en.slug)
def test_every_link_of_a_changed_scenario_opens_the_changed_page(
    klient: PageClient, scenarie: Scenarie
):
    """A page that the change hides says so, with the bar and the way back."""
    aendret = [bool(en.aendring) for en in (scenarie.a, scenarie.b)]
    sete = set()
    for nr in range(1, len(scenarie.skridt) + 1):
        for plads, adresse in enumerate(helsider(klient, scenarie.slug, nr)):
            assert ("/hele/" in adresse) == aendret[plads], (nr, adresse)
            if adresse in sete or "/hele/" not in adresse:
                continue
            sete.add(adresse)
            status = klient.klient.get(adresse).status_code
            side = klient.get(adresse, status)
            assert status in {200, 404}
            assert "Det er ikke gemt i nogen variant." in side.tekst or status == 404
            assert side.xpath("//a[.='Tilbage til skridtet']")
    assert sete


def test_the_changed_variant_is_walked_by_its_links(klient: PageClient):
    """KLE switched off: the list shows the sag under a, and not under the changed b."""
    (skjult,) = klient.get("/korsbaek/workshop/kle-slaaet-fra/1/").xpath(
        "(//tr[@data-peget])[1]/@data-objekt"
    )
    a, b = helsider(klient, "kle-slaaet-fra", 1)
    assert klient.get(a).xpath(f"//*[@data-objekt='{skjult}']")
    liste = klient.get(b)
    assert not liste.xpath(f"//*[@data-objekt='{skjult}']")
    (forside,) = liste.xpath("//a[@class='mo-navn']/@href")
    assert "/workshop/kle-slaaet-fra/1/hele/b/mit-overblik/" in forside
    (hvorfor,) = liste.xpath("//ul[contains(@class, 'linje-links')]//a[.='Hvorfor?']/@href")
    assert "/hele/b/hvorfor/" in hvorfor
    assert klient.get(hvorfor).xpath("//a[.='Tilbage til skridtet']")


def test_what_is_no_page_of_a_scenario_is_not_found(klient: PageClient):
    sti = "/korsbaek/workshop/kle-slaaet-fra/1/hele"
    for hale in (
        "c/mit-overblik/nancy-ann-berggren",
        "b/mapping",
        "b/mit-overblik/findes-ikke",
        "b/mit-overblik/nancy-ann-berggren/findes-ikke",
        "b/sapa/findes-ikke/borger/nancy-ann-berggren",
    ):
        klient.get(f"{sti}/{hale}/", 404)
    klient.get(f"{sti}/b/sapa/visitator/borger/nancy-ann-berggren/")
