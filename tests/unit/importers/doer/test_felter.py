"""JSON and XML at the door: known fields, each in its own form, and no number in any place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.doer.json import rens_json
from webapp.importers.doer.xml import ny_xml
from webapp.importers.genkend import Indfil, Samling, genkend_fil
from webapp.importers.indlaes import laes_filer
from webapp.importers.rapport import Fundliste

FILMAPPE = Path(__file__).parents[3] / "filer"
JSON = sorted(fil.name for fil in FILMAPPE.glob("*.json"))
XML = sorted(fil.name for fil in FILMAPPE.glob("*.xml"))
CPR = "0706851234"
UUID = "ab010190-1234-4aaa-8bbb-0123450101ab"


def lav() -> Pseudonymer:
    return Pseudonymer(b"n", {})


def cifre_i(tekst: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", tekst)


def data_i(navn: str) -> Any:
    return json.loads((FILMAPPE / navn).read_text(encoding="utf-8-sig"))


def steder(data: Any, sti: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every value."""
    yield sti
    for noegle, under in (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    ):
        yield from steder(under, (*sti, noegle))


def med(data: Any, sti: tuple[Any, ...], nyt: Callable[[Any], Any]) -> Any:
    if not sti:
        return nyt(data)
    kopi = data.copy()
    kopi[sti[0]] = med(data[sti[0]], sti[1:], nyt)
    return kopi


MAADER: dict[str, Callable[[Any], Any]] = {
    "tekst": lambda _: "Nr. 070685-1234",
    "tal": lambda _: int(CPR),
    "tal i tekst": lambda _: "2024-0706851234",
    "kommatal": lambda _: 706851234.0,
    "objekt ved siden af": lambda v: v | {"fremmed": {"navn": CPR}} if isinstance(v, dict) else v,
    "nøgle": lambda v: {f"c{CPR}": 1, "070685 1234": {"uuid": 2}} if isinstance(v, dict) else v,
    "kendt nøgle": lambda v: v | {"name": f"Om {CPR}", "rolle": CPR} if isinstance(v, dict) else v,
}


@pytest.mark.parametrize("maade", MAADER)
@pytest.mark.parametrize("navn", JSON)
def test_no_place_of_a_json_file_carries_a_number_out(navn: str, maade: str) -> None:
    data = data_i(navn)
    for sti in steder(data):
        aendret = med(data, sti, MAADER[maade])
        for leverance in (True, False):
            ud = json.dumps(rens_json(aendret, lav(), leverance=leverance))
            assert CPR not in cifre_i(ud), sti
            assert CPR[1:] not in cifre_i(ud), sti


@pytest.mark.parametrize("navn", JSON)
def test_what_a_reader_knows_is_the_same_afterwards(navn: str) -> None:
    foer, efter = Fundliste(), Fundliste()
    data = data_i(navn)
    p = Pseudonymer(b"n", {"2512484916": ""})
    for indhold, fund in ((data, foer), (rens_json(data, p, leverance=False), efter)):
        genkend_fil(Indfil(navn, json.dumps(indhold).encode()), Samling(), fund)
    assert efter.alle() == foer.alle()


@pytest.mark.parametrize("felt", ["Location", "PNR"])
def test_a_p_number_stays_and_a_cpr_number_beside_it_does_not(felt: str) -> None:
    enhed = {"Uuid": UUID, "Name": "A", felt: "1012345678", "EmailRemarks": CPR}
    ud = rens_json(enhed, lav(), leverance=False)
    assert isinstance(ud, dict)
    assert ud[felt] == "1012345678"
    assert ud["EmailRemarks"] != CPR
    assert rens_json({felt: CPR}, lav(), leverance=False) != {felt: CPR}
    assert rens_json({felt: "Blok 3, 070685-1234"}, lav(), leverance=False) != {
        felt: "Blok 3, 070685-1234"
    }


@pytest.mark.parametrize("titel", ["Lokation", "PNR", "P-nummer"])
def test_a_p_number_in_an_adresse_stays_and_nothing_else_of_its_object(titel: str) -> None:
    adresse = {"adresseTekst": "1012345678", "adresseRolleTitel": titel, "navn": CPR, "x": CPR}
    ud = rens_json({"adresser": [adresse]}, lav(), leverance=False)
    assert "1012345678" in json.dumps(ud)
    assert CPR not in json.dumps(ud)


def test_a_uuid_is_never_touched_and_a_known_number_keeps_its_form() -> None:
    enhed = {"Uuid": UUID, "Name": UUID, "Ean": "5798000706851", "ShortKey": "2020-123456789"}
    assert rens_json(enhed, lav(), leverance=False) == enhed
    assert rens_json({"Tasks": [UUID.replace("-", "")]}, lav(), leverance=True) == {
        "Tasks": [UUID.replace("-", "")]
    }


def test_staff_is_left_out_whole() -> None:
    svar = {
        "OUs": [{"Uuid": UUID, "Name": "A", "manager": {"uuid": UUID, "name": "Mette"}}],
        "Users": [{"Uuid": UUID, "Name": "Mette"}],
    }
    assert rens_json(svar, lav(), leverance=False) == {
        "OUs": [{"Uuid": UUID, "Name": "A"}],
        "Users": [],
    }


def test_a_wrapper_goes_and_what_it_holds_stays() -> None:
    svar = {f"svar til {CPR}": {"organisationEnhedListe": {"edges": []}}, "mere": CPR}
    ud = rens_json(svar, lav(), leverance=False)
    assert CPR not in json.dumps(ud)
    assert "organisationEnhedListe" in json.dumps(ud)


def _del(element: etree._Element) -> None:
    if len(element) == 0:
        element.text, midt = CPR[:6], etree.Comment("x")
        midt.tail = CPR[6:]
        element.append(midt)


XMLMAADER: dict[str, Callable[[etree._Element], None]] = {
    "tekst": lambda e: setattr(e, "text", "Nr. 070685-1234"),
    "cifre": lambda e: setattr(e, "text", CPR),
    "attribut": lambda e: e.set(f"a{CPR}", CPR),
    "kommentar": lambda e: e.insert(0, etree.Comment(CPR)),
    "instruks": lambda e: e.insert(0, etree.ProcessingInstruction("pi", CPR)),
    "hale": lambda e: setattr(e, "tail", CPR) if e.getparent() is not None else None,
    "elementets navn": lambda e: e.append(etree.Element(f"n{CPR}")),
    "fremmed element": lambda e: setattr(etree.SubElement(e, "Fremmed"), "text", CPR),
    "kendt element": lambda e: setattr(etree.SubElement(e, "Titel"), "text", CPR),
    "navnerum": lambda e: e.append(etree.Element(f"{{http://{CPR}}}Titel")),
    "delt af en kommentar": _del,
}


@pytest.mark.parametrize("maade", XMLMAADER)
@pytest.mark.parametrize("navn", XML)
def test_no_place_of_an_xml_file_carries_a_number_out(navn: str, maade: str) -> None:
    indhold = (FILMAPPE / navn).read_bytes()
    # Each kind of element once, wherever it stands.
    kendte: set[str] = set()
    for nr, element in enumerate(etree.fromstring(indhold).iter(etree.Element)):
        if str(element.tag) in kendte:
            continue
        kendte.add(str(element.tag))
        trae = etree.fromstring(indhold)
        XMLMAADER[maade](list(trae.iter(etree.Element))[nr])
        ud = ny_xml(etree.tostring(trae), lav(), leverance="sf14" in navn)
        assert CPR not in cifre_i(ud.decode()), element.tag


@pytest.mark.parametrize("navn", XML)
def test_xml_is_read_as_before_and_on_the_same_lines(navn: str) -> None:
    indhold = (FILMAPPE / navn).read_bytes()
    public = Pseudonymer(b"n", {"2512484916": "Nancy Ann Berggren"})
    renset = ny_xml(indhold, public, leverance="sf14" in navn)

    def laest(data: bytes) -> Any:
        laest = laes_filer([Indfil(navn, data)])
        return laest.organisation, laest.kle, laest.bevillinger, laest.fund

    assert laest(renset) == laest(indhold)


def test_the_note_itself_is_left_out_in_whatever_alphabet() -> None:
    xml = b"<ListOutput><Notat>MDcwNjg1LTEyMzQ=</Notat><Titel>Samtale</Titel></ListOutput>"
    ud = ny_xml(xml, lav(), leverance=True)
    assert b"MDcw" not in ud
    assert b"<Titel>Samtale</Titel>" in ud


def test_an_unknown_wrapper_stays_without_its_name_and_text() -> None:
    xml = f"<a{CPR}>{CPR}<ListOutput><Label>A</Label></ListOutput>{CPR}</a{CPR}>".encode()
    ud = ny_xml(xml, lav(), leverance=False)
    assert CPR.encode() not in ud
    assert b"<Indpakning><ListOutput><Label>A</Label></ListOutput></Indpakning>" in ud


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Nd")), max_size=40))
def test_an_ordinary_title_is_the_same_afterwards(titel: str) -> None:
    element = etree.Element("Titel")
    element.text = titel.replace("\ufffe", "").replace("\uffff", "")
    rod = etree.Element("ListOutput")
    rod.append(element)
    ud = etree.fromstring(ny_xml(etree.tostring(rod), lav(), leverance=True))
    assert (ud.findtext("Titel") or "").strip() == (element.text or "").strip()
