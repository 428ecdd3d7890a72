"""The obligations: their numbers, and what a configuration lacks of them."""

from datetime import date

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.kontrol.kle_tjek import OBLIGATORISKE_27
from webapp.domain.variant.kleforpligtelser import (
    FORPLIGTELSER,
    UDGAAEDE,
    Mangelslags,
    find_mangler,
    forpligtelser_paa,
)
from webapp.domain.variant.opsaetning import KleOpsaetning, Opsaetning


def mangler(kode, *raekker):
    (forpligtelse,) = (en for en in FORPLIGTELSER if en.kode == kode)
    fundet = find_mangler(forpligtelse, Opsaetning(raekker))
    return {mangel.slags: [str(kle) for kle in mangel.numre] for mangel in fundet}


def test_the_numbers_are_those_of_the_agreements():
    antal = {en.kode: len(set(en.numre)) for en in FORPLIGTELSER}
    assert antal == {"etape-1": 10, "etape-2": 11, "aalborg": 17}
    etape_1, etape_2, aalborg = FORPLIGTELSER
    assert set(aalborg.numre) > set(etape_1.numre)
    assert etape_2.gaeldende == OBLIGATORISKE_27
    assert {kle.hovedgruppe for kle in etape_1.numre} == {"32"}
    assert not aalborg.obligatorisk


def test_a_retired_number_is_no_lack():
    assert mangler("etape-2")[Mangelslags.AKTIV] == [str(kle) for kle in OBLIGATORISKE_27]
    assert set(UDGAAEDE) <= {kle for en in FORPLIGTELSER for kle in en.numre}
    assert UDGAAEDE[KleEmne("27.60.12")] == (KleEmne("27.60.11"), KleEmne("27.60.14"))


def test_a_group_fulfils_what_is_under_it_and_its_fradato_counts():
    alle = KleOpsaetning(kle=KleMoenster("27"), aktiv=True, fradato=date(2022, 12, 31))
    assert mangler("etape-2", alle) == {}
    sen = KleOpsaetning(kle=KleMoenster("27.60"), aktiv=True, fradato=date(2023, 1, 1))
    assert mangler("etape-2", alle, sen) == {
        Mangelslags.FRADATO: ["27.60.04", "27.60.08", "27.60.16", "27.60.20", "27.60.24"]
    }
    slukket = KleOpsaetning(kle=KleMoenster("27.60.04"), aktiv=False)
    assert mangler("etape-2", alle, slukket) == {Mangelslags.AKTIV: ["27.60.04"]}


def test_aalborg_shows_letters_too():
    alle = KleOpsaetning(kle=KleMoenster("32"), aktiv=True)
    assert len(mangler("aalborg", alle)[Mangelslags.DOKUMENTER]) == 15
    assert mangler("etape-1", alle) == {}


def test_a_number_knows_its_obligations_but_not_others_examples():
    assert [en.kode for en in forpligtelser_paa(KleEmne("32.30.04"))] == ["etape-1"]
    assert forpligtelser_paa(KleEmne("32.24.44")) == ()
