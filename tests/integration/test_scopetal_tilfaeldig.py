"""What the testscope counts in a made-up kommune, on any day, is what every object by itself says.

The sums that it is read from (ADR 44) and the rows of the other counts are made by different code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta

import pytest

from tests.integration.tilfaeldig import ALLE_FROE, DAGE, FOERSTE, indlaest
from webapp.services.optaelling.taelling import taellinger
from webapp.store.opslag import load_personer
from webapp.store.sager import load_alle
from webapp.store.scopetal import tael_enheder, tael_ydelser

# Before anything, in the middle, and after all.
ANDRE_DAGE = [FOERSTE + timedelta(days=antal) for antal in (-1, 0, DAGE // 3, DAGE, 2 * DAGE)]


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_the_sums_are_those_of_every_object_by_itself(froe: int):
    with indlaest(froe) as (database, (egen, anden)):
        (sager, bevillinger), personer = load_alle(database), load_personer(database)
        for dag in (egen, anden, *ANDRE_DAGE):
            enheder, ydelser = defaultdict(set), defaultdict(set)
            for en in taellinger(personer, sager, bevillinger, effektueringer=(), dato=dag):
                if en.slags == "sag" and en.sagstype is not None:
                    enheder[en.sagstype, en.lokal_enhed or ""].add(en.objekt_id)
                elif en.slags == "ydelse" and en.lokal_ydelse is not None:
                    ydelser[en.lokal_ydelse].add(en.objekt_id)
            assert tael_enheder(database, dag) == Counter({n: len(s) for n, s in enheder.items()})
            assert tael_ydelser(database, dag) == Counter({n: len(s) for n, s in ydelser.items()})
