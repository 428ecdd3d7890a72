"""KLE's handlingsfacetter as XML (formats.md §6.2), such as G01 and Ø54."""

from __future__ import annotations

import re

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark import celler
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.xmltrae import haendelser, lokalnavn, under

ROD = "KLE-Handlingsfacetter"
FACETTER = "handlingsfacetter"
FACET = re.compile(r"[A-ZÆØÅ][0-9]{2}")
KATEGORI = re.compile(r"[A-ZÆØÅ]")
_UGYLDIG = Problem(
    "KLE_FACET_UGYLDIG", "Handlingsfacetten kan ikke læses; den er udeladt.", "Fx G01 eller Ø54."
)
_DUBLET = Problem(
    "KLE_DUBLET", "KLE-nummeret findes to gange. Det første er brugt.", "", Alvor.ADVARSEL
)


def laes_facetter(fil: str, indhold: bytes, fund: Fundliste) -> KlePlan:
    """A plan that holds nothing but handlingsfacetter; Filfejl where the XML is not well formed."""
    facetter: dict[str, KlePost] = {}
    udgivet = None
    for _, element in haendelser(fil, indhold, ("end",)):
        navn = lokalnavn(element)
        if navn == "UdgivelsesDato":
            udgivet = celler.dato(element.text or "").vaerdi
        elif navn == "Handlingsfacet":
            nummer, titel = (
                under(element, "HandlingsfacetNr"),
                under(element, "HandlingsfacetTitel"),
            )
            udgaaet = under(element, "HandlingsfacetAdministrativInfo/Historisk/UdgaaetDato")
            sted = Kildested(fil, "", f"linje {element.sourceline}")
            post = KlePost(
                nummer=nummer,
                titel=titel,
                uuid=under(element, "UUID") or None,
                udgaaet=celler.dato(udgaaet).vaerdi,
            )
            fund.regnskab.fundet(fil, FACETTER)
            if not FACET.fullmatch(nummer):
                fund.meld(_UGYLDIG, sted, nummer)
                fund.regnskab.udeladt(fil, FACETTER)
            elif nummer in facetter:
                fund.meld(_DUBLET, sted, nummer)
                tael = fund.regnskab
                (tael.uaendret if facetter[nummer] == post else tael.udeladt)(fil, FACETTER)
            else:
                facetter[nummer] = post
            element.clear()
    return KlePlan(udgivet=udgivet, handlingsfacetter=dict(sorted(facetter.items())))
