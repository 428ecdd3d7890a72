from datetime import date

import pytest

from tests.unit.importers.byg import FORB_KOLONNER, eksempelfil, forb, fundet, koder, laes, xlsx
from webapp.domain.fagsystem import Automatik

DIAET = ("Diætist KOL", "SUL §119", "Diætbehandling", "29.09.08")
SAGSTYPE = ("Forebyggelse", "SUL §119", "29.09.08 Patientrettet forebyggelse")


@pytest.mark.parametrize("navn", ["cura_forberedelsesark.csv", "cura_forberedelsesark.xlsx"])
def test_kombits_sheet(navn):
    laest = laes(eksempelfil(navn))
    (sagstype,) = laest.sagstyper
    assert (sagstype.navn, sagstype.paragraf) == ("Sundhedsmæssig forebyggelsesindsats", "SUL §119")
    (nummer,) = laest.sagstype_kle
    assert (str(nummer.kle), nummer.angivet, nummer.fra) == ("29.09.08", "29.09.08", None)
    assert [y.navn for y in laest.lokale_ydelser][3] == "Diætist gravide"
    assert [(r.lokal_ydelse, r.ydelsestype, str(r.kle)) for r in laest.ydelsestyper][2] == (
        "Hjertekar - samtale v. forløbskoordinator",
        "Afklarende samtale",
        "29.09.08",
    )
    assert len(laest.ydelsestyper) == 3  # Diætist gravide has no ydelsestype yet
    assert laest.fund == ()


def test_the_second_sheet_is_the_faelleskommunale_ydelsestyper():
    laest = laes(eksempelfil("cura_forberedelsesark.xlsx"))
    assert [(t.titel, str(t.kle)) for t in laest.faelles_ydelsestyper] == [
        ("Diætbehandling", "29.09.08"),
        ("Afklarende samtale", "29.09.08"),
        ("Kropsbårne hjælpemidler", "27.60.04"),
        ("Støtte til individuel befordring", "27.60.28"),
    ]
    assert [art for _, art in laest.genkendt] == [
        "Forberedelsesark (arket »Ark1«)",
        "Fælleskommunale ydelsestyper (arket »Fælleskommunale ydelsestyper«)",
    ]


def test_four_digits_on_a_sagstype_are_kept_as_given():
    laest = laes(forb((*DIAET, "Hjælp", "SEL §83", "27.36")))
    assert [(r.kle, r.angivet) for r in laest.sagstype_kle] == [(None, "27.36")]
    assert fundet(laest, "KLE_FIRE_CIFRE").celle == "G2"


def test_a_sagstype_without_a_number_has_no_rule():
    laest = laes(forb((None, None, None, None, "Klager", None, None)))
    assert [s.navn for s in laest.sagstyper] == ["Klager"]
    assert laest.sagstype_kle == ()
    assert laest.lokale_ydelser == ()


def test_of_two_numbers_for_one_sagstype_the_first_is_used():
    laest = laes(
        forb(
            (*DIAET, "Forebyggelse", "", ""),
            ("Y", "", "", "", *SAGSTYPE),
            ("Z", "", "", "", "forebyggelse", "", "27.36.04"),
        )
    )
    assert [str(r.kle) for r in laest.sagstype_kle] == ["29.09.08"]
    fund = fundet(laest, "SAGSTYPE_FLERE_KLE")
    assert (fund.celle, fund.vaerdi, fund.alvor) == ("G4", "27.36.04", "advarsel")


def test_kle_numbers_that_excel_turned_into_dates_and_numbers():
    laest = laes(
        forb(
            ("A", "", "Diæt", date(2008, 9, 29), "S1", "", date(2008, 9, 29)),
            ("B", "", "Diæt", 27.6, "S2", "", 27.6),
        )
    )
    assert [str(r.kle) for r in laest.ydelsestyper] == ["29.09.08", "None"]
    assert [(str(r.kle), r.angivet) for r in laest.sagstype_kle] == [
        ("29.09.08", "29.09.08"),
        ("None", "27.6"),
    ]
    assert koder(laest) == [
        "KLE_ER_DATO",
        "KLE_ER_DATO",
        "KLE_ER_TAL",
        "KLE_ER_TAL",
        "YDELSESTYPE_UDEN_KLE",
    ]


def test_remarks_say_what_cura_maps_itself_and_what_is_a_package():
    kolonner = (*FORB_KOLONNER, "Bemærkninger")
    tom = [""] * 6
    laest = laes(
        xlsx(
            [
                kolonner,
                ("A", *tom, "fsiii"),
                ("B", *tom, "FFB"),
                ("C", *tom, "pakke"),
                ("D", *tom, "x"),
            ]
        )
    )
    assert [(y.automatisk, y.pakke) for y in laest.lokale_ydelser] == [
        (Automatik.FSIII, False),
        (Automatik.FFB, False),
        (None, True),
        (None, False),
    ]


def test_of_two_rows_for_one_ydelse_the_first_is_used():
    laest = laes(forb((*DIAET, *SAGSTYPE), (*DIAET[:2], "Andet", "27.36.04", "Anden", "", "")))
    assert [(y.navn, y.sagstype) for y in laest.lokale_ydelser] == [("Diætist KOL", "Forebyggelse")]
    assert len(laest.ydelsestyper) == 1
    assert fundet(laest, "YDELSE_DUBLET").celle == "A3"
    assert [s.navn for s in laest.sagstyper] == ["Forebyggelse", "Anden"]


def test_a_row_with_a_paragraph_alone_is_left_out():
    laest = laes(forb((None, "SUL §119"), (*DIAET, *SAGSTYPE)))
    assert fundet(laest, "RAEKKE_UDEN_NOEGLE").celle == "A2"
    assert len(laest.lokale_ydelser) == 1
