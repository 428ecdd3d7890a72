"""KOMBIT's workbooks at the door: kept as they are, comments and all, but for CPR numbers.

The parts of the package are edited one by one, so that nothing that we do not know is lost. Who
wrote the workbook and its comments is a member of staff and is taken out.
"""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.ark.celle import foldet

_TEKSTDELE = re.compile(
    r"xl/(sharedStrings\.xml|worksheets/.*\.xml|comments.*\.xml|threadedComments/.*\.xml)"
)
_PERSONDELE = re.compile(r"xl/persons/.*\.xml")
_EGENSKABER = "docProps/core.xml"
_FORFATTERE = {"creator", "lastModifiedBy"}
_SAMLENDE = {"si", "is", "text"}


def rens_pakke(indhold: bytes, p: Pseudonymer, faste: frozenset[str] = frozenset()) -> bytes:
    """The workbook cleaned; the very same bytes where there is nothing to clean.

    `faste`: texts, folded, in which no word is taken for a person's name.
    """
    ud = io.BytesIO()
    aendret = False
    with (
        zipfile.ZipFile(io.BytesIO(indhold)) as ind,
        zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as ny,
    ):
        for del_ in ind.infolist():
            gammelt = ind.read(del_)
            nyt = _rens_del(del_.filename, gammelt, p, faste)
            aendret = aendret or nyt != gammelt
            ny.writestr(zipfile.ZipInfo(del_.filename, del_.date_time), nyt, zipfile.ZIP_DEFLATED)
    return ud.getvalue() if aendret else indhold


def _rens_del(navn: str, indhold: bytes, p: Pseudonymer, faste: frozenset[str]) -> bytes:
    if not (_TEKSTDELE.fullmatch(navn) or _PERSONDELE.fullmatch(navn) or navn == _EGENSKABER):
        return indhold
    laeser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    trae = etree.fromstring(indhold, laeser)
    aendret = False
    for element in trae.iter(etree.Element):
        aendret = _rens_element(element, p, faste) or aendret
    if not aendret:
        return indhold
    return etree.tostring(trae, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rens_element(element: etree._Element, p: Pseudonymer, faste: frozenset[str]) -> bool:
    """Clean one element; True where it changed."""
    navn, tekst = etree.QName(element).localname, element.text or ""
    if navn in _FORFATTERE or navn == "author":
        element.text = "" if navn in _FORFATTERE else "Kommentar"
        return element.text != tekst
    if navn == "person" and element.get("displayName"):
        element.set("displayName", "Kommentar")
        element.set("userId", "")
        return True
    if navn in _SAMLENDE:
        return _rens_stykker(element, p, faste)
    if navn in {"v", "f"}:
        over = element.getparent()
        er_tekst = navn == "v" and over is not None and over.get("t") == "str"
        ren = tekst
        if er_tekst:  # what a formula gave
            ren = ren_tekst(tekst, p, faste)
        elif not re.search(r"[.eE]", tekst):
            ren = p.cifre(tekst, kun_datoer=True)
        element.text = ren or None
        return ren != tekst
    return False


def _rens_stykker(samlet: etree._Element, p: Pseudonymer, faste: frozenset[str]) -> bool:
    """The pieces of one text, that formatting may divide in the middle of a number."""
    stykker = [e for e in samlet.iter(etree.Element) if etree.QName(e).localname == "t"]
    tekst = "".join(stykke.text or "" for stykke in stykker)
    ren = ren_tekst(tekst, p, faste)
    if ren == tekst or not stykker:
        return False
    if len(ren) != len(tekst):
        for stykke in stykker[1:]:
            stykke.text = ""
        stykker[0].text = ren
        return True
    # The same letters in the same pieces: a number keeps its length.
    for stykke in stykker:
        laengde = len(stykke.text or "")
        stykke.text, ren = ren[:laengde], ren[laengde:]
    return True


def ren_tekst(tekst: str, p: Pseudonymer, faste: frozenset[str]) -> str:
    """A text without CPR numbers and, where it is a free one, without known names."""
    renset = p.cifre(tekst, kun_datoer=True)
    return renset if foldet(tekst) in faste else p.navneord(renset)
