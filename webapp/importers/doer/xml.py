"""XML and JSON of vendors and of FK Organisation at the door."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.ark.celle import foldet

_P_NUMMER_ROLLER = {"lokation", "pnr", "pnummer", "pnumber", "location", "locationunit"}
_CPR_URN = "urn:oio:cpr-nr:"
_ANDEN_URN = re.compile(r"urn:oio:(?!cpr)")
_TI_CIFRE = re.compile(r"\s*\d{10}\s*")
# Type of an actor or party in SF1470 and SF1490: Bruger, Person.
_PERSONTYPER = {
    "85d65133-4b00-460d-992e-3984857b5768",
    "c189ba35-de4b-4363-a8b7-67f1456cf56f",
}
# What somebody has written in their own words; Klassetitel and the like are KLE's.
_FRITEKST = re.compile(r"titel|alternativtitel|dokumenttitel|.*beskrivelse|.*kommentar|hjemmel")
_KLASSIFIKATION = re.compile(r"klasse|facet|klassifikation")


def laer_xml(indhold: bytes, p: Pseudonymer) -> None:
    """Learn the names of the persons in the file, before any file is rewritten."""
    for navn, cpr in _personnavne(_trae(indhold)):
        if not p.er_offentlig(cpr, navn.text or ""):
            p.laer(navn.text or "")


def ny_xml(indhold: bytes, p: Pseudonymer, *, leverance: bool) -> bytes:
    """XML with CPR numbers and the names of parties and caseworkers replaced.

    `leverance`: of SF1470 or SF1490, where no ten digits are a telephone number; the very same
    bytes where there is nothing to replace.
    """
    trae = _trae(indhold)
    foer = etree.tostring(trae)
    # Held on to: lxml makes an element anew each time that it is met, but for one that is held.
    personer = dict(_personnavne(trae))
    for element in trae.iter():
        if isinstance(element, etree._Comment | etree._ProcessingInstruction):  # noqa: SLF001 - lxml has no other name for them
            element.text = p.tekst(element.text or "")
            continue
        if element in personer:
            tekst = element.text or ""
            offentlig = p.er_offentlig(personer[element], tekst)
            element.text = tekst if offentlig else p.navn(tekst)
        else:
            _rens(element, p, leverance=leverance)
        for attribut, vaerdi in element.attrib.items():
            element.set(attribut, p.cifre(str(vaerdi), kun_datoer=True))
        if element.tail and element.tail.strip():
            element.tail = p.cifre(element.tail)
    if etree.tostring(trae) == foer:
        return indhold
    return etree.tostring(trae, xml_declaration=True, encoding="UTF-8")


def _rens(element: etree._Element, p: Pseudonymer, *, leverance: bool) -> None:
    tekst, navn = element.text or "", etree.QName(element).localname.casefold()
    if not tekst.strip():
        return
    if "notattekst" in navn:
        element.text = ""
    elif leverance and _FRITEKST.fullmatch(navn) and not _KLASSIFIKATION.search(navn):
        element.text = p.tekst(tekst)
    elif leverance and not _ANDEN_URN.search(tekst):
        element.text = p.cifre(tekst)
    elif not (navn.startswith("adressetekst") and _TI_CIFRE.fullmatch(tekst)):
        # Ten digits alone in an Adresse are a P-number (Lokation).
        element.text = p.cifre(tekst, kun_datoer=_CPR_URN not in tekst)


def _trae(indhold: bytes) -> etree._Element:
    laeser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(indhold, laeser)


def _personnavne(trae: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each FuldtNavn of a person, and the CPR number beside it."""
    for element in trae.iter(etree.Element):
        if etree.QName(element).localname == "FuldtNavn":
            part = _part_tekst(element)
            if _CPR_URN in part or any(type_ in part for type_ in _PERSONTYPER):
                yield element, part.rpartition(_CPR_URN)[2].strip(": ").split(" ")[0]


def _part_tekst(navn: etree._Element) -> str:
    """The type and reference of the party or actor that a name belongs to, as one text."""
    for foraelder in navn.iterancestors():
        boern = {etree.QName(b).localname: b for b in foraelder.iterchildren(etree.Element)}
        if "Type" in boern or "ReferenceID" in boern:
            dele = (boern[n].itertext() for n in ("Type", "ReferenceID") if n in boern)
            return " ".join(str(tekst).strip() for del_ in dele for tekst in del_)
    return ""


def laer_json(data: object, p: Pseudonymer) -> None:
    """Learn the names of the parties in SF1491."""
    for del_ in _dele(data):
        navn = del_.get("PartFuldtNavn")
        if isinstance(navn, str) and not p.er_offentlig(_part_cpr(del_), navn):
            p.laer(navn)


def rens_json(data: object, p: Pseudonymer, *, leverance: bool, noegle: str = "") -> object:
    """Parsed JSON with persons replaced; P-numbers in Lokation and PNR stay."""
    if isinstance(data, dict):
        if any(_er_p_nummer(vaerdi) for vaerdi in _vaerdier(data)):
            return data
        offentlig = p.er_offentlig(_part_cpr(data), str(data.get("PartFuldtNavn", "")))
        return {
            n: v
            if _er_p_nummer(n) or (offentlig and n == "PartFuldtNavn")
            else rens_json(v, p, leverance=leverance, noegle=n)
            for n, v in data.items()
        }
    if isinstance(data, list):
        return [rens_json(v, p, leverance=leverance, noegle=noegle) for v in data]
    if isinstance(data, str) or (isinstance(data, int) and "cpr" in noegle.casefold()):
        return _rens_vaerdi(str(data), p, noegle, leverance=leverance)
    return data


def _dele(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        yield data
    for del_ in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _dele(del_)


def _vaerdier(data: dict[str, object]) -> Iterator[object]:
    """The values, and those of an object that says which kind of address it is (OS2mo)."""
    for noegle, vaerdi in data.items():
        yield vaerdi
        if noegle == "address_type" and isinstance(vaerdi, dict):
            yield from vaerdi.values()


def _part_cpr(data: dict[str, object]) -> str:
    return str(data.get("PartCPRNummer") or data.get("PartURN") or "").removeprefix(_CPR_URN)


def _rens_vaerdi(tekst: str, p: Pseudonymer, noegle: str, *, leverance: bool) -> str:
    """One value of SF1491 or FK Organisation; a CPR number written as a number lost its zero."""
    if noegle == "PartFuldtNavn":
        return p.navn(tekst)
    er_cpr = "cpr" in noegle.casefold()
    if leverance and _FRITEKST.fullmatch(noegle.casefold()):
        return p.tekst(tekst)
    ren = tekst.zfill(10) if er_cpr and tekst.isdigit() else tekst
    alle = er_cpr or _CPR_URN in tekst or (leverance and not _ANDEN_URN.search(tekst))
    return p.cifre(ren, kun_datoer=not alle)


def _er_p_nummer(vaerdi: object) -> bool:
    """True for the name or the role of a field that holds a P-number."""
    return isinstance(vaerdi, str) and foldet(vaerdi) in _P_NUMMER_ROLLER
