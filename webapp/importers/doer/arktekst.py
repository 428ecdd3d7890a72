"""Texts of a workbook at the door: cells and their formats, formulas, names of sheets."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from lxml import etree

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.domain.vaerdier.cprfund import tal_som_cifre
from webapp.importers.ark.celle import foldet
from webapp.importers.doer.former import HOVED, kopi
from webapp.importers.doer.stilarter import SKRIFTREGLER
from webapp.importers.xmltrae import lokalnavn

# Excel writes a sign as its code: `_x0030_` is a nought.
_KODET = re.compile(r"_x([0-9A-Fa-f]{4})_")
_IKKE_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STRENG = re.compile(r'"(?:[^"]|"")*"')
_DECIMALER = 8
_MAKS_ARKNAVN = 31
_IKKE_I_ARKNAVN = re.compile(r"[\[\]:*?/\\]")

# A piece of a text with its format as XML, empty where it has none.
Stykke = tuple[str, str]


def ren_tekst(tekst: str, p: Pseudonymer, faste: frozenset[str]) -> str:
    """A text without CPR numbers and, where it is a free one, without known names."""
    renset = p.cifre(tekst, kun_datoer=True)
    return renset if foldet(tekst) in faste else p.navneord(renset)


@dataclass
class Tekstrenser:
    """Cleans the texts of one workbook. `faste`: folded texts that no name is looked for in."""

    p: Pseudonymer
    faste: frozenset[str] = frozenset()
    arknavne: dict[str, str] = field(default_factory=dict)
    udeladte_navne: frozenset[str] = frozenset()

    def fri(self, tekst: str) -> str:
        """A free text."""
        return ren_tekst(_afkod(tekst), self.p, self.faste)

    def formel(self, tekst: str) -> str | None:
        """A formula; None where it needs something that is not kept."""
        uden_strenge = _STRENG.sub('""', tekst)
        ord_ = {ord_.casefold() for ord_ in re.findall(r"[^\W\d][\w.]*", uden_strenge)}
        if "[" in uden_strenge or "#REF!" in uden_strenge or ord_ & self.udeladte_navne:
            return None
        for gammelt, nyt in self.arknavne.items():
            if gammelt != nyt:
                tekst = tekst.replace(f"'{gammelt}'!", f"'{nyt}'!").replace(
                    f"{gammelt}!", f"'{nyt}'!"
                )
        renset = _STRENG.sub(lambda m: f'"{self.p.navneord(m[0][1:-1])}"', tekst)
        return self.p.cifre(renset, kun_datoer=True)

    def tal(self, tekst: str) -> str | None:
        """A number: another one where it can be a CPR number; None where it is no number."""
        try:
            vaerdi = float(tekst)
        except ValueError:
            return None
        if not math.isfinite(vaerdi):
            return None
        cifre = tal_som_cifre(tekst)
        if cifre is not None and vaerdi == int(vaerdi):
            return str(int(self.p.cpr(cifre)))
        if vaerdi == int(vaerdi) and abs(vaerdi) < 10**15:
            return self.p.cifre(str(int(vaerdi)), kun_datoer=True)
        if "e" in tekst.casefold() and abs(vaerdi) < 1:
            return repr(round(vaerdi, _DECIMALER * 2)) if abs(vaerdi) > 10**-_DECIMALER else "0"
        rundet = f"{vaerdi:.{_DECIMALER}f}".rstrip("0").rstrip(".")
        return self.p.cifre(rundet, kun_datoer=True)

    def stykker(self, stykker: Iterable[Stykke]) -> list[Stykke]:
        """The pieces of one text, that formats may divide in the middle of a number."""
        alle = [(_afkod(tekst), stil) for tekst, stil in stykker]
        tekst = "".join(stykke for stykke, _ in alle)
        ren = ren_tekst(tekst, self.p, self.faste)
        if ren == tekst:
            return alle
        if len(ren) != len(tekst):
            return [(ren, alle[0][1])] if alle else []
        nye, naaet = [], 0
        for stykke, stil in alle:  # a number keeps its length: the same signs in the same formats
            nye.append((ren[naaet : naaet + len(stykke)], stil))
            naaet += len(stykke)
        return nye

    def arknavn(self, navn: str, optagne: Iterable[str]) -> str:
        """The name of a sheet, cleaned, as Excel allows it, and unlike the others."""
        grund = _IKKE_I_ARKNAVN.sub("-", self.fri(navn)).strip("'")[:_MAKS_ARKNAVN] or "Ark"
        ny, nr, kendte = grund, 1, {et.casefold() for et in optagne}
        while ny.casefold() in kendte:
            nr += 1
            ny = f"{grund[: _MAKS_ARKNAVN - len(str(nr)) - 1]} {nr}"
        return ny


def laes_stykker(element: etree._Element) -> list[Stykke]:
    """The pieces of a shared or inline string; how it is spoken is left out."""
    stykker: list[Stykke] = []
    for barn in element:
        if lokalnavn(barn) == "t":
            stykker.append((barn.text or "", ""))
        elif lokalnavn(barn) == "r":
            tekst = "".join(t.text or "" for t in barn if lokalnavn(t) == "t")
            stil = next(
                (kopi(s, {"rPr": {}, **SKRIFTREGLER}, {}) for s in barn if lokalnavn(s) == "rPr"),
                None,
            )
            stykker.append((tekst, "" if stil is None else _uden_rum(stil)))
    return stykker


def _uden_rum(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode").replace(f' xmlns="{HOVED}"', "")


def som_stykker(stykker: Iterable[Stykke]) -> str:
    """The content of an `is`, an inline string; empty where there is no text."""
    alle = [(tekst, stil) for tekst, stil in stykker if tekst]
    if len(alle) == 1 and not alle[0][1]:
        return _t(alle[0][0])
    return "".join(f"<r>{stil}{_t(tekst)}</r>" for tekst, stil in alle)


def _t(tekst: str) -> str:
    # What looks like a code is written with a code, so that it is read as it stands.
    kodet = _KODET.sub(lambda m: f"_x005F_x{m[1]}_", _IKKE_XML.sub("", tekst))
    return f'<t xml:space="preserve">{escape(kodet)}</t>'


def _afkod(tekst: str) -> str:
    return _KODET.sub(lambda m: chr(int(m[1], 16)), tekst) if "_x" in tekst else tekst
