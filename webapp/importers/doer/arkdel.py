"""One sheet of a workbook written anew as a stream: what is kept of it, in the schema's order.

Rows and cells are met once. Rows at the end that hold nothing but formats are left out: a sheet
that is formatted down to its last row costs what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import IO
from xml.sax.saxutils import escape

from lxml import etree

from webapp.importers import excel
from webapp.importers.ark.celle import Ulaeselig, Vaerdi
from webapp.importers.doer import udeladt as ud
from webapp.importers.doer.arkregler import EFTER, FOER, RAEKKE, arkregler
from webapp.importers.doer.arktekst import Stykke, Tekstrenser, laes_stykker, som_stykker
from webapp.importers.doer.former import (
    HOVED,
    Form,
    Tekster,
    heltal,
    ja,
    kopi,
    nyt_element,
    omraader,
    ord_,
)
from webapp.importers.doer.stilarter import Stilark
from webapp.importers.xmltrae import lokalnavn

_RAEKKER_AD_GANGEN = 1_000  # that are freed at once
_HALE = 1_000  # formatted empty rows in front of a row with values that are kept
_CELLE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_FEJL = re.compile(r"#[A-Z0-9/!?]{2,12}")
_DATO = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.]{5,12}Z?)?", re.ASCII)
_HAR_INDHOLD = etree.XPath("boolean(*/*)")


@dataclass(kw_only=True)
class Arkdel:
    """Writes one sheet. `raekker`: the values of a sheet with persons, instead of its own.

    `strenge`: the shared strings; `filter_`: of the sheet's one table. What is left out is added
    to `udeladt`.
    """

    renser: Tekstrenser
    stilark: Stilark
    strenge: list[list[Stykke]]
    udeladt: set[str]
    raekker: Mapping[int, tuple[Vaerdi, ...]] | None = None
    filter_: etree._Element | None = None
    _faelles: dict[int, str] = field(default_factory=dict)
    _delte: set[str] = field(default_factory=set)  # shared formulas that are left out
    _dele: dict[str, list[etree._Element]] = field(default_factory=dict)
    _ventende: list[str] = field(default_factory=list)  # empty rows that a row may follow
    _naaet: int = 0

    def __post_init__(self) -> None:
        self._regler = arkregler(self.renser.fri)
        self._tekster: Tekster = dict.fromkeys(
            ("formula", "formula1", "formula2", "f"), self.renser.formel
        )

    def skriv(self, kilde: IO[bytes], maal: IO[bytes]) -> None:
        """The sheet from one stream to the other."""
        maal.write(f'<worksheet xmlns="{HOVED}">'.encode())
        aaben = False
        for element in _elementer(kilde):
            navn = lokalnavn(element)
            if navn == "row":
                if not aaben:
                    self._skriv_dele(maal, FOER)
                    maal.write(b"<sheetData>")
                    aaben = True
                for tekst in self._raekke(element):
                    maal.write(tekst.encode())
            else:
                self._tag(navn, element)
        if not aaben:
            self._skriv_dele(maal, FOER)
            maal.write(b"<sheetData>")
        maal.write(b"</sheetData>")
        if self.filter_ is not None and "autoFilter" not in self._dele:
            self._tag("autoFilter", self.filter_)
        self._skriv_dele(maal, EFTER)
        maal.write(b"</worksheet>")

    def _skriv_dele(self, maal: IO[bytes], navne: tuple[str, ...]) -> None:
        for navn in navne:
            for element in self._dele.get(navn, ()):
                maal.write(etree.tostring(element))

    def _tag(self, navn: str, element: etree._Element) -> None:
        """Keep an element of the sheet that is no row, or name it."""
        if navn == "extLst":
            self._tag_udvidelser(element)
        elif navn in FOER or navn in EFTER:
            if self.raekker is not None and navn in {"conditionalFormatting", "dataValidations"}:
                return  # the texts of a sheet with persons are those of its known columns
            nyt = kopi(element, self._regler, self._tekster)
            if nyt is None or (navn in EFTER and len(nyt) < len(element)):
                self.udeladt.add(ud.FORMLER)
            if nyt is not None and (len(nyt) or nyt.attrib):
                self._saml(navn, nyt)
        elif navn == "AlternateContent":
            self.udeladt |= {ud.ARKDELE.get(lokalnavn(under), "") for under in element.iter()}
        else:
            self.udeladt.add(ud.ARKDELE[navn])

    def _saml(self, navn: str, nyt: etree._Element) -> None:
        """Validations stand in one list; what is given twice is put together."""
        kendte = self._dele.setdefault(navn, [])
        if navn == "dataValidations" and kendte:
            kendte[0].extend(list(nyt))
        else:
            kendte.append(nyt)

    def _tag_udvidelser(self, element: etree._Element) -> None:
        """Validations and conditions that Excel writes apart, since they name another sheet."""
        if self.raekker is not None:
            return
        for del_ in element.iter(etree.Element):
            navn = lokalnavn(del_)
            if navn == "dataValidation":
                self._saml_validering(del_)
            elif navn == "conditionalFormatting":
                self._saml_betingelse(del_)
            elif navn == "sparklineGroup":
                self.udeladt.add(ud.MINIDIAGRAMMER)

    def _saml_validering(self, del_: etree._Element) -> None:
        ny = kopi(del_, self._regler, self._tekster)
        sqref = omraader(_tekst(del_, "sqref"))
        if ny is None or sqref is None:
            self.udeladt.add(ud.FORMLER)
            return
        ny.set("sqref", sqref)
        liste = nyt_element("dataValidations")
        liste.append(ny)
        self._saml("dataValidations", liste)

    def _saml_betingelse(self, del_: etree._Element) -> None:
        sqref = omraader(_tekst(del_, "sqref"))
        ny = nyt_element("conditionalFormatting")
        for regel in (barn for barn in del_ if lokalnavn(barn) == "cfRule"):
            format_ = next((barn for barn in regel if lokalnavn(barn) == "dxf"), None)
            formler = [self.renser.formel(b.text or "") for b in regel if lokalnavn(b) == "f"]
            if format_ is None:
                if any(lokalnavn(barn) == "iconSet" for barn in regel):
                    self.udeladt.add(ud.IKONER)
                continue  # a data bar: the sheet itself has it too
            kopieret = kopi(regel, {"cfRule": self._regler["cfRule"]}, {})
            if kopieret is None or sqref is None or not formler or None in formler:
                self.udeladt.add(ud.FORMLER)
                continue
            kopieret.set("dxfId", self.stilark.dxf(format_))
            etree.SubElement(kopieret, f"{{{HOVED}}}formula").text = formler[0]
            ny.append(kopieret)
        if len(ny) and sqref is not None:
            ny.set("sqref", sqref)
            self._saml("conditionalFormatting", ny)

    def _raekke(self, element: etree._Element) -> Iterator[str]:
        """The row as XML, and the empty ones before it that were waiting for a row with values."""
        nummer = int(element.get("r") or 0) or self._naaet + 1
        if not _HAR_INDHOLD(element):
            self._naaet = nummer
            if len(self._ventende) < _HALE:
                self._ventende.append(self._som_raekke(element, nummer))
            return
        self._naaet = nummer
        yield from self._ventende
        self._ventende.clear()
        yield self._som_raekke(element, nummer)

    def _som_raekke(self, element: etree._Element, nummer: int) -> str:
        attributter = "".join(
            f' {navn}="{ren}"'
            for navn, form in RAEKKE.items()
            if (ren := form(element.get(navn, ""))) is not None
        )
        celler, plads = [], 0
        for celle in element:
            ref = _CELLE.fullmatch(celle.get("r") or "")
            plads = excel.column_index_from_string(ref[1]) if ref else plads + 1
            celler.append(self._celle(celle, nummer, plads))
        return f'<row r="{nummer}"{attributter}>{"".join(celler)}</row>'

    def _celle(self, celle: etree._Element, nummer: int, plads: int) -> str:
        stil = heltal(celle.get("s", ""))
        hoved = f'<c r="{excel.get_column_letter(plads)}{nummer}"'
        hoved += f' s="{stil}"' if stil else ""
        if self.raekker is not None:
            raekke = self.raekker.get(nummer, ())
            vaerdi = raekke[plads - 1] if plads <= len(raekke) else None
            return hoved + self._af_vaerdi(celle, vaerdi)
        return hoved + self._indhold(celle)

    def _indhold(self, celle: etree._Element) -> str:
        """Type and content of a cell, from its type on: ` t="n"><v>1</v></c>`."""
        type_ = celle.get("t", "n")
        v = next((barn.text or "" for barn in celle if lokalnavn(barn) == "v"), "")
        formel = self._formel(celle)
        if type_ == "s":
            return _tekstcelle(self._delt(v))
        if type_ == "inlineStr":
            er = next((barn for barn in celle if lokalnavn(barn) == "is"), None)
            stykker = self.renser.stykker(laes_stykker(er)) if er is not None else []
            return _tekstcelle(som_stykker(stykker))
        if type_ == "str":
            tekst = self.renser.fri(v)
            if not formel:
                return _tekstcelle(som_stykker([(tekst, "")]))
            return f' t="str">{formel}<v>{escape(tekst)}</v></c>'
        return self._simpel(type_, v, formel)

    def _simpel(self, type_: str, v: str, formel: str) -> str:
        """A number, a truth value, an error or a day; what is none of them is a text."""
        former: Mapping[str, Callable[[str], str | None]] = {
            "b": ja,
            "e": lambda t: t if _FEJL.fullmatch(t) else None,
            "d": lambda t: t if _DATO.fullmatch(t) else None,
        }
        if not v:
            return f">{formel}</c>" if formel else "/>"
        ren = former.get(type_, self.renser.tal)(v.strip())
        if ren is None:
            return _tekstcelle(som_stykker([(self.renser.fri(v), "")]))
        t = f' t="{type_}"' if type_ in former else ""
        return f"{t}>{formel}<v>{ren}</v></c>"

    def _delt(self, indeks: str) -> str:
        nr = int(indeks) if indeks.strip().isdecimal() and len(indeks) < 9 else -1
        if nr not in self._faelles:
            stykker = self.strenge[nr] if 0 <= nr < len(self.strenge) else []
            self._faelles[nr] = som_stykker(self.renser.stykker(stykker))
        return self._faelles[nr]

    def _formel(self, celle: etree._Element) -> str:
        """The formula as XML; empty where there is none, or it needs what is left out."""
        f = next((barn for barn in celle if lokalnavn(barn) == "f"), None)
        if f is None:
            return ""
        delt, type_ = heltal(f.get("si", "")), f.get("t", "normal")
        ren = self.renser.formel(f.text or "")
        if type_ == "dataTable" or ren is None or (delt in self._delte and not f.text):
            self.udeladt.add(ud.FORMLER)
            self._delte |= {delt} if delt else set()
            return ""
        former: Mapping[str, Form] = {"t": ord_, "si": heltal, "ref": omraader, "ca": ja}
        attributter = "".join(
            f' {navn}="{vaerdi}"'
            for navn, form in former.items()
            if (vaerdi := form(f.get(navn, ""))) is not None
        )
        return f"<f{attributter}>{escape(ren)}</f>" if ren or delt else ""

    def _af_vaerdi(self, celle: etree._Element, vaerdi: Vaerdi) -> str:
        """Type and content of a cell of a sheet with persons."""
        if vaerdi is None:
            return "/>"
        if isinstance(vaerdi, Ulaeselig):
            # A formula never calculated reads again as one; an error value as one.
            fejl = vaerdi.problem.kode == "CELLE_FEJLVAERDI"
            return ' t="e"><v>#N/A</v></c>' if fejl else "><f>NA()</f></c>"
        if isinstance(vaerdi, str):
            return _tekstcelle(som_stykker([(vaerdi, "")]))
        if isinstance(vaerdi, bool):
            return f' t="b"><v>{int(vaerdi)}</v></c>'
        if isinstance(vaerdi, date) or not isinstance(vaerdi, int | float):
            v = next((barn.text or "" for barn in celle if lokalnavn(barn) == "v"), "")
            return self._simpel(celle.get("t", "n"), v, "")
        ren = self.renser.tal(repr(vaerdi))
        return f"><v>{ren}</v></c>" if ren else "/>"


def _elementer(kilde: IO[bytes]) -> Iterator[etree._Element]:
    """Each row, and each other element right below the sheet; freed when it has been read."""
    navne = ("row", *FOER, *EFTER, *ud.ARKDELE, "extLst", "AlternateContent")
    laeser = etree.iterparse(
        kilde,
        events=("end",),
        tag=[f"{{*}}{navn}" for navn in navne],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in laeser:
        over = element.getparent()
        if str(element.tag).endswith("}row"):
            yield element
            element.clear()
            if over is not None and len(over) > _RAEKKER_AD_GANGEN:
                del over[:-1]
        elif over is not None and over.getparent() is None:
            yield element  # else below another: a filter of a view that somebody has saved


def _tekstcelle(indhold: str) -> str:
    return f' t="inlineStr"><is>{indhold}</is></c>' if indhold else "/>"


def _tekst(element: etree._Element, navn: str) -> str:
    return next((b.text or "" for b in element if lokalnavn(b) == navn), "")
