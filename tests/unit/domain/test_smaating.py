"""Periods, words, persons, statuses, events and the tree of FK Organisation."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import byg
from webapp.domain.fagsystem import Fremdrift, Haendelse, udgaver
from webapp.domain.organisation.organisation import EnhedsStatus, FkOrganisation
from webapp.domain.vaerdier.dansk import antal, dag, opremsning
from webapp.domain.vaerdier.periode import Periode, gaeldende
from webapp.domain.visning.status import STATUS, er_aktiv, ydelsesstatus_borger, ydelsesstatus_sapa

EN, TO, TRE = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)
dage = st.dates(EN, TRE)


@pytest.mark.parametrize(
    "periode, dato, daekker",
    [
        (Periode(), EN, True),
        (Periode(TO), EN, False),
        (Periode(TO), TO, True),
        (Periode(til=TO), TO, False),
        (Periode(til=TO), EN, True),
        (Periode(EN, TRE), TO, True),
        (Periode(EN, EN), EN, False),
    ],
)
def test_a_period_is_half_open(periode, dato, daekker):
    assert periode.daekker(dato) is daekker


@dataclass
class Fra:
    fra: date | None
    nr: int = 0


@pytest.mark.parametrize(
    "raekker, dato, nr",
    [
        ([], TO, None),
        ([Fra(TRE, 1)], TO, None),
        ([Fra(None, 1)], TO, None),
        ([Fra(EN, 1), Fra(TO, 2), Fra(TRE, 3)], TO, 2),
        ([Fra(TO, 2), Fra(EN, 1)], TO, 2),
        ([Fra(TO, 1), Fra(TO, 2)], TO, 2),
    ],
)
def test_the_latest_row_that_has_begun_holds(raekker, dato, nr):
    fundet = gaeldende(raekker, dato)
    assert (fundet.nr if fundet else None) == nr


@pytest.mark.parametrize(
    "dato, tekst",
    [
        (date(2024, 4, 8), "8. april 2024"),
        (date(2023, 12, 31), "31. december 2023"),
        (date(2024, 1, 1), "1. januar 2024"),
        (None, "ikke sat"),
    ],
)
def test_a_day_in_words(dato, tekst):
    assert dag(dato) == tekst


@pytest.mark.parametrize(
    "ord_, tekst",
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_an_enumeration(ord_, tekst):
    assert opremsning(ord_) == tekst
    assert opremsning(ord_, "eller") == tekst.replace(" og ", " eller ")


@pytest.mark.parametrize("tal, tekst", [(0, "0 sager"), (1, "1 sag"), (2, "2 sager")])
def test_a_count_in_words(tal, tekst):
    assert antal(tal, "sag", "sager") == tekst


@pytest.mark.parametrize(
    "navn, borgernavn",
    [
        ("Nancy Ann Berggren", "Nancy Berggren"),
        ("Jan Jarlov", "Jan Jarlov"),
        ("Hans-Peter  Emil Sørensen", "Hans-Peter Sørensen"),
        ("Kim", "Kim"),
    ],
)
def test_the_citizen_reads_no_middle_name(navn, borgernavn):
    assert byg.person(navn=navn).borgernavn == borgernavn


def test_every_status_has_its_word_for_both_audiences():
    assert {f: (ord_.sapa, ord_.mit_overblik) for f, ord_ in STATUS.items()} == {
        Fremdrift.OPSTAAET: ("Opstået", "Oprettet"),
        Fremdrift.OPLYST: ("Oplyst", "Behandles"),
        Fremdrift.AFGJORT: ("Afgjort", "Afgjort"),
        Fremdrift.AFSLUTTET: ("Afsluttet", "Afsluttet"),
    }
    assert not any(ord_.sourced for ord_ in STATUS.values())


@pytest.mark.parametrize("til, aktiv", [(None, True), (TRE, True), (TO, False), (EN, False)])
def test_a_ydelse_is_active_until_the_day_it_ends(til, aktiv):
    ydelse = byg.ydelse(fra=EN, til=til)
    assert er_aktiv(ydelse, TO) is aktiv
    assert ydelsesstatus_borger(ydelse, TO) == ("Aktiv" if aktiv else "Afsluttet")
    assert ydelsesstatus_sapa(ydelse, TO) == ("Aktiv" if aktiv else "Ikke aktiv")


def test_events_become_the_sag_from_one_to_the_next():
    fundet = udgaver(
        [
            Haendelse(TRE, fremdrift=Fremdrift.AFSLUTTET, sagsbehandler=""),
            Haendelse(EN, enhed="Nord", sagsbehandler="Bo"),
            Haendelse(TO, fremdrift=Fremdrift.OPLYST),
            Haendelse(TO, enhed="Syd"),
        ]
    )
    assert [(u.fra, u.til, u.enhed, u.fremdrift, u.sagsbehandler) for u in fundet] == [
        (EN, TO, "Nord", Fremdrift.OPSTAAET, "Bo"),
        (TO, TRE, "Syd", Fremdrift.OPLYST, "Bo"),
        (TRE, None, "Syd", Fremdrift.AFSLUTTET, ""),
    ]


@given(st.lists(dage.map(Haendelse), max_size=6))
def test_udgaver_cover_all_time_from_the_first_event_once(haendelser):
    fundet = udgaver(haendelser, "Nord")
    assert [u.fra for u in fundet] == sorted({h.dato for h in haendelser})
    assert [u.til for u in fundet] == [u.fra for u in fundet[1:]] + [None] * bool(fundet)
    assert all(u.enhed == "Nord" for u in fundet)


@pytest.mark.parametrize(
    "felter, aktiv",
    [
        ({}, True),
        ({"status": EnhedsStatus.INAKTIV}, False),
        ({"aktiv_til": TO}, False),
        ({"aktiv_til": TRE}, True),
        ({"aktiv_til": TRE, "status": EnhedsStatus.INAKTIV}, True),
        ({"aktiv_til": EN}, False),
    ],
)
def test_a_unit_is_active_until_it_is_closed(felter, aktiv):
    assert byg.fk_enhed(**felter).er_aktiv(TO) is aktiv


def test_the_tree_is_read_from_the_top_and_ends_where_it_closes_on_itself():
    tand = byg.fk_enhed(uuid=byg.TANDPLEJE, navn="Tand", overordnet=byg.NORD)
    organisation = byg.organisation(tand)
    assert [e.navn for e in organisation.sti(tand)] == ["Visitation", "Visitation Nord", "Tand"]
    assert organisation.er_under(byg.TANDPLEJE, byg.VISITATION)
    assert organisation.er_under(byg.NORD, byg.NORD)
    assert not organisation.er_under(byg.VISITATION, byg.NORD)
    assert organisation.find(None) is None
    ring = byg.organisation(byg.fk_enhed(uuid=byg.VISITATION, overordnet=byg.NORD))
    assert not ring.er_under(byg.NORD, byg.TANDPLEJE)
    assert len(ring.sti(ring.find(byg.NORD))) == 2


def test_a_uuid_that_nobody_knows_lies_under_itself_alone():
    assert FkOrganisation().er_under(byg.NORD, byg.NORD)
    assert not FkOrganisation().er_under(byg.NORD, byg.VISITATION)
