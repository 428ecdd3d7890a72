"""The commands that move files: import and export."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from webapp.config import Config
from webapp.domain.variant.variant import Variant
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.varianter import find_variant

Koer = Callable[..., Result]


@pytest.fixture
def egne_filer(tmp_path: Path, config: Config) -> Path:
    """A folder of sheets such as a kommune has."""
    return Path(shutil.copytree(config.seed / "korsbaek", tmp_path / "egne"))


@pytest.fixture
def fejlfri(tmp_path: Path, config: Config) -> Path:
    """A folder of sheets with nothing to remark: the slides without the units of two kommuner."""
    udelad = shutil.ignore_patterns("*.md", "fk-organisation.json", "*model-2*")
    return Path(shutil.copytree(config.seed / "slides", tmp_path / "fejlfri", ignore=udelad))


def svar(resultat: Result, kode: int) -> Any:
    assert resultat.exit_code == kode, resultat.output
    return json.loads(resultat.stdout)


def variant_i(data: Path, config: Config, kommune: str, slug: str) -> Variant:
    with Kommunelager(data, config.seed).aaben(kommune) as database:
        variant = find_variant(database, slug)
    assert variant is not None
    return variant


def uden_sted(raekker: tuple[Any, ...]) -> set[Any]:
    """What rows say, not where in a sheet they stood."""
    return {replace(raekke, sted=None) for raekke in raekker}


# IMPORT


def test_files_without_faults_become_a_kommune_and_exit_0(koer: Koer, fejlfri: Path):
    assert svar(koer("import", *fejlfri.iterdir(), "--kommune", "egen", "--json"), 0) == []
    data = svar(koer("explain", "egen", "model-1", "KSD-1", "--json"), 0)
    assert data["objekt"] == {"type": "sag", "slug": "ksd-1", "sagsnummer": "KSD-1"}
    assert data["borger"]["visible"] is True


def test_a_folder_is_read_as_its_files(koer: Koer, fejlfri: Path):
    assert koer("import", fejlfri, "--kommune", "egen").exit_code == 0
    assert koer("explain", "egen", "model-1", "KSD-1").exit_code == 0


def test_the_faults_that_are_planted_in_the_example_are_told_and_exit_1(
    koer: Koer, egne_filer: Path
):
    fund = svar(koer("import", egne_filer, "--kommune", "egen", "--json"), 1)
    assert {"kode", "alvor", "fil", "ark", "celle", "vaerdi", "tekst", "ventet"} <= fund[0].keys()
    assert "KLE_FIRE_CIFRE" in {f["kode"] for f in fund}


def test_a_row_that_cannot_be_used_is_told_with_its_place_and_exit_1(koer: Koer, egne_filer: Path):
    sager = egne_filer / "sager.csv"
    linjer = sager.read_text(encoding="utf-8-sig").splitlines()
    linjer[1] = linjer[1].replace(";2023-02-14;", ";i fjor;")
    sager.write_text("\n".join(linjer), encoding="utf-8")
    fund = svar(koer("import", egne_filer, "--kommune", "egen", "--json"), 1)
    ramt, udeladt = [f for f in fund if f["vaerdi"] == "i fjor"]
    assert (ramt["kode"], udeladt["kode"]) == ("DATO_UGYLDIG", "VAERN_ULAESELIGT")
    assert ramt["celle"] == udeladt["celle"]
    assert ramt["fil"] == "sager.csv"
    assert "2" in ramt["celle"]
    assert ramt["ventet"]
    # The others are there all the same.
    assert koer("explain", "egen", "model-1", "CURA-2021-0088").exit_code == 0
    tekst = koer("import", egne_filer, "--kommune", "egen").stdout
    assert "»i fjor«" in tekst


def test_a_file_that_cannot_be_read_changes_nothing_and_exit_2(
    koer: Koer, egne_filer: Path, data: Path
):
    foer = (data / "korsbaek.db").read_bytes()
    ark = egne_filer / "organisationsark-model-1.xlsx"
    ark.write_bytes(b"PK\x03\x04 not a workbook")
    resultat = koer("import", ark, "--kommune", "korsbaek")
    assert resultat.exit_code == 2
    assert "organisationsark-model-1.xlsx" in resultat.stderr
    assert (data / "korsbaek.db").read_bytes() == foer


def test_rows_that_the_store_cannot_hold_are_findings_and_the_rest_comes(
    koer: Koer, tmp_path: Path, data: Path
):
    """A double key or an unknown name in any sheet never ends the import."""
    mappe = tmp_path / "daarlige"
    mappe.mkdir()
    for navn, tekst in {
        "personer": "Person;Navn;CPR\na;A;0101010101\nb;B;0101010101\nc;C;0202020202\n",
        "familie": "Person;Relation;Til person\na;Mor;c\na;Mor;c\n",
        "fagsystemer": "Fagsystem;Via Cura-eksport\nCura;ja\nCura;nej\ncura;ja\n",
        "sager": "Sagsnummer;Fagsystem;Sagstype;Titel;Oprettet\nS1;Cura;Ukendt;T;2024-01-01\n"
        "S1;Cura;;T;2024-01-01\nS2;Findes ikke;;T;2024-01-01\n",
        "bevillinger": "Bevilling;Sagsnummer;Modtager\nB1;S1;a\nB1;S1;a\nB2;S9;a\n",
        "ydelser": "Ydelse;Bevilling;Lokal ydelse;Bevilget fra\nY1;B1;Ukendt;2024-01-01\n"
        "Y1;B1;;2024-01-01\nY2;B9;;2024-01-01\n",
        "udbetalinger": "Ydelse;Dispositionsdato;Bruttobeløb\nY1;2024-01-31;0,00\n"
        "Y9;2024-01-31;1\n",
        "typer": "Titel;KLE-nummer\nT;27.36.04\nT;27.36.12\n",
        "forberedelse": "Lokal ydelsestype;Knyttet til hvilken lokal sagstype\nKendt;Kendt\n",
    }.items():
        (mappe / f"{navn}.csv").write_text(tekst, encoding="utf-8")
    fund = svar(koer("import", mappe, "--kommune", "egen", "--cvr", "11111111", "--json"), 1)
    assert {
        "CPR_DUBLET",
        "FAMILIE_DUBLET",
        "SAGSTYPE_UKENDT",
        "YDELSE_UKENDT",
        "SAG_DUBLET",
        "NUMMER_DUBLET",
        "NUMMER_UKENDT",
        "YDELSESTYPE_DUBLET",
        "RAEKKE_DUBLET",
        "BEVILLING_SAG_UKENDT",
    } <= {et["kode"] for et in fund}
    assert (data / "egen.db").is_file()


def test_what_systems_leave_in_a_folder_is_passed_over(koer: Koer, fejlfri: Path):
    for navn in ("~$ark.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", "._ark.xlsx"):
        (fejlfri / navn).write_bytes(b"\0\1")
    assert svar(koer("import", fejlfri, "--kommune", "egen", "--json"), 0) == []


def test_two_files_of_one_name_are_told_and_change_nothing(
    koer: Koer, fejlfri: Path, tmp_path: Path, data: Path
):
    anden = tmp_path / "anden"
    shutil.copytree(fejlfri, anden)
    resultat = koer("import", fejlfri, anden, "--kommune", "egen")
    assert resultat.exit_code == 2
    assert "To filer hedder" in resultat.stderr
    assert not (data / "egen.db").exists()


TOMT = '{"data": {"organisationEnhedListe": {"pageInfo": {"hasNextPage": false}, "edges": []}}}'


@pytest.mark.parametrize(
    "tomt",
    [
        TOMT,
        (
            "<oe:SoegOutput xmlns:oe='http://stoettesystemerne.dk/organisation/organisationenhed/6/'"
            " "
            "xmlns:sd='urn:oio:sagdok:3.0.0'><sd:IdListe><sd:UUIDIdentifikator>1</sd:UUIDIdentifikator>"
            "</sd:IdListe></oe:SoegOutput>"
        ),
        '{"OUs": [], "Users": []}',
        '{"data": {"org_units": {"objects": []}}}',
        "<KLE-Emneplan><Hovedgruppe><HovedgruppeNr>27</HovedgruppeNr></Hovedgruppe></KLE-Emneplan>",
        "Enhedsnavn i Cura;Sagsansvarlig\n",
        '{"EffektueringHent_O": {}}',
        "<ImporterSagDokumentIndeksInput/>",
    ],
)
def test_a_source_with_nothing_in_it_changes_nothing_and_says_so(
    koer: Koer, fejlfri: Path, data: Path, tmp_path: Path, tomt: str
):
    assert koer("import", fejlfri, "--kommune", "egen").exit_code == 0
    foer = (data / "egen.db").read_bytes()
    for navn in sorted(fil.name for fil in fejlfri.iterdir())[:1]:
        (tmp_path / navn).write_text(tomt, encoding="utf-8")
        resultat = koer("import", tmp_path / navn, "--kommune", "egen")
        assert resultat.exit_code == 2
        assert "intet er ændret" in resultat.stderr
        assert navn in resultat.stderr
    assert (data / "egen.db").read_bytes() == foer


def test_a_kommune_that_no_file_names_is_named_by_its_slug_and_told_so(
    koer: Koer, egne_filer: Path, data: Path
):
    resultat = koer("import", egne_filer / "personer.csv", "--kommune", "egen")
    # Nobody has anything to mend: information does not count.
    assert resultat.exit_code == 0
    assert "Personer, rækker:" in resultat.stdout
    assert "Ingen fil siger, hvilken kommune det er: navnet er sat til »Egen«" in resultat.stdout
    assert (data / "egen.db").is_file()


@pytest.mark.parametrize("slug", ["Egen", "egen kommune", "../egen", "static", ""])
def test_a_name_that_cannot_stand_in_an_address_is_exit_2(koer: Koer, egne_filer: Path, slug: str):
    resultat = koer("import", egne_filer, "--kommune", slug)
    assert resultat.exit_code == 2
    assert "Kommunen kan ikke hedde" in resultat.stderr


def test_a_new_sheet_for_one_variant_changes_that_one_only(
    koer: Koer, egne_filer: Path, data: Path, config: Config
):
    ark = egne_filer / "nyt.xlsx"
    shutil.copy(egne_filer / "organisationsark-model-2.xlsx", ark)
    foer = {v: variant_i(data, config, "korsbaek", v) for v in ("model-1", "model-2")}
    assert koer("import", ark, "--kommune", "korsbaek", "--variant", "model-1").exit_code in {0, 1}
    en, to = (variant_i(data, config, "korsbaek", v) for v in ("model-1", "model-2"))
    assert uden_sted(en.enhedsmapning) == uden_sted(foer["model-2"].enhedsmapning)
    assert uden_sted(to.enhedsmapning) == uden_sted(foer["model-2"].enhedsmapning)
    assert uden_sted(en.enhedsmapning) != uden_sted(foer["model-1"].enhedsmapning)


# EXPORT


@pytest.mark.parametrize("variant", ["model-1", "model-2"])
def test_what_is_exported_and_imported_again_is_the_same_mapping(
    koer: Koer, egne_filer: Path, data: Path, config: Config, variant: str
):
    hjem = egne_filer.parent / "hjem"
    resultat = koer("export", "korsbaek", variant, "--mappe", hjem)
    assert resultat.exit_code == 0
    skrevet = [Path(linje) for linje in resultat.stdout.splitlines()]
    assert [fil.name for fil in skrevet] == [
        f"organisationsark-{variant}.xlsx",
        f"forberedelsesark-{variant}.xlsx",
        "opsaetning-af-borgerblikket.csv",
        "sapa-roller.csv",
        "sapa-visninger.csv",
        f"{variant}.toml",
    ]
    (egne_filer / "forberedelsesark.xlsx").unlink()
    for ark in (fil for fil in skrevet if fil.suffix == ".xlsx"):
        shutil.copy(ark, egne_filer / ark.name)
    assert koer("import", egne_filer, "--kommune", "egen").exit_code == 1
    foer, efter = (variant_i(data, config, k, variant) for k in ("korsbaek", "egen"))
    assert uden_sted(efter.enhedsmapning) == uden_sted(foer.enhedsmapning)
    assert uden_sted(efter.ydelsestyper) == uden_sted(foer.ydelsestyper)
    assert uden_sted(efter.sagstype_kle) == uden_sted(foer.sagstype_kle)


def test_the_template_has_a_guide_and_a_sheet_of_each_kind(koer: Koer, tmp_path: Path):
    resultat = koer("export", "korsbaek", "model-1", "--skabelon", "--mappe", tmp_path / "hjem")
    assert resultat.exit_code == 0
    (fil,) = [Path(linje) for linje in resultat.stdout.splitlines()]
    bog = openpyxl.load_workbook(fil)
    assert bog.sheetnames[0] == "Vejledning"
    assert len(bog.sheetnames) > 5
    for ark in bog.worksheets[1:]:
        assert all(celle.value for celle in ark[1])


def test_export_replaces_what_it_wrote_itself_and_not_what_somebody_worked_in(
    koer: Koer, tmp_path: Path
):
    hjem = tmp_path / "hjem"
    eksport = ("export", "korsbaek", "model-1", "--mappe", hjem)
    assert koer(*eksport).exit_code == koer(*eksport).exit_code == 0
    ret = hjem / "organisationsark-model-1.xlsx"
    ret.write_bytes(b"eget arbejde")
    (hjem / "model-1.toml").unlink()
    resultat = koer(*eksport)
    assert (resultat.exit_code, resultat.stdout) == (2, "")
    assert "»organisationsark-model-1.xlsx« ligger i mappen" in resultat.stderr
    assert ret.read_bytes() == b"eget arbejde"
    assert not (hjem / "model-1.toml").exists(), "nothing is written"
    assert koer(*eksport, "--erstat").exit_code == 0
    assert ret.read_bytes() != b"eget arbejde"
    assert koer(*eksport).exit_code == 0


def test_a_template_that_was_filled_in_is_not_made_empty(koer: Koer, tmp_path: Path):
    eksport = ("export", "korsbaek", "model-1", "--skabelon", "--mappe", tmp_path)
    assert koer(*eksport).exit_code == 0
    fil = tmp_path / "forhaandsblik-skabelon.xlsx"
    bog = openpyxl.load_workbook(fil)
    bog["Personer"]["A2"] = "ole"
    bog.save(fil)
    assert koer(*eksport).exit_code == 2
    assert openpyxl.load_workbook(fil)["Personer"]["A2"].value == "ole"


@pytest.mark.parametrize(
    "valg",
    [("--person", "x"), ("--dato", "2024-04-08"), ("--site", "s", "--erstat")],
    ids=lambda valg: valg[0],
)
def test_an_option_that_would_do_nothing_is_told(koer: Koer, tmp_path: Path, valg: tuple[str, ...]):
    args = [tmp_path / "s" if en == "s" else en for en in valg]
    resultat = koer("export", "korsbaek", "model-1", *args)
    assert resultat.exit_code == 2
    assert "sammen med --site" in resultat.stderr
    assert not (tmp_path / "s").exists()
