"""A ydelse that is money stands on no page of its own: it is seen where a payment of it is."""

from __future__ import annotations

import pytest

from webapp.domain.visning.oekonomisk import OEKONOMISK, Oekonomiforhold
from webapp.domain.visning.regel import afgoer_egne
from webapp.domain.visning.verdict import Effect

SPEC = [
    (0, 0, Effect.HIDES, "ingen udbetaling af den i data"),
    (1, 0, Effect.HIDES, "den ene udbetaling af den vises ikke"),
    (3, 0, Effect.HIDES, "ingen af dens 3 udbetalinger vises"),
    (1, 1, Effect.PASSES, "1 udbetaling under"),
    (3, 2, Effect.PASSES, "2 udbetalinger under"),
]


@pytest.mark.parametrize("ialt, viste, effekt, tekst", SPEC)
def test_it_is_seen_where_a_payment_is(ialt: int, viste: int, effekt: Effect, tekst: str):
    verdict = afgoer_egne(OEKONOMISK, Oekonomiforhold(ialt=ialt, viste=viste))
    fundet = verdict.finding("BORGERBLIK_UDBETALING")
    assert fundet is not None
    assert fundet.effect is effekt
    assert tekst in fundet.tekst
    assert verdict.visible == bool(viste)
