"""Proposals of a view by work area."""

import pytest

from webapp.domain.variant.maalgrupper import MAALGRUPPER, find_maalgruppe
from webapp.domain.variant.roller import Sapaelement
from webapp.services.roller.formknapper import tryk

E = Sapaelement


def test_each_area_of_the_slides_has_one_code_one_name_and_a_task():
    assert len(MAALGRUPPER) == 12
    assert len({g.kode for g in MAALGRUPPER}) == len({g.navn for g in MAALGRUPPER}) == 12
    for gruppe in MAALGRUPPER:
        assert gruppe.opgave.endswith(".")
        assert gruppe.elementer[0] is E.PERSONDETALJER
        assert list(gruppe.elementer) == [e for e in E if e in gruppe.elementer]
        # What is said to be lacking must not have been built since.
        assert not {str(e) for e in E} & set(gruppe.mangler)


@pytest.mark.parametrize(
    "kode, med, uden",
    [
        ("jobcenter", E.YDELSER_PAA_TVAERS, E.TIDSLINJE),
        ("boern-og-familie", E.FAMILIESAMLINGER_VISUEL, E.YDELSER),
        ("boliglaan", E.YDELSER_PAA_TVAERS, E.SAGER),
        ("omstilling", E.SAGER, E.DOKUMENTER),
    ],
)
def test_a_button_puts_the_areas_elements_into_the_form(kode: str, med: E, uden: E):
    gruppe = find_maalgruppe(kode)
    felter, anker = tryk({"navn": ["A"], "element": ["Tidslinje"]}, f"visning-{kode}")
    assert gruppe is not None
    assert felter == {"navn": ["A"], "element": [str(e) for e in gruppe.elementer]}
    assert str(med) in felter["element"]
    assert str(uden) not in felter["element"]
    assert anker == "visning"


def test_an_unknown_area_leaves_the_form_as_it_is():
    assert tryk({"element": ["Sager"]}, "visning-atlantis") == ({"element": ["Sager"]}, "")
