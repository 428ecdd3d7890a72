"""The one HTML parser of the tests: a page's tree, and what a browser would have to mend in it.

lxml reads every page. html5lib, which builds the tree as a browser does and takes thirty times as
long, reads one page of each form (tests/sideform.py): it tells what breaks the HTML standard, and
whether lxml got the same tree. What another page of a form that was found sound says is data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import html5lib
from lxml import etree

from tests.side import foldet
from tests.sideform import sideform

# The forms in which nothing was found, in this process.
_fundet_gode: set[str] = set()


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
    laeser = html5lib.HTMLParser(html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
    browserens = laeser.parse(html).getroot()
    for sted, kode, _ in laeser.errors:
        yield f"HTML at (line, column) {sted}: {kode}; mend the template"
    for ventet, fundet in zip(_elementer(browserens), _elementer(trae), strict=False):
        if ventet != fundet:
            yield f"a browser builds {ventet} where {fundet} is written; write what it builds"
            return


def _elementer(trae: etree._Element) -> Iterator[tuple[object, ...] | None]:
    """Each element with its attributes and the texts around it, white space folded; None last.

    lxml gives an attribute without a value its own name, and an svg no name space.
    """
    for element in trae.iter(etree.Element):
        attributter = {navn.lower(): vaerdi or navn for navn, vaerdi in element.attrib.items()}
        yield (
            etree.QName(element).localname,
            attributter,
            foldet(element.text or ""),
            foldet(element.tail or ""),
        )
    yield None
