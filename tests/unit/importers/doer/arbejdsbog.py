"""A workbook with all that is kept, and every way that a number can come into its package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from webapp.importers.doer import udeladt as ud

HOVED = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
ARK1 = "xl/worksheets/sheet1.xml"
Dele = dict[str, bytes]


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
