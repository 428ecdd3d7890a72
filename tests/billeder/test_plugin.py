"""Someone else's suite: plain pytest-playwright, a kommune file of its own, what the guide says."""

import os
import re
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

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


def test_the_plugin_is_declared_as_an_entry_point():
    tekst = (ROD / "pyproject.toml").read_text("utf-8")
    assert '[project.entry-points.pytest11]\nforhaandsblik = "webapp.pytest_plugin"' in tekst
