"""Claims: the seven statuses, a saldo's among them, and the rules with both cases."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import byg
from tests.unit.domain.spec import HIDES, INFORMS, PASSES, WARNS
from webapp.domain.fagsystem import Betalingsstatus, Fordring
from webapp.domain.fagsystem.fordring import saldostatus
from webapp.domain.variant.fordringsvalg import (
    Aktivitet,
    Fordringsvalg,
    aktivitet,
    feltnavne,
    forskelle,
    med_valg,
)
from webapp.domain.visning.fordring import FORDRING, Fordringsforhold
from webapp.domain.visning.regel import afgoer_egne

DAG = date(2024, 4, 8)
EN_DAG = timedelta(days=1)
S = Betalingsstatus


def fordring(**felter) -> Fordring:
    return Fordring(
        **{
            "nummer": "F-1",
            "slug": "biblioteksgebyr",
            "person": "nancy",
            "fordringstype": "Biblioteksgebyr",
            "titel": "Biblioteksgebyr",
            "myndighed": byg.KOMMUNE.cvr,
            "beloeb": 230_00,
            "rest": 230_00,
            "forfald": DAG + EN_DAG,
            **felter,
        }
    )


@pytest.mark.parametrize(
    "felter, status",
    [
        ({}, S.KOMMENDE),
        ({"rest": 0}, S.BETALT),
        ({"rest": 0, "sendt": DAG}, S.BETALT),
        ({"forfald": DAG}, S.OVERSKREDET),
        ({"forfald": DAG - EN_DAG}, S.OVERSKREDET),
        ({"forfald": DAG - EN_DAG, "sendt": DAG}, S.SENDT),
        ({"forfald": DAG - EN_DAG, "sendt": DAG + EN_DAG}, S.OVERSKREDET),
    ],
)
def test_the_status_of_one_claim(felter, status):
    assert fordring(**felter).status(DAG) is status


@pytest.mark.parametrize(
    "dele, saldo",
    [
        ((), S.BETALT),
        ((S.BETALT, S.BETALT), S.BETALT),
        ((S.BETALT, S.KOMMENDE), S.KOMMENDE),
        ((S.OVERSKREDET, S.OVERSKREDET), S.OVERSKREDET),
        ((S.SENDT, S.BETALT), S.SENDT),
        ((S.OVERSKREDET, S.KOMMENDE), S.DELVIST_OVERSKREDET),
        ((S.SENDT, S.KOMMENDE), S.DELVIST_SENDT),
        ((S.SENDT, S.OVERSKREDET), S.DELVIST_SENDT),
        ((S.SENDT, S.OVERSKREDET, S.KOMMENDE), S.DELVIST_BEGGE),
    ],
)
def test_the_status_of_a_saldo(dele, saldo):
    assert saldostatus(dele) is saldo
    assert saldostatus(reversed(dele)) is saldo


def test_the_seven_words_are_digsts():
    assert [en.value for en in S] == [
        "Kommende betaling",
        "Betalt",
        "Betalingsdato er overskredet",
        "Sendt til Gældsstyrelsen",
        "Betalingsdato er delvist overskredet",
        "Delvist sendt til Gældsstyrelsen",
        "Betalingsdato er delvist overskredet og delvist sendt til Gældsstyrelsen",
    ]


def valg(en: Aktivitet) -> dict[str, object]:
    return {"valg": Fordringsvalg("Biblioteksgebyr", en)}


SPEC = [
    ("FORDRING_AKTIV", {}, PASSES),
    ("FORDRING_AKTIV", valg(Aktivitet.SAPA), HIDES),
    ("FORDRING_AKTIV", valg(Aktivitet.INGEN), HIDES),
    ("FORDRING_AKTIV", {"valg": None}, HIDES),
    ("FORDRING_AKTIV", {"valg": None, "er_egen": False}, INFORMS),
    ("FORDRING_ANNULLERET", {}, PASSES),
    ("FORDRING_ANNULLERET", {"fordring": fordring(annulleret=True)}, HIDES),
    ("FORDRING_STATUS", {}, INFORMS),
    ("FORDRING_STATUS", {"fordring": fordring(forfald=DAG)}, WARNS),
]


@pytest.mark.parametrize("kode, aendring, effekt", SPEC)
def test_the_rule_does_what_its_row_says(kode, aendring, effekt):
    forhold = {
        "dato": DAG,
        "fordring": fordring(),
        "myndighed": "Korsbæk Kommune",
        "er_egen": True,
        **valg(Aktivitet.MIT_OVERBLIK),
        **aendring,
    }
    verdict = afgoer_egne(FORDRING, Fordringsforhold(**forhold))
    assert verdict.finding(kode).effect is effekt
    assert verdict.visible == (effekt is not HIDES)


TYPER = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]), min_size=1, max_size=8)


@given(st.dictionaries(TYPER, st.sampled_from(Aktivitet), max_size=4))
def test_a_choice_is_found_again_and_its_fields_are_its_own(nye):
    efter = med_valg((), nye)
    kendte = {navn.casefold(): en for navn, en in nye.items()}
    assert {en.fordringstype.casefold(): en.aktivitet for en in efter} == kendte
    assert all(aktivitet(efter, navn) is kendte[navn.casefold()] for navn in nye)
    assert list(feltnavne(nye).values()) == list(nye)
    assert list(forskelle(efter, efter)) == []
