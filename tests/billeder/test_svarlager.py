"""Answers are kept exactly as long as nothing that decides them has changed."""

import subprocess
import sys
from functools import partial

import pytest

from webapp.billeder.sidevalg import Svar
from webapp.billeder.svarlager import INDEKS, Svarlager, aftryk_af


@pytest.fixture
def sted(tmp_path):
    for navn, indhold in (("data/a.db", "1"), ("program/x.py", "1"), ("program/y/z.html", "1")):
        fil = tmp_path / navn
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_text(indhold)
    return tmp_path


@pytest.fixture
def koer(sted):
    """A run over two addresses: its answers, and what the product was asked for."""
    aftryk = partial(aftryk_af, sted / "data", (sted / "program",))

    def koer_(undervejs=lambda: None):
        spurgt = []

        def hent(adresse):
            spurgt.append(adresse)
            return Svar(200, "text/html", f"{adresse} {len(spurgt)}".encode())

        lager = Svarlager(sted / "svar", aftryk, hent)
        svar = [lager.hent(adresse) for adresse in ("/a/", "/b/", "/a/")]
        undervejs()
        lager.gem()
        return svar, spurgt

    return koer_


def test_the_product_is_asked_once_while_nothing_changes(koer):
    foerste, spurgt = koer()
    assert spurgt == ["/a/", "/b/"]
    assert koer() == (foerste, [])


@pytest.mark.parametrize("fil", ["data/a.db", "data/ny.db", "data/a.db-wal", "program/y/z.html"])
def test_a_changed_file_asks_the_product_anew(koer, sted, fil):
    koer()
    (sted / fil).write_text("2")
    assert koer()[1] == ["/a/", "/b/"]


def test_a_file_that_only_has_another_time_changes_nothing(koer, sted):
    koer()
    (sted / "data/a.db").write_text("1")
    (sted / "program/__pycache__").mkdir()
    (sted / "program/__pycache__/x.pyc").write_text("x")
    assert koer()[1] == []


def test_what_changed_while_the_pages_were_read_is_not_kept(koer, sted):
    koer(lambda: (sted / "data/a.db").write_text("2"))
    assert not (sted / "svar" / INDEKS).exists()


def test_another_environment_asks_the_product_anew(koer, monkeypatch):
    koer()
    monkeypatch.setenv("FORHAANDSBLIK_NYT", "1")
    assert koer()[1] == ["/a/", "/b/"]


@pytest.mark.parametrize("indhold", ["", "[]", '{"aftryk": 1}', "\x00"])
def test_a_broken_index_is_as_none(koer, sted, indhold):
    koer()
    (sted / "svar" / INDEKS).write_text(indhold)
    assert koer()[1] == ["/a/", "/b/"]


def test_a_broken_answer_is_asked_for_anew_and_mended(koer, sted):
    koer()
    for fil in (sted / "svar").iterdir():
        if fil.name != INDEKS:
            fil.write_text("andet")
    assert koer()[1] == ["/a/", "/b/"]


def test_screenshots_starts_without_the_rest_of_the_product():
    program = (
        "import sys; sys.argv[1:] = ['screenshots', '--help']\n"
        "from webapp.kommandoer.cli import main\n"
        "try: main()\n"
        "finally: print([m for m in ('flask', 'openpyxl', 'playwright') if m in sys.modules])"
    )
    svar = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "Godkend eller afvis forskelle" in svar.stdout
    assert svar.stdout.rstrip().endswith("[]")
