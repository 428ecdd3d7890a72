"""The three states of a KLE number, as SAPA's elements »Borgerblikket …« read them."""

from __future__ import annotations

import pytest

from tests import byg
from webapp.domain.visning.borgerblik_sapa import (
    BORGERBLIK_I_SAPA,
    Aktivitetsforhold,
    er_aktiv_i_sapa,
)
from webapp.domain.visning.regel import afgoer_egne
from webapp.domain.visning.verdict import Effect

KUN_SAPA = byg.raekke(aktiv=False, kun_sapa=True)
SPEC = [
    (byg.raekke(), True, Effect.PASSES, "for Mit Overblik"),
    (KUN_SAPA, True, Effect.INFORMS, "kun aktiveret for SAPA"),
    (byg.raekke(aktiv=False), True, Effect.HIDES, "hverken"),
    (None, True, Effect.HIDES, "står ikke i Opsætning"),
    (None, False, Effect.INFORMS, "Ejeren bestemmer selv"),
]


@pytest.mark.parametrize("raekke, er_egen, effekt, tekst", SPEC)
def test_each_state_is_told_and_only_none_hides(raekke, er_egen, effekt, tekst):
    forhold = Aktivitetsforhold(kle_tekst="27.36.04", raekke=raekke, er_egen=er_egen)
    fundet = afgoer_egne(BORGERBLIK_I_SAPA, forhold).finding("SAPA_BORGERBLIK_AKTIV")
    assert fundet is not None
    assert fundet.effect is effekt
    assert tekst in fundet.tekst
    assert er_aktiv_i_sapa(forhold) == (effekt is not Effect.HIDES)
