"""The KLE emneplan as XML (REST, full; formats.md §6.1): all levels, retired numbers with date.

The full edition is some seven million characters: it is read as a stream.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark import celler
from webapp.importers.ark.klecelle import kle_moenster
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.xmltrae import haendelser, lokalnavn, under

ROD = "KLE-Emneplan"
NUMRE = "KLE-numre"
_NIVEAUER = ("Hovedgruppe", "Gruppe", "Emne")
_NUMMER_UGYLDIGT = Problem(
    "KLE_UGYLDIG", "KLE-nummeret kan ikke læses; det er udeladt.", "Fx 27, 27.36 eller 27.36.04."
)
_DUBLET = Problem(
    "KLE_DUBLET", "KLE-nummeret findes to gange. Det første er brugt.", "", Alvor.ADVARSEL
)


def laes_emneplan(fil: str, indhold: bytes, fund: Fundliste) -> KlePlan:
    """The edition; raises Filfejl where the XML is not well formed or has a DTD."""
    poster: dict[str, KlePost] = {}
    udgivet, har_emner = None, False
    for element in _elementer(fil, indhold):
        if lokalnavn(element) == "UdgivelsesDato":
            udgivet = celler.dato(element.text or "").vaerdi
            continue
        post, linje = _laes_post(element), f"linje {element.sourceline}"
        fund.regnskab.fundet(fil, NUMRE)
        har_emner = har_emner or lokalnavn(element) == "Emne"
        svar = kle_moenster(post.nummer)
        if svar.vaerdi is None or svar.vaerdi.tekst != post.nummer:
            fund.meld(_NUMMER_UGYLDIGT, Kildested(fil, "", linje), post.nummer)
            fund.regnskab.udeladt(fil, NUMRE)
        elif (kendt := poster.get(post.nummer)) is not None:
            fund.meld(_DUBLET, Kildested(fil, "", linje), post.nummer)
            tael = fund.regnskab.uaendret if kendt == post else fund.regnskab.udeladt
            tael(fil, NUMRE)
        else:
            poster[post.nummer] = post
        _ryd(element)
    if not har_emner:
        fund.regnskab.svaret_er_fejl(fil, "emneplanen har ingen emner")
    return KlePlan(dict(sorted(poster.items())), udgivet)


def _elementer(fil: str, indhold: bytes) -> Iterator[etree._Element]:
    for _, element in haendelser(fil, indhold, ("end",)):
        if lokalnavn(element) in {*_NIVEAUER, "UdgivelsesDato"}:
            yield element


def _laes_post(element: etree._Element) -> KlePost:
    """The element's own number, title and dates, not those of the levels below it."""
    niveau = lokalnavn(element)
    udgaaet = under(element, f"{niveau}AdministrativInfo/Historisk/UdgaaetDato")
    return KlePost(
        nummer=under(element, f"{niveau}Nr"),
        titel=under(element, f"{niveau}Titel"),
        uuid=under(element, "UUID") or None,
        udgaaet=celler.dato(udgaaet).vaerdi,
        stikord=tuple(_stikord(element, niveau)),
        retskilder=tuple(_retskilder(element, niveau)),
    )


def _stikord(element: etree._Element, niveau: str) -> Iterator[str]:
    """The keywords; in some editions with the text in an element of their own (formats.md §6.1)."""
    for tag in (f"{niveau}Stikord", f"{niveau}OgHandlingsfacetStikord"):
        for stikord in element.findall(f"{{*}}{tag}"):
            tekst = under(stikord, "Tekst") or " ".join((stikord.text or "").split())
            if tekst:
                yield tekst


def _retskilder(element: etree._Element, niveau: str) -> Iterator[str]:
    """Title and paragraph of each retskilde, `Serviceloven § 83`."""
    for kilde in element.findall(f"{{*}}{niveau}RetskildeReference"):
        dele = (under(kilde, "RetskildeTitel"), under(kilde, "ParagrafEllerKapitel"))
        if any(dele):
            yield " ".join(filter(None, dele))


def _ryd(element: etree._Element) -> None:
    """Free what has been read: the element's content and the siblings before it."""
    element.clear()
    foraelder = element.getparent()
    while foraelder is not None and element.getprevious() is not None:
        forrige = element.getprevious()
        if forrige is None or lokalnavn(forrige) not in _NIVEAUER:
            break
        foraelder.remove(forrige)
