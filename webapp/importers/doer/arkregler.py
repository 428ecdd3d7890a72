"""What is kept of a sheet beside its cells: each element, and the form of each attribute."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from webapp.importers.doer.former import (
    Form,
    Regler,
    farve,
    heltal,
    ikoner,
    ja,
    omraader,
    ord_,
    tal,
)

RAEKKE: Mapping[str, Form] = {
    "s": heltal,
    "customFormat": ja,
    "ht": tal,
    "hidden": ja,
    "customHeight": ja,
    "outlineLevel": heltal,
    "collapsed": ja,
}
_FARVE: dict[str, Form] = {
    "rgb": farve,
    "theme": heltal,
    "indexed": heltal,
    "auto": ja,
    "tint": tal,
}
# The elements of a sheet that are kept, in the schema's order; the cells stand between.
FOER = ("sheetPr", "sheetViews", "sheetFormatPr", "cols")
EFTER = ("autoFilter", "mergeCells", "conditionalFormatting", "dataValidations")


def _graense(tekst: str) -> str | None:
    """A limit of a condition: a number, or one cell."""
    return tal(tekst) or omraader(tekst)


def arkregler(fri: Callable[[str], str]) -> Regler:
    """The elements of a sheet with their attributes; `fri` cleans those that are free texts."""
    return {
        "sheetPr": {},
        "tabColor": _FARVE,
        "outlinePr": {"summaryBelow": ja, "summaryRight": ja},
        "sheetViews": {},
        "sheetView": {
            **dict.fromkeys(
                (
                    "showGridLines",
                    "showRowColHeaders",
                    "showZeros",
                    "rightToLeft",
                    "tabSelected",
                    "showOutlineSymbols",
                    "showFormulas",
                ),
                ja,
            ),
            "view": ord_,
            "topLeftCell": omraader,
            **dict.fromkeys(("zoomScale", "zoomScaleNormal", "workbookViewId"), heltal),
        },
        "pane": {
            "xSplit": tal,
            "ySplit": tal,
            "topLeftCell": omraader,
            "activePane": ord_,
            "state": ord_,
        },
        "selection": {"pane": ord_, "activeCell": omraader, "sqref": omraader},
        "sheetFormatPr": {
            "baseColWidth": heltal,
            "defaultColWidth": tal,
            "defaultRowHeight": tal,
            "customHeight": ja,
            "zeroHeight": ja,
            "outlineLevelRow": heltal,
            "outlineLevelCol": heltal,
        },
        "cols": {},
        "col": {
            "min": heltal,
            "max": heltal,
            "width": tal,
            "style": heltal,
            "hidden": ja,
            "bestFit": ja,
            "customWidth": ja,
            "collapsed": ja,
            "outlineLevel": heltal,
        },
        "mergeCells": {},
        "mergeCell": {"ref": omraader},
        "autoFilter": {"ref": omraader},
        "filterColumn": {"colId": heltal, "hiddenButton": ja, "showButton": ja},
        "filters": {"blank": ja},
        "filter": {"val": fri},
        "customFilters": {"and": ja},
        "customFilter": {"operator": ord_, "val": fri},
        "dynamicFilter": {"type": ord_, "val": tal, "maxVal": tal},
        "top10": {"top": ja, "percent": ja, "val": tal, "filterVal": tal},
        "dateGroupItem": {
            **dict.fromkeys(("year", "month", "day", "hour", "minute", "second"), heltal),
            "dateTimeGrouping": ord_,
        },
        "colorFilter": {"dxfId": heltal, "cellColor": ja},
        "iconFilter": {"iconSet": ikoner, "iconId": heltal},
        "conditionalFormatting": {"sqref": omraader},
        "cfRule": {
            "type": ord_,
            "operator": ord_,
            "timePeriod": ord_,
            "text": fri,
            **dict.fromkeys(("dxfId", "priority", "rank", "stdDev"), heltal),
            **dict.fromkeys(
                ("stopIfTrue", "aboveAverage", "percent", "bottom", "equalAverage"), ja
            ),
        },
        "formula": {},
        "colorScale": {},
        "cfvo": {"type": ord_, "val": _graense, "gte": ja},
        "color": _FARVE,
        "dataBar": {"minLength": heltal, "maxLength": heltal, "showValue": ja},
        "iconSet": {"iconSet": ikoner, "showValue": ja, "percent": ja, "reverse": ja},
        "dataValidations": {},
        "dataValidation": {
            **dict.fromkeys(("type", "errorStyle", "imeMode", "operator"), ord_),
            **dict.fromkeys(
                ("allowBlank", "showDropDown", "showInputMessage", "showErrorMessage"), ja
            ),
            **dict.fromkeys(("errorTitle", "error", "promptTitle", "prompt"), fri),
            "sqref": omraader,
        },
        "formula1": {},
        "formula2": {},
    }
