"""The report of an import as a workbook: every finding with its file, sheet and cell."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from webapp.domain.vaerdier.fund import Fund
from webapp.importers import excel

_KOLONNER = (
    "Alvor",
    "Fil",
    "Ark",
    "Celle",
    "Der står",
    "Hvad er galt",
    "Hvad gør I",
    "Kode",
    "Gælder",
)
_BREDDER = (12, 34, 26, 10, 34, 70, 60, 28, 34)


def rapportark(fund: Iterable[Fund], linjer: Sequence[Sequence[str]] = ()) -> bytes:
    """An .xlsx: the sheet Fejl with a row a finding, and Oversigt with these lines of cells."""
    bog = excel.Workbook()
    fejl = bog.worksheets[0]
    fejl.title = "Fejl"
    skriv_raekke(fejl, 1, _KOLONNER, fed=True)
    for nummer, et in enumerate(fund, start=2):
        raekke = (et.alvor, et.fil, et.ark, et.celle, et.vaerdi, et.tekst, et.ventet, et.kode)
        skriv_raekke(fejl, nummer, (*raekke, et.om))
    for bogstav, bredde in zip("ABCDEFGHI", _BREDDER, strict=True):
        fejl.column_dimensions[bogstav].width = bredde
    fejl.freeze_panes = "A2"
    fejl.auto_filter.ref = fejl.dimensions
    oversigt = bog.create_sheet("Oversigt")
    for nummer, linje in enumerate(linjer, start=1):
        skriv_raekke(oversigt, nummer, linje)
    oversigt.column_dimensions["A"].width = 40
    ud = io.BytesIO()
    bog.save(ud)
    return ud.getvalue()


def skriv_raekke(
    ark: excel.Worksheet, nummer: int, tekster: Sequence[str], *, fed: bool = False
) -> None:
    """Cells of text, also where the text begins as a formula does."""
    for plads, tekst in enumerate(tekster, start=1):
        celle = ark.cell(nummer, plads)
        if tekst and isinstance(celle, excel.Cell):
            celle.value = excel.ILLEGAL_CHARACTERS_RE.sub("", str(tekst))
            celle.data_type = "s"
            celle.quotePrefix = str(tekst).startswith(("=", "+", "-", "@"))
            celle.font = excel.Font(bold=fed)
