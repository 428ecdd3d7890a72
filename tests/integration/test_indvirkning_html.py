"""The same figures once more, from the very pages that a citizen's browser gets."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from tests.integration.sidevis import Set, facit
from webapp.services.grundlag import load_grundlag
from webapp.services.maalinger.indvirkning import maal_indvirkning
from webapp.store.opslag import load_personer

KOMMUNE = "korsbaek"
FELTER = ("kommune", "navn", "telefon", "hjemmeside", "digital_post")


@pytest.fixture(scope="module")
def hent(app):
    client = app.test_client()

    def hent(sti):
        svar = client.get(sti)
        assert svar.status_code == 200, sti
        return BeautifulSoup(svar.get_data(as_text=True), "lxml")

    return hent


def laes_sager(hent, variant, personer, dato):
    """The Kontakt card of every sag page that the lists of all persons lead to."""
    fundet = Set()
    for person in personer:
        base = f"/{KOMMUNE}/{variant}/mit-overblik/{person.slug}/sager/"
        liste = hent(f"{base}?dato={dato}&vis=1000")
        for raekke in liste.select('[data-objekt^="sag/"]'):
            slug = raekke["data-objekt"].partition("/")[2]
            side = hent(f"{base}{slug}/?dato={dato}")
            fundet.af[f"sag/{slug}", person.slug] = _kontakt(side, slug)
    return fundet


def _kontakt(side, slug):
    (kort,) = side.select(f'[data-objekt="kontakt/{slug}"]')
    vaerdier = {
        felt["data-felt"].removeprefix("kontakt."): " ".join(felt.get_text().split())
        for felt in kort.select("[data-felt]")
    }
    # The card has the telephone in pairs.
    vaerdier["telefon"] = vaerdier.get("telefon", "").replace(" ", "")
    assert vaerdier.keys() <= set(FELTER)
    return tuple((felt, vaerdier.get(felt, "")) for felt in FELTER)


def test_model_1_against_model_2_counts_what_the_sag_pages_show(lager, hent):
    with lager.aaben(KOMMUNE) as database:
        personer = load_personer(database)
        a, b = (load_grundlag(database, slug) for slug in ("model-1", "model-2"))
        maalt = maal_indvirkning(database, a, b)
    set_a, set_b = (laes_sager(hent, g.variant.slug, personer, g.dato) for g in (a, b))
    ventet = facit(set_a, set_b)
    assert maalt.sager == ventet.sager
    assert (maalt.forskellige_a, maalt.forskellige_b) == ventet.forskellige
    aendret = {
        (tuple(c.fra.items()), tuple(c.til.items())): c.sager for c in maalt.aendringer if c.sager
    }
    assert aendret == {par: sager for par, (sager, _, _) in ventet.changes.items()}
    assert Counter(aendret).total() == maalt.sager.changed
