import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.vaerdier.navnelighed import Navneregister, lighed

NAVNE = st.text(alphabet=string.ascii_letters + "æøåÆØÅ -.&", max_size=30)


@pytest.mark.parametrize(
    "a, b",
    [
        ("Træning", "Traening"),
        ("Myndighed Aarhus", "Myndighed Århus"),
        ("Afdeling Nord", "NORD"),
        ("Team Handicap & Psykiatri", "Handicap og psykiatri"),
        ("Visitation Syd - Omsorg", "Omsorg, Visitation (Syd)"),
    ],
)
def test_letters_filler_words_punctuation_and_order_do_not_matter(a, b):
    assert lighed(a, b) == 100


def test_only_the_same_words_score_a_hundred():
    assert 45 < lighed("Visitation Syd - Omsorg", "Visitation og myndighed - Syd") < 100
    assert lighed("Myndighed A", "Myndighed B") < 100
    assert lighed("Tandpleje", "Jura") == 0


def test_a_name_of_filler_words_only_is_compared_by_them():
    assert lighed("Team", "Team") == 100
    assert lighed("Team", "Afdeling") < 100


@given(NAVNE, NAVNE)
def test_likeness_is_symmetric_and_within_bounds(a, b):
    assert lighed(a, b) == lighed(b, a)
    assert 0 <= lighed(a, b) <= 100


@given(st.lists(NAVNE, max_size=8), NAVNE)
def test_the_register_agrees_with_the_comparison_of_two_names(navne, navn):
    register = Navneregister(dict(enumerate(navne)))
    fundne = {f.kandidat: f.score for f in register.forslag(navn, maks=100, mindst=1)}
    assert fundne == {nr: s for nr, n in enumerate(navne) if (s := lighed(navn, n)) > 0}


def test_the_best_suggestion_comes_first_and_poor_ones_not_at_all():
    register = Navneregister({1: "Rehabilitering og træning", 2: "Træning", 3: "Jobcenter"})
    fundne = register.forslag("Træning")
    assert [f.kandidat for f in fundne] == [2, 1]
    assert fundne[0].score == 100
