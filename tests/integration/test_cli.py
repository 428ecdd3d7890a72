"""The installed command: help, exit status, one Danish sentence a fault, and `explain`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from webapp.kommandoer.cli import main

Koer = Callable[..., Result]
SAG = "CURA-2023-0101"
ENGELSK = ("Usage", "Options", "Commands", "Show", "required", "default", "Error", "Try", "TEXT")
KOMMANDOER = ("explain", "export", "impact", "import", "reset", "serve")
UKENDTE = {
    "reset": ["reset", "atlantis"],
    "reset uden for mappen": ["reset", "../korsbaek"],
    "explain kommune": ["explain", "atlantis", "model-1", SAG],
    "explain variant": ["explain", "korsbaek", "model-9", SAG],
    "explain sag": ["explain", "korsbaek", "model-1", "CURA-1900-0001"],
    "explain person": ["explain", "korsbaek", "model-1", SAG, "--person", "ingen"],
    "explain en andens sag": ["explain", "korsbaek", "model-1", SAG, "--person", "kim-borgersen"],
    "explain rolle": ["explain", "korsbaek", "model-1", SAG, "--rolle", "pedel"],
    "explain dato": ["explain", "korsbaek", "model-1", SAG, "--dato", "1900-01-01"],
    "impact kommune": ["impact", "atlantis", "model-1", "model-2"],
    "impact variant": ["impact", "korsbaek", "model-1", "model-9"],
    "impact dato": ["impact", "korsbaek", "model-1", "model-2", "--dato", "2199-01-01"],
    "export kommune": ["export", "atlantis", "model-1"],
    "export variant": ["export", "korsbaek", "model-9"],
    "import fil": ["import", "findes-ikke.csv", "--kommune", "ny"],
    "kommando": ["impakt", "korsbaek"],
    "valg": ["impact", "korsbaek", "model-1", "model-2", "--hurtigt"],
    "argument": ["impact", "korsbaek"],
    "værdi": ["impact", "korsbaek", "model-1", "model-2", "--modtager", "alle"],
    "værdi, der ikke er en dato": ["explain", "korsbaek", "model-1", SAG, "--dato", "i går"],
    "import uden kommune": ["import", "fil.csv"],
}


def svar(resultat: Result, kode: int = 0) -> Any:
    """The JSON of an answer with the exit status."""
    assert resultat.exit_code == kode, resultat.output
    return json.loads(resultat.stdout)


@pytest.mark.parametrize("kommando", ["", *KOMMANDOER])
def test_help_is_danish(koer: Koer, kommando: str):
    resultat = koer(*filter(None, (kommando, "--help")))
    assert resultat.exit_code == 0
    assert resultat.stdout.startswith("Brug: ")
    assert "Valg:" in resultat.stdout
    assert "Vis denne hjælp." in resultat.stdout
    assert [ord_ for ord_ in ENGELSK if ord_ in resultat.stdout] == []


def test_whoever_reads_no_more_is_told_nothing_untrue(data: Path):
    """`check korsbaek | head -1`: no word of a disk that cannot be written."""
    start = "from webapp.kommandoer.cli import main; main()"
    kommando = [sys.executable, "-c", start, "check", "korsbaek"]
    miljoe = os.environ | {"FORHAANDSBLIK_DATA": str(data)}
    with subprocess.Popen(
        kommando, env=miljoe, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as proces:
        assert proces.stdout
        assert proces.stderr
        proces.stdout.close()
        assert proces.stderr.read() == b""
    assert proces.returncode == 2


def test_a_folder_that_is_not_there_is_called_a_folder(koer: Koer, tmp_path: Path):
    resultat = koer("verify", "korsbaek", "model-1", "--junit", tmp_path / "nej" / "ud.xml")
    assert (resultat.exit_code, resultat.stderr.strip()) == (
        2,
        f"Mappen »{tmp_path / 'nej'}« findes ikke.",
    )


def test_a_date_outside_the_data_is_answered_with_those_inside(koer: Koer):
    fejl = koer("check", "korsbaek", "model-1", "--dato", "1900-01-01").stderr
    foerste, sidste = re.findall(r"fra (\S+) til (\S+)\.", fejl)[0]
    for dag in (foerste, sidste):
        assert koer("check", "korsbaek", "model-1", "--dato", dag).exit_code == 1


def test_a_data_folder_that_is_a_file_is_no_busy_port(tmp_path: Path):
    fil = tmp_path / "fil"
    fil.write_text("x", encoding="utf-8")
    miljoe = {"FORHAANDSBLIK_DATA": str(fil)}
    resultat = CliRunner().invoke(main, ["serve", "--port", "0"], env=miljoe)
    assert resultat.exit_code == 2
    assert str(fil) in resultat.stderr
    assert "lytte" not in resultat.stderr


def test_serve_says_where_it_listens(koer: Koer):
    hjaelp = koer("serve", "--help").stdout
    assert "Start Forhåndsblik i en browser på denne maskine." in hjaelp
    assert "[ellers 127.0.0.1]" in hjaelp
    assert "[ellers 8000]" in hjaelp


def test_without_a_command_the_help_lists_them_all(koer: Koer):
    resultat = koer()
    assert resultat.exit_code == 2
    assert all(f"\n  {kommando} " in resultat.stderr for kommando in KOMMANDOER)


@pytest.mark.parametrize("hvad", UKENDTE)
def test_what_is_unknown_is_one_danish_sentence_and_exit_2(koer: Koer, hvad: str):
    resultat = koer(*UKENDTE[hvad])
    assert resultat.exit_code == 2
    assert resultat.stdout == ""
    (linje,) = resultat.stderr.splitlines()
    assert linje.endswith((".", "--help."))
    assert [ord_ for ord_ in (*ENGELSK, "Errno", "Traceback") if ord_ in linje] == []


def test_a_cpr_number_is_not_repeated(koer: Koer):
    resultat = koer("explain", "korsbaek", "model-1", "251248-4916")
    assert resultat.exit_code == 2
    assert "251248-XXXX" in resultat.stderr
    assert "4916" not in resultat.output


def test_reset_makes_a_kommune_anew(koer: Koer, data: Path):
    foer = (data / "slides.db").read_bytes()
    (data / "slides.db").write_bytes((data / "korsbaek.db").read_bytes())
    resultat = koer("reset", "slides")
    assert (resultat.exit_code, resultat.stdout) == (0, "slides er dannet forfra.\n")
    assert koer("impact", "slides", "model-1", "model-2").exit_code in {0, 1}
    assert abs(len(foer) - (data / "slides.db").stat().st_size) < len(foer) / 10


@pytest.mark.parametrize(
    "kommando",
    [("explain", "korsbaek", "model-1", SAG), ("check", "slides"), ("export", "slides", "model-1")],
)
def test_the_examples_are_there_for_every_command(
    koer: Koer, data: Path, tmp_path: Path, kommando: tuple[str, ...]
):
    fil = data / f"{kommando[1]}.db"
    fil.unlink()
    hvor = ("--mappe", str(tmp_path)) if kommando[0] == "export" else ()
    resultat = koer(*kommando, *hvor)
    assert resultat.exit_code in {0, 1}
    assert f"Eksemplet {kommando[1]} er indlæst." in resultat.stderr
    assert fil.is_file()


def test_explain_has_the_contracts_shape(koer: Koer):
    data = svar(koer("explain", "korsbaek", "model-1", SAG, "--json"))
    assert list(data) == ["kommune", "variant", "dato", "objekt", "borger", "sapa"]
    assert (data["kommune"], data["variant"]) == ("korsbaek", "model-1")
    assert data["dato"] == "2024-04-08"
    assert data["objekt"] == {"type": "sag", "slug": "cura-2023-0101", "sagsnummer": SAG}
    borger = data["borger"]
    assert list(borger) == ["person", "visible", "kontakt", "findings"]
    assert (borger["person"], borger["visible"]) == ("nancy-ann-berggren", True)
    assert borger["kontakt"] == {
        "kommune": "Korsbæk Kommune",
        "navn": "Visitation Syd - Social",
        "telefon": "12347020",
        "hjemmeside": "https://www.korsbaek.dk/visitation-social",
    }
    assert len(data["sapa"]) == 15
    for dom in data["sapa"].values():
        assert list(dom) == ["visible", "enhed", "findings"]
        if dom["visible"]:
            assert list(dom["enhed"]) == ["uuid", "navn"]


def test_each_finding_of_explain_says_all_that_hvorfor_says(koer: Koer):
    data = svar(koer("explain", "korsbaek", "model-1", SAG, "--json", "--rolle", "visitator"))
    assert list(data["sapa"]) == ["visitator"]
    for finding in (*data["borger"]["findings"], *data["sapa"]["visitator"]["findings"]):
        assert {"code", "effect", "tekst", "values", "kilde", "sourced"} <= finding.keys()
        assert finding["effect"] in {"hides", "warns", "informs", "passes", "not_tried"}
        assert isinstance(finding["sourced"], bool)
        assert finding["tekst"]
    koder = [finding["code"] for finding in data["borger"]["findings"]]
    assert len(koder) == len(set(koder)) > 20
    assert {kode.split("_")[0] for kode in koder} == {"EKSPORT", "BORGERBLIK"}


def test_explain_knows_a_sag_by_number_and_by_slug_and_an_ydelse_by_slug(koer: Koer):
    assert svar(koer("explain", "korsbaek", "model-1", SAG, "--json")) == svar(
        koer("explain", "korsbaek", "model-1", "cura-2023-0101", "--json")
    )
    ydelse = svar(koer("explain", "korsbaek", "model-1", "badebaenk", "--json"))
    assert ydelse["objekt"]["type"] == "ydelse"
    assert ydelse["borger"]["visible"] is True


def test_explain_of_what_is_hidden_names_no_contact_and_says_why(koer: Koer):
    data = svar(koer("explain", "korsbaek", "foer-eksport", SAG, "--json"))
    assert data["borger"]["visible"] is False
    assert data["borger"]["kontakt"] is None
    skjuler = [f["code"] for f in data["borger"]["findings"] if f["effect"] == "hides"]
    assert skjuler[0] == "EKSPORT_AKTIV"
    assert all(dom["enhed"] is None for dom in data["sapa"].values())


def test_explain_for_people_names_the_audiences_and_the_origin(koer: Koer):
    resultat = koer("explain", "korsbaek", "foer-eksport", SAG, "--rolle", "visitator")
    assert resultat.exit_code == 0
    linjer = resultat.stdout.splitlines()
    assert linjer[0] == "Borgeren: skjules"
    assert linjer[1].startswith("  EKSPORT_AKTIV (KOMBIT): ")
    assert "SAPA som visitator: skjules" in linjer


def test_explain_asks_for_another_day(koer: Koer):
    data = svar(koer("explain", "korsbaek", "model-1", SAG, "--dato", "2024-03-10", "--json"))
    assert (data["dato"], data["borger"]["visible"]) == ("2024-03-10", False)
