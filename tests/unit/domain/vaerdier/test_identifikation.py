from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import byg
from webapp.domain.vaerdier.identifikation import (
    Cpr,
    Cvr,
    EnhedUuid,
    UgyldigIdentifikationError,
    kan_vaere_cpr,
    masker_cpr,
)

cprnumre = st.from_regex(r"[0-3][0-9][01][0-9]{3}-?[0-9]{4}", fullmatch=True)
ugyldige = st.text(st.sampled_from("0123456789- x"), max_size=14)


@given(tekst=cprnumre)
def test_a_cpr_number_never_prints_itself(tekst):
    cpr = Cpr.af_tekst(tekst)
    masket = f"{tekst[:6]}-XXXX"
    assert str(cpr) == f"{cpr}" == format(cpr) == "%s" % cpr == masket  # noqa: UP031 - one more way
    assert repr(cpr) == f"Cpr({masket})"
    assert repr([cpr]) == f"[Cpr({masket})]"
    assert cpr.cifre not in repr(byg.person(cpr=cpr))
    assert not kan_vaere_cpr(repr(byg.person(cpr=cpr)))
    assert cpr.fuldt == f"{tekst[:6]}-{tekst[-4:]}"


@given(tekst=ugyldige)
def test_an_error_never_repeats_the_text(tekst):
    for slags in (Cpr, Cpr.af_tekst, Cvr, EnhedUuid, EnhedUuid.af_tekst):
        try:
            slags(tekst)
        except UgyldigIdentifikationError as fejl:
            assert len(tekst.strip()) < 3 or tekst not in str(fejl)
            assert not kan_vaere_cpr(str(fejl))


@pytest.mark.parametrize("tekst", ["251248-4916", "2512484916", " 251248-4916 "])
def test_a_cpr_number_is_read(tekst):
    assert Cpr.af_tekst(tekst) == Cpr("2512484916")


@pytest.mark.parametrize(
    "tekst",
    ["", "251248-491", "251248-49160", "251248 4916", "25-12-48-4916", "251248-491x", "٢٥١٢٤٨٤٩١٦"],
)
def test_anything_else_is_no_cpr_number(tekst):
    with pytest.raises(UgyldigIdentifikationError):
        Cpr.af_tekst(tekst)


@pytest.mark.parametrize("tekst", ["2512484916", "0101070001"])
def test_modulus_11_is_not_asked_for(tekst):
    assert Cpr(tekst).cifre == tekst


# The seventh digit and the year of birth, by CPR-kontoret's table: first and last of each cell.
@pytest.mark.parametrize(
    "syvende, aar, foedt",
    [
        *((ciffer, aar, 1900 + aar) for ciffer in "0123" for aar in (0, 36, 37, 57, 58, 99)),
        *((ciffer, aar, 2000 + aar) for ciffer in "49" for aar in (0, 36)),
        *((ciffer, aar, 1900 + aar) for ciffer in "49" for aar in (37, 57, 58, 99)),
        *((ciffer, aar, 2000 + aar) for ciffer in "5678" for aar in (0, 36, 37, 57)),
        *((ciffer, aar, 1800 + aar) for ciffer in "5678" for aar in (58, 99)),
    ],
)
def test_the_century_is_read_from_the_seventh_digit(syvende, aar, foedt):
    cpr = Cpr(f"1506{aar:02d}{syvende}000")
    assert cpr.alder(date(2060, 6, 15)) == 2060 - foedt


@pytest.mark.parametrize(
    "cifre, dag, alder",
    [
        ("2512484916", date(2024, 12, 24), 75),
        ("2512484916", date(2024, 12, 25), 76),
        ("2902004000", date(2023, 2, 28), 22),
        ("2902004000", date(2023, 3, 1), 23),
        ("2902004000", date(2024, 2, 29), 24),
    ],
)
def test_age_changes_on_the_birthday(cifre, dag, alder):
    assert Cpr(cifre).alder(dag) == alder


@pytest.mark.parametrize(
    "tekst, masket",
    [
        ("251248-4916", "251248-XXXX"),
        ("2512484916", "251248-XXXX"),
        ("251248 4916", "251248-XXXX"),
        ("Notat om 251248-4916, mor til 0107704321.", "Notat om 251248-XXXX, mor til 010770-XXXX."),
        ("29188505-23338-03-5", "29188505-23338-03-5"),
        ("02-2018-02414", "02-2018-02414"),
        ("12345678901", "12345678901"),
        ("tlf. 33349400", "tlf. 33349400"),
        ("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff", "9334c3ae-6e8c-44ee-bcf3-c74ba98147ff"),
        ("", ""),
    ],
)
def test_what_can_be_a_cpr_number_is_masked(tekst, masket):
    assert masker_cpr(tekst) == masket
    assert kan_vaere_cpr(tekst) == (tekst != masket)


@given(foer=st.text(max_size=20), cpr=cprnumre, efter=st.text(max_size=20))
def test_a_masked_text_holds_no_cpr_number_and_is_not_masked_twice(foer, cpr, efter):
    masket = masker_cpr(foer + cpr + efter)
    assert not kan_vaere_cpr(masket)
    assert masker_cpr(masket) == masket


@pytest.mark.parametrize("tekst", ["", "1111111", "111111111", "1111111a", "١١١١١١١١"])
def test_a_cvr_number_has_eight_digits(tekst):
    assert str(Cvr("11111111")) == "11111111"
    with pytest.raises(UgyldigIdentifikationError):
        Cvr(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "9334c3ae-6e8c-44ee-bcf3-c74ba98147ff",
        " 9334C3AE-6E8C-44EE-BCF3-C74BA98147FF ",
        "00000000-0000-0000-0000-000000000001",  # FK ORG holds UUIDs of any version
    ],
)
def test_a_uuid_of_any_version_is_read(tekst):
    assert str(EnhedUuid.af_tekst(tekst)) == tekst.strip().lower()


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "9334c3ae6e8c44eebcf3c74ba98147ff",
        "9334c3ae-6e8c-44ee-bcf3-c74ba98147f",
        "9334c3ae-6e8c-44ee-bcf3-c74ba98147fg",
        "{9334c3ae-6e8c-44ee-bcf3-c74ba98147ff}",
    ],
)
def test_anything_else_is_no_uuid(tekst):
    with pytest.raises(UgyldigIdentifikationError):
        EnhedUuid.af_tekst(tekst)


def test_the_check_digit_of_a_cvr_number():
    numre = ("29188505", "12345674", "12345678", "11111111", "29188504")
    assert [Cvr(et).kan_vaere_rigtigt for et in numre] == [True, True, False, True, False]
