"""FK Organisation as a function of the day: a table of changes, and what holds for any of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.organisation.enhedsaendring import (
    Aendringsfejl,
    Aendringsslags,
    Enhedsaendring,
    i_ord,
)
from webapp.domain.organisation.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkEnhed,
    FkOrganisation,
    Henvendelsessted,
)
from webapp.domain.organisation.reorganisation import find_fejl, forloeb_til, organisation_paa
from webapp.domain.vaerdier.identifikation import EnhedUuid

FEB, MAJ, JUNI = date(2024, 2, 1), date(2024, 5, 1), date(2024, 6, 1)


def u(nr: int) -> EnhedUuid:
    return EnhedUuid(f"00000000-0000-4000-8000-{nr:012d}")


TOP, SOCIAL, NORD, SYD, TEAM, LUKKET, UKENDT = map(u, range(1, 8))
OMDOEB, SAMMENLAEG, LUK, FLYT, TELEFON = Aendringsslags


def aendring(enhed, slags, til="", dato=MAJ) -> Enhedsaendring:
    return Enhedsaendring(enhed, slags, dato, str(til))


def enhed(uuid, navn, over=None, **felter) -> FkEnhed:
    return FkEnhed(uuid=uuid, navn=navn, overordnet=over, **felter)


GRUND = FkOrganisation(
    {
        e.uuid: e
        for e in (
            enhed(TOP, "Kommunen"),
            enhed(SOCIAL, "Social", TOP),
            enhed(NORD, "Nord", SOCIAL, adresser={AdresseRolle.TELEFON: "99887010"}),
            enhed(
                SYD,
                "Syd",
                SOCIAL,
                henvendelsessteder=(
                    Henvendelsessted(NORD, (KleMoenster("27"),)),
                    Henvendelsessted(TEAM, (KleMoenster("29"),)),
                ),
            ),
            enhed(TEAM, "Team", NORD),
            enhed(LUKKET, "Lukket", TOP, status=EnhedsStatus.INAKTIV, aktiv_til=date(2024, 1, 1)),
        )
    }
)


def paa(dato, *aendringer) -> FkOrganisation:
    return organisation_paa(GRUND, aendringer, dato)


@pytest.mark.parametrize(
    "en, uuid, felt, foer, efter",
    [
        (aendring(NORD, OMDOEB, "Nord og Vest"), NORD, "navn", "Nord", "Nord og Vest"),
        (aendring(NORD, FLYT, TOP), NORD, "overordnet", SOCIAL, TOP),
        (aendring(NORD, FLYT), NORD, "overordnet", SOCIAL, None),
        (aendring(NORD, LUK), NORD, "overordnet", SOCIAL, None),
        (aendring(NORD, LUK), TEAM, "overordnet", NORD, SOCIAL),
        (aendring(NORD, SAMMENLAEG, SYD), TEAM, "overordnet", NORD, SYD),
        (aendring(NORD, SAMMENLAEG, TEAM), TEAM, "overordnet", NORD, SOCIAL),
        (
            aendring(NORD, LUK),
            SYD,
            "henvendelsessteder",
            GRUND.enheder[SYD].henvendelsessteder,
            GRUND.enheder[SYD].henvendelsessteder[1:],
        ),
    ],
)
def test_a_change_holds_from_its_day_and_not_before(en, uuid, felt, foer, efter):
    assert getattr(paa(date(2024, 4, 30), en).find(uuid), felt) == foer
    assert getattr(paa(MAJ, en).find(uuid), felt) == efter
    assert getattr(paa(JUNI, en).find(uuid), felt) == efter


def test_a_new_number_leaves_the_other_addresses_and_a_closed_unit_keeps_its_name():
    ny = paa(MAJ, aendring(NORD, TELEFON, "99 88 70 11")).find(NORD)
    assert ny.adresse(AdresseRolle.TELEFON) == "99 88 70 11"
    lukket = paa(MAJ, aendring(NORD, LUK)).find(NORD)
    assert (lukket.navn, lukket.er_aktiv(MAJ), lukket.aktiv_til) == ("Nord", False, MAJ)
    assert lukket.adresse(AdresseRolle.TELEFON) == "99887010"


def test_before_its_first_change_it_is_the_loaded_one_and_a_changed_one_begins_there_again():
    en = aendring(NORD, OMDOEB, "Ny")
    assert paa(FEB, en) is GRUND
    changed = paa(MAJ, en)
    assert changed.grundform is GRUND
    assert organisation_paa(changed, (), MAJ) is GRUND
    assert organisation_paa(changed, (aendring(SYD, LUK),), MAJ).find(NORD).navn == "Nord"


@pytest.mark.parametrize(
    "en, fejl",
    [
        (aendring(UKENDT, LUK), Aendringsfejl.ENHED_UKENDT),
        (aendring(LUKKET, OMDOEB, "Ny"), Aendringsfejl.ENHED_LUKKET),
        (aendring(NORD, OMDOEB, "  "), Aendringsfejl.TIL_MANGLER),
        (aendring(NORD, TELEFON), Aendringsfejl.TIL_MANGLER),
        (aendring(NORD, TELEFON, "9988"), Aendringsfejl.UGYLDIG_TELEFON),
        (aendring(NORD, SAMMENLAEG), Aendringsfejl.TIL_MANGLER),
        (aendring(NORD, SAMMENLAEG, NORD), Aendringsfejl.TIL_SIG_SELV),
        (aendring(NORD, SAMMENLAEG, LUKKET), Aendringsfejl.TIL_LUKKET),
        (aendring(NORD, SAMMENLAEG, "Syd"), Aendringsfejl.TIL_UKENDT),
        (aendring(NORD, FLYT, UKENDT), Aendringsfejl.TIL_UKENDT),
        (aendring(NORD, FLYT, NORD), Aendringsfejl.TIL_SIG_SELV),
        (aendring(NORD, FLYT, TEAM), Aendringsfejl.UNDER_SIG_SELV),
    ],
)
def test_a_change_that_cannot_be_is_told_and_does_nothing(en, fejl):
    assert find_fejl(GRUND, (en,)) == ((en, fejl),)
    assert paa(JUNI, en).enheder == GRUND.enheder


def test_changes_are_tried_on_what_those_before_them_left():
    luk, igen = aendring(NORD, LUK), aendring(NORD, OMDOEB, "Ny", JUNI)
    assert find_fejl(GRUND, (igen, luk)) == ((igen, Aendringsfejl.ENHED_LUKKET),)
    assert find_fejl(GRUND, (aendring(NORD, OMDOEB, "Ny", FEB), luk)) == ()


@pytest.mark.parametrize(
    "aendringer, arving",
    [
        ([aendring(NORD, SAMMENLAEG, SYD)], SYD),
        ([aendring(NORD, LUK)], SOCIAL),
        ([aendring(NORD, SAMMENLAEG, SYD, FEB), aendring(SYD, LUK)], SOCIAL),
        ([aendring(NORD, SAMMENLAEG, SYD, FEB), aendring(SYD, SAMMENLAEG, TEAM)], TEAM),
        ([aendring(SOCIAL, LUK, "", FEB), aendring(NORD, LUK)], TOP),
        ([aendring(NORD, FLYT, "", FEB), aendring(NORD, LUK)], None),
    ],
)
def test_who_takes_over_is_open_even_where_the_first_closes_too(aendringer, arving):
    forloeb = forloeb_til(GRUND, aendringer, JUNI)
    fundet = forloeb.arving(NORD)
    assert (fundet.uuid if fundet else None) == arving


@pytest.mark.parametrize(
    "en, ord_",
    [
        (aendring(NORD, OMDOEB, "Vest"), "Nord får navnet Vest"),
        (aendring(NORD, SAMMENLAEG, SYD), "Nord lægges sammen med Syd"),
        (aendring(NORD, LUK), "Nord lukkes"),
        (aendring(NORD, FLYT, TOP), "Nord flyttes ind under Kommunen"),
        (aendring(NORD, FLYT), "Nord flyttes øverst"),
        (aendring(NORD, TELEFON, "99887011"), "Nord får telefonnummeret 99 88 70 11"),
    ],
)
def test_each_kind_in_words(en, ord_):
    assert i_ord(en, lambda uuid: GRUND.enheder[uuid].navn) == ord_


UUIDER = st.sampled_from([TOP, SOCIAL, NORD, SYD, TEAM, LUKKET, UKENDT])
AENDRINGER = st.lists(
    st.builds(
        aendring,
        UUIDER,
        st.sampled_from(Aendringsslags),
        st.one_of(UUIDER, st.just(""), st.just("99887000")),
        st.sampled_from([FEB, MAJ, JUNI]),
    ),
    max_size=8,
)


@given(AENDRINGER, st.sampled_from([FEB, MAJ, JUNI]))
def test_the_past_does_not_depend_on_what_comes(aendringer, dato):
    hidtil = [en for en in aendringer if en.dato <= dato]
    assert organisation_paa(GRUND, aendringer, dato) == organisation_paa(GRUND, hidtil, dato)


@given(AENDRINGER)
def test_no_unit_is_lost_and_no_open_unit_lies_under_itself_or_a_closed_one(aendringer):
    forloeb = forloeb_til(GRUND, aendringer, JUNI)
    ny = forloeb.organisation
    assert ny.enheder.keys() == GRUND.enheder.keys()
    for en in ny.enheder.values():
        over = ny.find(en.overordnet)
        assert over is None or not ny.er_under(over.uuid, en.uuid)
        assert over is None or over.uuid not in forloeb.arvinger
    for uuid in forloeb.arvinger:
        arving = forloeb.arving(uuid)
        assert not ny.find(uuid).er_aktiv(JUNI)
        assert arving is None or arving.uuid not in forloeb.arvinger
