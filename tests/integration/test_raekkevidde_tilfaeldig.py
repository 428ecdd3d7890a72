"""How far roles reach in a made-up kommune, counted, is what each object judged by itself says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests import byg
from tests.integration.tilfaeldig import ALLE_FROE, indlaest
from webapp.domain.fagsystem import Foelsomhed
from webapp.services.bedoemmelse import bedoem_mappe
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.roller import maal_roller
from webapp.store.opslag import load_opslag, load_personer
from webapp.store.sager import load_sagsmappe
from webapp.store.varianter import find_variant

ALT = byg.brugersystemrolle(kle=(), foelsomhed=Foelsomhed.VIP_SAGER)
ROLLER = (byg.rolle(ALT, slug="udenfor"), byg.rolle(ALT, slug="paa-listen", enhed=byg.NORD))


def _foelger_profiler(froe: int) -> bool:
    """True if somewhere the one on the lists reached more; every figure is checked on the way."""
    forskel = False
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        for dato in datoer:
            variant = replace(find_variant(database, "a"), roller=ROLLER)
            grundlag = byg_grundlag(opslag, variant, dato)
            facit = {rolle.slug: set() for rolle in ROLLER}
            for person in load_personer(database):
                mappe = load_sagsmappe(database, person.slug)
                for bedoemt in bedoem_mappe(grundlag, person, mappe):
                    for rolle in ROLLER:
                        if bedoemt.sapa(rolle).visible:
                            facit[rolle.slug].add(bedoemt.noegle)
            maalt = maal_roller(database, grundlag, variant)
            for slug, set_ in facit.items():
                tal = Counter()
                for art, antal in maalt[slug].items():
                    tal[art.slags] += antal
                assert +tal == Counter(noegle.partition("/")[0] for noegle in set_), (dato, slug)
            ydelser = [sum(n.startswith("ydelse") for n in facit[r.slug]) for r in ROLLER]
            forskel |= ydelser[1] > ydelser[0]
    return forskel


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_the_reach_is_that_of_every_object_judged_by_itself(froe):
    _foelger_profiler(froe)


def test_a_bevillings_own_sikkerhedsprofil_decides_somewhere():
    assert any(_foelger_profiler(froe) for froe in range(30))
