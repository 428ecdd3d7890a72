"""An outsider: an empty folder, the built wheel, and the guide followed to the letter.

In two folders and on two days: what is accepted in one is the same in the other tomorrow.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROD = Path(__file__).resolve().parents[2]
VEJLEDNING = ROD / "docs" / "billeder.md"
BASIS = "forhaandsblik-billeder"
# The clock of every Python process, so many days ahead.
ANDEN_DAG = """
import datetime as d, os, time as t
frem = float(os.environ.get("DAGE_FREM", "0")) * 86400
if frem:
    rigtig, Dato, Tid = t.time, d.date, d.datetime
    t.time = lambda: rigtig() + frem
    class Meta(type):
        def __instancecheck__(cls, en): return isinstance(en, cls.rigtig)
        def __subclasscheck__(cls, en): return issubclass(en, cls.rigtig)
    class date(Dato, metaclass=Meta):
        rigtig = Dato
        def __new__(cls, *a, **k): return Dato(*a, **k)
        @classmethod
        def today(cls): return Dato.fromtimestamp(t.time())
    class datetime(Tid, metaclass=Meta):
        rigtig = Tid
        def __new__(cls, *a, **k): return Tid(*a, **k)
        @classmethod
        def now(cls, tz=None): return Tid.fromtimestamp(t.time(), tz)
    d.date, d.datetime = date, datetime
"""


def blokke():
    """The guide's files by name, as they stand in it."""
    tekst = VEJLEDNING.read_text("utf-8")
    return dict(re.findall(r"```(?:python|sh)\n# ([\w.]+)\n(.*?)```", tekst, re.DOTALL))


@pytest.fixture(scope="module")
def hjul(tmp_path_factory):
    """The wheel as it is released."""
    mappe = tmp_path_factory.mktemp("hjul")
    kommando = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(mappe)]
    subprocess.run(kommando, cwd=ROD, capture_output=True, check=True)
    (fil,) = mappe.glob("*.whl")
    return fil


@pytest.fixture(scope="module")
def miljoe(hjul, tmp_path_factory):
    """An environment with the wheel installed, and what it depends on lent from this one."""
    venv = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = venv / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", str(hjul)], check=True)
    (pakker,) = venv.glob("lib/python*/site-packages")
    (pakker / "laant.pth").write_text(sysconfig.get_path("purelib"))
    (pakker / "sitecustomize.py").write_text(ANDEN_DAG)
    rent = {n: v for n, v in os.environ.items() if not n.startswith(("FORHAANDSBLIK_", "PYTEST"))}
    rent.pop("PYTHONPATH", None)
    return rent | {"PATH": f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}", "HOME": str(venv)}


class Udefra:
    """Someone in a folder of their own, on a day."""

    def __init__(self, mappe, miljoe):
        self.mappe, self.miljoe = mappe, miljoe
        mappe.mkdir()
        for navn, indhold in blokke().items():
            (mappe / navn).write_text(indhold, encoding="utf-8")

    def koer(self, *ord_, dage=0):
        # Python's own pytest: the environment has it lent, without its command.
        ord_ = ("python", "-m", *ord_) if ord_[0] == "pytest" else ord_
        return subprocess.run(
            ord_,
            cwd=self.mappe,
            env=self.miljoe | {"DAGE_FREM": str(dage)},
            capture_output=True,
            text=True,
            check=False,
        )

    def hent_fra(self, anden):
        """What git would bring: all but what `.gitignore` keeps out."""
        shutil.copytree(
            anden.mappe,
            self.mappe,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("koersel", ".laas", ".pytest_cache", "__pycache__", "ud"),
        )


@pytest.fixture(scope="module")
def foerste(miljoe, tmp_path_factory):
    """The first folder, today: the guide's suite has taken its basis."""
    en = Udefra(tmp_path_factory.mktemp("a") / "en", miljoe)
    svar = en.koer("sh", "-e", "ark.sh")
    assert svar.returncode == 0, svar.stderr
    svar = en.koer("pytest", "-q", "-p", "no:cacheprovider", "--billeder-tag")
    assert "2 passed" in svar.stdout, svar.stdout + svar.stderr
    return en


def test_what_is_accepted_in_one_folder_is_the_same_in_another_on_another_day(
    foerste, miljoe, tmp_path
):
    anden = Udefra(tmp_path / "et helt andet sted", miljoe)
    anden.hent_fra(foerste)
    svar = anden.koer("pytest", "-q", "-p", "no:cacheprovider", dage=40)
    assert "2 passed" in svar.stdout, svar.stdout + svar.stderr
    for fil in anden.mappe.glob(f"{BASIS}/sider/**/*.json"):
        fil.write_text(
            fil.read_text("utf-8").replace("Ludvig Eksempeldal", "Ludvig Anden"), "utf-8"
        )
    svar = anden.koer("pytest", "-q", "-p", "no:cacheprovider", "--uden-billeder")
    assert "Borgerens navn: Ludvig Anden → Ludvig Eksempeldal" in svar.stdout


def test_the_wheel_is_what_runs_and_the_guide_names_its_file(foerste, hjul):
    svar = foerste.koer("python", "-c", "import webapp; print(webapp.__file__)")
    assert str(ROD) not in svar.stdout
    assert f"./{hjul.name}[billeder]" in VEJLEDNING.read_text("utf-8")


def test_a_session_that_compares_nothing_leaves_the_run_alone(foerste):
    fil = foerste.mappe / BASIS / "koersel" / "resultat.json"
    foer = fil.read_bytes()
    (foerste.mappe / "test_andet.py").write_text("def test_noget(): pass\n")
    svar = foerste.koer("pytest", "-q", "-p", "no:cacheprovider", "test_andet.py")
    assert "1 passed" in svar.stdout
    assert fil.read_bytes() == foer


def test_without_numpy_the_file_of_the_guide_is_named(foerste, hjul):
    (foerste.mappe / "uden").mkdir()
    program = (
        "import sys, importlib.util as u; f = u.find_spec\n"
        "u.find_spec = lambda n, *a: None if n == 'numpy' else f(n, *a)\n"
        "import webapp.billeder.tilvalg as t; t.find_spec = u.find_spec\n"
        "sys.argv = ['f', 'screenshots', 'compare', '--kommune', 'slides']\n"
        "from webapp.kommandoer.cli import main; main()"
    )
    svar = foerste.koer("python", "-c", program)
    assert svar.returncode == 2
    assert f"pip install './{hjul.name}[billeder]'" in svar.stderr
    assert "numpy mangler" in svar.stderr


@pytest.mark.soak
def test_the_guide_from_its_first_line_to_an_acceptance_on_another_machine(miljoe, tmp_path):
    serveren = Udefra(tmp_path / "server", miljoe)
    assert serveren.koer("sh", "-e", "ark.sh").returncode == 0
    svar = serveren.koer("pytest", "-q")
    assert "2 failed" in svar.stdout
    assert "pytest --billeder-tag" in svar.stdout
    assert "2 passed" in serveren.koer("pytest", "-q", "--billeder-tag").stdout
    svar = serveren.koer("sh", "basis.sh")
    assert svar.returncode == 0, svar.stdout + svar.stderr
    svar = serveren.koer("sh", "billeder.sh", dage=1)
    assert svar.returncode == 0, svar.stdout + svar.stderr
    # A row is taken out of the sheet: what was made of it is gone, and nothing is renumbered.
    tag_en_raekke_ud(serveren.mappe / "vores-kommune")
    assert serveren.koer("sh", "billeder.sh", dage=1).returncode == 1
    data = json.loads((serveren.mappe / "ud" / "billeder.json").read_text("utf-8"))
    felter = {(g["art"], g["hvad"]) for g in data["grupper"] if g["lag"] in {"felt", "side"}}
    assert {art for art, _ in felter} == {"forsvundet"}, felter
    hjemme = Udefra(tmp_path / "hjemme", miljoe)
    hjemme.hent_fra(serveren)
    shutil.copy(serveren.mappe / "ud" / "koersel.tar.gz", hjemme.mappe)
    domme = [
        {"gruppe": g["gruppe"], "afgoerelse": "godkendt", "navn": "A", "grund": "Rækken er væk"}
        for g in data["grupper"]
    ]
    beslutninger = {"koersel": data["koersel"], "beslutninger": domme}
    (hjemme.mappe / "beslutninger.json").write_text(json.dumps(beslutninger))
    subprocess.run(["git", "init", "-q", str(hjemme.mappe)], check=True)
    svar = hjemme.koer("sh", "-e", "godkend.sh")
    assert svar.returncode == 0, svar.stderr
    assert "er nu basis" in svar.stdout
    i_git = hjemme.koer("git", "ls-files", BASIS).stdout
    assert "koersel/" not in i_git
    assert ".laas" not in i_git
    svar = hjemme.koer("sh", "billeder.sh", dage=40)
    assert svar.returncode == 0, svar.stdout + svar.stderr


def tag_en_raekke_ud(mappe):
    from openpyxl import load_workbook  # noqa: PLC0415 - only the long form

    fil = mappe / "forberedelsesark-model-1.xlsx"
    bog = load_workbook(fil)
    ark = bog.worksheets[0]
    ark.delete_rows(ark.max_row)
    bog.save(fil)
