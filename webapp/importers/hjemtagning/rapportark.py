"""The report of an import as a workbook: every finding with its file, sheet and cell."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from webapp.domain.vaerdier.fund import Fund

_KOLONNER = ("Alvor", "Fil", "Ark", "Celle", "Der står", "Hvad er galt", "Hvad gør I", "Kode")
_BREDDER = (12, 34, 26, 10, 34, 70, 60, 28)


def rapportark(fund: Iterable[Fund], linjer: Sequence[Sequence[str]] = ()) -> bytes:
    """An .xlsx: the sheet Fejl with a row a finding, and Oversigt with these lines of cells."""
    bog = Workbook()
    fejl = bog.worksheets[0]
    fejl.title = "Fejl"
    _skriv(fejl, 1, _KOLONNER, fed=True)
    for nummer, et in enumerate(fund, start=2):
        raekke = (et.alvor, et.fil, et.ark, et.celle, et.vaerdi, et.tekst, et.ventet, et.kode)
        _skriv(fejl, nummer, raekke)
    for bogstav, bredde in zip("ABCDEFGH", _BREDDER, strict=True):
        fejl.column_dimensions[bogstav].width = bredde
    fejl.freeze_panes = "A2"
    fejl.auto_filter.ref = fejl.dimensions
    oversigt = bog.create_sheet("Oversigt")
    for nummer, linje in enumerate(linjer, start=1):
        _skriv(oversigt, nummer, linje)
    oversigt.column_dimensions["A"].width = 40
    ud = io.BytesIO()
    bog.save(ud)
    return ud.getvalue()


def _skriv(ark: Worksheet, nummer: int, tekster: Sequence[str], *, fed: bool = False) -> None:
    """Cells of text, also where the text begins as a formula does."""
    for plads, tekst in enumerate(tekster, start=1):
        celle = ark.cell(nummer, plads)
        if tekst and isinstance(celle, Cell):
            celle.value = ILLEGAL_CHARACTERS_RE.sub("", str(tekst))
            celle.data_type = "s"
            celle.quotePrefix = str(tekst).startswith(("=", "+", "-", "@"))
            celle.font = Font(bold=fed)
