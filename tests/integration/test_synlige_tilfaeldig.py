"""What there is to see in a made-up kommune, counted, is what its pages show."""

from __future__ import annotations

import pytest

from tests.integration.sidevis import laes_alle_sider
from tests.integration.tilfaeldig import ALLE_FROE, indlaest
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.indvirkning import Modtager
from webapp.services.maalinger.synlighed import tael_synlige
from webapp.store.opslag import load_opslag
from webapp.store.varianter import find_variant


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_what_is_counted_is_what_the_pages_show(froe):
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        for dato in datoer:
            grundlag = byg_grundlag(opslag, find_variant(database, "a"), dato)
            set_ = laes_alle_sider(database, grundlag)[Modtager.BORGER]
            slags = [noegle.partition("/")[0] for noegle in set_.objekter]
            assert tael_synlige(database, grundlag) == {
                "sag": slags.count("sag"),
                "ydelse": slags.count("ydelse"),
                "udbetaling": len(set_.udbetalinger),
                "aftale": slags.count("aftale"),
                "betaling": slags.count("betaling"),
                "borger": len({person for _, person in set_.af}),
            }
