"""A workbook at the door: what is kept, what is left out and named, and no number in any part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.doer import udeladt as ud
from webapp.importers.doer.pakke import rens_pakke

HOVED = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
ARK1 = "xl/worksheets/sheet1.xml"
Dele = dict[str, bytes]


def lav() -> Pseudonymer:
    return Pseudonymer(b"n", {})


def pak_ud(indhold: bytes) -> Dele:
    with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
        return {navn: arkiv.read(navn) for navn in arkiv.namelist()}


def pak(dele: Mapping[str, bytes]) -> bytes:
    ud_ = io.BytesIO()
    with zipfile.ZipFile(ud_, "w") as arkiv:
        for navn, indhold in dele.items():
            arkiv.writestr(navn, indhold)
    return ud_.getvalue()


def bog() -> Workbook:
    """A sheet with one of everything that is kept, beside a sheet of lists."""
    ny = Workbook()
    ark = ny.worksheets[0]
    ark.append(["Enhedsnavn i Cura", "UUID", "Skal de mappes", "Antal"])
    ark.append(["Visitation Syd", "9d60e2db-1df0-480a-be52-5f4f9543b1d7", "ja", 12.5])
    ark.append(["Visitation Nord", None, "nej", 3])
    ark["D4"] = "=SUM(D2:D3)"
    lister = ny.create_sheet("Lister")
    lister.append(["ja"])
    lister.append(["nej"])
    lister.sheet_state = "hidden"
    ark["A2"].comment = Comment("Aftalt i foråret", "Mig")
    ark["A1"].font = Font(name="Arial", bold=True, color="FFC00000")
    ark["A1"].fill = PatternFill("solid", fgColor="FFFFFF00")
    ark["D2"].number_format = '#,##0.0 "stk."'
    ark.column_dimensions["A"].width = 40
    ark.column_dimensions["C"].hidden = True
    ark.row_dimensions[3].height = 33
    ark.freeze_panes = "B2"
    ark.auto_filter.ref = "A1:D3"
    ark.auto_filter.add_filter_column(2, ["ja"])
    ark.merge_cells("A5:B5")
    ark.conditional_formatting.add(
        "C2:C9", CellIsRule("equal", ['"nej"'], fill=PatternFill("solid", bgColor="FFFF0000"))
    )
    ark.conditional_formatting.add("A2:A9", FormulaRule(["LEN($A2)>20"], font=Font(bold=True)))
    ark.conditional_formatting.add("D2:D9", DataBarRule("min", None, "max", None, "FF638EC6"))
    valg = DataValidation("list", "Lister!$A$1:$A$2", allow_blank=True)
    valg.add("C2:C9")
    navngivet = DataValidation("list", "Svar")
    navngivet.add("D2:D9")
    ark.add_data_validation(valg)
    ark.add_data_validation(navngivet)
    ny.defined_names["Svar"] = DefinedName("Svar", attr_text="Lister!$A$1:$A$2")
    return ny


def gem(workbook: Workbook) -> bytes:
    ud_ = io.BytesIO()
    workbook.save(ud_)
    return ud_.getvalue()


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


# Each way that a number can come in; `{n}` is another number in each of them.
TAL = "{n}"
STEDER: dict[str, Callable[[Dele, str], None]] = {}


def sted(navn: str) -> Callable[[Callable[[Dele, str], None]], None]:
    def tag(funktion: Callable[[Dele, str], None]) -> None:
        STEDER[navn] = funktion

    return tag


def _indsaet(del_: str, foer: str, nyt: str) -> Callable[[Dele, str], None]:
    """Put the text in front of what stands in the part."""

    def ret(dele: Dele, n: str) -> None:
        tekst = dele[del_].decode()
        assert foer in tekst, (del_, foer)
        dele[del_] = tekst.replace(foer, nyt.replace(TAL, n) + foer, 1).encode()

    return ret


def _nyt(del_: str, indhold: str) -> Callable[[Dele, str], None]:
    def ret(dele: Dele, n: str) -> None:
        dele[del_.replace(TAL, n)] = indhold.replace(TAL, n).encode()

    return ret


def _celle(xml: str) -> Callable[[Dele, str], None]:
    return _indsaet(ARK1, "</sheetData>", f'<row r="90">{xml}</row>')


def _erstat(del_: str, gammelt: str, nyt: str) -> Callable[[Dele, str], None]:
    def ret(dele: Dele, n: str) -> None:
        tekst = dele[del_].decode()
        assert gammelt in tekst, (del_, gammelt)
        dele[del_] = tekst.replace(gammelt, nyt.replace(TAL, n)).encode()

    return ret


def _delt(dele: Dele, n: str) -> None:
    """A shared string that its format cuts in two, and one that no cell shows."""
    dele["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{HOVED}"><si><r><rPr><b/></rPr><t>a {n[:4]}</t></r><r><t>{n[4:]}</t></r>'
        f"<rPh sb='0' eb='1'><t>{n}</t></rPh></si><si><t>{n}</t></si></sst>"
    ).encode()
    _indsaet(
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rId99" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>',
    )(dele, n)
    type_ = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    del_ = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{type_}"/>'
    _indsaet("[Content_Types].xml", "</Types>", del_)(dele, n)
    _celle('<c r="A90" t="s"><v>0</v></c>')(dele, n)


_UDV = f'<extLst><ext uri="{TAL}" xmlns:x14="{X14}" xmlns:xm="{XM}">@</ext></extLst>'
STEDER |= {
    "delt streng": _delt,
    "tekst i celle": _celle(f'<c r="A90" t="inlineStr"><is><t>Sag {TAL}</t></is></c>'),
    "tal": _celle(f'<c r="A90"><v>{TAL}</v></c>'),
    "tal med .0": _celle(f'<c r="A90"><v>{TAL}.0</v></c>'),
    "formel": _celle(f'<c r="A90" t="str"><f>IF(1,"{TAL}",A{TAL})</f><v>{TAL}</v></c>'),
    "celle af ukendt slags": _celle(f'<c r="A90" t="{TAL}"><v>{TAL}</v></c>'),
    "cellens egne egenskaber": _celle(f'<c r="A90" s="{TAL}" cm="{TAL}" x="{TAL}"><v>1</v></c>'),
    "rækkens egenskaber": _indsaet(
        ARK1, "</sheetData>", f'<row r="90" spans="{TAL}" ht="{TAL}"><c r="A90"><v>1</v></c></row>'
    ),
    "kommentar i xml": _indsaet(ARK1, "<sheetData>", f"<!-- {TAL} --><?pi {TAL}?>"),
    "ukendt element": _indsaet(ARK1, "<sheetData>", f'<e{TAL} a{TAL}="{TAL}">{TAL}</e{TAL}>'),
    "navnerum": _indsaet(ARK1, "<sheetData>", f'<e xmlns:c{TAL}="http://{TAL}"/>'),
    "arkets kodenavn": _indsaet(ARK1, "<sheetData>", f'<sheetPr codeName="n{TAL}"/>'),
    "filter": _erstat(ARK1, 'val="ja"', f'val="{TAL}"'),
    "betingelse": _erstat(ARK1, '"nej"', f'"{TAL}"'),
    "validering": _erstat(
        ARK1,
        "<dataValidation ",
        f'<dataValidation promptTitle="{TAL}" prompt="{TAL}" error="{TAL}" errorTitle="{TAL}" ',
    ),
    "hyperlink": _indsaet(
        ARK1,
        "<pageMargins",
        f'<hyperlinks><hyperlink ref="A1" location="{TAL}" '
        f'tooltip="{TAL}" display="{TAL}"/></hyperlinks>',
    ),
    "sidehoved": _indsaet(
        ARK1,
        "</worksheet>",
        f"<headerFooter><oddHeader>&amp;L{TAL}</oddHeader></headerFooter>",
    ),
    "scenarie": _indsaet(
        ARK1, "<autoFilter", f'<scenarios><scenario name="{TAL}" comment="{TAL}"/></scenarios>'
    ),
    "udvidelse: validering": _indsaet(
        ARK1,
        "</worksheet>",
        _UDV.replace(
            "@",
            f'<x14:dataValidations><x14:dataValidation type="list" prompt="{TAL}"><x14:formula1>'
            f'<xm:f>"{TAL}"</xm:f></x14:formula1><xm:sqref>B2:B3</xm:sqref></x14:dataValidation>'
            "</x14:dataValidations>",
        ),
    ),
    "udvidelse: betingelse": _indsaet(
        ARK1,
        "</worksheet>",
        _UDV.replace(
            "@",
            '<x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" '
            f'priority="9" id="{TAL}"><xm:f>$A1="{TAL}"</xm:f><x14:dxf><font><b/></font></x14:dxf>'
            "</x14:cfRule><xm:sqref>B2:B3</xm:sqref></x14:conditionalFormatting>"
            "</x14:conditionalFormattings>",
        ),
    ),
    "arknavn": _erstat("xl/workbook.xml", 'name="Lister"', f'name="{TAL}"'),
    "defineret navn, tekst": _indsaet(
        "xl/workbook.xml", "</definedNames>", f'<definedName name="k">"{TAL}"</definedName>'
    ),
    "defineret navn, navnet": _indsaet(
        "xl/workbook.xml",
        "</definedNames>",
        f'<definedName name="n{TAL}" comment="{TAL}">Lister!$A$1</definedName>',
    ),
    "bogens kodenavn": _indsaet("xl/workbook.xml", "<sheets>", f'<fileVersion codeName="{TAL}"/>'),
    "talformat": _erstat("xl/styles.xml", "stk.", f"{TAL}"),
    "skrifttype": _erstat("xl/styles.xml", 'val="Arial"', f'val="{TAL}"'),
    "stilens navn": _erstat("xl/styles.xml", 'name="Normal"', f'name="{TAL}"'),
    "tabelstil": _indsaet(
        "xl/styles.xml", "</styleSheet>", f'<extLst><ext uri="{TAL}">{TAL}</ext></extLst>'
    ),
    "temaets navn": _erstat("xl/theme/theme1.xml", 'name="Office Theme"', f'name="{TAL}"'),
    "temaets farve": _erstat("xl/theme/theme1.xml", 'val="1F497D"', f'val="{TAL}"'),
    "kommentar": _erstat("xl/comments/comment1.xml", "Aftalt i foråret", f"Aftalt {TAL}"),
    "kommentarens forfatter": _erstat("xl/comments/comment1.xml", "Mig", f"{TAL}"),
    "kommentarens boks": _nyt("xl/drawings/commentsDrawing1.vml", f"<xml><t>{TAL}</t></xml>"),
    "delens navn": _nyt(f"xl/media/{TAL}.png", "x"),
    "pakkens relation": _indsaet(
        "_rels/.rels",
        "</Relationships>",
        f'<Relationship Id="c{TAL}" Type="http://{TAL}" Target="https://x/{TAL}" '
        'TargetMode="External"/>',
    ),
    "arkets relation": _indsaet(
        "xl/worksheets/_rels/sheet1.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rId77" Type="{REL}/hyperlink" Target="mailto:{TAL}@x.dk" '
        'TargetMode="External"/>',
    ),
    "indholdstype": _indsaet(
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/xl/{TAL}.xml" ContentType="application/{TAL}"/>',
    ),
    "docProps": _nyt("docProps/core.xml", f"<cp><title>{TAL}</title></cp>"),
    "docProps/app": _nyt("docProps/app.xml", f"<P><Company>{TAL}</Company></P>"),
}
# Parts that are left out, each with what it is called.
DELE = {
    "xl/threadedComments/threadedComment1.xml": ud.TRAADE,
    "xl/persons/person.xml": ud.TRAADE,
    "xl/media/image1.png": ud.BILLEDER,
    "xl/charts/chart1.xml": ud.DIAGRAMMER,
    "xl/chartsheets/sheet1.xml": ud.DIAGRAMMER,
    "xl/diagrams/data1.xml": ud.DIAGRAMMER,
    "xl/vbaProject.bin": ud.MAKROER,
    "xl/macrosheets/sheet1.xml": ud.MAKROER,
    "xl/pivotTables/pivotTable1.xml": ud.PIVOT,
    "xl/pivotCache/pivotCacheRecords1.xml": ud.PIVOT,
    "xl/tables/table1.xml": ud.TABELLER,
    "xl/externalLinks/externalLink1.xml": ud.KAEDER,
    "xl/embeddings/oleObject1.bin": ud.INDLEJRET,
    "xl/activeX/activeX1.xml": ud.KNAPPER,
    "xl/ctrlProps/ctrlProp1.xml": ud.KNAPPER,
    "xl/queryTables/queryTable1.xml": ud.DATAFORBINDELSER,
    "xl/connections.xml": ud.DATAFORBINDELSER,
    "xl/slicers/slicer1.xml": ud.UDSNIT,
    "xl/printerSettings/printerSettings1.bin": ud.UDSKRIFT,
    "customXml/item1.xml": ud.EGENSKABER,
    "docProps/custom.xml": ud.EGENSKABER,
    "xl/calcChain.xml": "",
    "xl/metadata.xml": "",
    "xl/richData/rdrichvalue.xml": ud.ANDET,
    "xl/webextensions/taskpanes.xml": ud.ANDET,
}
TEGNING = (
    '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">'
    f"<x:sp><x:t>{TAL}</x:t></x:sp><x:pic/></x:wsDr>"
)
STEDER |= {navn: _nyt(navn, f"<a>{TAL}</a>") for navn in DELE}
STEDER["xl/drawings/drawing1.xml"] = _nyt("xl/drawings/drawing1.xml", TEGNING)


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
