"""Someone else's suite: plain pytest-playwright, a kommune file of its own, what the guide says."""

import json
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from webapp.billeder.basis import Mappe
from webapp.billeder.beslutning import Dom, afgoer
from webapp.billeder.resultatfil import laes_resultat

pytest_plugins = ["pytester"]
ROD = Path(__file__).resolve().parents[2]


def koer(pytester, *args):
    # Until this checkout is installed, its entry point is not known to pytest.
    kendt = any(ep.value == "webapp.pytest_plugin" for ep in entry_points(group="pytest11"))
    plugin = () if kendt else ("-p", "webapp.pytest_plugin")
    return pytester.runpytest_subprocess(*plugin, "-q", *args)


@pytest.fixture
def miljoe(lager, monkeypatch):
    """The suite's environment, over the examples that are loaded: it only reads them."""
    monkeypatch.setenv("PYTHONPATH", str(ROD))
    monkeypatch.setenv("FORHAANDSBLIK_DATA", str(lager.data))


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
    # Without a folder of its own: then the plugin loads the examples by itself.
    monkeypatch.setenv("PYTHONPATH", str(ROD))
    monkeypatch.delenv("FORHAANDSBLIK_DATA", raising=False)
    pytester.makepyfile(UDEN_NET)
    uden = koer(pytester, "--uden-billeder", "--billeder-tag", "-k", "2")
    uden.assert_outcomes(passed=1, deselected=2)
    assert not list(pytester.path.glob("forhaandsblik-billeder/**/*.png"))

    svar = koer(pytester)
    # A page whose picture there is none to compare with does not pass either.
    svar.assert_outcomes(failed=3)
    svar.stdout.fnmatch_lines(
        [
            "/slides/model-1/mit-overblik/ingen/:",
            "Fejl: Siden svarer 404*varianterne model-1, model-2*nancy-ann-berggren*",
            "*Noget andet*",
        ]
    )
    svar.stdout.no_fnmatch_line("*bliver basis med*")
    # The second look at the page found nothing, and what the first one found is not lost with it.
    svar.stdout.fnmatch_lines(["*intet basisbillede for chromium*-test*", "2 sider med forskelle*"])


def test_what_a_suite_finds_is_accepted_text_and_picture(pytester, miljoe):
    pytester.makepyfile(UDEN_NET)
    koer(pytester, "--billeder-tag", "-k", "2").assert_outcomes(passed=1, deselected=2)
    koer(pytester, "-k", "1").assert_outcomes(failed=1, deselected=2)
    mappe = pytester.path / "forhaandsblik-billeder"
    grupper = laes_resultat(mappe / "koersel").grupper
    domme = [Dom(kode=g.noegle, navn="Anne", grund="Ny overskrift") for g in grupper]
    afgoer(Mappe(mappe), domme)
    koer(pytester, "-k", "1").assert_outcomes(passed=1, deselected=2)


def test_the_plugin_is_declared_as_an_entry_point():
    tekst = (ROD / "pyproject.toml").read_text("utf-8")
    assert '[project.entry-points.pytest11]\nforhaandsblik = "webapp.pytest_plugin"' in tekst


VALG = (
    "--uden-billeder",
    "--billeder-dato=2021-05-01",
    "--billeder-uden-linje",
    "--billeder-bredde=500",
    "--billeder-json=ud/billeder.json",
    "--billeder-junit=ud/billeder.xml",
)


def test_a_suite_can_choose_what_the_command_can(pytester, miljoe):
    pytester.makepyfile("""
        def test_sagerne(assert_screenshot, forhaandsblik_server):
            sti = "/slides/model-1/mit-overblik/nancy-ann-berggren/sager/"
            assert forhaandsblik_server.url(sti).endswith("sager/?dato=2021-05-01&linje=0")
            assert_screenshot(sti)
    """)
    koer(pytester, *VALG).assert_outcomes(failed=1)
    koer(pytester, *VALG, "--billeder-tag").assert_outcomes(passed=1)
    (tekst,) = pytester.path.glob("forhaandsblik-billeder/sider/slides/model-1/*.json")
    assert "dato-2021-05-01-uden-linje" in tekst.name
    tekst.write_text(tekst.read_text("utf-8").replace("Nancy", "Nanna"), "utf-8")
    koer(pytester, *VALG, "--billeder-tag").assert_outcomes(failed=1)
    data = json.loads((pytester.path / "ud" / "billeder.json").read_text("utf-8"))
    assert (data["sider"], data["forskellige"], data["exit"]) == (1, 1, 1)
    assert 'failures="1"' in (pytester.path / "ud" / "billeder.xml").read_text("utf-8")
    koer(pytester, *VALG, "--billeder-erstat").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    "valg, ord_",
    [("--billeder-bredde=bred", "fra 200 til 4000"), ("--billeder-dato=1. maj", "2024-04-08")],
)
def test_a_choice_that_is_none_is_told(pytester, miljoe, valg, ord_):
    pytester.makepyfile("def test_x(assert_screenshot): pass")
    svar = koer(pytester, valg)
    assert ord_ in svar.stdout.str() + svar.stderr.str()
    assert svar.ret != 0
