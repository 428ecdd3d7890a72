"""A CPR number is found however it is written; what only looks like one is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.vaerdier.cprfund import erstat_cpr, find_cpr, tal_som_cifre
from webapp.domain.vaerdier.identifikation import masker_cpr

CIFRE = "0706851234"
numre = st.builds(
    lambda dag, rest: f"{dag:%d%m%y}{rest:04d}",
    st.dates(date(1910, 1, 1), date(2030, 1, 1)),
    st.integers(0, 9999),
)
# Signs that people and programs put between digits, invisible ones too.
skilletegn = st.sampled_from(
    [
        "-",
        " ",
        ".",
        "/",
        "_",
        "–",
        "—",
        "‑",
        "−",
        "·",
        ",",
        ":",
        "\u00a0",
        "\u2009",
        "\u200b",
        "\u00ad",
        "\n",
        "\t",
        " - ",
        " – ",
        " / ",
        "- ",
        " (",
        "\\",
        "+",
        "|",
        "*",
    ]
)
# What may stand on either side without being digits or a sign that joins.
ord_ = st.text(st.sampled_from("abcxyzæøåÆØÅ"), min_size=1, max_size=12)


@given(numre, skilletegn, ord_, ord_)
def test_six_and_four_digits_whatever_stands_between(
    cifre: str, tegn: str, foer: str, efter: str
) -> None:
    tekst = f"{foer} {cifre[:6]}{tegn}{cifre[6:]} {efter}"
    assert [fundet.cifre for fundet in find_cpr(tekst)] == [cifre]
    # With what follows: the day itself may hold the same four digits.
    assert f"{cifre[6:]} {efter}" not in masker_cpr(tekst)


@given(numre, skilletegn, skilletegn, skilletegn)
def test_the_parts_of_the_day_each_in_their_way(cifre: str, a: str, b: str, c: str) -> None:
    tekst = f"{cifre[:2]}{a}{cifre[2:4]}{b}{cifre[4:6]}{c}{cifre[6:]}"
    assert [fundet.cifre for fundet in find_cpr(tekst)] == [cifre]


@given(numre, st.text("0123456789", max_size=6), st.text("0123456789", max_size=6))
def test_within_longer_digits_the_number_is_not_there_afterwards(
    cifre: str, foran: str, efter: str
) -> None:
    tekst = f"{foran}{cifre}{efter}"
    assert cifre not in erstat_cpr(tekst, lambda c: "9" * len(c))
    assert cifre not in masker_cpr(tekst)


@pytest.mark.parametrize(
    "skrevet",
    [
        "2.512484916E9",
        "2,512484916e+09",
        "2.512484916E09",
        "2512484916.0",
        "2.512.484.916",
        "25 12 48 49 16",
        "2 5 1 2 4 8 4 9 1 6",
        "251 248 4916",
        "2512-48-4916",
        "25.12.1948-4916",
        "251248 49 16",
        "25 1248 4916",
        "２５１２４８-４９１６",
        "KMD2512484916x",
        "2024-2512484916",
    ],
)
def test_other_ways_of_writing_it(skrevet: str) -> None:
    for tekst in (skrevet, f"Nr. {skrevet} i sagen", f'"{skrevet}"'):
        fundne = list(find_cpr(tekst))
        assert len(fundne) == 1, tekst
        assert fundne[0].cifre.endswith("2512484916")
        renset = erstat_cpr(tekst, lambda c: "9" * len(c))
        assert list(find_cpr(renset)) == []


ALMINDELIGE = (
    "27.36.04",
    "27.36.04-G01-12-23",
    "99 88 61 01",
    "+45 33 34 94 00",
    "2024-04-08",
    "08-04-2024",
    "08-04-2024 12:30",
    "2019-06-01T10:00:00.000+02:00",
    "2024-04-08 – 2024-05-09",
    "Man-tors: 09:00-15:30\nFre: 09:00-13:00",
    "Mandag 10:00-12:00 Tirsdag 14:00-16:00",
    "29188505-23338-03-5",
    "02-2018-02414",
    "2020-123456789",
    "12345678901",
    "5448,00",
    "5798000412345",
    "CVR 29188505",
    "§ 83, stk. 1",
    "Fra 01-02-24 til 01-03-24",
    "31-12-2024",
    "SEL §§ 83, 83 a og 95",
    "Hjulmagervej 29, 4260 Korsbæk",
    "2012-034567",
    "33 34 94 00 / 12",
    "957bd4fb-d9a3-5566-9c47-20f5f940655",
    "9d60e2db1df0480abe525f4f9543b1d7",
    "{4A5D71A3-B8C1-5C91-8402-E66A949FE005}",
    "ab010190-1234-4aaa-8bbb-0123450101ab",
    "00000000-0000-0000-0000-000000000001",
    "urn:oio:cvr-nr:29188505",
    "45387.520833333336",
)


@pytest.mark.parametrize("tekst", ALMINDELIGE)
def test_ordinary_texts_of_the_field_stay(tekst: str) -> None:
    assert list(find_cpr(tekst)) == []
    assert masker_cpr(tekst) == tekst


@given(
    st.uuids().map(str) | st.uuids().map(lambda u: str(u).upper()),
    st.sampled_from(["{}", "{{{}}}", "urn:uuid:{}", "a {} b"]),
)
def test_a_whole_uuid_is_never_touched(uuid: str, form: str) -> None:
    tekst = form.format(uuid)
    assert list(find_cpr(tekst, alle=True)) == []


@given(st.text(max_size=60))
def test_what_stands_between_the_numbers_stays(tekst: str) -> None:
    renset = erstat_cpr(tekst, lambda c: c)
    assert renset == tekst
    assert masker_cpr(masker_cpr(tekst)) == masker_cpr(tekst)


@pytest.mark.parametrize(
    "tal, cifre",
    [
        ("2512484916", "2512484916"),
        ("101901234", "0101901234"),
        ("1.01901234E8", "0101901234"),
        ("99886101", None),
        ("45387.5", None),
        ("9999999999", None),
        ("5798000412345", None),
        ("x", None),
        ("inf", None),
    ],
)
def test_a_number_whose_nought_is_lost(tal: str, cifre: str | None) -> None:
    assert tal_som_cifre(tal) == cifre
