"""The cover: everything is seen, by few pages, and the share that it states is counted right."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.domain.verifikation.daekning import Bundt, bevist, daek, faktor, forloeb

SIDE = st.frozensets(st.integers(0, 9), max_size=5)
SIDER = st.lists(SIDE, max_size=8)
BUNDTER = st.lists(st.builds(Bundt, SIDE, st.integers(0, 50)), max_size=8)


def mindste(sider: list[frozenset[int]]) -> int:
    maal = frozenset().union(*sider)
    return next(
        antal
        for antal in range(len(sider) + 1)
        if any(frozenset().union(*valgt) == maal for valgt in combinations(sider, antal))
    )


@given(SIDER, BUNDTER)
@settings(max_examples=150)
def test_everything_is_seen_within_the_stated_factor_of_the_smallest(sider, bundter):
    valgte = daek(sider, bundter)
    assert frozenset().union(*(sider[nr] for nr in valgte)) == frozenset().union(*sider)
    assert len(set(valgte)) == len(valgte)
    assert len(valgte) <= faktor(sider) * mindste(sider)


@given(SIDER, BUNDTER, SIDE)
@settings(max_examples=100)
def test_the_course_counts_what_is_proven_after_each_page(sider, bundter, set_):
    sete = set(set_)
    for side, talt in zip(sider, forloeb(sider, bundter, set_), strict=True):
        sete |= side
        assert talt == bevist(bundter, sete) == sum(b.antal for b in bundter if b.kriterier <= sete)


@given(SIDER, BUNDTER, SIDE)
@settings(max_examples=60)
def test_what_is_seen_already_is_not_asked_for_again(sider, bundter, set_):
    valgte = daek(sider, bundter, set_)
    assert set_.union(*(sider[nr] for nr in valgte)) >= frozenset().union(*sider)
    assert all(sider[nr] - set_ for nr in valgte)


def test_the_page_that_proves_most_comes_first_though_another_shows_more():
    faa, mange = frozenset({1}), frozenset({2, 3, 4})
    bundter = [Bundt(faa, 900), *(Bundt(frozenset({k}), 1) for k in mange)]
    assert daek([mange, faa], bundter) == (1, 0)
    assert list(forloeb([faa, mange], bundter)) == [900, 903]
