"""Formats of a workbook as they are kept: fonts, fills, borders, number formats and colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from webapp.importers import excel
from webapp.importers.doer.former import (
    HOVED,
    Form,
    Regler,
    farve,
    heltal,
    ja,
    kopi,
    nyt_element,
    ord_,
    skrift,
    tal,
)
from webapp.importers.xmltrae import lokalnavn

_DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FARVE: dict[str, Form] = {
    "rgb": farve,
    "theme": heltal,
    "indexed": heltal,
    "auto": ja,
    "tint": tal,
}
_SIDER = ("left", "right", "top", "bottom")
_KANT: dict[str, Form] = {"style": ord_}
_VALG: dict[str, Form] = {"val": ja}
_XF: dict[str, Form] = {
    **dict.fromkeys(("numFmtId", "fontId", "fillId", "borderId"), heltal),
    **dict.fromkeys(
        (
            "quotePrefix",
            "applyNumberFormat",
            "applyFont",
            "applyFill",
            "applyBorder",
            "applyAlignment",
            "applyProtection",
        ),
        ja,
    ),
}
SKRIFTREGLER: dict[str, dict[str, Form]] = {
    **dict.fromkeys(("b", "i", "strike", "outline", "shadow", "condense", "extend"), _VALG),
    "u": {"val": ord_},
    "vertAlign": {"val": ord_},
    "scheme": {"val": ord_},
    "sz": {"val": tal},
    "family": {"val": heltal},
    "charset": {"val": heltal},
    "name": {"val": skrift},
    "rFont": {"val": skrift},
    "color": _FARVE,
}
_DELE: dict[str, dict[str, Form]] = {
    **SKRIFTREGLER,
    "font": {},
    "fill": {},
    "patternFill": {"patternType": ord_},
    "fgColor": _FARVE,
    "bgColor": _FARVE,
    "stop": {"position": tal},
    "gradientFill": {"type": ord_, "degree": tal, **dict.fromkeys(_SIDER, tal)},
    "border": dict.fromkeys(("diagonalUp", "diagonalDown", "outline"), ja),
    **dict.fromkeys((*_SIDER, "diagonal", "start", "end", "vertical", "horizontal"), _KANT),
    "alignment": {
        "horizontal": ord_,
        "vertical": ord_,
        "textRotation": heltal,
        "wrapText": ja,
        "indent": heltal,
        "relativeIndent": heltal,
        "justifyLastLine": ja,
        "shrinkToFit": ja,
        "readingOrder": heltal,
    },
    "protection": {"locked": ja, "hidden": ja},
    "xf": _XF,
    "dxf": {},
    "rgbColor": {"rgb": farve},
}
# The lists of a stylesheet in the order of the schema.
_LISTER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs", "colors")
_NORMAL = "Normal"
_TOM = (
    f'<styleSheet xmlns="{HOVED}"><fonts><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders>'
    '<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/></cellXfs>'
    "</styleSheet>"
)


class Stilark:
    """The stylesheet of one workbook; `dxf` adds a format that a sheet's own extension holds."""

    def __init__(self, kilde: etree._Element | None, fri: Callable[[str], str]) -> None:
        regler: Regler = {
            **_DELE,
            **{liste: {} for liste in _LISTER},
            "indexedColors": {},
            "numFmt": {"numFmtId": heltal, "formatCode": fri},
        }
        self._regler = regler
        rod = kilde if kilde is not None else etree.fromstring(_TOM)
        dele = {lokalnavn(barn): barn for barn in rod}
        tomme = {lokalnavn(barn): barn for barn in etree.fromstring(_TOM)}
        self._lister = {
            navn: self._kopi(dele[navn] if navn in dele else tomme[navn])
            for navn in _LISTER
            if navn in dele or navn in tomme
        }
        # One style of the cells, Normal: the others have names of people's own.
        for xf in list(self._lister["cellStyleXfs"])[1:]:
            self._lister["cellStyleXfs"].remove(xf)
        for xf in self._lister["cellXfs"]:
            xf.set("xfId", "0")

    def _kopi(self, element: etree._Element) -> etree._Element:
        ny = kopi(element, self._regler, {})
        if ny is None:
            raise TypeError("only a text can be left out, and formats have none")
        return ny

    def dxf(self, kilde: etree._Element) -> str:
        """The number of one more format for conditions."""
        if "dxfs" not in self._lister:
            self._lister["dxfs"] = nyt_element("dxfs")
        self._lister["dxfs"].append(self._kopi(kilde))
        return str(len(self._lister["dxfs"]) - 1)

    def som_xml(self) -> bytes:
        """The part."""
        rod = nyt_element("styleSheet")
        for navn in _LISTER:
            liste = self._lister.get(navn)
            if liste is not None and len(liste):
                rod.append(deepcopy(liste))
            if navn == "cellXfs":
                stile = etree.SubElement(rod, f"{{{HOVED}}}cellStyles")
                etree.SubElement(
                    stile, f"{{{HOVED}}}cellStyle", name=_NORMAL, xfId="0", builtinId="0"
                )
        return etree.tostring(rod, xml_declaration=True, encoding="UTF-8", standalone=True)


def tema(kilde: etree._Element | None) -> bytes:
    """Office's theme with the colours of the workbook's own; its names are left out."""
    ny = etree.fromstring(excel.theme_xml.encode())
    if kilde is None:
        return etree.tostring(ny, xml_declaration=True, encoding="UTF-8", standalone=True)
    farver = _farver(kilde)
    for nr, plads in enumerate(_pladser(ny)):
        if nr < len(farver) and farver[nr]:
            for gammel in list(plads):
                plads.remove(gammel)
            etree.SubElement(plads, f"{_DRAW}srgbClr", val=farver[nr])
    return etree.tostring(ny, xml_declaration=True, encoding="UTF-8", standalone=True)


def _pladser(rod: etree._Element) -> Sequence[etree._Element]:
    return next((list(e) for e in rod.iter(etree.Element) if lokalnavn(e) == "clrScheme"), [])


def _farver(kilde: etree._Element) -> list[str]:
    """The twelve colours as six hex digits each, empty where one is written in another way."""
    return [
        next(
            (
                ren
                for farven in plads
                if (ren := farve(farven.get("lastClr") or farven.get("val") or "")) is not None
            ),
            "",
        )
        for plads in _pladser(kilde)
    ]
