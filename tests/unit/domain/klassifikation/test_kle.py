import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import byg
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, KlePlan, KlePost, UgyldigKleError
from webapp.domain.variant.opsaetning import Opsaetning

cifre = st.integers(0, 99).map("{:02d}".format)
numre = st.builds("{}.{}.{}".format, cifre, cifre, cifre)


def moenstre_over(nummer):
    """Every way to write a number or wildcard that covers the number."""
    led = [nummer[:laengde] for laengde in (0, 1, 3, 4, 6, 7)]
    return [*(f"{forled}*" for forled in led), nummer[:2], nummer[:5], nummer]


@pytest.mark.parametrize("tekst", ["27.36.04", "00.00.00"])
def test_an_emne_has_six_digits(tekst):
    emne = KleEmne(tekst)
    assert str(emne) == tekst
    assert emne.gruppe == tekst[:5]
    assert emne.hovedgruppe == tekst[:2]


@pytest.mark.parametrize(
    "tekst",
    ["", "27", "27.36", "27.36.4", "27.36.04.", " 27.36.04", "27-36-04", "27.36.*", "٢٧.٣٦.٠٤"],
)
def test_anything_else_is_no_emne(tekst):
    with pytest.raises(UgyldigKleError):
        KleEmne(tekst)


def test_the_catch_all_of_a_group_is_known():
    assert KleEmne("27.36.00").er_almindelighed
    assert not KleEmne("27.36.04").er_almindelighed


@pytest.mark.parametrize(
    "moenster, daekket, ikke",
    [
        ("*", ["27.36.04", "99.99.99"], []),
        ("2*", ["27.36.04", "29.00.00"], ["32.18.08"]),
        ("27", ["27.36.04"], ["29.36.04"]),
        ("27*", ["27.36.04"], ["29.36.04"]),
        ("27.*", ["27.36.04"], ["29.36.04"]),
        ("27.3*", ["27.36.04", "27.30.00"], ["27.42.08"]),
        ("27.36", ["27.36.04"], ["27.35.04"]),
        ("27.36.*", ["27.36.04"], ["27.35.04"]),
        ("27.36.0*", ["27.36.04"], ["27.36.14"]),
        ("27.36.04", ["27.36.04"], ["27.36.05"]),
    ],
)
def test_a_pattern_covers(moenster, daekket, ikke):
    fundet = KleMoenster(moenster)
    assert all(fundet.daekker(KleEmne(nummer)) for nummer in daekket)
    assert not any(fundet.daekker(KleEmne(nummer)) for nummer in ikke)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "2",
        "27.",
        "27.3",
        "27.36.",
        "27.36.0",
        "27.36.04*",
        "27.36.041",
        "**",
        "*7",
        "27.*.04",
        "27,29",
    ],
)
def test_anything_else_is_no_pattern(tekst):
    with pytest.raises(UgyldigKleError):
        KleMoenster(tekst)


@given(nummer=numre, data=st.data())
def test_two_patterns_over_one_number_overlap(nummer, data):
    a, b = (KleMoenster(data.draw(st.sampled_from(moenstre_over(nummer)))) for _ in range(2))
    assert a.daekker(KleEmne(nummer))
    assert a.overlapper(b)
    assert b.overlapper(a)


@given(et=numre, andet=numre, data=st.data())
def test_patterns_overlap_exactly_when_some_number_lies_under_both(et, andet, data):
    a, b = (KleMoenster(data.draw(st.sampled_from(moenstre_over(n)))) for n in (et, andet))
    laengst = max(a.forled, b.forled, key=len)
    vidne = KleEmne(laengst + "00.00.00"[len(laengst) :])
    assert a.overlapper(b) == (a.daekker(vidne) and b.daekker(vidne))


def opsaetning(*numre):
    return Opsaetning(tuple(byg.raekke(kle=nummer) for nummer in numre))


@pytest.mark.parametrize(
    "raekker, vinder",
    [
        (["27", "27.36", "27.36.04"], "27.36.04"),
        (["27.36.04", "27.36", "27"], "27.36.04"),
        (["27", "27.36", "27.36.06"], "27.36"),
        (["*", "27.3*"], "27.3*"),
        (["27.3*", "27.36"], "27.36"),
        (["27", "2*"], "27"),
        (["29", "27.42"], None),
        ([], None),
    ],
)
def test_the_most_exact_row_holds(raekker, vinder):
    fundet = opsaetning(*raekker).find(KleEmne("27.36.04"))
    assert (str(fundet.kle) if fundet else None) == vinder


@given(nummer=numre, data=st.data())
def test_the_order_of_the_rows_does_not_matter(nummer, data):
    valgte = data.draw(st.lists(st.sampled_from(moenstre_over(nummer)), min_size=1, unique_by=len))
    blandet = data.draw(st.permutations(valgte))
    assert opsaetning(*valgte).find(KleEmne(nummer)).kle.forled == (
        opsaetning(*blandet).find(KleEmne(nummer)).kle.forled
    )


def test_without_a_number_no_row_holds():
    assert opsaetning("*").find(None) is None


def test_titles_come_from_the_edition():
    plan = KlePlan({"27.36.04": KlePost(nummer="27.36.04", titel="Personlig hjælp")})
    assert plan.titel("27.36.04") == "Personlig hjælp"
    assert plan.titel("27.36.99") is None
    assert plan.nummer_og_titel(KleEmne("27.36.04")) == "27.36.04 Personlig hjælp"
    assert plan.nummer_og_titel(KleEmne("27.36.99")) == "27.36.99"
