"""A scenario and the comparison of the kommune as tagged PDFs."""

from __future__ import annotations

import io
import re
from urllib.parse import urlsplit

import pikepdf
import pytest

from tests.klient import PageClient

SCENARIER = "/korsbaek/workshop/"
SCENARIE = f"{SCENARIER}model-2/"


def links(pdf: pikepdf.Pdf) -> list[str]:
    """Where what can be pressed in the document leads."""
    noter = (note for side in pdf.pages for note in side.get("/Annots", []))
    return [str(note.A.URI) for note in noter if "/A" in note and "/URI" in note.A]


@pytest.mark.parametrize(
    "adresse, titel, fil",
    [
        (f"{SCENARIE}scenarie.pdf/", ", scenarie – Forhåndsblik", "model-2-korsbaek.pdf"),
        (
            "/korsbaek/sammenlign/model-1/model-2/sammenligning.pdf/",
            "Model 1 – detaljeret og Model 2 – overordnet i hele kommunen",
            "korsbaek-model-1-model-2.pdf",
        ),
    ],
)
def test_the_pdf_is_tagged_and_has_language_and_title(
    klient: PageClient, adresse: str, titel: str, fil: str
):
    svar = klient.klient.get(adresse)
    assert (svar.status_code, svar.content_type) == (200, "application/pdf")
    assert fil in svar.headers["Content-Disposition"]
    with pikepdf.open(io.BytesIO(svar.get_data())) as pdf:
        assert pdf.Root.StructTreeRoot
        assert str(pdf.Root.Lang) == "da"
        assert titel in str(pdf.docinfo["/Title"])
        # None to the port that it was printed from, which is gone.
        assert {urlsplit(uri).hostname for uri in links(pdf)} & {"127.0.0.1", "localhost"} == set()


def test_every_scenario_can_be_printed_with_all_its_steps(klient: PageClient):
    liste = klient.get(SCENARIER)
    adresser = [a for a in liste.xpath("//a/@href") if a.endswith("/udskrift/")]
    assert len(adresser) > 10
    for adresse in adresser:
        side = klient.get(adresse)
        scene = klient.get(adresse.replace("udskrift", "1"))
        ialt = re.search(r"1 af (\d+)", scene.tekst)
        assert ialt
        assert len(side.xpath('//section[starts-with(@aria-labelledby, "skridt-")]')) == int(
            ialt[1]
        )


def test_the_ways_to_it(klient: PageClient):
    side = klient.get(f"{SCENARIE}udskrift/")
    assert side.xpath(f'//a[@href="{SCENARIE}scenarie.pdf/"]')
    sammenlign = klient.get("/korsbaek/sammenlign/model-1/model-2/?modtager=sapa")
    (pdf,) = (a for a in sammenlign.xpath("//a/@href") if "sammenligning.pdf" in a)
    assert "modtager=sapa" in pdf


def test_what_is_not_there_has_no_pdf(klient: PageClient):
    for adresse in (f"{SCENARIER}findes-ikke/scenarie.pdf/", f"{SCENARIER}findes-ikke/udskrift/"):
        klient.get(adresse, 404)
    klient.get("/korsbaek/sammenlign/model-1/model-9/sammenligning.pdf/", 404)
