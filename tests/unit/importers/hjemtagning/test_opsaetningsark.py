"""Opsætning af Borgerblikket taken home reads back the same, and keeps what is not ours."""

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.unit.importers.variantfil.opsaetninger import OPSAETNINGER
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktopsaetning, Opsaetning
from webapp.importers.genkend import Indfil
from webapp.importers.hjemtagning.opsaetningsark import nyt_opsaetningsark, ret_opsaetningsark
from webapp.importers.indlaes import laes_filer
from webapp.importers.rapport import Fundliste
from webapp.importers.variantfil.variantfil import laes_toml, laes_variant

CSV = (
    "\ufeffKLE-nummer;Aktiv;Titel;Aftalt med;Fradato;Kontaktoplysninger kilde;Kontaktafdeling\r\n"
    "27.36.04;ja;Sagstitel;Birgit;01-01-2022;FK Organisationssystem;Visitationen\r\n"
    "29.15;nej;;Jens;;Brugerdefineret;\r\n"
)


def laes(navn: str, indhold: bytes):
    laest = laes_filer([Indfil(navn, indhold)])
    assert [f for f in laest.fund if (f.kode, f.vaerdi) != ("KOLONNE_UKENDT", "Aftalt med")] == []
    return laest.opsaetning


@settings(max_examples=40)
@given(OPSAETNINGER.filter(lambda o: o.raekker))
def test_a_new_sheet_reads_back_the_same(opsaetning):
    assert laes("o.xlsx", nyt_opsaetningsark(opsaetning)) == opsaetning


@settings(max_examples=40)
@given(OPSAETNINGER.filter(lambda o: o.raekker), st.booleans())
def test_a_kept_sheet_edited_reads_back_the_same(opsaetning, som_csv):
    fil = (
        Indfil("o.csv", CSV.encode())
        if som_csv
        else Indfil("o.xlsx", nyt_opsaetningsark(laes("o.csv", CSV.encode())))
    )
    rettet = ret_opsaetningsark(fil, opsaetning)
    assert rettet is not None
    assert set(laes(fil.navn, rettet).raekker) == set(opsaetning.raekker)


def test_other_columns_stay_and_what_was_changed_is_said():
    foer = laes("o.csv", CSV.encode())
    ny = replace(foer.raekker[0], aktiv=False, fradato=None)
    rettet = ret_opsaetningsark(Indfil("o.csv", CSV.encode()), Opsaetning((ny, foer.raekker[1])))
    linjer = rettet.decode("utf-8-sig").splitlines()
    assert linjer[0] == CSV.splitlines()[0].removeprefix("\ufeff") + ";Bemærkninger"
    assert linjer[1] == (
        "27.36.04;nej;Sagstitel;Birgit;;FK Organisationssystem;Visitationen;"
        '"Rettet i Forhåndsblik; før Aktiv: ja; Fradato: 2022-01-01"'
    )
    assert linjer[2] == "29.15;nej;;Jens;;Brugerdefineret;;"


def test_a_text_is_never_a_formula():
    raekke = KleOpsaetning(kle=KleMoenster("27"), kontakt=Kontaktopsaetning(afdeling="=1+1"))
    opsaetning = Opsaetning((raekke,))
    bog = load_workbook(io.BytesIO(nyt_opsaetningsark(opsaetning)))
    celle = next(c for r in bog.worksheets[0].iter_rows() for c in r if c.value == "=1+1")
    assert celle.data_type == "s"
    rettet = ret_opsaetningsark(Indfil("o.csv", CSV.encode()), opsaetning)
    assert b"; =1+1;" in rettet
    assert laes("o.csv", rettet) == opsaetning


def test_a_file_without_the_sheet_is_told_from_one_with_it():
    fil = Indfil("m.csv", b"CVR;Myndighed\n29188505;Testby\n")
    assert ret_opsaetningsark(fil, Opsaetning()) is None


@pytest.mark.parametrize(
    "toml, kode",
    [
        ("[opsaetning]\nraekke = 3", "VAERDI_UGYLDIG"),
        ("[opsaetning]\nraekke = [4]", "VAERDI_UGYLDIG"),
        ('[[opsaetning.raekke]]\nkle = "x"', "KLE_UGYLDIG"),
        ('[[opsaetning.raekke]]\nkle = "27"\nfradato = "i går"', "DATO_UGYLDIG"),
        ('[[opsaetning.raekke]]\nkle = "27"\nfagsystemfilter = "Cura"', "VAERDI_UGYLDIG"),
        ('[[opsaetning.raekke]]\nkle = "27"\naktiv = "måske"', "JA_NEJ_UGYLDIG"),
    ],
)
def test_a_wrong_value_in_a_variants_file_is_a_finding(toml, kode):
    fund = Fundliste()
    laes_variant("v.toml", laes_toml("v.toml", f'navn = "v"\n{toml}'), fund)
    assert [f.kode for f in fund.alle()] == [kode]


def test_no_rows_in_a_variants_file_means_those_of_the_sheet():
    fund = Fundliste()
    uden = laes_variant("v.toml", laes_toml("v.toml", 'navn = "v"'), fund)
    ingen = laes_variant("v.toml", laes_toml("v.toml", "opsaetning = {raekke = []}"), fund)
    toml = '[[opsaetning.raekke]]\nkle = "27"\naktiv = true\nfradato = 2022-01-01'
    en = laes_variant("v.toml", laes_toml("v.toml", toml), fund)
    assert fund.alle() == ()
    assert uden.opsaetning is None
    assert ingen.opsaetning == Opsaetning()
    assert en.opsaetning == Opsaetning(
        (KleOpsaetning(kle=KleMoenster("27"), aktiv=True, fradato=date(2022, 1, 1)),)
    )
