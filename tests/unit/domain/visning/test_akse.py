"""The axis of Helhedsoverblik: days in, percent out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.visning.akse import MEST_AARSTAL, MINDSTE_BREDDE, Akse

aar = st.integers(1950, 2100)
akser = st.tuples(aar, st.integers(0, 60)).map(lambda par: Akse(par[0], par[0] + par[1]))
dage = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def test_a_year_and_its_days():
    akse = Akse(2023, 2024)
    assert (akse.sted(date(2023, 1, 1)), akse.sted(date(2025, 1, 1))) == (0, 100)
    assert akse.sted(date(2024, 1, 1)) == round(100 * 365 / 731, 3)
    assert akse.straekning(date(2023, 1, 1), date(2024, 1, 1)) == (0, round(100 * 365 / 731, 3))
    assert [(s.x, s.tekst) for s in akse.streger] == [
        (0, "2023"),
        (akse.sted(date(2024, 1, 1)), "2024"),
    ]


@given(akser, dage, dage)
def test_a_bar_stays_on_the_axis_and_can_be_seen(akse: Akse, en: date, anden: date):
    fra, til = sorted((en, anden))
    x, bredde = akse.straekning(fra, til)
    assert bredde >= MINDSTE_BREDDE
    assert 0 <= x <= x + bredde <= 100.001


@given(akser, dage)
def test_a_later_day_never_stands_before_an_earlier_one(akse: Akse, dag: date):
    assert akse.sted(dag) <= akse.sted(dag + timedelta(days=1))


@given(akser, dage, dage)
def test_what_touches_no_day_of_the_axis_is_not_on_it(akse: Akse, en: date, anden: date):
    fra, til = sorted((en, anden))
    assert akse.roerer(fra, til) == (fra.year <= akse.sidste and til.year >= akse.foerste)


@given(akser)
def test_there_is_room_for_the_numbers_and_the_first_year_has_one(akse: Akse):
    tekster = [streg.tekst for streg in akse.streger]
    assert len(tekster) == akse.sidste - akse.foerste + 1
    assert tekster[0] == str(akse.foerste)
    assert len(list(filter(None, tekster))) <= MEST_AARSTAL
