"""Changing Opsætning af Borgerblikket: inheritance, many at once, and what differs in words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.variant.opsaetning import (
    KleOpsaetning,
    Kontaktkilde,
    Kontaktopsaetning,
    Opsaetning,
    Titelvalg,
)
from webapp.domain.variant.opsaetningsaendring import (
    Opsaetningsaendring,
    forskelle,
    gaeldende_raekke,
    ret_opsaetning,
)

NUMRE = [KleMoenster(n) for n in ("27", "27.36", "27.36.04", "27.36.06", "29.15.04", "29")]
KLE = st.sampled_from(NUMRE)
RAEKKER = st.builds(
    KleOpsaetning,
    kle=KLE,
    aktiv=st.booleans(),
    titel=st.sampled_from(Titelvalg),
    dokumenter=st.booleans(),
    journalnotater=st.booleans(),
    fagsystemfilter=st.sampled_from([(), ("Cura",), ("Cura", "KSD")]),
    fradato=st.sampled_from([None, date(2022, 1, 1)]),
    fradato_ydelser=st.sampled_from([None, date(2023, 1, 1)]),
    deaktiver_fradato_for_aktive=st.booleans(),
    kontakt=st.builds(
        Kontaktopsaetning, st.sampled_from(Kontaktkilde), st.sampled_from(["", "Visitation"])
    ),
)
OPSAETNINGER = st.lists(RAEKKER, max_size=6, unique_by=lambda r: r.kle).map(
    lambda raekker: Opsaetning(tuple(sorted(raekker, key=lambda r: str(r.kle))))
)
AENDRINGER = st.builds(
    Opsaetningsaendring,
    aktiv=st.none() | st.booleans(),
    titel=st.none() | st.sampled_from(Titelvalg),
    dokumenter=st.none() | st.booleans(),
    fagsystemfilter=st.none() | st.just(("KSD",)),
    ret_fradato=st.booleans(),
    ret_fradato_ydelser=st.booleans(),
    kun_sapa=st.none() | st.booleans(),
    kilde=st.none() | st.sampled_from(Kontaktkilde),
    telefon=st.none() | st.sampled_from(["", "99887077"]),
)
VALGTE = st.lists(KLE, max_size=4)


@given(OPSAETNINGER, VALGTE, AENDRINGER)
def test_what_is_set_holds_for_every_chosen_number(opsaetning, valgte, aendring):
    efter = ret_opsaetning(opsaetning, valgte, aendring)
    for kle in valgte:
        raekke = gaeldende_raekke(efter, kle) or KleOpsaetning(kle=kle)
        foer = gaeldende_raekke(opsaetning, kle) or KleOpsaetning(kle=kle)
        for felt in ("aktiv", "titel", "dokumenter", "fagsystemfilter"):
            sat = getattr(aendring, felt)
            # A group that is chosen too has set the same on what lies under it.
            assert getattr(raekke, felt) == (getattr(foer, felt) if sat is None else sat)
        assert raekke.kontakt.kilde == (aendring.kilde or foer.kontakt.kilde)
        assert raekke.fradato == (None if aendring.ret_fradato else foer.fradato)


@given(OPSAETNINGER, VALGTE, AENDRINGER)
def test_rows_of_other_numbers_are_not_touched(opsaetning, valgte, aendring):
    efter = {r.kle: r for r in ret_opsaetning(opsaetning, valgte, aendring).raekker}
    for raekke in opsaetning.raekker:
        if raekke.kle not in valgte:
            assert efter[raekke.kle] == raekke
    assert efter.keys() <= {r.kle for r in opsaetning.raekker} | set(valgte)


@given(OPSAETNINGER, VALGTE, AENDRINGER)
def test_the_same_change_twice_is_the_same_as_once(opsaetning, valgte, aendring):
    en_gang = ret_opsaetning(opsaetning, valgte, aendring)
    assert ret_opsaetning(en_gang, valgte, aendring) == en_gang
    assert ret_opsaetning(opsaetning, valgte, Opsaetningsaendring()) == opsaetning


@given(OPSAETNINGER, KLE)
def test_a_number_whose_row_is_taken_away_follows_what_lies_above(opsaetning, kle):
    efter = ret_opsaetning(opsaetning, [kle], Opsaetningsaendring(foelg_gruppen=True))
    raekke = gaeldende_raekke(efter, kle)
    assert raekke is None or len(raekke.kle.forled) < len(kle.forled)


@given(OPSAETNINGER, KLE.filter(lambda kle: len(kle.forled) == len("27.36.04")))
def test_what_holds_for_an_emne_is_what_borgerblikket_finds(opsaetning, kle):
    assert gaeldende_raekke(opsaetning, kle) == opsaetning.find(KleEmne(str(kle)))


def test_a_number_inherits_its_group_until_it_says_something_else():
    gruppe = KleOpsaetning(kle=NUMRE[1], aktiv=True, dokumenter=True, fradato=date(2022, 1, 1))
    opsaetning = Opsaetning((gruppe,))
    ens = ret_opsaetning(opsaetning, [NUMRE[2]], Opsaetningsaendring(aktiv=True))
    assert ens == opsaetning
    andet = ret_opsaetning(opsaetning, [NUMRE[2]], Opsaetningsaendring(journalnotater=True))
    assert andet.raekker == (gruppe, replace(gruppe, kle=NUMRE[2], journalnotater=True))


@pytest.mark.parametrize(
    "foer, efter, ventet",
    [
        (None, KleOpsaetning(kle=NUMRE[2], aktiv=True), ("Aktiv: nej → ja",)),
        (KleOpsaetning(kle=NUMRE[2], aktiv=True), None, ("Aktiv: ja → nej",)),
        (
            KleOpsaetning(kle=NUMRE[2], fradato=date(2022, 1, 1)),
            KleOpsaetning(kle=NUMRE[2], deaktiver_fradato_for_aktive=True),
            (
                "Fradato: 1. januar 2022 → ikke sat",
                "Deaktiver fradato for aktive sager og tilhørende ydelser: nej → ja",
            ),
        ),
        (
            KleOpsaetning(kle=NUMRE[2], fagsystemfilter=("Cura", "KSD")),
            KleOpsaetning(kle=NUMRE[1], kontakt=Kontaktopsaetning(telefon="99887077")),
            (
                "Fagsystemfilter: Cura og KSD → alle fagsystemer",
                "Kontakttelefon: tom → 99887077",
            ),
        ),
    ],
)
def test_what_differs_is_said_in_kombits_words(foer, efter, ventet):
    assert forskelle(foer, efter) == ventet
