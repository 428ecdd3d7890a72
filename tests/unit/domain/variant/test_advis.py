"""What an advisgruppe on sager and ydelser takes in, and what a transfer tells it."""

from __future__ import annotations

import pytest

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.variant.advis import ADVISTYPER, Advisgruppe, Haendelse, haendelser


@pytest.mark.parametrize(
    "moenstre, nummer, rammer",
    [
        ((), "27.36.04", True),
        (("27.*",), "27.36.04", True),
        (("29.21.04", "27.36"), "27.36.04", True),
        (("27.36.24",), "27.36.04", False),
        (("29.*",), "27.36.04", False),
        ((), None, False),
    ],
)
def test_the_numbers_of_a_group(moenstre: tuple[str, ...], nummer: str | None, *, rammer: bool):
    gruppe = Advisgruppe(kle=tuple(map(KleMoenster, moenstre)))
    assert gruppe.rammer_kle(KleEmne(nummer) if nummer else None) is rammer


def test_what_comes_stopped_is_told_of_twice():
    assert haendelser(er_stoppet=False) == (Haendelse.START,)
    assert haendelser(er_stoppet=True) == (Haendelse.START, Haendelse.STOP)


def test_the_slides_four_types_word_by_word():
    """A1:742-767; the columns' heads A1:771."""
    assert [(t.navn, t.gruppe, t.eksempel) for t in ADVISTYPER] == [
        ("Folkeregisteradvis", "CPR", "fx en borger flytter"),
        ("Sagsadvis", "Sag/Ydelse", "en ydelse starter eller stopper"),
        ("Arbejdsskadeadvis", "AES", "en sag afgøres"),
        ("Sygehusadvis", "Sygehus", "et barn fødes eller borger indlægges"),
    ]
