"""The optional column Ydelsesmodtager in our own sheet Bevillinger."""

import pytest

from tests.unit.importers.byg import STAMDATA, csvfil, fundet, koder, laes
from webapp.domain.fagsystem import Partsrolle

KOLONNER = "Bevilling;Fagsystem;Modtager;Modtagerrolle;Ydelsesmodtager\n"
YDELSER = csvfil("Ydelse;Bevilling;Navn;Bevilget fra\nY;B;Aflastning;2024-01-01\n", "ydelser.csv")
NANCY, KIM = "nancy-ann-berggren", "kim-borgersen"


def parter(raekke: str):
    laest = laes(*STAMDATA, YDELSER, csvfil(KOLONNER + raekke, "bevillinger.csv"))
    (bevilling,) = laest.bevillinger
    return laest, [(part.rolle, part.person) for part in bevilling.parter]


@pytest.mark.parametrize(
    "raekke, ventet",
    [
        ("B;KSD;nancy;;", [(Partsrolle.BEVILLINGSMODTAGER, NANCY)]),
        (
            "B;KSD;nancy;;kim",
            [(Partsrolle.BEVILLINGSMODTAGER, NANCY), (Partsrolle.YDELSESMODTAGER, KIM)],
        ),
        (
            "B;KSD;nancy;Ydelsesmodtager;kim",
            [(Partsrolle.YDELSESMODTAGER, NANCY), (Partsrolle.YDELSESMODTAGER, KIM)],
        ),
        ("B;KSD;;;kim", [(Partsrolle.YDELSESMODTAGER, KIM)]),
    ],
)
def test_the_recipients_of_a_bevilling(raekke: str, ventet):
    laest, fundne = parter(raekke)
    assert fundne == ventet
    assert koder(laest) == []


def test_a_bevilling_with_neither_is_told():
    laest, fundne = parter("B;KSD;;;")
    assert fundne == []
    assert koder(laest) == ["BEVILLING_UDEN_MODTAGER"]


def test_an_unknown_ydelsesmodtager_is_left_out_with_its_cell():
    laest, fundne = parter("B;KSD;nancy;;ukendt")
    assert fundne == [(Partsrolle.BEVILLINGSMODTAGER, NANCY)]
    fund = fundet(laest, "PERSON_UKENDT")
    assert (fund.celle, fund.vaerdi) == ("E2", "ukendt")
