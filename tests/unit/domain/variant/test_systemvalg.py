"""The systems of the areas: each can be chosen, and what is told of it holds what it hides."""

import pytest

from webapp.domain.variant.antagelser import SKIFTELIGE
from webapp.domain.variant.systemvalg import (
    GRAENSER,
    SYSTEMOMRAADER,
    SYSTEMVALG,
    Jobcentersystem,
    find_systemomraade,
)
from webapp.domain.variant.variant import Antagelser

VALG = [
    (felt, system)
    for felt in sorted(SYSTEMVALG)
    for system in type(getattr(Antagelser(), felt))
    if system != "uvalgt"
]


@pytest.mark.parametrize("felt, system", VALG)
def test_each_system_can_be_chosen_and_says_where_it_is_said(felt, system):
    (antagelse,) = [en for en in SKIFTELIGE if en.felt == felt]
    assert system.value in antagelse.svar
    graense = GRAENSER[system]
    assert graense.navn in graense.omtale
    assert graense.kilde.startswith(("A1:", "A3:", "A4:"))
    for mangler in (*graense.mangler, graense.uden_sager, graense.uden_ydelser):
        assert mangler in graense.omtale
    assert graense.omtale.endswith(".")
    assert "  " not in graense.omtale


def test_no_two_systems_share_a_word_and_no_two_areas_a_name():
    ord_ = [system.value for _, system in VALG]
    assert len(set(ord_)) == len(ord_) == len(GRAENSER)
    navne = [navn for omraade in SYSTEMOMRAADER for navn in omraade.fagsystemer]
    assert len(set(navne)) == len(navne)


@pytest.mark.parametrize(
    "navn", ["KMD UUV", "kmd uuv", "KMD  UUV", "KMD-UUV", "Uno-Ung", "UNO UNG"]
)
def test_an_area_is_known_by_the_letters_of_its_fagsystem(navn):
    omraade = find_systemomraade(navn, None, via_eksport=False)
    assert omraade is not None
    assert omraade.felt == "uusystem"
    assert omraade.ukendt_blandt([navn]) == ""


def test_an_area_that_is_known_by_name_alone_says_that_no_fagsystem_has_it():
    uu, ppr = (en for en in SYSTEMOMRAADER if en.felt in {"uusystem", "pprsystem"})
    assert "KMD UUV, KMD UUVej, EG Uno Ung eller Uno Ung" in uu.ukendt_blandt(["UU-basen", "KSD"])
    assert ppr.ukendt_blandt([]) == "", "its sager are known by their number"


def test_what_momentum_lacks_is_told_before_it_is_saved():
    assert GRAENSER[Jobcentersystem.MOMENTUM].omtale.startswith(
        "Momentum leverer ikke passive sager eller breve (A3:182). Den leverer ikke ydelser endnu: "
    )
