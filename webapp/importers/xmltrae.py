"""XML read as a stream, with DTDs, entities and the network off."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from webapp.importers.rapport import Filfejl

MAKS_DYBDE = 200


def rodnavn(fil: str, indhold: bytes) -> str:
    """The root element's local name; raises Filfejl where there is none, or a DTD."""
    for _, element in haendelser(fil, indhold, ("start",)):
        return etree.QName(element).localname
    raise Filfejl(fil, "den indeholder ingen XML.")


def haendelser(
    fil: str, indhold: bytes, slags: tuple[str, ...]
) -> Iterator[tuple[str, etree._Element]]:
    """Start and end events of elements. Raises Filfejl with the line of a fault."""
    laeser = etree.iterparse(
        io.BytesIO(indhold),
        events=slags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    foerste = True
    try:
        for haendelse, element in laeser:
            if foerste and element.getroottree().docinfo.doctype:
                raise Filfejl(
                    fil, "den har en DTD, og den slags XML åbnes ikke af sikkerhedshensyn."
                )
            foerste = False
            yield haendelse, element
    except etree.XMLSyntaxError as fejl:
        linje = f" på linje {fejl.lineno}" if fejl.lineno else ""
        raise Filfejl(fil, f"XML'en er ikke gyldig{linje}. Hent filen igen fra kilden.") from fejl


def under(element: etree._Element, sti: str) -> str:
    """The text of a descendant by path, white space folded; empty where there is none."""
    return " ".join((element.findtext(sti) or "").split())
