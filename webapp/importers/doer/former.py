"""Forms of what is kept of XML: an element by its name, an attribute by what it can hold.

A list of what is kept: what stands in no rule is left out, and a value that has not the form of
its attribute is left out too. Only the few free texts are cleaned.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from lxml import etree

from webapp.importers.xmltrae import lokalnavn

HOVED = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HELTAL = re.compile(r"-?\d{1,7}", re.ASCII)
_ORD = re.compile(r"[A-Za-z]{1,40}")
_IKONER = re.compile(r"[345][A-Za-z]{1,20}[12]?")
_FARVE = re.compile(r"[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
_REF = r"\$?[A-Za-z]{1,3}\$?\d{1,7}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}"
_OMRAADE = re.compile(rf"(?:{_REF})(?::(?:{_REF}))?", re.ASCII)
_SKRIFT = re.compile(r"[\w .&'-]{1,40}")
_DECIMALER = 4
_STORT = 1e7

Form = Callable[[str], str | None]
# The attributes of each element that is kept, each with its form.
Regler = Mapping[str, Mapping[str, Form]]
# The text of an element: None where the element, and what it stands in, cannot be kept.
Tekster = Mapping[str, Callable[[str], str | None]]


def _efter(moenster: re.Pattern[str]) -> Form:
    return lambda tekst: tekst if moenster.fullmatch(tekst) else None


heltal, ord_, ikoner, farve = map(_efter, (_HELTAL, _ORD, _IKONER, _FARVE))


def ja(tekst: str) -> str | None:
    """A truth value, in the four ways that XML has."""
    return tekst if tekst in {"0", "1", "true", "false"} else None


def tal(tekst: str) -> str | None:
    """A measure, to four decimals: no ten digits can stand in it."""
    try:
        vaerdi = float(tekst)
    except ValueError:
        return None
    if not math.isfinite(vaerdi) or abs(vaerdi) >= _STORT:
        return None
    return f"{round(vaerdi, _DECIMALER):.{_DECIMALER}f}".rstrip("0").rstrip(".")


def omraader(tekst: str) -> str | None:
    """Ranges of cells, divided by blanks."""
    dele = tekst.split()
    return " ".join(dele) if dele and all(map(_OMRAADE.fullmatch, dele)) else None


def skrift(tekst: str) -> str | None:
    """The name of a font: letters, and a digit or two."""
    passer = _SKRIFT.fullmatch(tekst) and sum(tegn.isdigit() for tegn in tekst) <= 2
    return tekst if passer else None


def nyt_element(navn: str) -> etree._Element:
    """An element of a workbook, which the others need no prefix below."""
    return etree.Element(f"{{{HOVED}}}{navn}", nsmap={None: HOVED})  # type: ignore[dict-item]  # lxml's own way to say »no prefix«


def kopi(element: etree._Element, regler: Regler, tekster: Tekster) -> etree._Element | None:
    """A copy with what the rules name; None where its text, or one below it, cannot be kept."""
    lokalt = lokalnavn(element)
    ny = nyt_element(lokalt)
    for attribut, form in regler[lokalt].items():
        vaerdi = element.get(attribut)
        if vaerdi is not None and (ren := form(vaerdi)) is not None:
            ny.set(attribut, ren)
    if lokalt in tekster:
        ny.text = tekster[lokalt]("".join(map(str, element.itertext())))
        return None if ny.text is None else ny
    for barn in (b for b in element if lokalnavn(b) in regler):
        nyt = kopi(barn, regler, tekster)
        if nyt is not None:
            ny.append(nyt)
        elif lokalnavn(barn) in tekster:
            return None
    return ny
