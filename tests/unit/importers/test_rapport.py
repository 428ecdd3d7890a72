import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importers.byg import FAGSYSTEMER, KOMMUNE, csvfil, laes, org
from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import MAKS_VAERDI, Alvor, Fund
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.importers import rapport
from webapp.importers.rapport import Filfejl, Fundliste, Problem

MELLEM = st.sampled_from(["", "-", " ", ".", "/", "–", " - ", "\u00a0", "_"])


@given(st.text(st.characters(exclude_categories=["Nd"]), max_size=5), MELLEM, MELLEM)
def test_a_cpr_number_is_masked_however_it_is_written(foer, mellem, inde):
    nummer = (
        f"{foer}25{inde if len(inde) < 2 else ''}12{inde if len(inde) < 2 else ''}48{mellem}4916"
    )
    assert "4916" not in masker_cpr(nummer)
    assert "4916" not in repr(
        Fund(
            kode="K",
            alvor=Alvor.FEJL,
            fil=nummer,
            ark=nummer,
            celle=nummer,
            vaerdi=nummer,
            tekst=nummer,
            ventet=nummer,
        )
    )
    assert "4916" not in str(Filfejl(nummer, nummer))


@pytest.mark.parametrize(
    "tekst", ["2020-123456789", "02-2018-02414", "27.36.04", "2024-04-08", "A4"]
)
def test_other_numbers_are_left_alone(tekst):
    assert masker_cpr(tekst) == tekst


def test_a_value_is_cut_after_it_is_masked():
    fund = Fund(
        kode="K",
        alvor=Alvor.FEJL,
        fil="",
        ark="",
        celle="",
        vaerdi="x" * 72 + " 251248-4916",
        tekst="",
        ventet="",
    )
    assert len(fund.vaerdi) <= MAKS_VAERDI
    assert "251248-4" not in fund.vaerdi


@pytest.mark.parametrize("kolonne", range(6))
def test_a_cpr_number_in_any_cell_is_in_no_finding(kolonne):
    celler = ["x"] * 6
    celler[kolonne] = "251248-4916"
    personer = csvfil(
        "Person;Navn;CPR;Vist dato;Adressebeskyttelse;251248-4916\n" + ";".join(celler)
    )
    sager = csvfil("Sagsnummer;Fagsystem;Titel;Primær part;Oprettet;Følsomhed\n" + ";".join(celler))
    laest = laes(
        KOMMUNE, FAGSYSTEMER, personer, sager, org(("A", "251248-4916", None, None, "2512484916"))
    )
    assert laest.fund
    assert not any("4916" in repr(fund) for fund in laest.fund)


def test_a_fault_in_every_row_is_told_so_once_it_has_been_said_often():
    fund = Fundliste()
    for nummer in range(rapport.MAKS_ENS_FUND + 7):
        fund.meld(Problem("K", "t", "v"), Kildested("f", "a", f"A{nummer}"))
    alle = fund.alle()
    assert len(alle) == rapport.MAKS_ENS_FUND + 1
    assert (alle[-1].kode, alle[-1].tekst) == (
        "FLERE_AF_SAMME",
        "Der er 7 flere af samme slags (K).",
    )
