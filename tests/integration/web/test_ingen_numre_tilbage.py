"""Every part and field carries a number of its own in: none is found, as bytes, in anything after.

Uploaded as a browser does; then the data folder, logs, pages, the report, what is taken home, and
the folder of temporary files are searched.
"""

from __future__ import annotations

import io
import itertools
import json
import logging
import re
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.formular import send
from tests.integration.datamappe import alt_i
from tests.unit.importers.doer.arbejdsbog import STEDER, bog, gem, pak, pak_ud
from webapp.app import create_app
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

FILMAPPE = Path(__file__).parents[2] / "filer"
# These replace what another one puts into the same place; with the last no reader opens the file.
_IKKE_MED = {"validering", "talformat", "skrifttype", "bogens kodenavn"}
MAADER = ("{a}{b}", "{a}-{b}", "{a} {b}", "{a}–{b}", "{a}/{b}", "24{a}{b}1", "nr.{a}.{b}")


class Numre:
    """A new number for each place, written in the next way; `brugte` are where they stand."""

    def __init__(self) -> None:
        self._nr, self._maader = itertools.count(), itertools.cycle(MAADER)
        self.brugte: dict[str, str] = {}

    def nyt(self, sted: str) -> str:
        """Ten digits: 7 June, another year and running number each."""
        nr = next(self._nr)
        cifre = f"0706{nr % 90 + 10}{1000 + nr:04d}"
        self.brugte[cifre] = sted
        return cifre

    def skrevet(self, sted: str) -> str:
        """The same, however it may be written."""
        cifre = self.nyt(sted)
        return next(self._maader).format(a=cifre[:6], b=cifre[6:])


def _xlsx(numre: Numre) -> bytes:
    workbook = bog()
    ark = workbook.worksheets[0]
    ark["E1"], ark["E2"], ark["F1"] = "Sagsansvarlig", "ja", "Vores egen kolonne"
    for raekke, maade in enumerate(MAADER, start=20):
        ark.cell(raekke, 6).value = maade.format(a=(n := numre.nyt(f"celle {maade}"))[:6], b=n[6:])
    dele = pak_ud(gem(workbook))
    for navn, ret in STEDER.items():
        if navn not in _IKKE_MED and not navn.startswith("kommentar"):
            ret(dele, numre.nyt(f"xlsx: {navn}"))
    return pak(dele)


def _i_alle_felter(data: Any, sti: str, numre: Numre) -> Any:
    """A number in each text, beside each object, and as a key and a number of each."""
    if isinstance(data, list):
        return [_i_alle_felter(en, sti, numre) for en in data]
    if isinstance(data, dict):
        ud = {n: _i_alle_felter(v, f"{sti}.{n}", numre) for n, v in data.items()}
        return ud | {
            f"fremmed {numre.skrevet(f'{sti}, nøgle')}": 1,
            "fremmed tal": int(numre.nyt(f"{sti}, tal")),
            "fremmed": {"navn": [numre.skrevet(f"{sti}, objekt")]},
        }
    er_tekst = isinstance(data, str) and not re.fullmatch(r"[0-9a-fA-F-]{32,36}|[\d:T+.-]+", data)
    return f"{data} {numre.skrevet(sti)}" if er_tekst else data


def _xml(navn: str, numre: Numre) -> bytes:
    trae = etree.fromstring((FILMAPPE / navn).read_bytes())
    for element in list(trae.iter(etree.Element)):
        sti = f"{navn}: {etree.QName(element).localname}"
        element.set(f"a{numre.nyt(f'{sti}, attributs navn')}", numre.skrevet(f"{sti}, attribut"))
        element.append(etree.Comment(numre.nyt(f"{sti}, kommentar")))
        element.append(etree.ProcessingInstruction("pi", numre.skrevet(f"{sti}, instruks")))
        fremmed = etree.SubElement(element, f"n{numre.nyt(f'{sti}, navn')}")
        fremmed.text = numre.skrevet(f"{sti}, fremmed tekst")
        if element.text and re.search("[a-zæøå]{4}", element.text) and "-" not in element.text:
            element.text += f" {numre.skrevet(sti)}"
    return etree.tostring(trae)


def lav_filer(numre: Numre) -> dict[str, bytes]:
    """A file of each format, with numbers everywhere, and in its name."""
    filer = {"org.xlsx": _xlsx(numre)}
    for fil in FILMAPPE.glob("*.json"):
        data = json.loads(fil.read_text(encoding="utf-8-sig"))
        filer[fil.name] = json.dumps(_i_alle_felter(data, fil.name, numre)).encode()
    for fil in FILMAPPE.glob("*.xml"):
        filer[fil.name] = _xml(fil.name, numre)
    toml = f'# {numre.skrevet("toml")}\nnavn = "Model {numre.nyt("toml")}"\n'
    filer["model.toml"] = toml.encode()
    return {f"{numre.skrevet('filnavn').replace('/', '-')} {n}": i for n, i in filer.items()}


@pytest.fixture
def klient(tmp_path: Path, config: Config, eget_lager: Kommunelager) -> FlaskClient:
    return create_app(replace(config, data=eget_lager.data)).test_client()


def test_no_number_is_found_anywhere_afterwards(
    klient: FlaskClient,
    eget_lager: Kommunelager,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    midlertidige = tmp_path / "midlertidige"
    midlertidige.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(midlertidige))
    numre = Numre()
    filer = [(io.BytesIO(indhold), navn) for navn, indhold in lav_filer(numre).items()]
    with caplog.at_level(logging.DEBUG):
        form = {"navn": "Testby", "cvr": "12345674", "dato": "2024-04-08", "filer": filer}
        svar = send(klient, "/indlaes/", **form)
        assert svar.status_code == 303, svar.text
        spor = {"rapporten": _vent(klient, svar.location)}
        spor["rapport.xlsx"] = _pakket_ud(klient.get(f"{svar.location}rapport.xlsx").data)
        send(klient, svar.location, knap="indlaes")
        spor["kvitteringen"] = _vent(klient, svar.location)
        assert eget_lager.slugs() == ("testby",)
        spor |= dict(_sider(klient))
    spor["datamappen"] = alt_i(eget_lager, "testby")
    spor["loggen"] = caplog.text.encode()
    spor["midlertidige filer"] = b"".join(f.read_bytes() for f in midlertidige.iterdir())
    assert len(numre.brugte) > 1_000
    assert [
        (hvor, nummer, numre.brugte[nummer])
        for hvor, indhold in spor.items()
        for nummer in _fundne(indhold, numre)
    ] == []


def _fundne(indhold: bytes, numre: Numre) -> set[str]:
    """Those of the numbers that stand in the bytes, whatever stands between their digits."""
    cifre = re.sub(r"[\s._/\u00a0–-]", "", indhold.decode(errors="replace"))
    return {cifre[nr : nr + 10] for nr in range(len(cifre) - 9) if cifre[nr : nr + 4] == "0706"} & (
        numre.brugte.keys()
    )


def _vent(klient: FlaskClient, adresse: str) -> bytes:
    for _ in range(300):
        svar = klient.get(adresse, follow_redirects=True)
        if "Refresh" not in svar.headers:
            assert svar.status_code == 200
            return svar.data
        time.sleep(0.1)
    raise AssertionError("never done")


def _pakket_ud(indhold: bytes) -> bytes:
    if not indhold.startswith(b"PK"):
        return indhold
    with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
        return b"\n".join(navn.encode() + arkiv.read(navn) for navn in arkiv.namelist())


def _sider(klient: FlaskClient) -> Iterator[tuple[str, bytes]]:
    """The pages that the kommune's own lead to, and what is taken home from them."""
    set_, venter = set(), ["/testby/", "/testby/indlaes/"]
    while venter and len(set_) < 120:
        adresse = venter.pop(0)
        if adresse in set_:
            continue
        set_.add(adresse)
        svar = klient.get(adresse)
        yield adresse, _pakket_ud(svar.data)
        if svar.mimetype == "text/html":
            links = re.findall(r'href="(/testby/[^"#]*)"', svar.text)
            hjem = [link for link in links if "/hjem/" in link]
            venter = [*hjem, *venter, *(link for link in links if link not in hjem)]
