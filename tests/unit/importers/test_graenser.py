"""Bounds before parsing: what is out of all proportion is refused with a sentence, or read."""

import json

import pytest

from tests.unit.importers.bomber import BOMBER, HOVED, _xlsx_med
from tests.unit.importers.byg import Indfil, laes
from webapp.importers.indlaes import Filfejl


@pytest.mark.parametrize("navn", BOMBER)
def test_a_bomb_is_refused_with_a_sentence(navn):
    with pytest.raises(Filfejl, match=r"kan ikke læses: .*\.$"):
        laes(Indfil(navn, BOMBER[navn]))


def test_formatted_empty_rows_cost_nothing_and_the_values_keep_their_places():
    raekker = "".join(
        f'<row r="{nr}" s="1"><c r="A{nr}" s="1"/><c r="B{nr}" s="1"></c></row>'
        for nr in range(3, 5000)
    )
    ark = (
        f'<worksheet xmlns="{HOVED.decode()}"><sheetData>'
        '<row r="1"><c r="B1" t="inlineStr"><is><t>Enhedsnavn i Cura</t></is></c>'
        '<c r="C1" s="0"/><c r="D1" t="inlineStr"><is><r><t>Sags</t></r>'
        "<r><t>ansvarlig</t></r></is>"
        f"</c></row>{raekker}"
        '<row r="5000"><c r="A5000"/><c r="B5000" t="inlineStr"><is><t>Sidst</t></is></c>'
        '<c r="D5000" t="b"><v>1</v></c></row></sheetData></worksheet>'
    )
    laest = laes(Indfil("ark.xlsx", _xlsx_med("xl/worksheets/sheet1.xml", ark.encode())))
    (enhed,) = laest.lokale_enheder
    assert (enhed.navn, enhed.sagsansvarlig) == ("Sidst", True)
    assert enhed.sted is not None
    assert enhed.sted.celle == "B5000"


def test_many_merges_over_many_rows_are_read():
    flettede = "".join(f'<mergeCell ref="A{nr}:A{nr + 1}"/>' for nr in range(2, 8000, 2))
    raekker = "".join(
        f'<row r="{nr}"><c r="A{nr}" t="inlineStr"><is><t>E{nr}</t></is></c>'
        f'<c r="B{nr}" t="inlineStr"><is><t>ja</t></is></c></row>'
        for nr in range(2, 8002)
    )
    ark = (
        f'<worksheet xmlns="{HOVED.decode()}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
        'Enhedsnavn i Cura</t></is></c><c r="B1" t="inlineStr"><is><t>Sagsansvarlig</t></is></c>'
        f"</row>{raekker}</sheetData><mergeCells>{flettede}</mergeCells></worksheet>"
    )
    laest = laes(Indfil("ark.xlsx", _xlsx_med("xl/worksheets/sheet1.xml", ark.encode())))
    # Each second row has the name of the one above it.
    assert len(laest.lokale_enheder) == 4001


def test_a_real_file_is_far_below_the_bounds():
    enheder = [
        {
            "uuid": f"5b0e0f10-1111-4aaa-8bbb-{nr:012}",
            "enhedsnavn": f"Enhed {nr}",
            "overordnetEnhed": None,
            "tilstand": {"status": "AKTIV"},
            "adresser": [{"adresseTekst": "70 10 20 01", "adresseRolleTitel": "Telefon"}],
        }
        for nr in range(5000)
    ]
    svar = {"data": {"organisationEnhedListe": {"edges": [{"node": e} for e in enheder]}}}
    laest = laes(Indfil("fk.json", json.dumps(svar).encode()))
    assert laest.organisation is not None
    assert len(laest.organisation.enheder) == 5000
