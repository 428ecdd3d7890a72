"""Files of other programs: one sentence that says what the file is and what to save it as."""

import io
import zipfile

import pytest

from tests.unit.importers.byg import ORG_KOLONNER, UUID_1, csvfil, laes, xlsx
from webapp.importers.indlaes import Filfejl, Indfil

ODS = "application/vnd.oasis.opendocument.spreadsheet"


def pakket(**dele: bytes) -> bytes:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w") as arkiv:
        for navn, indhold in dele.items():
            arkiv.writestr(navn, indhold)
    return ud.getvalue()


ARK = csvfil("Enhedsnavn i Cura;Sagsansvarlig\nVisitation;ja\n").indhold
EXCEL = xlsx([ORG_KOLONNER, ("A", "ja", "ja", "A", UUID_1, "ja")]).indhold
ANDRE = {
    "ods": (pakket(**{"mimetype": ODS.encode(), "content.xml": b"<x/>"}), r"\(\.ods\).*\.xlsx"),
    "ods-skabelon": (
        pakket(**{"mimetype": f"{ODS}-template".encode(), "content.xml": b"<x/>"}),
        r"\(\.ods\).*\.xlsx",
    ),
    "xlsb": (
        pakket(**{"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"\x83\x01"}),
        r"binær Excel-projektmappe \(\.xlsb\).*\.xlsx",
    ),
    "zip med ark": (pakket(**{"ark.csv": ARK}), r"zip-fil\. Pak den ud"),
    "zip med projektmappe": (pakket(**{"ark.xlsx": EXCEL}), r"zip-fil\. Pak den ud"),
    "zip med mappe": (pakket(**{"mappe/ark.csv": ARK}), r"zip-fil\. Pak den ud"),
    "tom zip": (pakket(), "zip-fil, der er tom"),
    "word": (
        pakket(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
        "Word-dokument",
    ),
    "gzip": (b"\x1f\x8b\x08\x00" + b"\0" * 30, "Pak den ud"),
}


@pytest.mark.parametrize("slags", ANDRE)
@pytest.mark.parametrize("navn", ["ark.xlsx", "ark.csv", "ark"])
def test_a_file_of_another_program_is_named_whatever_it_is_called(slags, navn):
    indhold, besked = ANDRE[slags]
    with pytest.raises(Filfejl, match=rf"^»{navn}« kan ikke læses: .*{besked}.*\.$"):
        laes(Indfil(navn, indhold))


def test_a_workbook_is_read_whatever_it_is_called():
    assert [e.navn for e in laes(Indfil("ark.zip", EXCEL)).lokale_enheder] == ["A"]
