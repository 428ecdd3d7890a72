import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.domain.vaerdier.slug import RESERVEREDE, Slugs, fold, kan_vaere_cpr_slug


@pytest.mark.parametrize(
    "tekst, slug",
    [
        ("Nancy Ann Berggren", "nancy-ann-berggren"),
        ("Jytte Rømer", "jytte-roemer"),
        ("Ærø & Åby  (FSIII)", "aeroe-aaby-fsiii"),
        ("A\u030aby", "aaby"),
        ("Müller, José", "muller-jose"),
        ("29188505-23338-03-5", "29188505-23338-03-5"),
        ("27.36.04", "27.36.04"),
        ("..", ""),
        ("—", ""),
    ],
)
def test_names_and_numbers_are_folded(tekst, slug):
    assert fold(tekst) == slug


@pytest.mark.parametrize("tekst", ["251248-4916", "2512484916", "25.12.48-4916", "Sag 251248 4916"])
def test_what_can_be_a_cpr_number_becomes_a_hash(tekst):
    slug = Slugs(b"n").giv(tekst)
    assert len(slug) == 8
    assert set(slug) <= set("0123456789abcdef")
    assert slug == Slugs(b"n").giv(tekst)
    assert slug != Slugs(b"anden").giv(tekst)


@pytest.mark.parametrize("tekst", ["02-2018-02414", "2020-123456789", "29188505-23338-03-5"])
def test_numbers_of_the_slides_stay_readable(tekst):
    assert Slugs(b"n").giv(tekst) == tekst


@pytest.mark.parametrize("ord_", sorted(RESERVEREDE))
def test_reserved_words_are_never_given(ord_):
    assert Slugs(b"n").giv(ord_) == f"{ord_}-2"


@given(st.lists(st.text(), max_size=30))
def test_slugs_are_unique_folded_and_hold_no_cpr_number(tekster):
    slugs = Slugs(b"n")
    givne = [slugs.giv(tekst) for tekst in tekster]
    assert len(set(givne)) == len(givne)
    assert not RESERVEREDE & set(givne)
    for slug in givne:
        assert slug == fold(slug)
        assert not kan_vaere_cpr(slug)
        assert not kan_vaere_cpr_slug(slug)
