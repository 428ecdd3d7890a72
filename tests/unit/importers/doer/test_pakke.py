"""A workbook at the door: what is kept, what is left out and named, and no number in any part."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.importers.doer.arbejdsbog import (
    _UDV,
    ARK1,
    DELE,
    HOVED,
    REL,
    STEDER,
    TEGNING,
    _celle,
    _indsaet,
    bog,
    gem,
    pak,
    pak_ud,
)
from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.doer import udeladt as ud
from webapp.importers.doer.pakke import rens_pakke


def lav() -> Pseudonymer:
    return Pseudonymer(b"n", {})


def test_all_that_is_kept_is_there_afterwards() -> None:
    foer = load_workbook(io.BytesIO(gem(bog())))
    efter = load_workbook(io.BytesIO(rens_pakke(gem(bog()), lav())))
    assert efter.sheetnames == foer.sheetnames
    assert [a.sheet_state for a in efter.worksheets] == ["visible", "hidden"]
    gammelt, nyt = foer.worksheets[0], efter.worksheets[0]
    for gamle, nye in zip(gammelt.iter_rows(), nyt.iter_rows(), strict=True):
        for gammel, ny in zip(gamle, nye, strict=True):
            assert ny.value == gammel.value
            for felt in ("font", "fill", "border", "alignment", "number_format"):
                assert repr(getattr(ny, felt)) == repr(getattr(gammel, felt)), ny.coordinate
    assert nyt["A2"].comment.text == "Aftalt i foråret"
    assert nyt["A2"].comment.author == "Kommentar", "not the member of staff"
    assert nyt.column_dimensions["A"].width == 40
    assert nyt.column_dimensions["C"].hidden
    assert nyt.row_dimensions[3].height == 33
    assert nyt.freeze_panes == "B2"
    assert nyt.auto_filter.ref == "A1:D3"
    assert nyt.auto_filter.filterColumn[0].filters.filter == ["ja"]
    assert str(nyt.merged_cells) == str(gammelt.merged_cells)
    valideringer = {v.formula1: str(v.sqref) for v in nyt.data_validations.dataValidation}
    assert valideringer == {"Lister!$A$1:$A$2": "C2:C9", "Svar": "D2:D9"}
    assert efter.defined_names["Svar"].attr_text == "Lister!$A$1:$A$2"
    betingelser = {str(b.sqref): b.rules[0] for b in nyt.conditional_formatting}
    assert betingelser["C2:C9"].formula == ['"nej"']
    assert betingelser["C2:C9"].dxf.fill.bgColor.rgb == "FFFF0000"
    assert betingelser["A2:A9"].dxf.font.bold
    assert betingelser["D2:D9"].dataBar.color.rgb == "FF638EC6"


def test_a_kept_workbook_is_kept_as_it_is() -> None:
    en_gang = rens_pakke(gem(bog()), lav())
    assert rens_pakke(en_gang, lav()) == en_gang


def cifre_i(dele: Mapping[str, bytes]) -> str:
    """All that stands in the package, names of parts too, its digits as they follow each other."""
    alt = b"\n".join(navn.encode() + b" " + indhold for navn, indhold in dele.items())
    return re.sub(r"[\s._/\u00a0–-]", "", alt.decode(errors="replace"))


@pytest.mark.parametrize("navn", STEDER)
@pytest.mark.parametrize("nummer", ["0706851234", "2312774321"])
def test_no_part_of_a_package_carries_a_number_out(navn: str, nummer: str) -> None:
    dele = pak_ud(gem(bog()))
    STEDER[navn](dele, nummer)
    efter = pak_ud(rens_pakke(pak(dele), lav()))
    assert nummer not in cifre_i(efter)
    assert nummer[1:] not in cifre_i(efter), "with the nought that Excel takes away"


def test_all_ways_at_once_and_the_workbook_still_opens() -> None:
    dele, numre = pak_ud(gem(bog())), {}
    for nr, (navn, ret) in enumerate(STEDER.items()):
        if navn in {"validering", "talformat", "skrifttype"} or navn.startswith("kommentar"):
            continue  # these replace what others do
        numre[navn] = f"0706{nr:02d}1234"
        ret(dele, numre[navn])
    nyt = rens_pakke(pak(dele), lav())
    spor = cifre_i(pak_ud(nyt))
    assert [navn for navn, nummer in numre.items() if nummer in spor] == []
    assert load_workbook(io.BytesIO(nyt)).worksheets[0]["A2"].value == "Visitation Syd"


@pytest.mark.parametrize("navn, tekst", [(n, t) for n, t in DELE.items() if t])
def test_a_part_that_is_left_out_is_named(navn: str, tekst: str) -> None:
    dele = pak_ud(gem(bog())) | {navn: b"<a/>"}
    nyt = rens_pakke(pak(dele), lav())
    assert tekst in ud.laes_udeladt(nyt)
    assert tekst in ud.laes_udeladt(rens_pakke(nyt, lav())), "also after it is loaded again"


def test_what_stands_in_a_drawing_and_in_the_sheet_is_named() -> None:
    dele = pak_ud(gem(bog()))
    dele["xl/drawings/drawing1.xml"] = TEGNING.encode()
    for navn in ("hyperlink", "sidehoved", "scenarie", "defineret navn, tekst"):
        STEDER[navn](dele, "1")
    udeladt = set(ud.laes_udeladt(rens_pakke(pak(dele), lav())))
    assert udeladt >= {
        ud.BILLEDER,
        ud.FIGURER,
        ud.HYPERLINKS,
        ud.UDSKRIFT,
        ud.VISNINGER,
        ud.NAVNE,
    }


def test_a_forged_list_of_what_is_left_out_says_nothing() -> None:
    dele = pak_ud(gem(bog())) | {ud.PART: f"Ring til 0706851234\n{ud.MAKROER}".encode()}
    assert "0706851234" not in cifre_i(pak_ud(rens_pakke(pak(dele), lav())))
    assert ud.MAKROER in ud.laes_udeladt(rens_pakke(pak(dele), lav()))


VALIDERING = (
    '<x14:dataValidations><x14:dataValidation type="list" allowBlank="1"><x14:formula1>'
    "<xm:f>Lister!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B2:B3</xm:sqref>"
    "</x14:dataValidation></x14:dataValidations>"
)
BETINGELSE = (
    "<x14:conditionalFormattings><x14:conditionalFormatting>"
    '<x14:cfRule type="expression" priority="9" id="x"><xm:f>B2=Lister!$A$1</xm:f>'
    "<x14:dxf><font><b/></font></x14:dxf></x14:cfRule><xm:sqref>B2:B3</xm:sqref>"
    "</x14:conditionalFormatting></x14:conditionalFormattings>"
)


def test_validation_and_condition_that_excel_writes_apart_are_ordinary_ones_afterwards() -> None:
    dele = pak_ud(gem(bog()))
    _indsaet(ARK1, "</worksheet>", _UDV.replace("@", VALIDERING + BETINGELSE))(dele, "")
    ark = load_workbook(io.BytesIO(rens_pakke(pak(dele), lav()))).worksheets[0]
    assert ("Lister!$A$1:$A$2", "B2:B3") in {
        (v.formula1, str(v.sqref)) for v in ark.data_validations.dataValidation
    }
    betingelse = next(b for b in ark.conditional_formatting if str(b.sqref) == "B2:B3").rules[0]
    assert betingelse.formula == ["B2=Lister!$A$1"]
    assert betingelse.dxf.font.bold


def test_a_formula_that_needs_what_is_left_out_becomes_its_result() -> None:
    dele = pak_ud(gem(bog()))
    _celle(
        '<c r="A90"><f>[1]Ark1!A1*2</f><v>42</v></c>'
        '<c r="B90"><f>SUM(Tabel1[Antal])</f><v>7</v></c>'
    )(dele, "")
    nyt = rens_pakke(pak(dele), lav())
    ark = load_workbook(io.BytesIO(nyt)).worksheets[0]
    assert (ark["A90"].value, ark["B90"].value) == (42, 7)
    assert ud.FORMLER in ud.laes_udeladt(nyt)


def test_the_filter_of_a_table_stays_and_the_table_is_named() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["A", "B"])
    workbook.worksheets[0].append([1, 2])
    dele = pak_ud(gem(workbook))
    dele["xl/tables/table1.xml"] = (
        f'<table xmlns="{HOVED}" id="1" name="T" ref="A1:B2"><autoFilter ref="A1:B2"/></table>'
    ).encode()
    dele["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/table" Target="../tables/table1.xml"/>'
        "</Relationships>"
    ).encode()
    nyt = rens_pakke(pak(dele), lav())
    assert load_workbook(io.BytesIO(nyt)).worksheets[0].auto_filter.ref == "A1:B2"
    assert ud.TABELLER in ud.laes_udeladt(nyt)


@pytest.mark.parametrize("rum", ["http://purl.oclc.org/ooxml/spreadsheetml/main", HOVED])
def test_strict_and_transitional_are_kept_alike(rum: str) -> None:
    dele = pak_ud(gem(bog()))
    strengt = {
        navn: indhold.replace(HOVED.encode(), rum.encode()) for navn, indhold in dele.items()
    }
    ark = load_workbook(io.BytesIO(rens_pakke(pak(strengt), lav()))).worksheets[0]
    assert ark["A2"].value == "Visitation Syd"
    assert ark.freeze_panes == "B2"


def test_empty_formatted_rows_below_cost_and_leave_nothing() -> None:
    dele = pak_ud(gem(bog()))
    raekker = "".join(f'<row r="{nr}" ht="20"><c r="A{nr}" s="1"/></row>' for nr in range(10, 9000))
    _indsaet(ARK1, "</sheetData>", raekker)(dele, "")
    nyt = pak_ud(rens_pakke(pak(dele), lav()))
    assert len(nyt[ARK1]) < 5_000
    _indsaet(ARK1, "</sheetData>", '<row r="9000"><c r="A9000"><v>1</v></c></row>')(dele, "")
    assert b'<row r="11" ht="20">' in pak_ud(rens_pakke(pak(dele), lav()))[ARK1]


ren_tekst = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Nd")) | st.sampled_from("æøåÆØÅ _x"),
    max_size=30,
)


@given(st.lists(st.lists(ren_tekst | st.integers(-9999, 9999) | st.booleans(), max_size=4)))
def test_ordinary_cells_are_the_same_afterwards(raekker: list[list[object]]) -> None:
    workbook = Workbook()
    for raekke in raekker:
        workbook.worksheets[0].append(raekke)
    foer = load_workbook(io.BytesIO(gem(workbook))).worksheets[0]
    efter = load_workbook(io.BytesIO(rens_pakke(gem(workbook), lav()))).worksheets[0]
    assert _fyldte(efter) == _fyldte(foer)


def _fyldte(ark: Worksheet) -> dict[str, object]:
    return {c.coordinate: c.value for raekke in ark.iter_rows() for c in raekke if c.value}
