"""The timeline: corrections one by one where they are few, and gathered between the trin else."""

from datetime import date, timedelta

import pytest

from tests.byg import NORD, konfiguration
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Trin
from webapp.services.trin.tidslinje import MEST_RETTELSER, RETTELSE, tidslinje

FOERST = date(2024, 1, 1)


def mapninger(antal):
    """Units that are mapped from a day of their own, one a day."""
    return tuple(
        Enhedsmapning(lokal_enhed=f"Enhed {n}", fk_enhed=NORD, fra=FOERST + timedelta(n))
        for n in range(antal)
    )


def linjer(antal, *, trin, **felter):
    variant = {"trin": trin, "ydelsestyper": (), "sagstype_kle": (), **felter}
    return list(tidslinje(konfiguration(enhedsmapning=mapninger(antal), **variant)))


@pytest.mark.parametrize("antal", [0, 1, MEST_RETTELSER])
def test_few_corrections_are_told_by_day(antal):
    fundne = linjer(antal, trin={})
    assert [et.maerke for et in fundne] == [RETTELSE] * antal
    assert all(et.tekst == "Mapningen af 1 enhed rettes fra denne dag." for et in fundne)


def test_many_are_told_as_one_between_the_trin():
    trin = {Trin.ENHEDER: FOERST + timedelta(10)}
    foer, midt, efter = linjer(MEST_RETTELSER + 6, trin=trin)
    assert (foer.dato, foer.tekst) == (
        "1. januar 2024 – 10. januar 2024",
        "Mapningen af 10 enheder rettes på 10 dage.",
    )
    assert midt.maerke == "Trin 7"
    # A trin comes before the corrections of its own day.
    assert (efter.dato, efter.tekst) == (
        "11. januar 2024 – 30. januar 2024",
        "Mapningen af 20 enheder rettes på 20 dage.",
    )


def test_kinds_are_counted_apart_and_days_once():
    typer = tuple(SagstypeKle(f"Type {n}", None, "", fra=FOERST) for n in range(3))
    (linje,) = linjer(MEST_RETTELSER + 1, trin={}, sagstype_kle=typer)
    assert linje.tekst == "Mapningen af 25 enheder og 3 sagstyper rettes på 25 dage."


def test_one_that_stands_alone_among_many_keeps_its_words():
    trin = {Trin.ENHEDER: FOERST + timedelta(1)}
    foer, _, _ = linjer(MEST_RETTELSER + 6, trin=trin)
    assert (foer.dato, foer.tekst) == (
        "1. januar 2024",
        "Mapningen af 1 enhed rettes fra denne dag.",
    )
