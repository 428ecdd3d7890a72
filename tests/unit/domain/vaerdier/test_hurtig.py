"""An object whose fields are set at once is the one that its class would make."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from webapp.domain.vaerdier.hurtig import lav, lav_smaat


@dataclass(frozen=True, kw_only=True)
class Ting:
    navn: str
    antal: int = 0


@pytest.mark.parametrize("maade", [lav, lav_smaat])
def test_it_is_what_the_class_makes(maade):
    ting = maade(Ting, {"navn": "en", "antal": 2})
    assert ting == Ting(navn="en", antal=2)
    assert hash(ting) == hash(Ting(navn="en", antal=2))
    assert isinstance(ting, Ting)
    with pytest.raises(AttributeError):
        ting.navn = "to"
