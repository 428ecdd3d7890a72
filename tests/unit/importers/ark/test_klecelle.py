from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark.klecelle import (
    KleAngivelse,
    kle,
    kle_angivelse,
    kle_moenster,
    kle_moenstre,
)


@pytest.mark.parametrize(
    "vaerdi",
    [
        "29.09.08",
        " 29.09.08 ",
        "29.09.08 Patientrettet forebyggelse",
        "29.09.08 - Patientrettet forebyggelse",
        "29.09.08. Patientrettet forebyggelse",
        "29.09.08\nPatientrettet forebyggelse",
        "29. 09. 08 Patientrettet forebyggelse",
        "29.09.08\u00a0Patientrettet",
    ],
)
def test_a_number_is_read_with_or_without_its_title(vaerdi):
    svar = kle(vaerdi)
    assert (str(svar.vaerdi), svar.problem) == ("29.09.08", None)


@pytest.mark.parametrize(
    "vaerdi",
    [
        date(2008, 9, 29),
        datetime(2008, 9, 29),  # noqa: DTZ001 - a cell has no time zone
        "29-09-2008",
        "29/09/08",
    ],
)
def test_a_date_whose_day_is_no_month_is_turned_back(vaerdi):
    svar = kle(vaerdi)
    assert (str(svar.vaerdi), svar.problem.kode) == ("29.09.08", "KLE_ER_DATO")
    assert svar.problem.alvor == "advarsel"


def test_excels_century_does_not_matter():
    assert str(kle(date(1942, 3, 27)).vaerdi) == "27.03.42"


@pytest.mark.parametrize("vaerdi", [date(2008, 9, 5), "05-09-2008"])
def test_a_date_whose_day_can_be_a_month_is_only_reported(vaerdi):
    svar = kle(vaerdi)
    assert (svar.vaerdi, svar.problem.kode, svar.problem.alvor) == (None, "KLE_ER_DATO", "fejl")
    assert "05.09.08" in svar.problem.tekst


@pytest.mark.parametrize("vaerdi", [27.6, "27.6"])
def test_a_number_that_lost_a_zero_is_reported_with_the_guess_and_not_used(vaerdi):
    svar = kle_angivelse(vaerdi)
    assert svar.vaerdi == KleAngivelse(None, "27.6")
    assert svar.problem.kode == "KLE_ER_TAL"
    assert "27.60" in svar.problem.tekst


@pytest.mark.parametrize("vaerdi", ["27.36", 27.36, "27.36 Hjælp i hjemmet"])
def test_four_digits_are_kept_as_given_but_are_no_emne(vaerdi):
    svar = kle_angivelse(vaerdi)
    assert (svar.vaerdi, svar.problem.kode) == (KleAngivelse(None, "27.36"), "KLE_FIRE_CIFRE")


@pytest.mark.parametrize("vaerdi", [273604, "273604"])
def test_six_digits_without_dots_are_read_and_remarked(vaerdi):
    svar = kle(vaerdi)
    assert (str(svar.vaerdi), svar.problem.kode) == ("27.36.04", "KLE_UDEN_PUNKTUM")


@pytest.mark.parametrize(
    "celle",
    [
        "29.09.08, 27.36.04",
        "29.09.08/27.36.04",
        "29.09.08 Hjælp og 27.36.04 Pleje",
        "29.09.08\n27.36.04",
        "29.09.08 (27.36.04)",
        "29.09.08; 27.36",
        "29.09.08 – 27.36.04",
    ],
)
def test_of_two_numbers_in_one_cell_none_is_used_and_both_are_told(celle):
    svar = kle(celle)
    assert (svar.vaerdi, svar.problem.kode) == (None, "KLE_FLERE")
    assert "29.09.08 og 27.36" in svar.problem.tekst


def test_the_same_number_twice_is_one():
    assert str(kle("29.09.08 Hjælp (29.09.08)").vaerdi) == "29.09.08"


@pytest.mark.parametrize("celle", ["27,60,24", "27,60,24 Boligindretning", "27, 60, 24"])
def test_a_comma_is_named_and_the_number_quoted_as_it_stands(celle):
    svar = kle_angivelse(celle)
    assert (svar.vaerdi.kle, svar.problem.kode) == (None, "KLE_KOMMA")
    assert svar.vaerdi.angivet == celle.removesuffix(" Boligindretning")
    assert f"»{svar.vaerdi.angivet}«" in svar.problem.tekst
    assert "27.60.24" in svar.problem.tekst


@pytest.mark.parametrize(
    "celle, kode, hvad",
    [
        ("27 36 04", "KLE_SKILLETEGN", "mellemrum"),
        ("27:36:04 Hjælp", "KLE_SKILLETEGN", "kolon"),
        ("27_36_04", "KLE_SKILLETEGN", "understregning"),
        ("27-36-04 Hjælp", "KLE_SKILLETEGN", "bindestreg"),
        ("27·36·04", "KLE_SKILLETEGN", "»·«"),
        ("27.36;04", "KLE_SKILLETEGN", "semikolon"),
        ("27.36,04", "KLE_KOMMA", "komma"),
        ("27,36.04", "KLE_KOMMA", "komma"),
    ],
)
@pytest.mark.parametrize("laes", [kle, kle_moenster])
def test_another_character_than_a_point_is_named_and_nothing_is_used(laes, celle, kode, hvad):
    """Of a role, `27·36·04` read as 27 would reach a whole hovedgruppe."""
    svar = laes(celle)
    assert (svar.vaerdi, svar.problem.kode) == (None, kode)
    assert f"har {hvad}, hvor der skal være punktum. Måske 27.36.04" in svar.problem.tekst


@pytest.mark.parametrize("laes", [kle, kle_moenster])
@pytest.mark.parametrize("celle", ["27.36.O4", "27.36.0O", "27.O4", "27.36.l2 Hjælp"])
def test_a_letter_for_a_digit_is_named_and_the_number_above_is_not_used(laes, celle):
    svar = laes(celle)
    assert (svar.vaerdi, svar.problem.kode) == (None, "KLE_BOGSTAV")


@pytest.mark.parametrize("celle", ["27.36.8", "27.36.8 Madservice", "27.3.08"])
def test_a_digit_too_few_is_a_guess_and_not_a_number(celle):
    svar = kle_angivelse(celle)
    assert (svar.vaerdi.kle, svar.problem.kode) == (None, "KLE_MANGLER_CIFFER")
    assert svar.vaerdi.angivet == celle
    assert ("27.03.08" if "27.3." in celle else "27.36.08") in svar.problem.tekst


@pytest.mark.parametrize("vaerdi", ["Hjælp", "2.36.04", "27.36.041", "27.36.04.01", "G01", True])
def test_what_is_no_kle_number_is_reported(vaerdi):
    svar = kle(vaerdi)
    assert (svar.vaerdi, svar.problem.kode) == (None, "KLE_UGYLDIG")


@pytest.mark.parametrize(
    "vaerdi, ventet",
    [
        *[("27.*", "27.*"), ("27.36", "27.36"), (27.36, "27.36"), (27, "27")],
        *[("27.36.04", "27.36.04"), ("27.36 Hjælp", "27.36"), ("27.3*", "27.3*")],
        (date(2008, 9, 29), "29.09.08"),
    ],
)
def test_patterns_cover_all_levels(vaerdi, ventet):
    assert str(kle_moenster(vaerdi).vaerdi) == ventet


@pytest.mark.parametrize("vaerdi", [27.6, "**", "hele 27", "2736*"])
def test_what_is_no_pattern_is_reported(vaerdi):
    svar = kle_moenster(vaerdi)
    assert svar.vaerdi is None
    assert svar.problem is not None


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2029, 12, 31)))
def test_a_date_is_never_turned_into_another_number_than_it_was_made_of(dag):
    nummer = kle(dag).vaerdi
    assert nummer is None or str(nummer) == dag.strftime("%d.%m.%y")
    assert (nummer is not None) == (dag.day > 12)


@pytest.mark.parametrize(
    "celle",
    ["27-29", "27 – 29", "27 og 29", "27 29", "27.36 og 48", "27/29", "27·60", "27_60", "27 | 29"],
)
def test_of_two_groups_in_one_cell_none_is_used(celle):
    svar = kle_moenster(celle)
    assert (svar.vaerdi, svar.problem.kode) == (None, "KLE_FLERE")


@pytest.mark.parametrize(
    "celle",
    [
        "27 Social",
        "27.36 - Hjælp § 83",
        "27 §83",
        "27 (83)",
        "27 1. år",
        "27: 2024",
        "27.36.Il dag",
        "27.36. Hjælp",
    ],
)
def test_a_title_after_a_group_is_a_title(celle):
    assert str(kle_moenster(celle).vaerdi).startswith("27")


def test_three_groups_that_can_be_one_number_are_read_and_told():
    """`27,60,24` of a role reached the whole of 27, 60 and 24 without a word."""
    svar = kle_moenstre("27,60,24")
    assert [str(en) for en in svar.vaerdi] == ["27", "60", "24"]
    assert (svar.problem.kode, svar.problem.alvor) == ("KLE_TRE_GRUPPER", Alvor.ADVARSEL)
    assert "27.60.24" in svar.problem.ventet


@pytest.mark.parametrize("celle", ["27, 29", "27.36.04, 29.09.08, 32", "27,29,32,17", 27, ""])
def test_other_lists_of_patterns_are_not_remarked(celle):
    assert kle_moenstre(celle).problem is None
