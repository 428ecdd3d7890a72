"""Impact equals reading all pages for small kommuner that a seed makes up, file and all."""

from collections import Counter

import pytest

from tests.integration.sidevis import facit, laes_alle_sider, som_facit
from tests.integration.tilfaeldig import ALLE_FROE, FROE, indlaest
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.store.opslag import load_opslag
from webapp.store.varianter import find_variant


def sammenlign(froe):
    """(measured, read page by page) for both dates and both audiences."""
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        for dato in datoer:
            a, b = (byg_grundlag(opslag, find_variant(database, s), dato) for s in ("a", "b"))
            sider_a, sider_b = laes_alle_sider(database, a), laes_alle_sider(database, b)
            for modtager in Modtager:
                maalt = som_facit(maal_indvirkning(database, a, b, modtager))
                yield maalt, facit(sider_a[modtager], sider_b[modtager])


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_the_figures_are_those_of_the_pages(froe):
    for maalt, laest in sammenlign(froe):
        assert maalt == laest


def test_the_kommuner_are_worth_measuring():
    """Enough of them show something, change something, hide something newly."""
    fundet, andre = Counter(), Counter()
    for froe in FROE[:20]:
        for _, laest in sammenlign(froe):
            for navn in ("total", "changed", "shown", "hidden"):
                fundet[navn] += getattr(laest.sager, navn)
                fundet[f"ydelser {navn}"] += getattr(laest.ydelser, navn)
                andre["aftaler"] += navn != "total" and getattr(laest.aftaler, navn)
                andre["fordringer"] += navn != "total" and getattr(laest.fordringer, navn)
                andre[f"udbetalinger {navn}"] += getattr(laest.udbetalinger, navn)
    assert min(fundet.values()) >= 5, fundet
    assert min(andre.values()) >= 1, andre
