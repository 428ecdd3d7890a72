"""What is used of openpyxl, loaded by the first that asks for it.

It is a good part of all that a command would load, and few commands and pages read or write a
sheet. Use it as `excel.Workbook`; the name is looked up once.
"""

# ruff: noqa: PLC0414 - so that mypy lets others use the names
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook as Workbook
    from openpyxl import load_workbook as load_workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE as ILLEGAL_CHARACTERS_RE
    from openpyxl.cell.cell import Cell as Cell
    from openpyxl.cell.cell import MergedCell as MergedCell
    from openpyxl.comments import Comment as Comment
    from openpyxl.styles import Font as Font
    from openpyxl.styles import PatternFill as PatternFill
    from openpyxl.styles.numbers import BUILTIN_FORMATS as BUILTIN_FORMATS
    from openpyxl.styles.numbers import is_date_format as is_date_format
    from openpyxl.styles.numbers import is_timedelta_format as is_timedelta_format
    from openpyxl.utils import column_index_from_string as column_index_from_string
    from openpyxl.utils import get_column_letter as get_column_letter
    from openpyxl.utils.cell import range_boundaries as range_boundaries
    from openpyxl.utils.datetime import MAC_EPOCH as MAC_EPOCH
    from openpyxl.utils.datetime import WINDOWS_EPOCH as WINDOWS_EPOCH
    from openpyxl.utils.datetime import from_excel as from_excel
    from openpyxl.utils.escape import unescape as unescape
    from openpyxl.worksheet.worksheet import Worksheet as Worksheet
    from openpyxl.writer.theme import theme_xml as theme_xml

# Where the names above are, looked through in this order.
_MODULER = (
    "openpyxl",
    "openpyxl.cell.cell",
    "openpyxl.comments",
    "openpyxl.styles",
    "openpyxl.styles.numbers",
    "openpyxl.utils",
    "openpyxl.utils.cell",
    "openpyxl.utils.datetime",
    "openpyxl.utils.escape",
    "openpyxl.worksheet.worksheet",
    "openpyxl.writer.theme",
)


def __getattr__(navn: str) -> Any:
    """The name out of openpyxl, and from then on a name of this module."""
    for modul in map(import_module, _MODULER):
        if hasattr(modul, navn):
            globals()[navn] = getattr(modul, navn)
            return globals()[navn]
    raise AttributeError(navn)
