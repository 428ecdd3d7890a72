"""What the names of a pair both begin with, so that a narrow bar still tells them apart."""

from __future__ import annotations

import pytest

from webapp.services.variantpar import faelles_begyndelse


@pytest.mark.parametrize(
    "a, b, faelles",
    [
        ("Model 1 – detaljeret", "Model 2 – overordnet", ""),
        ("Model 1 – detaljeret", "Model 1 – detaljeret (kopi)", "Model 1 – detaljeret"),
        ("Model 1, rettet i maj", "Model 1, rettet i juni", "Model 1, rettet i"),
        ("Orgmapningsark2024v1", "Orgmapningsark2024v2", "Orgmapningsark2024v"),
        ("Alt andet", "Helt andet", ""),
    ],
)
def test_the_common_beginning_in_whole_words(a: str, b: str, faelles: str):
    assert faelles_begyndelse({"a": a, "b": b}, ("a", "b")) == faelles
    assert a.startswith(faelles)
    assert b.startswith(faelles)


def test_one_alone_has_nothing_in_common():
    assert faelles_begyndelse({"a": "Model 1 – detaljeret"}, ("a",)) == ""
