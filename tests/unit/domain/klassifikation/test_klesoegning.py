from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.klassifikation.klesoegning import soeg_kle

POSTER = (
    KlePost(nummer="17", titel="Børne- og ungdomsuddannelse"),
    KlePost(nummer="17.15", titel="Specialundervisning for voksne"),
    KlePost(nummer="17.15.02", titel="Tilbud efter lov om undervisning"),
    KlePost(
        nummer="27.36.24",
        titel="Madservice",
        stikord=("Udbringning af mad",),
        retskilder=("Lov om social service § 83", "Lov om social service § 83 a"),
    ),
    KlePost(
        nummer="27.36.04", titel="Personlig og praktisk hjælp", retskilder=("Serviceloven § 83",)
    ),
    KlePost(nummer="27.36.14", titel="Bostøtte efter servicelovens § 85 a"),
    KlePost(nummer="27.45.04", titel="Anvisning til ældrebolig/handicapbolig (visitation)"),
    KlePost(nummer="27.45.08", titel="Venteliste til ældrebolig/handicapbolig"),
    KlePost(nummer="29.99.83", titel="Andet", retskilder=("Sundhedsloven § 83",)),
    KlePost(nummer="27.60.12", titel="Hjælpemidler", udgaaet=date(2023, 11, 1)),
)
PLAN = KlePlan({post.nummer: post for post in POSTER})


def numre(tekst):
    return [traef.post.nummer for traef in soeg_kle(PLAN, tekst)]


def test_the_slides_first_example_madservice_by_word_or_paragraph():
    assert numre("madservice") == ["27.36.24"]
    assert numre("Madservice SEL §83.3")[:2] == ["27.36.24", "27.36.04"]
    assert set(numre("SEL §83")) == {"27.36.24", "27.36.04"}
    assert "29.99.83" in numre("§ 83")
    assert "29.99.83" not in numre("SEL § 83, stk. 3")
    assert numre("SUL §83") == ["29.99.83"]


def test_the_slides_second_example_specialundervisning_gives_a_level_2_number():
    fundne = soeg_kle(PLAN, "specialundervisning")
    assert [(t.post.nummer, t.niveau) for t in fundne] == [("17.15", 2), ("17.15.02", 3)]


def test_the_slides_third_example_handicapvenlig_gives_nothing_but_aeldrebolig_does():
    assert numre("handicapvenlig") == []
    assert numre("ældrebolig") == ["27.45.04", "27.45.08"]
    assert numre("AELDREBOLIG") == ["27.45.04", "27.45.08"]


def test_a_number_finds_itself_and_what_lies_under_it():
    assert numre("27.45") == ["27.45.04", "27.45.08"]
    assert numre("27.36.24") == ["27.36.24"]
    assert numre("17") == ["17", "17.15", "17.15.02"]


def test_a_keyword_is_found_after_a_title_and_said():
    (traef,) = soeg_kle(PLAN, "udbringning")
    assert (traef.post.nummer, traef.grund) == ("27.36.24", "stikord")


def test_a_letter_of_a_paragraph_counts():
    assert numre("§ 85 a") == ["27.36.14"]
    assert numre("§ 85") == []
    assert numre("§ 83 a") == ["27.36.24"]


def test_a_retired_number_is_found_and_says_so():
    (traef,) = soeg_kle(PLAN, "hjælpemidler")
    assert traef.post.udgaaet


@pytest.mark.parametrize("tekst", ["", "   ", "§", "***"])
def test_nothing_asked_finds_nothing(tekst):
    assert numre(tekst) == []


@given(st.text(max_size=40))
def test_no_text_raises_and_no_number_comes_twice(tekst):
    fundne = numre(tekst)
    assert len(fundne) == len(set(fundne))
