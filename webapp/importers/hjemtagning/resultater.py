"""What formulas gave, written beside them again: openpyxl writes a formula without its result.

Excel calculates anew when it opens the workbook; without Excel the file still reads as it did.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from webapp.importers import excel

_HOVED = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Resultater = Mapping[str, object]


def med_resultater(nyt: bytes, gammelt: bytes) -> bytes:
    """The saved workbook with the results of the one that it was made from."""
    regnet = excel.load_workbook(io.BytesIO(gammelt), data_only=True)
    ud = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(nyt)) as kilde,
        zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as maal,
    ):
        # openpyxl numbers the parts as the sheets follow each other.
        ark = {f"xl/worksheets/sheet{nr}.xml": et for nr, et in enumerate(regnet.worksheets, 1)}
        for del_ in kilde.infolist():
            indhold = kilde.read(del_)
            if del_.filename in ark and b"<f" in indhold:
                celler = (celle for raekke in ark[del_.filename].iter_rows() for celle in raekke)
                indhold = _udfyld(indhold, {celle.coordinate: celle.value for celle in celler})
            maal.writestr(del_, indhold)
    return ud.getvalue()


def _udfyld(indhold: bytes, vaerdier: Resultater) -> bytes:
    rod = etree.fromstring(indhold, etree.XMLParser(resolve_entities=False, no_network=True))
    for celle in rod.iter(f"{_HOVED}c"):
        vaerdi, v = vaerdier.get(str(celle.get("r"))), celle.find(f"{_HOVED}v")
        if celle.find(f"{_HOVED}f") is None or v is None:
            continue
        if isinstance(vaerdi, bool):
            celle.set("t", "b")
            v.text = str(int(vaerdi))
        elif isinstance(vaerdi, int | float):
            celle.set("t", "n")
            v.text = repr(vaerdi)
        elif isinstance(vaerdi, str):
            celle.set("t", "e" if vaerdi.startswith("#") else "str")
            v.text = vaerdi
    return etree.tostring(rod, xml_declaration=True, encoding="UTF-8", standalone=True)
