"""Someone else's suite: plain pytest-playwright, a kommune file of its own, what the guide says."""

import os
import re
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from webapp.billeder.basis import Mappe
from webapp.billeder.beslutning import afgoer
from webapp.billeder.resultatfil import laes_resultat

pytest_plugins = ["pytester"]
ROD = Path(__file__).resolve().parents[2]
VEJLEDNING = ROD / "docs" / "billeder.md"


@pytest.fixture
def andres(pytester, config, monkeypatch):
    """A suite made of the very blocks of code in the guide."""
    monkeypatch.setenv("PYTHONPATH", str(ROD))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    monkeypatch.delenv("FORHAANDSBLIK_DATA", raising=False)
    blokke = dict(
        re.findall(r"```python\n# (\w+\.py)\n(.*?)```", VEJLEDNING.read_text("utf-8"), re.DOTALL)
    )
    assert set(blokke) == {"conftest.py", "test_vores_sider.py"}
    for navn, indhold in blokke.items():
        assert "webapp" not in indhold  # nothing to import
        pytester.path.joinpath(navn).write_text(indhold, encoding="utf-8")
    ark = pytester.path / "vores-kommune"
    ark.mkdir()
    for fil in (f for f in (config.seed / "slides").iterdir() if f.suffix != ".md"):
        (ark / fil.name).write_bytes(fil.read_bytes())
    return pytester


def koer(pytester, *args):
    # Until this checkout is installed, its entry point is not known to pytest.
    kendt = any(ep.value == "webapp.pytest_plugin" for ep in entry_points(group="pytest11"))
    plugin = () if kendt else ("-p", "webapp.pytest_plugin")
    return pytester.runpytest_subprocess(*plugin, "-q", *args)


def test_the_guides_suite_takes_a_basis_passes_and_finds_a_changed_number(andres):
    foerste = koer(andres)
    foerste.assert_outcomes(failed=2)
    foerste.stdout.fnmatch_lines(["*Side uden basis*", "*pytest --billeder-tag*"])
    koer(andres, "--billeder-tag").assert_outcomes(passed=2)
    koer(andres).assert_outcomes(passed=2)

    for fil in andres.path.glob("forhaandsblik-billeder/sider/**/*.json"):
        fil.write_text(fil.read_text("utf-8").replace("33 34 94 00", "33 34 94 09"), "utf-8")
    sidste = koer(andres)
    sidste.assert_outcomes(failed=1, passed=1)
    sidste.stdout.fnmatch_lines(["*Kontakt: telefon: 33 34 94 09 → 33 34 94 00*"])
    rapport = andres.path / "forhaandsblik-billeder/koersel/rapport/index.html"
    assert "33 34 94 09" in rapport.read_text("utf-8")


UDEN_NET = """
import pytest

SAG = "/slides/model-1/mit-overblik/nancy-ann-berggren/sager/"

def test_en_side_der_ikke_er_der(assert_screenshot):
    assert_screenshot("slides/model-1/mit-overblik/ingen/")  # with or without the first stroke

@pytest.mark.parametrize("nummer", [1, 2])
def test_samme_side_to_gange(page, forhaandsblik_server, assert_screenshot, nummer):
    page.goto(forhaandsblik_server.url(SAG))
    if nummer == 1:
        page.locator("h1").evaluate("h => h.textContent = 'Noget andet'")
    assert_screenshot(page)
"""


def test_what_a_page_of_a_test_is_told_as(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROD))
    monkeypatch.delenv("FORHAANDSBLIK_DATA", raising=False)
    pytester.makepyfile(UDEN_NET)
    uden = koer(pytester, "--uden-billeder", "--billeder-tag", "-k", "2")
    uden.assert_outcomes(passed=1, deselected=2)
    assert not list(pytester.path.glob("forhaandsblik-billeder/**/*.png"))

    svar = koer(pytester)
    svar.assert_outcomes(failed=2, passed=1)
    svar.stdout.fnmatch_lines(
        ["/slides/model-1/mit-overblik/ingen/:", "Fejl: Siden svarer 404*", "*Noget andet*"]
    )
    svar.stdout.no_fnmatch_line("*bliver basis med*")
    # The second look at the page found nothing, and what the first one found is not lost with it.
    svar.stdout.fnmatch_lines(["*intet basisbillede for chromium*-test*", "2 sider med forskelle*"])


def test_what_a_suite_finds_is_accepted_text_and_picture(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROD))
    monkeypatch.delenv("FORHAANDSBLIK_DATA", raising=False)
    pytester.makepyfile(UDEN_NET)
    koer(pytester, "--billeder-tag", "-k", "2").assert_outcomes(passed=1, deselected=2)
    koer(pytester, "-k", "1").assert_outcomes(failed=1, deselected=2)
    mappe = pytester.path / "forhaandsblik-billeder"
    grupper = laes_resultat(mappe / "koersel").grupper
    afgoer(Mappe(mappe), [(g.noegle, ()) for g in grupper], "Anne", "Ny overskrift", afvis=False)
    koer(pytester, "-k", "1").assert_outcomes(passed=1, deselected=2)


def test_the_plugin_is_declared_as_an_entry_point():
    tekst = (ROD / "pyproject.toml").read_text("utf-8")
    assert '[project.entry-points.pytest11]\nforhaandsblik = "webapp.pytest_plugin"' in tekst
