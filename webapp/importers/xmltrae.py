"""XML read as a stream, with DTDs, entities and the network off, and bounds on its shape."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from webapp.importers.rapport import Filfejl
from webapp.importers.tegn import ren

# Elements that may stand around what a file carries before it is taken for something else.
MAKS_KONVOLUT = 50
MAKS_DYBDE = 100
MAKS_ATTRIBUTTER = 100
# More than any tag of a known format fills; looked for before the parser holds it in memory.
_MAKS_TAG = 64 * 1024
_LANGT_TAG = re.compile(rb"<[^<>]{%d}" % _MAKS_TAG)
# Elements of a SOAP envelope before what it carries.
_KONVOLUT = frozenset({"Envelope", "Body"})
_SKEMAER = frozenset({"schema", "definitions"})
_UGYLDIG = "XML'en er ikke gyldig{}. Hent filen igen fra kilden."


def lokalnavn(element: etree._Element) -> str:
    """The name without its namespace. etree.QName raises where a prefix is not declared."""
    return str(element.tag).rpartition("}")[2]


def navnerum(element: etree._Element) -> str:
    """The namespace; empty where there is none."""
    return str(element.tag).rpartition("}")[0].lstrip("{")


def aabning(fil: str, indhold: bytes) -> list[tuple[str, str]]:
    """Local name and namespace of the first elements, but for a SOAP envelope and its Header.

    Raises Filfejl where there is no XML, a DTD, a SOAP Fault (with its text), or a schema.
    """
    fundne: list[tuple[str, str]] = []
    i_header = 0
    for haendelse, element in haendelser(fil, indhold, ("start", "end")):
        navn = lokalnavn(element)
        if navn == "Header" and _er_i_konvolut(element):
            i_header += 1 if haendelse == "start" else -1
        elif navn == "Fault" and not i_header and (haendelse == "end" or len(fundne) == 0):
            if haendelse == "end":
                raise Filfejl(fil, _soap_fejl(element))
        elif haendelse == "start" and not i_header and navn not in _KONVOLUT:
            if not fundne and navn in _SKEMAER:
                raise Filfejl(fil, "den er et skema (XSD eller WSDL) og ikke data.")
            fundne.append((navn, navnerum(element)))
        if len(fundne) >= MAKS_KONVOLUT:
            break
    return fundne


def _er_i_konvolut(element: etree._Element) -> bool:
    over = element.getparent()
    return over is not None and lokalnavn(over) == "Envelope"


def _soap_fejl(fault: etree._Element) -> str:
    """What a Fault says: faultstring of SOAP 1.1, Reason/Text of 1.2."""
    tekster = {
        lokalnavn(under_): " ".join((under_.text or "").split())
        for under_ in fault.iter(etree.Element)
    }
    aarsag = tekster.get("faultstring") or tekster.get("Text") or "uden forklaring"
    return f"svaret er en SOAP-fejl: »{aarsag}«. Intet er ændret. Hent filen igen fra kilden."


def kontroller(fil: str, indhold: bytes) -> None:
    """Read all of it and keep nothing: Filfejl where it is not whole, or of a hostile shape."""
    dybde = 0
    for haendelse, element in haendelser(fil, indhold, ("start", "end")):
        dybde += 1 if haendelse == "start" else -1
        if dybde > MAKS_DYBDE or len(element.attrib) > MAKS_ATTRIBUTTER:
            raise Filfejl(
                fil,
                f"XML'en har mere end {MAKS_DYBDE} lag eller {MAKS_ATTRIBUTTER} attributter i ét "
                "element. Den slags kommer ikke fra KOMBIT eller KL. Hent filen igen fra kilden.",
            )
        if haendelse == "end":
            frigoer(element)


def frigoer(element: etree._Element) -> None:
    """Let go of what has been read: the element's content and the siblings before it."""
    element.clear()
    over = element.getparent()
    while over is not None and element.getprevious() is not None:
        del over[0]


def haendelser(
    fil: str, indhold: bytes, slags: tuple[str, ...]
) -> Iterator[tuple[str, etree._Element]]:
    """Start and end events of elements. Raises Filfejl with the line of a fault."""
    if _LANGT_TAG.search(indhold):
        raise Filfejl(fil, "XML'en har et element med endeløse attributter og åbnes ikke.")
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
        raise Filfejl(fil, _UGYLDIG.format(linje)) from fejl
    if foerste:
        raise Filfejl(fil, "den indeholder ingen XML.")


def under(element: etree._Element, sti: str) -> str:
    """The text of a descendant by a path of local names, white space folded; empty without."""
    enhver = "/".join(f"{{*}}{led}" for led in sti.split("/"))
    return " ".join(ren(element.findtext(enhver) or "").split())
