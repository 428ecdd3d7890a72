"""XML of vendors, FK Organisation and KLE at the door: written anew of the fields that are known.

An element is where it was, to the line, so that a finding points into the file that came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from lxml import etree

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.doer import felter
from webapp.importers.xmltrae import lokalnavn, navnerum

CPR_URN = "urn:oio:cpr-nr:"
ANDEN_URN = re.compile(r"urn:oio:(?!cpr)")
# Type of an actor or party in SF1470 and SF1490: Bruger, Person.
_PERSONTYPER = {
    "85d65133-4b00-460d-992e-3984857b5768",
    "c189ba35-de4b-4363-a8b7-67f1456cf56f",
}
# What somebody has written in their own words; Klassetitel and the like are KLE's.
FRITEKST = re.compile(
    r"titel|alternativtitel|dokumenttitel|.*beskrivelse|.*kommentar|hjemmel.*|begrundelse|notetekst"
    r"|meddelelse|tekstfelt|titelalternativtekst|message|faultstring|text|fejlbeskedtekst"
)
_KLASSIFIKATION = re.compile(r"klasse|facet|klassifikation")


def laer_xml(indhold: bytes, p: Pseudonymer) -> None:
    """Learn the names of the persons in the file, before any file is rewritten."""
    for navn, cpr in _personnavne(_trae(indhold)):
        if not p.er_offentlig(cpr, navn.text or ""):
            p.laer(navn.text or "")


def ny_xml(indhold: bytes, p: Pseudonymer, *, leverance: bool) -> bytes:
    """XML with its known fields, CPR numbers and the names of parties and caseworkers replaced.

    `leverance`: of SF1470 or SF1490, where no ten digits are a telephone number.
    """
    trae = _trae(indhold)
    return _Skriver(p, leverance=leverance, personer=dict(_personnavne(trae))).skriv(trae)


@dataclass
class _Skriver:
    p: Pseudonymer
    leverance: bool
    personer: dict[etree._Element, str]
    _ud: list[str] = field(default_factory=list)
    _linje: int = 1

    def skriv(self, rod: etree._Element) -> bytes:
        """The document; the name of an element in front of the content says nothing."""
        self._skriv('<?xml version="1.0" encoding="UTF-8"?>')
        self._element(rod, rum="", kendt=False)
        return "".join(self._ud).encode()

    def _skriv(self, tekst: str) -> None:
        self._ud.append(tekst)
        self._linje += tekst.count("\n")

    def _element(self, element: etree._Element, *, rum: str, kendt: bool) -> None:
        """One element and what is below it; `kendt`: it stands within known content."""
        navn = lokalnavn(element)
        if navn not in felter.XML:
            if kendt or navn == "Header":
                return
            navn = felter.INDPAKNING
        kendt = kendt or navn in felter.XML_ROEDDER
        eget = felter.rum(navnerum(element))
        # An element is on the line that it was on: findings name it.
        linje: int = element.sourceline  # type: ignore[assignment]  # the stubs do not know it
        self._skriv("\n" * (linje - self._linje))
        self._skriv(f"<{navn}" + (f' xmlns="{eget}"' if eget != rum else "") + ">")
        boern = list(element.iterchildren(etree.Element))
        if not boern and navn not in {felter.INDPAKNING, *felter.XML_TOMME}:
            self._skriv(escape(self._tekst(element, navn.casefold())))
        for barn in boern:
            self._element(barn, rum=eget, kendt=kendt)
        self._skriv(f"</{navn}>")

    def _tekst(self, element: etree._Element, navn: str) -> str:
        # What a comment or a processing instruction divides is one text.
        tekst = (element.text or "") + "".join(barn.tail or "" for barn in element)
        if not tekst.strip():
            return ""
        if element in self.personer:
            offentlig = self.p.er_offentlig(self.personer[element], tekst)
            return tekst if offentlig else self.p.navn(tekst)
        if FRITEKST.fullmatch(navn) and not _KLASSIFIKATION.search(navn):
            return self.p.tekst(tekst)
        if navn in felter.NUMRE:
            return self.p.cifre(tekst, kun_datoer=True)
        if navn == "adressetekst" and felter.P_NUMMER.fullmatch(tekst):
            return tekst  # ten digits alone in an Adresse are a P-number (Lokation)
        alle = CPR_URN in tekst or (self.leverance and not ANDEN_URN.search(tekst))
        return self.p.cifre(tekst, kun_datoer=not alle)


def _trae(indhold: bytes) -> etree._Element:
    laeser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(indhold, laeser)


def _personnavne(trae: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each FuldtNavn of a person, and the CPR number beside it."""
    for element in trae.iter("{*}FuldtNavn"):
        part = _part_tekst(element)
        if CPR_URN in part or any(type_ in part for type_ in _PERSONTYPER):
            yield element, part.rpartition(CPR_URN)[2].strip(": ").split(" ")[0]


def _part_tekst(navn: etree._Element) -> str:
    """The type and reference of the party or actor that a name belongs to, as one text."""
    for foraelder in navn.iterancestors():
        boern = {lokalnavn(b): b for b in foraelder.iterchildren(etree.Element)}
        if "Type" in boern or "ReferenceID" in boern:
            dele = (boern[n].itertext() for n in ("Type", "ReferenceID") if n in boern)
            return " ".join(str(tekst).strip() for del_ in dele for tekst in del_)
    return ""
