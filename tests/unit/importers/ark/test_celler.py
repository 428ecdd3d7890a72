from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importers.byg import ROLIG
from webapp.domain.fagsystem import Foelsomhed
from webapp.importers.ark import celler
from webapp.importers.ark.klecelle import kle, kle_angivelse, kle_moenster

VAERDIER = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.from_regex(r"\d{0,3}[.,-]?\d{0,4}[.,-]?\d{0,4}"),
)
PARSERE = [
    celler.navn,
    celler.fritekst,
    celler.ja_nej,
    celler.dato,
    celler.uuid,
    celler.cvr,
    celler.cpr,
    celler.beloeb,
    celler.liste,
    celler.liste_af(celler.uuid),
    celler.foelsomhed,
    celler.ord_af({"Ja": 1, "Nej": 2}, "KODE", None),
    kle,
    kle_angivelse,
    kle_moenster,
    celler.liste_af(kle_moenster),
]


@pytest.mark.parametrize("parser", PARSERE)
@given(vaerdi=VAERDIER)
@ROLIG
def test_no_parser_raises_whatever_stands_in_the_cell(parser, vaerdi):
    svar = parser(vaerdi)
    assert svar.problem is None or svar.problem.kode


@pytest.mark.parametrize("parser", PARSERE)
@pytest.mark.parametrize("blank", [None, "", "   ", "\t\n"])
def test_a_blank_cell_is_blank_and_no_fault(parser, blank):
    svar = parser(blank)
    assert not svar.vaerdi or (parser is kle_angivelse and svar.vaerdi.angivet == "")
    assert svar.problem is None


@pytest.mark.parametrize(
    "vaerdi, ventet",
    [
        ("2024-04-08", date(2024, 4, 8)),
        ("08-04-2024", date(2024, 4, 8)),
        ("8.4.2024", date(2024, 4, 8)),
        ("8/4/2024", date(2024, 4, 8)),
        ("2024-04-08 00:00:00", date(2024, 4, 8)),
        (datetime(2024, 4, 8, 12), date(2024, 4, 8)),  # noqa: DTZ001 - a cell has no time zone
        (date(2024, 4, 8), date(2024, 4, 8)),
    ],
)
def test_dates_are_read_in_the_two_written_forms_and_as_real_dates(vaerdi, ventet):
    assert celler.dato(vaerdi) == celler.Svar(ventet)


@pytest.mark.parametrize("vaerdi", ["29-02-2023", "i går", "2024", 45000, "04/2024", "8-4-24"])
def test_what_is_no_date_is_blank_and_reported(vaerdi):
    svar = celler.dato(vaerdi)
    assert (svar.vaerdi, svar.problem.kode) == (None, "DATO_UGYLDIG")


@pytest.mark.parametrize(
    "vaerdi, ventet",
    [
        *[("ja", True), ("JA ", True), ("x", True), (True, True), (1, True), (1.0, True)],
        *[("nej", False), ("Nej", False), (False, False), (0, False), ("-", False)],
    ],
)
def test_yes_and_no(vaerdi, ventet):
    assert celler.ja_nej(vaerdi) == celler.Svar(ventet)


def test_what_is_neither_yes_nor_no_is_no_and_reported():
    svar = celler.ja_nej("måske")
    assert (svar.vaerdi, svar.problem.kode) == (False, "JA_NEJ_UGYLDIG")


@pytest.mark.parametrize(
    "vaerdi, oere",
    [
        ("5448,00", 544800),
        ("5.448,00", 544800),
        ("5448.00", 544800),
        ("5448", 544800),
        ("5 448,5", 544850),
        ("kr. 5.448,00", 544800),
        ("5448,-", 544800),
        ("-12,50", -1250),
        ("-0,50", -50),
        (5448, 544800),
        (0.29, 29),
    ],
)
def test_amounts_are_read_to_oere(vaerdi, oere):
    assert celler.beloeb(vaerdi) == celler.Svar(oere)


def test_an_amount_with_exactly_three_decimals_is_thousands_and_said_so():
    svar = celler.beloeb("5.942")
    assert (svar.vaerdi, svar.problem.kode) == (594200, "BELOEB_TVETYDIGT")


@pytest.mark.parametrize(
    "vaerdi", ["gratis", "1,2,3", "12,345", float("inf"), float("nan"), "9" * 50]
)
def test_what_is_no_amount_is_blank_and_reported(vaerdi):
    svar = celler.beloeb(vaerdi)
    assert (svar.vaerdi, svar.problem.kode) == (None, "BELOEB_UGYLDIGT")


def test_a_uuid_one_digit_short_is_reported_with_its_count():
    svar = celler.uuid("aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90")
    assert svar.vaerdi is None
    assert svar.problem.kode == "UUID_UGYLDIG"
    assert "31 hexcifre" in svar.problem.tekst


def test_a_uuid_may_have_capitals_braces_and_blanks():
    svar = celler.uuid(" {AA8BFFBB-84B6-4DD7-9B6C-311F2D6F4E90}\n")
    assert str(svar.vaerdi) == "aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90"


def test_excel_took_the_leading_zero_of_a_cpr_number():
    svar = celler.cpr(108801234)
    assert (svar.vaerdi.cifre, svar.problem.kode) == ("0108801234", "CPR_NUL_MANGLEDE")


def test_a_cpr_number_of_nine_digits_in_text_is_not_mended():
    svar = celler.cpr("108801234")
    assert (svar.vaerdi, svar.problem.kode) == (None, "CPR_UGYLDIG")


@pytest.mark.parametrize(
    "vaerdi, niveau",
    [
        (2, 2),
        ("3", 3),
        ("VIP_SAGER", 4),
        ("Fortrolige personoplysninger", 2),
        ("følsomme personoplysninger", 3),
        ("Ikke fortrolige data", 1),
    ],
)
def test_foelsomhed_by_number_and_by_name(vaerdi, niveau):
    assert celler.foelsomhed(vaerdi).vaerdi is Foelsomhed(niveau)


def test_foelsomhed_five_does_not_exist():
    assert celler.foelsomhed("5").problem.kode == "FOELSOMHED_UGYLDIG"


def test_a_list_is_divided_by_comma_semicolon_and_line_break():
    assert celler.liste("a b,  c;d\ne,").vaerdi == ("a b", "c", "d", "e")
