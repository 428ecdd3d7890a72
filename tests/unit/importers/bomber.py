"""Files out of all proportion: small to send, and a burden to read."""

import io
import zipfile

from tests.unit.importers.byg import xlsx
from webapp.importers.filslags import MAKS_FIL


def _xlsx_med(del_: str, indhold: bytes) -> bytes:
    """A good workbook of which one part is another."""
    ind = zipfile.ZipFile(
        io.BytesIO(xlsx([["Enhedsnavn i Cura", "Sagsansvarlig"], ["A", "ja"]]).indhold)
    )
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as ny:
        for navn in ind.namelist():
            ny.writestr(navn, indhold if navn == del_ else ind.read(navn))
        if del_ not in ind.namelist():
            ny.writestr(del_, indhold)
    return ud.getvalue()


HOVED = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOMBER = {
    "toml": ('navn = "x"\n' + "a." * 20_000 + "a = 1\n").encode(),
    "toml-liste": ("a = " + "[" * 20_000).encode(),
    "json-tomme": b"[" + b"{}," * (MAKS_FIL // 3 - 10) + b"{}]",
    "json-tal": b"[" + b"1," * (MAKS_FIL // 2 - 10) + b"1]",
    "json-dyb": b'{"a":' * 900 + b"1" + b"}" * 900,
    "json-dyb-liste": b"[" * 200_000,
    "xml-dyb": b"<a>" * 200 + b"</a>" * 200,
    "xml-attributter": b"<a " + b" ".join(b'a%d="1"' % nr for nr in range(20_000)) + b"/>",
    "xml-mange-attributter": b"<a " + b" ".join(b'a%d="1"' % nr for nr in range(500)) + b"/>",
    "strenge": _xlsx_med(
        "xl/sharedStrings.xml",
        b'<sst xmlns="%s">' % HOVED + b"<si><t/></si>" * 2_000_000 + b"</sst>",
    ),
    "flettede": _xlsx_med(
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="%s"><sheetData/><mergeCells>' % HOVED
        + b'<mergeCell ref="A1:A9"/>' * 60_000
        + b"</mergeCells></worksheet>",
    ),
    "kolonner": b"Enhedsnavn i Cura;Sagsansvarlig" + b";" * 1_000_000 + b"\nA;ja\n",
    "linjer": b"Enhedsnavn i Cura;Sagsansvarlig\nA;ja\n" + b"\n" * 2_000_000,
}
