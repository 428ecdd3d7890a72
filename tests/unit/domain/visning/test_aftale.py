"""Appointments: each rule with a case that hides and one that lets through, and their words."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import byg
from tests.unit.domain.spec import HIDES, INFORMS, PASSES
from webapp.domain.fagsystem import Aftale, Aftaleart
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.opsaetning import KleOpsaetning
from webapp.domain.visning.aftale import AFTALE, Aftaleforhold
from webapp.domain.visning.regel import afgoer_egne
from webapp.importers.egneark.aftaler import laes_tid
from webapp.services import dansk
from webapp.services.mit_overblik.aftalesider import datoblok, klokkeslaet

DAG = date(2021, 2, 17)
RAEKKE = KleOpsaetning(kle=KleMoenster("27.36.04"), aktiv=True)
SLUKKET = KleOpsaetning(kle=KleMoenster("27.36.04"))
KUN_SAPA = KleOpsaetning(kle=KleMoenster("27.36.04"), kun_sapa=True)


def aftale(**felter) -> Aftale:
    return Aftale(
        **{
            "slug": "moede",
            "person": "nancy",
            "titel": "Møde",
            "myndighed": "Korsbæk Kommune",
            "art": Aftaleart.AFTALE,
            "dato": date(2021, 2, 18),
            **felter,
        }
    )


EGEN = aftale(kle=byg.HJAELP)
UNDTAGET = byg.sag(visningsklasser=("Visning undtaget for borger",))
SPEC = [
    ("AFTALE_KOMMENDE", {}, PASSES),
    ("AFTALE_KOMMENDE", {"aftale": aftale(dato=DAG)}, PASSES),
    ("AFTALE_KOMMENDE", {"aftale": aftale(dato=date(2021, 2, 16))}, HIDES),
    ("AFTALE_AFLYST", {}, PASSES),
    ("AFTALE_AFLYST", {"aftale": aftale(aflyst=True)}, HIDES),
    ("AFTALE_KLE_AKTIV", {}, INFORMS),
    ("AFTALE_KLE_AKTIV", {"aftale": EGEN, "opsaetning": RAEKKE}, PASSES),
    ("AFTALE_KLE_AKTIV", {"aftale": EGEN, "opsaetning": SLUKKET}, HIDES),
    ("AFTALE_KLE_AKTIV", {"aftale": EGEN, "opsaetning": KUN_SAPA}, HIDES),
    ("AFTALE_KLE_AKTIV", {"aftale": EGEN}, HIDES),
    ("AFTALE_SAG_UNDTAGET", {"sag": byg.sag()}, PASSES),
    ("AFTALE_SAG_UNDTAGET", {"sag": UNDTAGET}, HIDES),
]


@pytest.mark.parametrize("kode, aendring, effekt", SPEC)
def test_the_rule_does_what_its_row_says(kode, aendring, effekt):
    forhold = Aftaleforhold(**{"dato": DAG, "aftale": aftale(), **aendring})
    verdict = afgoer_egne(AFTALE, forhold)
    assert verdict.finding(kode).effect is effekt
    assert verdict.visible == (effekt is not HIDES)


def test_every_rule_has_both_cases():
    effekter = {(kode, effekt is HIDES) for kode, _, effekt in SPEC}
    assert effekter == {(regel.code, hides) for regel in AFTALE for hides in (True, False)}


@pytest.mark.parametrize(
    "dato, blok",
    [
        (DAG, "I dag"),
        (date(2021, 2, 18), "1 dag"),
        (date(2021, 2, 24), "7 dage"),
        (date(2021, 2, 25), "25 FEB"),
        (date(2021, 3, 20), "20 MAR"),
        (date(2021, 10, 28), "28 OKT"),
        (date(2022, 8, 1), "1 AUG"),
    ],
)
def test_the_date_block(dato, blok):
    assert datoblok(dato, DAG) == blok


def test_the_twelve_months():
    dage = [date(2021, maaned, 1) for maaned in range(1, 13)]
    assert [dansk.datoblok(dag)[2:] for dag in dage] == (
        ["JAN", "FEB", "MAR", "APR", "MAJ", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DEC"]
    )
    assert [dansk.aftalemaaned(dag) for dag in dage[:3]] == [
        "Januar 2021",
        "Feb 2021",
        "Marts 2021",
    ]


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None, fold=0)))
def test_a_time_is_read_as_it_is_written(tid):
    assert laes_tid(klokkeslaet(tid)).vaerdi == tid
    assert laes_tid(f"{tid:%H:%M:%S}").vaerdi == tid


@pytest.mark.parametrize("tekst", ["24:00", "8", "kl. 8", "8:60", "ved otte"])
def test_what_is_no_time_is_told(tekst):
    svar = laes_tid(tekst)
    assert svar.vaerdi is None
    assert svar.problem.kode == "TIDSPUNKT_UGYLDIGT"


def test_an_excel_time_is_one():
    assert laes_tid(time(8, 0)).vaerdi == time(8, 0)
