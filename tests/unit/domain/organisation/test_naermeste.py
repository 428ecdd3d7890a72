"""How near a wrong UUID is to a right one, and which unit is then proposed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.organisation.naermeste import afstand
from webapp.domain.organisation.organisation import EnhedsStatus, FkEnhed, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.enhedsforslag import Enhedsmatch, Sikkerhed
from webapp.domain.variant.variant import Enhedsmapning

DATO = date(2024, 6, 15)
A = FkEnhed(uuid=EnhedUuid("aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90"), navn="Visitation")
B = FkEnhed(uuid=EnhedUuid("474eead2-0862-443b-bc43-871daa099388"), navn="Myndighed B")
TVILLING = FkEnhed(uuid=EnhedUuid("474eead2-0862-443b-bc43-871daa0993ff"), navn="Myndighed B")
SLIDEN = FkEnhed(uuid=EnhedUuid("addb2e4a-fa02-4464-b54c-7c75dccc2a1b"), navn="Myndighed C")
LUKKET = FkEnhed(uuid=A.uuid, navn="Visitation", status=EnhedsStatus.INAKTIV)
FREMMED = "00000000-0000-4000-8000-000000000000"


def foreslaa(celle: str, navn: str, *enheder: FkEnhed):
    """The proposal where `celle` stood as the UUID of a unit: a whole one is the row's own."""
    organisation = FkOrganisation({enhed.uuid: enhed for enhed in enheder})
    try:
        raekker, ulaeste = {navn: Enhedsmapning(lokal_enhed=navn, fk_enhed=EnhedUuid(celle))}, {}
    except ValueError:
        raekker, ulaeste = {}, {navn: celle}
    match = Enhedsmatch(organisation=organisation, dato=DATO, raekker=raekker, ulaeste=ulaeste)
    return match.foreslaa([LokalEnhed(navn)])[0], match.kandidater(LokalEnhed(navn))


@pytest.mark.parametrize(
    "celle, ventet",
    [
        ("aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90", A),
        ("addb2e4a-fa02-4464-b54c-7c75dccd2a1b", SLIDEN),
    ],
)
def test_the_slides_own_two_mistakes_are_answered(celle, ventet):
    forslag, kandidater = foreslaa(celle, "Ukendt navn", A, B, SLIDEN)
    assert forslag.brugt == ventet.uuid
    assert kandidater[0].fk == ventet.uuid
    assert kandidater[0].sikkerhed is Sikkerhed.SIKKER


def test_far_off_gives_the_only_unit_of_the_name_and_leaves_the_choice_where_there_are_two():
    assert foreslaa(FREMMED, "visitation", A, B)[0].brugt == A.uuid
    forslag, kandidater = foreslaa(FREMMED, "Myndighed B", B, TVILLING)
    assert forslag.brugt is None
    assert {en.fk for en in kandidater} == {B.uuid, TVILLING.uuid}
    assert {en.sikkerhed for en in kandidater} == {Sikkerhed.USIKKER}
    assert foreslaa(FREMMED, "Ukendt", A, B)[1] == ()


@pytest.mark.parametrize(
    "navn, enheder",
    [
        # The digits say one unit, the name another.
        ("Myndighed C", (A, SLIDEN)),
        # Two UUIDs are as near as each other.
        ("Myndighed B", (B, TVILLING)),
    ],
)
def test_where_two_are_meant_none_is_used_and_both_are_shown(navn, enheder):
    celle = "aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90" if A in enheder else str(B.uuid)[:-2] + "3f"
    forslag, kandidater = foreslaa(celle, navn, *enheder)
    assert forslag.brugt is None
    assert {en.fk for en in kandidater} == {enhed.uuid for enhed in enheder}
    assert {en.sikkerhed for en in kandidater} == {Sikkerhed.USIKKER}


def test_a_closed_unit_is_never_proposed():
    assert foreslaa("aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90", "Visitation", LUKKET)[1] == ()


@given(st.integers(0, 31), st.sampled_from("0123456789abcdef"))
def test_any_one_digit_off_is_found(plads, ciffer):
    cifre = A.uuid.tekst.replace("-", "")
    forkert = cifre[:plads] + ciffer + cifre[plads + 1 :]
    assert foreslaa(f"{forkert}x", "Visitation", A, B)[0].brugt == A.uuid


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_symmetric_and_nought_only_for_the_same(a, b):
    assert afstand(a, b, 20) == afstand(b, a, 20)
    assert (afstand(a, b, 20) == 0) is (a == b)
