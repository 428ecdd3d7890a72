"""What a variant is for is what it changes against its origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from webapp.domain.variant.formaal import Formaal, find_formaal
from webapp.domain.variant.variant import Antagelser, SagstypeKle, Trin, Variant

FRA = Variant(slug="a", navn="A")


@pytest.mark.parametrize(
    "aendret, formaal",
    [
        ({}, Formaal.ANDET),
        ({"trin": {Trin.SAGSTYPER: date(2024, 1, 1)}}, Formaal.RAEKKEFOELGE),
        ({"oprydninger": (date(2024, 1, 1),)}, Formaal.RAEKKEFOELGE),
        ({"antagelser": replace(Antagelser(), organisationsintegration=True)}, Formaal.ANTAGELSER),
        ({"sagstype_kle": (SagstypeKle("Klage", None, ""),)}, Formaal.MAPNING),
    ],
)
def test_the_purpose_is_the_first_thing_that_differs(aendret: dict, formaal: Formaal):
    assert find_formaal(FRA, replace(FRA, **aendret)) is formaal


def test_of_unknown_origin_nothing_is_said():
    assert find_formaal(None, FRA) is Formaal.ANDET
