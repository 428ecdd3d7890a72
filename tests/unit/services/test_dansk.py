"""Danish order, as the dictionary has it; amounts to the øre."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.services import dansk
from webapp.services.dansk import sorteringsnoegle


@pytest.mark.parametrize(
    "i_orden",
    [
        ["Andre", "André", "Andrea"],
        ["Edel", "Eliten", "Élysée", "Emil"],
        ["Mx", "Mygind", "Müller", "Mz"],
        ["Zoo", "Ældre", "Øst", "Åsen"],
        ["Zoo", "Aabenraa", "Ålborg", "Aarhus"],
        ["Æble", "Ärzte", "Ø", "Özil"],
        ["A\u030asen", "Åse\u0301n"],
        ["Sys", "Süss"],
    ],
)
def test_names_stand_as_danes_sort_them(i_orden):
    blandet = [*i_orden[1:], i_orden[0]]
    assert sorted(blandet, key=sorteringsnoegle) == i_orden


@given(st.text(), st.text())
def test_the_order_is_total_but_for_case_and_composition(en, anden):
    if sorteringsnoegle(en) == sorteringsnoegle(anden):
        assert en.casefold() == anden.casefold() or not (en.isascii() and anden.isascii())


@given(st.integers(-(10**20), 10**20))
def test_an_amount_is_written_exactly(oere):
    """Thousands by points, two decimals by a comma: read back it is the same number of øre."""
    tekst = dansk.kroner(oere)
    assert re.fullmatch(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})*),\d{2} kr\.", tekst)
    tal = tekst.removesuffix(" kr.").replace(".", "").replace(",", "")
    assert int(tal) == oere


@pytest.mark.parametrize(
    "oere, tekst",
    [
        (681_200, "6.812,00 kr."),
        (0, "0,00 kr."),
        (-5, "-0,05 kr."),
        (100_000_001, "1.000.000,01 kr."),
    ],
)
def test_amounts_as_the_slides_write_them(oere, tekst):
    assert dansk.kroner(oere) == tekst
