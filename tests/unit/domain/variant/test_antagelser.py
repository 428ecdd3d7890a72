"""The assumptions: every switch of a variant is one of them, and every open question is there."""

from dataclasses import fields

import pytest

from webapp.domain.variant.antagelser import (
    SAPAS,
    SKIFTELIGE,
    VALGT_ANDETSTEDS,
    med_svar,
    vaerdi_i_form,
)
from webapp.domain.variant.faste_antagelser import FASTE
from webapp.domain.variant.variant import Antagelser, Ydelsesnavn
from webapp.domain.variant.variantforskel import ANTAGELSER

# The open questions of domain.md: §8 has 1 to 19, §9.5 has 20 to 28; screens.md §9 has 29 to 34,
# its §2.2 our 35 and 36, §2.1 our 37, §8 our 38 to 44; C is løsning C of §1D. The rest are read
# between the lines of a section.
AABNE_SPOERGSMAAL = {
    *map(str, range(1, 45)),
    "C",
    "§1B-1",
    "§2B",
    "§2C",
    "§3D",
    "§4A",
    "§4B",
    "§5A",
    "§9.1-3",
    "§9.3",
}


def test_every_switch_is_an_assumption_with_its_default_and_its_reason():
    assert [en.felt for en in SKIFTELIGE if not en.felt] == []
    kendte = [*(en.felt for en in SKIFTELIGE), *VALGT_ANDETSTEDS]
    assert sorted(kendte) == sorted(f.name for f in fields(Antagelser))
    assert sorted(ANTAGELSER) == sorted(kendte)
    assert {f.name for f in fields(Antagelser)} >= SAPAS
    for en in SKIFTELIGE:
        assert vaerdi_i_form(Antagelser(), en.felt) in en.svar
        if en.svar.keys() == {"ja", "nej"}:
            ventet = "Ja" if getattr(Antagelser(), en.felt) else "Nej"
            assert en.standard.startswith(ventet), en.felt


def test_every_open_question_is_answered_once():
    alle = [en.nummer for en in (*SKIFTELIGE, *FASTE)]
    assert sorted(alle) == sorted(AABNE_SPOERGSMAAL)
    for en in (*SKIFTELIGE, *FASTE):
        assert en.standard, en.nummer
        assert en.begrundelse, en.nummer
        assert en.kilde, en.nummer
        assert en.spoergsmaal.endswith("?"), en.nummer


@pytest.mark.parametrize("en", SKIFTELIGE, ids=lambda en: en.felt)
def test_each_switch_can_be_turned_by_a_form_and_back(en):
    felt = en.felt
    standard = vaerdi_i_form(Antagelser(), felt)
    for svar in en.svar:
        valgt = med_svar(Antagelser(), {felt: svar})
        assert vaerdi_i_form(valgt, felt) == svar
        assert med_svar(valgt, {felt: standard}) == Antagelser()


def test_an_answer_that_is_none_changes_nothing():
    foer = Antagelser(vis_sagsnummer=False, ydelsesnavn=Ydelsesnavn.YDELSESTYPE)
    assert med_svar(foer, {}) == foer
    assert med_svar(foer, {"vis_sagsnummer": "måske", "ydelsesnavn": "x", "ukendt": "ja"}) == foer
