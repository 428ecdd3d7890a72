"""The door: files in, the same files out with persons replaced, each in its own format.

Nothing else of the product sees what was handed in. Our own sheets with persons are written anew,
their known columns only; KOMBIT's sheets, FK Organisation and KLE are kept as they are, but for
digits that can be a CPR number (never in Lokation and P-nummer, which hold P-numbers).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from webapp.domain.pseudonym import Pseudonymer
from webapp.importers import stamdata
from webapp.importers.celle import foldet, navnenoegle, som_tekst
from webapp.importers.doerark import PERSONTABELLER, Arkdoer, som_csv, som_xlsx
from webapp.importers.doerpakke import rens_pakke
from webapp.importers.forberedelsesark import FORBEREDELSESARK
from webapp.importers.genkend import Indfil, Samling, genkend_fil
from webapp.importers.jsontrae import laes_json
from webapp.importers.kle_emneplan import ROD as KLE_ROD
from webapp.importers.rapport import Filfejl, Fundliste
from webapp.importers.tabel import Tabelark
from webapp.importers.tekstfil import afkod
from webapp.importers.xmltrae import rodnavn

_ZIP = b"PK\x03\x04"
_INTET = b"\xef\xbb\xbf \t\r\n"
_P_NUMMER_ROLLER = {"lokation", "pnr", "pnummer", "location"}
_CPR_URN = "urn:oio:cpr-nr:"
# Type of an actor or party in SF1470 and SF1490: Bruger, Person.
_PERSONTYPER = {
    "85d65133-4b00-460d-992e-3984857b5768",
    "c189ba35-de4b-4363-a8b7-67f1456cf56f",
}


@dataclass
class _Fil:
    """A file that was recognised: its sheets, and the sheets that nobody knows."""

    indhold: bytes
    samling: Samling
    ark: list[Tabelark] = field(default_factory=list)
    udeladte: dict[str, bool] = field(default_factory=dict)

    @property
    def har_personer(self) -> bool:
        return any(ark.tabel in PERSONTABELLER for ark in self.ark)


def pseudonymiser(
    filer: Mapping[str, bytes], pseudonymer: Pseudonymer, gamle: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The files with persons replaced. `gamle`: those that came through the door before.

    Raises Filfejl for the files that cannot be read, all of them in one message.
    """
    laeste, fejl = {}, []
    for navn, indhold in filer.items():
        try:
            laeste[navn] = _genkend(navn, indhold)
        except Filfejl as en:
            fejl.append(en)
    if fejl:
        raise Flerefejl(fejl)
    kendt = _laes_gamle(gamle)
    for samling in (kendt, *(fil.samling for fil in laeste.values())):
        pseudonymer.laer_fagord(_fagord(samling))
    doer = Arkdoer(pseudonymer, _noegler(kendt))
    for fil in laeste.values():
        for ark in fil.ark:
            doer.laer(ark)
    nye: dict[str, bytes] = {}
    for navn, fil in laeste.items():
        nye[pseudonymer.tekst(navn)] = _ny(navn, fil, doer, pseudonymer)
    return nye


class Flerefejl(Filfejl):
    """Several files that cannot be read; `alle` are their messages."""

    def __init__(self, fejl: Iterable[Filfejl]) -> None:
        self.alle = tuple(str(en) for en in fejl)
        Exception.__init__(self, " ".join(self.alle))


def _genkend(navn: str, indhold: bytes) -> _Fil:
    samling, fund = Samling(), Fundliste()
    genkend_fil(Indfil(navn, indhold), samling, fund)
    ark = [et for alle in samling.tabeller.values() for et in alle]
    udeladte = {
        et.ark: et.kode == "ARK_SKJULT"
        for et in fund.alle()
        if et.kode in {"ARK_IKKE_GENKENDT", "ARK_SKJULT"}
    }
    return _Fil(indhold, samling, ark, udeladte)


def _laes_gamle(gamle: Mapping[str, bytes]) -> Samling:
    """What is loaded; it could be read once, and what cannot be read now is passed over."""
    samling = Samling()
    for navn, indhold in gamle.items():
        try:
            genkend_fil(Indfil(navn, indhold), samling, Fundliste())
        except Filfejl:
            continue
    return samling


def _fagord(samling: Samling) -> Iterator[str]:
    """The texts of KLE and of KOMBIT's preparation sheet."""
    for plan in samling.kle:
        yield from (post.titel for post in plan.poster.values())
    for ark in samling.af(FORBEREDELSESARK):
        for _, vaerdier in ark.ark.raekker:
            yield from (v for v in vaerdier if isinstance(v, str))


def _noegler(samling: Samling) -> set[str]:
    """The keys of persons that are loaded: they came through the door, or with a seed."""
    return {
        navnenoegle(som_tekst(vaerdier[plads]))
        for ark in samling.af(stamdata.PERSONER)
        for plads in [ark.placering[stamdata.PERSON]]
        for nummer, vaerdier in ark.ark.raekker
        if nummer > ark.overskriftsraekke and plads < len(vaerdier)
    }


def _ny(navn: str, fil: _Fil, doer: Arkdoer, p: Pseudonymer) -> bytes:
    start = fil.indhold.lstrip(_INTET)
    if start.startswith(_ZIP):
        if not fil.har_personer:
            return rens_pakke(fil.indhold, p)
        ark = [(p.tekst(et.ark.navn), doer.raekker(et)) for et in fil.ark]
        return som_xlsx(ark, {p.tekst(n): skjult for n, skjult in fil.udeladte.items()})
    if fil.har_personer:
        return som_csv(doer.raekker(fil.ark[0]))
    if start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
        return _ny_xml(navn, fil.indhold, p)
    tekst = afkod(navn, fil.indhold)
    if not fil.ark and tekst.lstrip()[:1] in ("{", "["):
        return _ny_json(navn, fil.indhold, tekst, p)
    renset = p.cifre(tekst, kun_datoer=True)
    return fil.indhold if renset == tekst else renset.encode()


def _ny_json(navn: str, indhold: bytes, tekst: str, p: Pseudonymer) -> bytes:
    try:
        data = laes_json(navn, tekst)
    except Filfejl:  # TOML that begins with a bracket
        return p.cifre(tekst, kun_datoer=True).encode()
    renset = _rens_json(data, p)
    return indhold if renset == data else json.dumps(renset, ensure_ascii=False).encode()


def _rens_json(data: object, p: Pseudonymer, noegle: str = "") -> object:
    if isinstance(data, dict):
        if any(_er_p_nummer(v) for v in data.values()):
            return data
        return {n: v if _er_p_nummer(n) else _rens_json(v, p, n) for n, v in data.items()}
    if isinstance(data, list):
        return [_rens_json(v, p, noegle) for v in data]
    if isinstance(data, str) or (isinstance(data, int) and "cpr" in noegle.casefold()):
        return _rens_vaerdi(str(data), p, noegle)
    return data


def _rens_vaerdi(tekst: str, p: Pseudonymer, noegle: str) -> str:
    """One value of SF1491 or FK Organisation; a CPR number written as a number lost its zero."""
    if noegle == "PartFuldtNavn":
        return p.navn(tekst)
    er_cpr = "cpr" in noegle.casefold()
    ren = tekst.zfill(10) if er_cpr and tekst.isdigit() else tekst
    return p.cifre(ren, kun_datoer=not er_cpr and _CPR_URN not in tekst)


def _er_p_nummer(vaerdi: object) -> bool:
    """True for the name or the role of a field that holds a P-number."""
    return isinstance(vaerdi, str) and foldet(vaerdi) in _P_NUMMER_ROLLER


def _ny_xml(navn: str, indhold: bytes, p: Pseudonymer) -> bytes:
    """XML with CPR numbers and the names of parties and caseworkers replaced; KLE as it is."""
    if rodnavn(navn, indhold)[0] == KLE_ROD or b"cpr" not in indhold.lower():
        return indhold
    laeser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    trae = etree.fromstring(indhold, laeser)
    for element in trae.iter(etree.Element):
        tekst = element.text or ""
        part = _part_tekst(element) if etree.QName(element).localname == "FuldtNavn" else ""
        if _er_person(part):
            cpr = part.rpartition(_CPR_URN)[2].strip(": ").split(" ")[0]
            element.text = tekst if p.er_offentlig(cpr, tekst) else p.navn(tekst)
        elif re.search("notattekst", etree.QName(element).localname, re.IGNORECASE):
            element.text = ""
        elif tekst.strip():
            element.text = p.cifre(tekst, kun_datoer=_CPR_URN not in tekst)
        for attribut, vaerdi in element.attrib.items():
            element.set(attribut, p.cifre(str(vaerdi), kun_datoer=True))
    return etree.tostring(trae, xml_declaration=True, encoding="UTF-8")


def _part_tekst(navn: etree._Element) -> str:
    """The type and reference of the party or actor that a name belongs to, as one text."""
    for foraelder in navn.iterancestors():
        boern = {etree.QName(barn).localname: barn for barn in foraelder.iterchildren()}
        if "Type" in boern or "ReferenceID" in boern:
            dele = (boern[n].itertext() for n in ("Type", "ReferenceID") if n in boern)
            return " ".join(str(tekst).strip() for del_ in dele for tekst in del_)
    return ""


def _er_person(part: str) -> bool:
    """True for a party with a CPR number, or an actor of type Bruger or Person."""
    return _CPR_URN in part or any(type_ in part for type_ in _PERSONTYPER)
