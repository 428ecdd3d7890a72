"""The commands as a script meets them: exit status, JSON, JUnit, and sentences for people."""

import hashlib
import json

import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from webapp.billeder.browser import MILJOEVARIABEL
from webapp.billeder.laas import laast
from webapp.kommandoer.cli import main

VALG = ("--kommune=slides", "--variant=model-1", "--person=nancy-ann-berggren")


@pytest.fixture
def koer(data, tmp_path, monkeypatch):
    # A run is remembered in the data folder, so not in the one that all tests share.
    monkeypatch.setenv("FORHAANDSBLIK_DATA", str(data))
    monkeypatch.chdir(tmp_path)
    return lambda *ord_: CliRunner().invoke(main, ["screenshots", *ord_])


def test_take_then_compare_is_status_0_and_a_difference_is_status_1(koer, tmp_path):
    taget = koer("take", *VALG, "--uden-billeder")
    assert taget.exit_code == 0, taget.output
    assert koer("compare", *VALG, "--uden-billeder").exit_code == 0
    fil = next(tmp_path.glob("forhaandsblik-billeder/sider/**/*plejebolig.json"))
    fil.write_text(fil.read_text("utf-8").replace("33 34 94 00", "33 34 94 09"), "utf-8")

    svar = koer("compare", *VALG, "--uden-billeder", "--json", "--junit=ci/junit.xml")
    assert svar.exit_code == 1
    data = json.loads(svar.stdout)
    assert (data["forskellige"], data["exit"]) == (1, 1)
    gruppe = next(g for g in data["grupper"] if g["lag"] == "felt")
    assert (gruppe["fra"], gruppe["til"]) == ("33 34 94 09", "33 34 94 00")
    assert gruppe["objekter"] == ["ydelse/plejebolig"]
    rod = etree.parse(tmp_path / "ci" / "junit.xml").getroot()
    assert rod.get("failures") == "1"
    assert len(rod.findall(".//testcase")) == data["sider"]

    noegler = [f"--gruppe={g['gruppe']}" for g in data["grupper"]]
    assert koer("accept", *noegler).exit_code == 2
    godkendt = koer("accept", *noegler, "--navn=Anne", "--grund=Nyt nummer")
    assert "1 side er nu basis, som den ser ud." in godkendt.output
    assert koer("compare", *VALG, "--uden-billeder").exit_code == 0
    assert koer("report").exit_code == 0


def test_a_run_in_a_relative_folder_is_judged_from_another(koer, tmp_path, monkeypatch):
    """The product that serves the report does not stand in the folder that the run stood in."""
    valg = (
        *VALG,
        "--side=mit-overblik/*/serviceydelser-og-hjaelpemidler/plejebolig",
        "--bredde=375",
    )
    assert koer("take", *valg).exit_code == 0
    (png,) = tmp_path.glob("forhaandsblik-billeder/billeder/**/*.png")
    tekst = next(tmp_path.glob("forhaandsblik-billeder/sider/**/*.json"))
    tekst.write_text(tekst.read_text("utf-8").replace("33 34 94 00", "33 34 94 09"), "utf-8")
    andet = Image.new("RGB", (375, 900))
    andet.save(png)
    tal = json.loads(png.with_suffix(".json").read_text())
    tal |= {"sha256": hashlib.sha256(png.read_bytes()).hexdigest(), "aftryk": ""}
    png.with_suffix(".json").write_text(json.dumps(tal))
    data = json.loads(koer("compare", *valg, "--json").stdout)
    (tmp_path / "andetsteds").mkdir()
    monkeypatch.chdir(tmp_path / "andetsteds")
    grupper = [f"--gruppe={g['gruppe']}" for g in data["grupper"]]
    svar = koer("accept", *grupper, "--navn=A", "--grund=B", f"--mappe={png.parents[4]}")
    assert "1 side er nu basis" in svar.output
    monkeypatch.chdir(tmp_path)
    assert koer("compare", *valg).exit_code == 0


def test_two_variants_are_compared_and_cannot_be_accepted(koer):
    valg = ("--kommune=slides", "--person=nancy-ann-berggren", "--side=sapa", "--uden-billeder")
    svar = koer("compare", "model-1", "model-2", *valg, "--json")
    assert svar.exit_code == 1
    noegle = json.loads(svar.stdout)["grupper"][0]["gruppe"]
    afvist = koer("accept", f"--gruppe={noegle}", "--navn=A", "--grund=B")
    assert (afvist.exit_code, "ingen basis" in afvist.output) == (2, True)


@pytest.mark.parametrize(
    "ord_, saetning",
    [
        (("compare", "model-1"), "eller to: compare model-1 model-2"),
        (("compare", "--kommune=ukendt"), "De indlæste er: korsbaek"),
        (("compare", *VALG, "--person=ingen"), "»ingen« passer ikke på nogen side"),
        (("compare", *VALG, "--side=mit-overblok"), "»mit-overblok« passer ikke på nogen side"),
        (
            ("compare", "--side=/ukendt/model-1/mit-overblik/x/"),
            "De indlæste kommuner er: korsbaek",
        ),
        (("report",), "Kør først »screenshots compare«"),
        (("accept", "findes-ikke.json"), "ikke en fil med beslutninger"),
    ],
)
def test_what_cannot_be_done_is_status_2_and_one_sentence(koer, ord_, saetning):
    svar = koer(*ord_)
    assert svar.exit_code == 2
    assert saetning in svar.output
    assert "Traceback" not in svar.output


def test_two_runs_on_one_folder_the_second_is_status_2(koer, tmp_path):
    with laast(tmp_path / "forhaandsblik-billeder"):
        svar = koer("compare", *VALG)
    assert svar.exit_code == 2
    assert "En anden kørsel bruger mappen" in svar.output


def test_without_a_browser_the_status_is_2_and_the_texts_are_compared(koer, monkeypatch):
    monkeypatch.setenv(MILJOEVARIABEL, "/findes/ikke")
    assert koer("take", *VALG).exit_code == 2
    svar = koer("compare", *VALG)
    assert svar.exit_code == 2
    assert "felter og tekst er sammenlignet, men ingen billeder" in svar.output
    assert "Ingen forskelle" not in svar.output
