"""The nearest UUID or name to one that is wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.organisation.naermeste import afstand, naermeste_enhed
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.identifikation import EnhedUuid

A = FkEnhed(uuid=EnhedUuid("aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90"), navn="Visitation")
B = FkEnhed(uuid=EnhedUuid("474eead2-0862-443b-bc43-871daa099388"), navn="Myndighed B")
TVILLING = FkEnhed(uuid=EnhedUuid("474eead2-0862-443b-bc43-871daa0993ff"), navn="Myndighed B")
SLIDEN = FkEnhed(uuid=EnhedUuid("addb2e4a-fa02-4464-b54c-7c75dccc2a1b"), navn="Myndighed C")


def test_the_slides_own_two_mistakes_are_answered():
    alle = [A, B, SLIDEN]
    assert naermeste_enhed("aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90", "", alle) == A
    assert naermeste_enhed("addb2e4a-fa02-4464-b54c-7c75dccd2a1b", "", alle) == SLIDEN


def test_far_off_gives_the_only_unit_of_the_name_and_nothing_where_there_are_two():
    fremmed = "00000000-0000-4000-8000-000000000000"
    assert naermeste_enhed(fremmed, "visitation", [A, B]) == A
    assert naermeste_enhed(fremmed, "Myndighed B", [B, TVILLING]) is None
    assert naermeste_enhed(fremmed, "Ukendt", [A, B]) is None


@given(st.integers(0, 31), st.sampled_from("0123456789abcdef"))
def test_any_one_digit_off_is_found(plads, ciffer):
    cifre = A.uuid.tekst.replace("-", "")
    forkert = cifre[:plads] + ciffer + cifre[plads + 1 :]
    assert naermeste_enhed(forkert, "", [A, B]) == A


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_symmetric_and_nought_only_for_the_same(a, b):
    assert afstand(a, b, 20) == afstand(b, a, 20)
    assert (afstand(a, b, 20) == 0) is (a == b)
