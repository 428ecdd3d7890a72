"""How far roles reach in a made-up kommune, counted, is what each object judged by itself says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests import byg
from tests.integration.tilfaeldig import ALLE_FROE, indlaest
from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.roller import Sapaelement
from webapp.domain.visning.verdict import Effect
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.roller import maal_roller
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_opslag, load_personer
from webapp.store.varianter import find_variant

ALT = byg.brugersystemrolle(kle=(), foelsomhed=Foelsomhed.VIP_SAGER)
PLEJE, TAND, HOS_NORD = (
    byg.brugersystemrolle(foelsomhed=Foelsomhed.VIP_SAGER, **felter)
    for felter in (
        {"kle": (KleMoenster("27"),)},
        {"kle": (KleMoenster("29.*"),)},
        {"kle": (KleMoenster("29.*"),), "organisation": (byg.NORD,)},
    )
)
# A seed in which a role reaches a ydelse, and nothing of what is paid of its bevilling.
MED_UDBETALING = 43
ROLLER = (
    byg.rolle(ALT, slug="udenfor"),
    byg.rolle(ALT, slug="paa-listen", enhed=byg.NORD),
    byg.rolle(PLEJE, slug="pleje"),
    byg.rolle(TAND, slug="tand"),
    byg.rolle(PLEJE, HOS_NORD, slug="begge"),
    byg.rolle(ALT, slug="udk", elementer=(Sapaelement.YDELSER_PAA_TVAERS,)),
    byg.rolle(ALT, slug="kontrol", elementer=(Sapaelement.KONTROLSAGER_PAA_TVAERS,)),
    byg.rolle(ALT, slug="uden-udk", elementer=(Sapaelement.SAGER, Sapaelement.YDELSER)),
)


def _linjer(bedoemt, dato):
    """The lines under UDBETALINGER of an object that a role sees, each by itself."""
    ydelse = bedoemt.forhold.ydelse
    if ydelse is None or not bedoemt.forhold.oekonomisk:
        return set()
    skete = enumerate(ydelse.udbetalinger)
    return {f"udbetaling/{ydelse.slug}/{nr}" for nr, u in skete if u.dispositionsdato <= dato}


def _maal(froe: int) -> tuple[bool, bool]:
    """Whether somewhere one on the lists reached more, and a payment hid the rest of a bevilling.

    Every figure is checked on the way.
    """
    forskel = uden_udbetaling = False
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        for dato in datoer:
            variant = replace(find_variant(database, "a"), roller=ROLLER)
            grundlag = byg_grundlag(opslag, variant, dato)
            facit = {rolle.slug: set() for rolle in ROLLER}
            for person in load_personer(database):
                for bedoemt in load_borgerudsnit(database, grundlag, person).alle:
                    for rolle in ROLLER:
                        verdict = bedoemt.sapa(rolle)
                        if verdict.visible:
                            facit[rolle.slug].add(bedoemt.noegle)
                            facit[rolle.slug] |= _linjer(bedoemt, dato)
                        uden_udbetaling |= [f.code for f in verdict.med(Effect.HIDES)] == [
                            "SAPA_BEVILLING"
                        ]
            maalt = maal_roller(database, grundlag, variant)
            for slug, set_ in facit.items():
                tal = Counter()
                for art, antal in maalt[slug].items():
                    tal[art.slags] += antal
                assert +tal == Counter(noegle.partition("/")[0] for noegle in set_), (dato, slug)
            ydelser = [sum(n.startswith("ydelse") for n in facit[r.slug]) for r in ROLLER]
            forskel |= ydelser[1] > ydelser[0]
    return forskel, uden_udbetaling


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_the_reach_is_that_of_every_object_judged_by_itself(froe):
    _maal(froe)


def test_a_bevillings_own_sikkerhedsprofil_decides_somewhere():
    assert any(_maal(froe)[0] for froe in range(30))


def test_the_payments_of_a_bevilling_decide_somewhere():
    assert _maal(MED_UDBETALING)[1]
