from datetime import date

import pytest

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.mappingaendring import (
    Maade,
    Tidspunkt,
    naturlig_maade,
    planlagt,
    ret_enhed,
    ret_sagstype,
    ret_ydelse,
    seneste,
    seneste_af,
)
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Trin, Variant

A = EnhedUuid("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff")
B = EnhedUuid("aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90")
MARTS, APRIL = date(2024, 3, 1), date(2024, 4, 1)
VARIANT = Variant(
    slug="v",
    navn="V",
    trin={Trin.ENHEDER: date(2024, 1, 1)},
    enhedsmapning=(
        Enhedsmapning(lokal_enhed="Nord", fk_enhed=A, bemaerkning="x"),
        Enhedsmapning(lokal_enhed="Syd", fk_enhed=B),
    ),
)


def maerke(variant, dag, enhed="Nord"):
    return (
        Konfiguration.af(variant, [LokalEnhed("Nord"), LokalEnhed("Syd")], dag)
        .maerke(enhed, dag)
        .enhed
    )


def test_the_plan_is_mended_as_if_it_had_always_been_so():
    dateret = ret_enhed(VARIANT, "Nord", B, Tidspunkt(MARTS))
    ny = ret_enhed(dateret, "Nord", None, Tidspunkt())
    assert ny.enhedsmapning == (
        Enhedsmapning(
            lokal_enhed="Nord", fk_enhed=None, bemaerkning="x", fk_navn="Nord", valgt=True
        ),
        VARIANT.enhedsmapning[1],
    )
    assert maerke(ny, date(2024, 2, 1)) is None


def test_a_change_from_a_day_leaves_what_held_before():
    ny = ret_enhed(VARIANT, "Nord", B, Tidspunkt(MARTS))
    assert maerke(ny, date(2024, 2, 29)) == A
    assert maerke(ny, MARTS) == B
    assert maerke(ny, MARTS, "Syd") == B


def test_a_second_change_from_the_same_day_takes_the_place_of_the_first():
    to_gange = ret_enhed(
        ret_enhed(VARIANT, "Nord", B, Tidspunkt(MARTS)), "Nord", None, Tidspunkt(MARTS)
    )
    assert len(to_gange.enhedsmapning) == 3
    assert maerke(to_gange, MARTS) is None


def test_a_unit_that_no_row_names_gets_one():
    ny = ret_enhed(VARIANT, "Øst", A, Tidspunkt())
    assert ny.enhedsmapning[-1] == Enhedsmapning(lokal_enhed="Øst", fk_enhed=A, valgt=True)


def test_sagstype_and_ydelse_are_changed_alike():
    emne = KleEmne("27.36.04")
    ny = ret_ydelse(
        ret_sagstype(VARIANT, "Hjælp", emne, Tidspunkt()), "Bad", ("Pleje", emne), Tidspunkt(MARTS)
    )
    assert ny.sagstype_kle == (SagstypeKle("Hjælp", emne, "27.36.04"),)
    assert (ny.ydelsestyper[0].ydelsestype, ny.ydelsestyper[0].fra) == ("Pleje", MARTS)
    uden = ret_sagstype(ny, "Hjælp", None, Tidspunkt())
    assert uden.sagstype_kle == (SagstypeKle("Hjælp", None, ""),)


@pytest.mark.parametrize(
    "trin, ventet",
    [
        ({}, Maade.PLANEN),
        ({Trin.EKSPORTER_SAGER: APRIL}, Maade.PLANEN),
        ({Trin.EKSPORTER_SAGER: MARTS}, Maade.DATO),
    ],
)
def test_the_plan_is_the_default_while_trin_8_lies_ahead(trin, ventet):
    assert naturlig_maade(Variant(slug="v", navn="V", trin=trin), date(2024, 3, 15)) is ventet


def test_what_is_planned_shows_before_its_trin_is_done():
    uden_trin = Variant(
        slug="v",
        navn="V",
        enhedsmapning=VARIANT.enhedsmapning,
        trin={Trin.EKSPORTER_SAGER: APRIL},
    )
    konfiguration = Konfiguration.af(uden_trin, [LokalEnhed("Nord")], APRIL)
    assert konfiguration.maerke("Nord", APRIL).enhed is None
    assert planlagt(konfiguration, APRIL).maerke("Nord", APRIL).enhed == A


def test_the_row_that_holds_in_the_end_is_the_one_with_the_latest_day():
    raekker = ret_enhed(VARIANT, "Nord", None, Tidspunkt(APRIL)).enhedsmapning
    endelig = seneste(raekker, "Nord", lambda r: r.lokal_enhed)
    assert (endelig.fk_enhed, endelig.fra) == (None, APRIL)
    assert seneste(raekker, "Øst", lambda r: r.lokal_enhed) is None


def test_of_each_name_the_row_that_holds_in_the_end_is_given_in_the_order_of_the_names():
    raekker = ret_enhed(VARIANT, "Nord", None, Tidspunkt(APRIL)).enhedsmapning
    endelige = seneste_af(raekker, lambda r: r.lokal_enhed)
    assert list(endelige) == list(dict.fromkeys(r.lokal_enhed for r in raekker))
    assert (endelige["Nord"].fk_enhed, endelige["Nord"].fra) == (None, APRIL)
