"""Tabs: which elements stand where, whatever is put on them and taken away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.variant.faneblade import (
    FRA_SAGEN,
    PAA_FANER,
    STANDARD,
    elementer_af,
    faneblade_fejl,
    gaeldende,
    med_nye,
    tilpas,
)
from webapp.domain.variant.roller import FOERSTE_ELEMENTER, Faneblad, Jobfunktionsrolle
from webapp.domain.variant.roller import Sapaelement as E

ELEMENTER = st.lists(st.sampled_from(list(E)), unique=True).map(tuple)
FANEBLADE = st.lists(
    st.builds(
        Faneblad,
        st.sampled_from(["Overblik", "Penge", "Ydelser", "Familien"]),
        st.lists(st.sampled_from(PAA_FANER), min_size=1, unique=True).map(tuple),
    ),
    unique_by=lambda fane: fane.navn,
).map(tuple)


def test_every_element_of_a_tab_stands_on_one_of_the_slides():
    staar = {element for fane in STANDARD for element in fane.elementer}
    assert staar == set(PAA_FANER)
    assert not staar & set(FRA_SAGEN)


@given(FANEBLADE, ELEMENTER)
def test_the_tabs_hold_just_the_elements_and_no_tab_is_empty(faneblade, elementer):
    nye = tilpas(faneblade, elementer)
    staar = {element for fane in nye for element in fane.elementer}
    assert staar == {element for element in elementer if element in PAA_FANER}
    assert all(fane.elementer for fane in nye)
    assert not list(faneblade_fejl(nye))
    # What stood somewhere still stands there, in its order.
    for fane in faneblade:
        blev = [element for element in fane.elementer if element in elementer]
        (ny,) = [en for en in nye if en.navn == fane.navn] or [Faneblad(fane.navn)]
        assert list(ny.elementer[: len(blev)]) == blev


@given(FANEBLADE, ELEMENTER)
def test_a_views_elements_are_those_of_its_tabs_and_of_a_sag(faneblade, andre):
    elementer = elementer_af(faneblade, andre)
    assert set(elementer) & set(FRA_SAGEN) == set(andre) & set(FRA_SAGEN)
    assert set(elementer) & set(PAA_FANER) == {e for fane in faneblade for e in fane.elementer}


def test_without_own_tabs_the_elements_stand_as_on_the_slide():
    rolle = Jobfunktionsrolle(slug="a", navn="A", elementer=(E.TIDSLINJE, E.FAMILIESAMLINGER))
    assert gaeldende(rolle) == (
        Faneblad("Overblik", (E.FAMILIESAMLINGER,)),
        Faneblad("Familiesamling", (E.FAMILIESAMLINGER,)),
        Faneblad("Tidslinje", (E.TIDSLINJE,)),
    )


def test_a_new_element_is_placed_on_its_own_tab_and_not_among_the_others():
    rolle = Jobfunktionsrolle(
        slug="a",
        navn="A",
        elementer=(E.SAGER,),
        kendte=FOERSTE_ELEMENTER,
        faneblade=(Faneblad("Alt", (E.SAGER,)),),
    )
    faner = {fane.navn: fane.elementer for fane in med_nye(rolle).faneblade}
    assert faner["Alt"] == (E.SAGER,)
    assert faner["Tidslinje"] == (E.TIDSLINJE,)
    assert faner["Familiesamling"] == (E.FAMILIESAMLINGER_VISUEL,)


@pytest.mark.parametrize(
    "navne, fejl",
    [
        (["Overblik", "overblik "], "2: Navnet er det samme som »Overblik«."),
        (["..."], "1: Skriv et navn på højst 60 tegn"),
        (["x" * 61], "1: Skriv et navn på højst 60 tegn"),
        (["010774-1902"], "1: Navnet kan være et CPR-nummer."),
        (["Penge"], ""),
    ],
)
def test_a_name_must_make_an_address_of_its_own(navne: list[str], fejl: str):
    fundet = [f"{nr}: {t}" for nr, t in faneblade_fejl([Faneblad(n, (E.SAGER,)) for n in navne])]
    assert [t.startswith(fejl) for t in fundet] == ([True] if fejl else [])


def test_an_empty_tab_is_told():
    assert [nr for nr, _ in faneblade_fejl([Faneblad("A", (E.SAGER,)), Faneblad("B")])] == [2]
