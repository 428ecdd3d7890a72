"""Fagområdeprofil: which area a number belongs to, what can be answered, and what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.fagomraader import (
    FAGOMRAADER,
    MAKS_SVAR,
    OMRAADER,
    Fagprofil,
    Spoergsmaal,
    find_omraade,
    find_profil,
    med_profil,
    profilforskelle,
    ret_svar,
    svarfejl,
)

S = Spoergsmaal


@pytest.mark.parametrize(
    "kle, omraade",
    [
        ("27.60.24", "omsorg-og-social"),
        ("29.21.04", "omsorg-og-social"),
        ("15.17.06", "jobcenter-sager"),
        ("32.24.04", "ydelser"),
        ("32.45.04", "kontrolsager"),
        ("17.03.00", "ppr"),
        ("17.05.00", "oevrige"),
        ("02.34.02", "byggesager"),
        ("28.09.00", "pladsanvisning"),
        ("85.02.02", ""),
        # What is owed is no sag.
        ("25.02.00", ""),
    ],
)
def test_a_number_belongs_to_the_most_precise_area(kle: str, omraade: str):
    fundet = find_omraade((), KleEmne(kle))
    assert (fundet.kode if fundet else "") == omraade


def test_the_kommunes_numbers_take_the_place_of_those_proposed():
    egne = (Fagprofil("udsatte-boern-og-unge", {S.KLE: "27.24, 34"}),)
    assert find_omraade(egne, KleEmne("27.24.00")) is OMRAADER["udsatte-boern-og-unge"]
    assert find_omraade(egne, KleEmne("27.36.04")) is OMRAADER["omsorg-og-social"]
    flyttet = (Fagprofil("omsorg-og-social", {S.KLE: "29"}),)
    assert find_omraade(flyttet, KleEmne("27.36.04")) is None


@pytest.mark.parametrize(
    "spoergsmaal, svar, fejl",
    [
        (S.SAG, "", ""),
        (S.SAG, "a" * MAKS_SVAR, ""),
        (S.SAG, "a" * (MAKS_SVAR + 1), "501 tegn"),
        (S.PRIMAER_PART, "som 251248-4916", "CPR-nummer"),
        (S.KLE, "27.36, 29.21.04", ""),
        (S.KLE, "27.36.04,29.21.04;15", ""),
        (S.KLE, "27.36 og 29", "»og«"),
        (S.KLE, "27.360", "»27.360«"),
    ],
)
def test_what_can_be_answered(spoergsmaal: Spoergsmaal, svar: str, fejl: str):
    sagt = svarfejl(spoergsmaal, svar)
    assert fejl in sagt
    assert bool(sagt) is bool(fejl)


SVAR = st.dictionaries(
    st.sampled_from(Spoergsmaal), st.text(max_size=5).map(lambda t: " ".join(t.split()))
)
PROFILER = st.builds(Fagprofil, st.sampled_from(list(OMRAADER)), SVAR)


@given(st.lists(PROFILER), PROFILER)
def test_an_areas_answers_are_the_last_ones_and_no_others_change(
    foer: list[Fagprofil], ny: Fagprofil
):
    alle: tuple[Fagprofil, ...] = ()
    for en in foer:
        alle = med_profil(alle, en)
    efter = med_profil(alle, ny)
    assert find_profil(efter, ny.omraade) == ny
    assert [p for p in efter if p.omraade != ny.omraade] == [
        p for p in alle if p.omraade != ny.omraade
    ]
    assert bool(list(profilforskelle(alle, efter))) is (efter != alle)
    assert all(p.svar for p in efter)


def test_every_proposal_can_be_saved_as_an_answer():
    for omraade in FAGOMRAADER:
        numre = ", ".join(map(str, omraade.kle))
        assert svarfejl(S.KLE, numre) == ""
        for spoergsmaal, forslag in omraade.forslag.items():
            if spoergsmaal is not S.KLE:
                assert svarfejl(spoergsmaal, forslag.tekst) == ""
                assert ret_svar(spoergsmaal, forslag.tekst) == forslag.tekst
