"""How long after it ended a kontrolsag is shown across authorities."""

from datetime import date

import pytest

from tests import byg
from webapp.domain.fagsystem import Fremdrift
from webapp.domain.visning.kontrolsager import KONTROL, afsluttet_siden, er_for_gammel

LUK, GENAABN = Fremdrift.AFSLUTTET, Fremdrift.OPLYST


def sag(*tilstande: tuple[date, Fremdrift], kle=KONTROL):
    haendelser = tuple(byg.haendelse(dato=dag, fremdrift=fremdrift) for dag, fremdrift in tilstande)
    return byg.andres_sag(kle=kle, haendelser=haendelser)


@pytest.mark.parametrize(
    "lukket, dato, for_gammel",
    [
        (date(2023, 10, 8), date(2024, 4, 8), False),
        (date(2023, 10, 7), date(2024, 4, 8), True),
        # The last of a shorter month.
        (date(2023, 2, 28), date(2023, 8, 31), False),
        (date(2023, 2, 27), date(2023, 8, 31), True),
        (date(2023, 9, 30), date(2024, 3, 31), False),
        # Not yet on the day.
        (date(2024, 5, 1), date(2024, 4, 8), False),
    ],
)
def test_six_months_to_the_day(lukket, dato, for_gammel):
    assert er_for_gammel(sag((lukket, LUK)), dato) is for_gammel


def test_it_counts_from_when_it_stayed_closed():
    igen = sag(
        (date(2023, 1, 1), LUK),
        (date(2023, 2, 1), GENAABN),
        (date(2024, 3, 1), LUK),
        (date(2024, 3, 9), LUK),
    )
    assert afsluttet_siden(igen, date(2024, 4, 8)) == date(2024, 3, 1)
    assert afsluttet_siden(igen, date(2023, 6, 1)) is None
    assert not er_for_gammel(igen, date(2024, 4, 8))


def test_another_sag_is_never_too_old():
    assert not er_for_gammel(sag((date(2010, 1, 1), LUK), kle=byg.HJAELP), date(2024, 4, 8))
