"""A guess at a number is held against the words that stand beside it in the cell."""

from __future__ import annotations

import pytest

from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.kontrol.kleforslag import titelstrid

PLAN = KlePlan(uefterset={"27.36.08": "Afløsning", "27.36.24": "Madservice"})


@pytest.mark.parametrize(
    "celle, nummer, sagt",
    [
        (
            "27.36.8 Madservice",
            "27.36.08",
            "27.36.08 er »Afløsning«, men i cellen står »Madservice«. »Madservice« er 27.36.24.",
        ),
        ("27.36.8 - Mad", "27.36.08", "27.36.08 er »Afløsning«, men i cellen står »Mad«."),
        ("27.36.8 afløsning.", "27.36.08", ""),
        ("27,36,8", "27.36.08", ""),
        ("27.99.9 Madservice", "27.99.09", ""),
        ("27.36.8 Afløsning; 27.36.24 Madservice", "27.36.24", ""),
    ],
)
def test_what_the_cell_says_against_its_number(celle: str, nummer: str, sagt: str):
    assert titelstrid(PLAN, celle, nummer) == sagt
