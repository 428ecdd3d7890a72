"""What an older version kept is cleaned by the upgrade: files, versions, texts, and the copy."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from pathlib import Path

import pytest

from tests.integration.datamappe import alt_i
from tests.integration.gamle_filer import GAMLE, laeg, raekker
from tests.unit.importers.doer.arbejdsbog import STEDER, bog, gem, pak, pak_ud
from webapp.services.kommuner.kommuner import Kommunelager

CPR = "0706851234"
ARK = "Enhedsnavn i Cura;Sagsansvarlig;UUID;Bemærkninger\nSyd;ja;;Ring 07.06.85–1234\n".encode()


def _snavset_bog() -> bytes:
    dele = pak_ud(gem(bog()))
    for navn in (
        "docProps",
        "sidehoved",
        "hyperlink",
        "xl/persons/person.xml",
        "tal",
        "delens navn",
    ):
        STEDER[navn](dele, CPR)
    return pak(dele)


def _snavs(fil: Path) -> None:
    """Numbers where earlier versions kept them."""
    filer = {f"ark {CPR}.csv": ARK, "bog.xlsx": _snavset_bog(), "laes.txt": b"\xff 070685/1234"}
    with sqlite3.connect(fil) as db:
        db.execute("UPDATE variant SET navn = 'Mit valg 070685–1234' WHERE slug = 'model-1'")
        db.executemany("INSERT INTO kildefil VALUES (?, ?)", filer.items())
        if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'filindhold'").fetchone():
            for navn, indhold in filer.items():
                aftryk = hashlib.sha256(indhold).hexdigest()
                db.execute("INSERT INTO filindhold VALUES (?, ?)", [aftryk, zlib.compress(indhold)])
                db.execute("INSERT INTO versionsfil VALUES (1, ?, ?)", [navn, aftryk])
            db.execute("UPDATE version SET tekst = ? WHERE nr = 1", [f"1 fil: {CPR}.csv"])
    db.close()


def cifre(indhold: bytes) -> bytes:
    return re.sub(rb"[\s._/-]|\xe2\x80\x93", b"", indhold)


@pytest.mark.parametrize("navn", GAMLE)
def test_no_number_that_was_kept_is_left_after_the_upgrade(
    navn: str, eget_lager: Kommunelager
) -> None:
    fil = eget_lager.fil("egen")
    laeg(fil, navn)
    _snavs(fil)
    assert CPR.encode() in cifre(fil.read_bytes())
    personer = raekker(fil)["person"]
    assert eget_lager.opgrader() == ()
    assert CPR.encode() not in cifre(alt_i(eget_lager, "egen"))
    (kopi,) = (eget_lager.data / "kopier").iterdir()
    for tabel, alle in raekker(kopi).items():
        assert CPR.encode() not in cifre(repr(alle).encode()), tabel
    assert CPR.encode() not in cifre(kopi.read_bytes())
    assert {(p["navn"], p["cpr"]) for p in personer} <= {
        (p["navn"], p["cpr"]) for p in raekker(fil)["person"]
    }, "persons are invented already and stay who they are"
