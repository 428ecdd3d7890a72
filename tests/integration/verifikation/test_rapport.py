"""The report: as JSON by its schema, as a workbook, as a tagged PDF; and `verify` by its status."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import jsonschema
import openpyxl
import pikepdf
import pytest
from click.testing import Result

from tests.integration.verifikation.testplanen import PLAN, begynd, doem, doem_alle, plan
from tests.klient import PageClient


@pytest.fixture
def lavet(egen: PageClient) -> PageClient:
    plan(egen, handling="lav")
    return egen


def fil(egen: PageClient, navn: str) -> bytes:
    svar = egen.klient.get(f"{PLAN}rapport/{navn}/")
    assert svar.status_code == 200, svar.get_data(as_text=True)
    return svar.data


def test_the_report_tells_the_same_as_page_json_workbook_and_tagged_pdf(lavet):
    skrevet = 'Titlen er "forkert", 251248-4916'
    doem(lavet, begynd(lavet), dom="Ikke godkendt", bemaerkning=skrevet, navn="Anna Andersen")
    doem(lavet, begynd(lavet), dom="Godkendt med bemærkninger", bemaerkning="=1+1")
    skema = json.loads(fil(lavet, "testrapport.schema.json"))
    jsonschema.Draft202012Validator.check_schema(skema)
    raa = fil(lavet, "testrapport.json")
    data = json.loads(raa)
    jsonschema.validate(data, skema)
    assert b"251248-XXXX" in raa
    assert data["resultat"]["ikke_godkendt"] == data["resultat"]["godkendt_med_bemaerkninger"] == 1
    assert data["resultat"]["aaben"] == len(data["sider"]) - 2
    assert data["mangler"][0]["rettes_af"] == "Borgerblik-administratoren"
    bog = openpyxl.load_workbook(io.BytesIO(fil(lavet, "testrapport.xlsx")))
    assert bog.sheetnames == ["Resultat", "Sider", "Domme", "Mangler", "Ikke set"]
    assert bog["Sider"].max_row == len(data["sider"]) + 1
    domme = {r[2].value: (r[6].value, r[6].data_type) for r in bog["Domme"].iter_rows(min_row=2)}
    assert domme["Anna"] == ("=1+1", "s")
    side = lavet.get(f"{PLAN}rapport/").indhold
    tider = {r[4].value for r in bog["Domme"].iter_rows(min_row=2)}
    assert all(" kl. " in tid and tid in side for tid in tider)
    assert bog["Resultat"]["B5"].value in side
    assert "Anna Andersen" in side
    assert f"Aftryk {data['sider'][0]['aftryk'][:8]}" in side
    with pikepdf.open(io.BytesIO(fil(lavet, "testrapport.pdf"))) as pdf:
        assert pdf.Root.StructTreeRoot
        assert str(pdf.Root.Lang) == "da"
        assert str(pdf.docinfo["/Title"]).startswith("Testrapport for Model 1")


def test_a_shortcoming_names_the_citizen_and_which_row(lavet):
    side = begynd(lavet)
    muligheder = side.xpath('//select[@name="felt"]/option[contains(@value, "|sag.status")]')
    assert len(muligheder) > 1
    assert len({en.text for en in muligheder}) == len(muligheder)
    valgt = muligheder[1]
    objekt = valgt.text.partition(" – ")[2]
    nummer = valgt.get("value").partition("|")[0].partition("/")[2]
    assert objekt.endswith(f"({nummer})")
    felt = valgt.get("value")
    doem(lavet, side, dom="Ikke godkendt", bemaerkning="Forkert", felt=felt, navn="Anna")
    (mangel,) = json.loads(fil(lavet, "testrapport.json"))["mangler"]
    assert (mangel["borger"], mangel["objekt"]) == ("Nancy Berggren", objekt)
    bog = openpyxl.load_workbook(io.BytesIO(fil(lavet, "testrapport.xlsx")))
    assert [c.value for c in bog["Mangler"][2]][2:4] == ["Nancy Berggren", objekt]
    assert f"Nancy Berggren: {objekt}, Status: »Forkert«" in lavet.get(f"{PLAN}rapport/").tekst
    liste = lavet.get(PLAN)
    assert f"{objekt}, Status" in liste.tekst
    # The status is the fagsystem's: never KOMBIT's to mend.
    assert mangel["rettes_af"] in {"Cura administratoren", "Leverandøren af fagsystemet"}


def test_verify_is_nought_only_when_all_is_approved_and_stands(
    lavet, koer: Callable[..., Result], tmp_path: Path
):
    junit = tmp_path / "test.xml"
    assert koer("verify", "korsbaek", "model-2").exit_code == 1
    aaben = koer("verify", "korsbaek", "model-1", "--json", "--junit", junit)
    assert aaben.exit_code == 1
    data = json.loads(aaben.stdout)
    assert data["resultat"]["klar"] is False
    suite = ET.parse(junit).getroot()  # noqa: S314 - written a line above
    assert suite.get("failures") == suite.get("tests") == str(len(data["sider"]))
    doem_alle(lavet)
    klar = koer("verify", "korsbaek", "model-1", "--junit", junit)
    assert (klar.exit_code, klar.stdout.count("\n")) == (0, 1), klar.stdout
    assert ET.parse(junit).getroot().get("failures") == "0"  # noqa: S314 - the same
    assert koer("verify", "korsbaek", "findes-ikke").exit_code == 2
    assert koer("verify", "findes-ikke", "model-1").exit_code == 2
