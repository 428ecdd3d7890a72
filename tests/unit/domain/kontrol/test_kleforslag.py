"""Which KLE number a cell can have meant: what is on top, and what may be chosen beforehand."""

from __future__ import annotations

import pytest

from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.kontrol.kleforslag import kleforslag, raad_om, valgt_paa_forhaand

PLAN = KlePlan(
    uefterset={
        "27.36.08": "Afløsning",
        "27.36.24": "Madservice",
        "27.60.16": "Forbrugsgoder",
        "27.60.24": "Boligindretning",
        "27.42.08": "Ophold",
        "27.42.96": "Ophold",
    }
)


@pytest.mark.parametrize(
    "celle, navn, numre, valgt",
    [
        # Havlunde's own: the words stand over digits that had to be mended, and nothing is chosen.
        ("27.36.8 Madservice", "Madservice", "27.36.24 27.36.08", ""),
        ("27.36.8", "Madservice", "27.36.24 27.36.08", ""),
        ("27,60,24 Boligindretning", "Boligindretning", "27.60.24", "27.60.24"),
        ("27,60,24", "Boligindretning", "27.60.24", "27.60.24"),
        ("27 60 24", "Boligindretning", "27.60.24", "27.60.24"),
        ("27.60·24 Boligindretning", "Boligindretning", "27.60.24", "27.60.24"),
        ("27.60.08 Noget; 27.60.12 Andet", "Nødkald", "27.60.08 27.60.12", ""),
        # Digits alone, words alone, or words that the number's title is not: to be chosen.
        ("27.36.8", "Bad", "27.36.08", ""),
        ("Madservice", "Mad", "27.36.24", ""),
        ("27.36.8 Bad", "Bad", "27.36.08", ""),
        # Two numbers of one title; a title before its number.
        ("Ophold", "", "27.42.08 27.42.96", ""),
        ("Afløsning 27.36.8", "", "27.36.08", "27.36.08"),
        # A whole number of the cell stands over a title of another.
        ("27.99.01 og 27.60.24 Boligindretning", "", "27.60.24 27.99.01", ""),
        ("27.36", "Bad", "", ""),
        ("", "", "", ""),
    ],
)
def test_the_likeliest_stands_first_and_only_what_is_certain_is_chosen(celle, navn, numre, valgt):
    forslag = kleforslag(PLAN, celle, navn)
    assert " ".join(et.nummer for et in forslag) == numre
    assert valgt_paa_forhaand(forslag) == valgt


@pytest.mark.parametrize(
    "celle, navn, sagt",
    [
        (
            "27.36.8 Madservice",
            "Madservice",
            (
                "Vælg selv: det kan være 27.36.24 »Madservice« (titlen i cellen og sagstypens navn)"
                " eller 27.36.08 »Afløsning« (de rettede cifre i cellen)."
            ),
        ),
        ("27,60,24", "Boligindretning", "Er det 27.60.24 »Boligindretning«, så vælg det."),
        (
            "27.36.8 Bad",
            "",
            "Det kan være 27.36.08 »Afløsning« (de rettede cifre i cellen, men der står »Bad«).",
        ),
        ("27.36", "", ""),
    ],
)
def test_what_is_said_of_them(celle, navn, sagt):
    assert raad_om(kleforslag(PLAN, celle, navn)) == sagt
