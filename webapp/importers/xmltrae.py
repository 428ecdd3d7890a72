"""XML read as a stream, with DTDs, entities and the network off."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from webapp.importers.rapport import Filfejl

MAKS_KONVOLUT = 50
# Elements of a SOAP envelope before what it carries.
_KONVOLUT = frozenset({"Envelope", "Header", "Body"})


def lokalnavn(element: etree._Element) -> str:
    """The name without its namespace. etree.QName raises where a prefix is not declared."""
    return str(element.tag).rpartition("}")[2]


def navnerum(element: etree._Element) -> str:
    """The namespace; empty where there is none."""
    return str(element.tag).rpartition("}")[0].lstrip("{")


def rodnavn(fil: str, indhold: bytes) -> tuple[str, frozenset[str]]:
    """The local name of the root (of what a SOAP envelope carries) and the first namespaces.

    Raises Filfejl where there is no XML, or a DTD.
    """
    rod, rum = "", set[str]()
    for nr, (_, element) in enumerate(haendelser(fil, indhold, ("start",))):
        if not rod and lokalnavn(element) not in _KONVOLUT:
            rod = lokalnavn(element)
        rum.update(uri for uri in (navnerum(element), *element.nsmap.values()) if uri)
        if rod or nr >= MAKS_KONVOLUT:
            break
    if not rod and not rum:
        raise Filfejl(fil, "den indeholder ingen XML.")
    return rod, frozenset(rum)


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
