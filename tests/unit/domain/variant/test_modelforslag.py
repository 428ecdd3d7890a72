"""Model 1, model 2 and Cura's tree as they are proposed: right, uncertain or nothing, never wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.fagsystem.curatrae import find_ring
from webapp.domain.organisation.organisation import EnhedsStatus, FkEnhed, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.navnelighed import Navneforhold, Ordregister, navneforhold
from webapp.domain.variant.enhedsforslag import BRUGES, Enhedsmatch, Sikkerhed
from webapp.domain.variant.model2 import Model2
from webapp.domain.variant.traeforslag import Traeforslag, mangler_traeet
from webapp.domain.variant.variant import Enhedsmapning

DATO = date(2024, 6, 15)


def uuid(nr):
    return EnhedUuid(str(UUID(int=nr + (nr * 7919 << 96))))


def organisation(*linjer):
    """Lines `navn` or `navn < over`, the units' numbers from 1."""
    navne = [linje.split(" < ")[0].strip("†") for linje in linjer]
    enheder = {}
    for nr, linje in enumerate(linjer, start=1):
        navn, _, over = linje.partition(" < ")
        enheder[uuid(nr)] = FkEnhed(
            uuid=uuid(nr),
            navn=navn.strip("†"),
            overordnet=uuid(navne.index(over) + 1) if over else None,
            status=EnhedsStatus.INAKTIV if "†" in navn else EnhedsStatus.AKTIV,
        )
    return FkOrganisation(enheder)


@pytest.mark.parametrize(
    "a, b, forhold",
    [
        ("Visitation Nord", "Team Visitation Nord", Navneforhold.SAMME),
        ("Rehab. Nord", "Rehabilitering Nord", Navneforhold.STAVET),
        ("Visittation", "Visitation", Navneforhold.STAVET),
        ("Træning", "Træning Syd", Navneforhold.DEL),
        ("Hjemmepleje Vest", "Hjemmepleje Nord", Navneforhold.ANDET),
        ("Distrikt 3", "Distrikt 33", Navneforhold.ANDET),
        ("Distrikt 3", "Distrikt", Navneforhold.DEL),
        ("Team 1-3", "Team 3-1", Navneforhold.ANDET),
        ("Team 1-3", "Team 1 3", Navneforhold.SAMME),
    ],
)
def test_two_names_are_the_same_a_part_or_something_else(a, b, forhold):
    assert navneforhold(a, b) is navneforhold(b, a) is forhold


ORG = organisation(
    "Kommunen",
    "Nord < Kommunen",
    "Syd < Kommunen",
    "Hjemmepleje < Nord",
    "Hjemmepleje < Syd",
    "Rehabilitering < Nord",
    "Træning Syd < Syd",
    "†Dagcenter < Syd",
    "Team 7 < Nord",
)
BRUGT_UUID = str(uuid(7))


@pytest.mark.parametrize(
    "navn, raekke, kendt, ventet, sikkerhed",
    [
        ("Rehabilitering", {}, {}, 6, "sikker"),
        ("Rehab. afd.", {}, {}, 6, "rimelig"),
        ("Hjemmepleje", {}, {}, None, "usikker"),
        ("Hjemmepleje", {}, {"stier": {"Hjemmepleje": ("Syd", "Kommunen")}}, 5, "sikker"),
        ("Team 8", {}, {}, None, "ingen"),
        ("Jordemødre", {}, {}, None, "ingen"),
        ("Noget andet", {"fk_enhed": uuid(7)}, {}, 7, "ark"),
        ("Dagcenter", {"fk_enhed": uuid(8)}, {}, None, "usikker"),
        ("Fys", {"fk_navn": "Træning Syd"}, {}, 7, "sikker"),
        ("Rehabilitering", {"bemaerkning": "Leder opad i Cura"}, {}, None, "ingen"),
        ("Fys", {}, {"ulaeste": {"Fys": BRUGT_UUID[:-1]}}, 7, "sikker"),
        ("Fys", {}, {"ulaeste": {"Fys": "spørg Kirsten"}}, None, "ingen"),
    ],
)
def test_the_nearest_unit_by_name_path_and_number(navn, raekke, kendt, ventet, sikkerhed):
    alt = {"lokal_enhed": navn, "fk_enhed": None} | raekke
    match = Enhedsmatch(
        organisation=ORG, dato=DATO, raekker={navn: Enhedsmapning(**alt)} if raekke else {}, **kendt
    )
    (forslag,) = match.foreslaa([LokalEnhed(navn, sagsansvarlig=True)])
    assert (forslag.brugt, forslag.sikkerhed) == (
        uuid(ventet) if ventet else None,
        Sikkerhed(sikkerhed),
    )
    assert forslag.grund
    assert forslag.naeste is None or forslag.naeste != forslag.fk


def test_a_closed_unit_points_at_the_active_one_above_it_and_at_another_of_its_name():
    raekke = {"Dagcenter": Enhedsmapning(lokal_enhed="Dagcenter", fk_enhed=uuid(8))}
    (lukket,) = Enhedsmatch(organisation=ORG, dato=DATO, raekker=raekke).foreslaa(
        [LokalEnhed("Dagcenter", True)]
    )
    assert (lukket.fk, lukket.brugt) == (uuid(3), None)
    genoprettet = FkOrganisation(
        {**ORG.enheder, uuid(90): FkEnhed(uuid=uuid(90), navn="Dagcenter")}
    )
    (ny,) = Enhedsmatch(organisation=genoprettet, dato=DATO, raekker=raekke).foreslaa(
        [LokalEnhed("Dagcenter", True)]
    )
    assert (ny.fk, ny.sikkerhed) == (uuid(90), Sikkerhed.USIKKER)


def test_two_units_do_not_get_the_same_without_a_word_about_it():
    enheder = [LokalEnhed("Rehab", True), LokalEnhed("Rehabilitering", True)]
    rehab, rehabilitering = Enhedsmatch(organisation=ORG, dato=DATO).foreslaa(enheder)
    assert rehabilitering.brugt == uuid(6)
    assert rehab.brugt is None
    assert "Rehabilitering er mappet til den" in rehab.grund


@given(st.lists(st.text("abcdefg æ123", min_size=1, max_size=12), min_size=1, max_size=30))
def test_what_is_used_is_active_and_named_as_the_unit_or_a_part_of_it(navne):
    enheder = {
        uuid(nr): FkEnhed(
            uuid=uuid(nr),
            navn=navn,
            status=EnhedsStatus.INAKTIV if nr % 3 == 0 else EnhedsStatus.AKTIV,
        )
        for nr, navn in enumerate(navne, start=1)
    }
    match = Enhedsmatch(organisation=FkOrganisation(enheder), dato=DATO)
    brugte = []
    for forslag in match.foreslaa([LokalEnhed(navn, True) for navn in dict.fromkeys(navne)]):
        assert (forslag.brugt is not None) == (forslag.sikkerhed in BRUGES)
        assert 0 <= forslag.naeste_score <= 100
        if forslag.brugt is not None:
            brugte.append(forslag.brugt)
            assert enheder[forslag.brugt].er_aktiv(DATO)
            assert navneforhold(forslag.enhed, enheder[forslag.brugt].navn) > Navneforhold.ANDET
    assert len(set(brugte)) == len(brugte)


def test_a_name_among_many_of_common_words_is_found_without_holding_it_against_all():
    navne = {
        nr: f"{slags} Distrikt {nr // 8}"
        for nr in range(1600)
        for slags in [("Visitation", "Hjemmepleje", "Træning", "Sygepleje")[nr % 4]]
    }
    register = Ordregister(navne)
    for nr in (3, 800, 1599):
        assert navne[register.forslag(navne[nr], 1)[0].kandidat] == navne[nr]
    assert navne[register.forslag("Visittation Distrikt 12", 1)[0].kandidat].endswith("12")


# CURA'S TREE


def test_the_tree_follows_fk_organisation_past_units_that_cura_has_not():
    enheder = tuple(
        LokalEnhed(navn, True) for navn in ("Kommunen", "Rehabilitering", "Rehab aften")
    )
    fk = {"Kommunen": uuid(1), "Rehabilitering": uuid(6)}
    kommunen, rehab, aften = Traeforslag(enheder, ORG, fk).placeringer()
    assert (kommunen.overordnet, kommunen.sikker) == (None, True)
    assert (rehab.overordnet, rehab.sikker) == ("Kommunen", True)
    # Nothing in FK ORG is like it: a guess, and said to be one.
    assert (aften.overordnet, aften.sikker) == ("Kommunen", False)


def test_a_unit_that_a_sheet_has_placed_stays_and_a_top_of_a_known_tree_is_placed():
    enheder = (LokalEnhed("A", True), LokalEnhed("B", True, "A"), LokalEnhed("C", True))
    assert mangler_traeet(enheder) == {"C"}
    assert {p.enhed for p in Traeforslag(enheder, ORG, {}).placeringer()} == {"C"}


@given(st.lists(st.integers(0, 9), min_size=1, max_size=10))
def test_a_ring_in_fk_organisation_makes_no_ring_in_cura(over):
    enheder = {
        uuid(nr): FkEnhed(uuid=uuid(nr), navn=f"Enhed {nr}", overordnet=uuid(o))
        for nr, o in enumerate(over)
    }
    navne = [f"Enhed {nr}" for nr in range(len(over))]
    fk = {navn: uuid(nr) for nr, navn in enumerate(navne)}
    lokale = tuple(LokalEnhed(navn, True) for navn in navne)
    placeret = Traeforslag(lokale, FkOrganisation(enheder), fk).placeringer()
    assert not find_ring({p.enhed: p.overordnet for p in placeret})


# MODEL 2

TRAE = {"Nord": None, "Hjemmepleje N": "Nord", "Rehab": "Nord", "Vagten": "Nord", "Syd": None}
FK = {"Nord": uuid(2), "Hjemmepleje N": uuid(4), "Rehab": uuid(6), "Syd": uuid(3)}


def test_all_below_a_top_lead_up_to_it():
    model = Model2(ORG, FK, TRAE, DATO)
    assert [n.nr for n in model.niveauer] == [1, 2, 3]
    assert {e.navn for e in model.naturligt.enheder} == {"Nord", "Syd"}
    placeret = {p.enhed: p for p in model.placer([uuid(2), uuid(3)])}
    assert {p.enhed for p in placeret.values() if p.selv} == {"Nord", "Syd"}
    assert {n: p.maal for n, p in placeret.items()} == {
        **dict.fromkeys(("Nord", "Hjemmepleje N", "Rehab", "Vagten"), uuid(2)),
        "Syd": uuid(3),
    }


def test_without_a_tree_each_is_mapped_itself_and_one_beside_the_tops_has_no_unit():
    model = Model2(ORG, FK, TRAE, DATO)
    placeret = {p.enhed: p for p in model.placer([uuid(2)], dict.fromkeys(TRAE))}
    assert {p.enhed for p in placeret.values() if p.selv} == set(TRAE) - {"Syd"}
    assert placeret["Syd"].maal is None


def test_one_unit_at_the_very_top_takes_what_nothing_places():
    alene = replace(Model2(ORG, FK, {**TRAE, "Ukendt": None}, DATO))
    placeret = alene.placer([uuid(1)])
    assert {p.maal for p in placeret} == {uuid(1)}


@given(st.sets(st.integers(1, 9), min_size=1), st.permutations(list(TRAE)))
def test_what_leads_up_ends_where_it_should(toppe, orden):
    model = Model2(ORG, FK, {navn: TRAE[navn] for navn in orden}, DATO)
    placeret = {p.enhed: p for p in model.placer([uuid(nr) for nr in toppe])}
    for en in placeret.values():
        navn = en.enhed
        while navn and not placeret[navn].selv:
            navn = TRAE[navn]
        assert en.maal is None or placeret[navn].maal == en.maal


def test_among_1566_units_of_which_half_are_closed_nothing_wrong_is_used():
    slags = ("Visitation", "Hjemmepleje", "Sygepleje", "Træning", "Rehabilitering", "Bostøtte")
    navne = [f"{en} {a}-{b}" for a in range(9) for b in range(29) for en in slags]
    enheder = {
        uuid(nr): FkEnhed(
            uuid=uuid(nr),
            navn=navn,
            status=EnhedsStatus.INAKTIV if nr % 2 else EnhedsStatus.AKTIV,
        )
        for nr, navn in enumerate(navne, start=1)
    }
    lokale = [LokalEnhed(navn.replace("Hjemmepleje", "Hj.pleje"), True) for navn in navne]
    forslag = Enhedsmatch(organisation=FkOrganisation(enheder), dato=DATO).foreslaa(lokale)
    assert len(forslag) == len(navne) == 1566
    brugt = {
        navn: enheder[et.brugt].navn for navn, et in zip(navne, forslag, strict=True) if et.brugt
    }
    assert {(navn, fk) for navn, fk in brugt.items() if navn != fk} == set()
    # Every active unit whose name was not shortened is found.
    assert len(brugt) >= len(navne) // 2 * 5 // 6
