"""A template is compiled once: by the first of many who ask at a time, and until it changes."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from webapp.web.skabeloner import Skabeloner


def test_a_template_is_compiled_once_however_many_ask_for_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    skabeloner = Skabeloner(app, bytecode_cache=None)  # whatever is kept on this machine
    skabeloner.globals |= app.jinja_env.globals
    skabeloner.filters |= app.jinja_env.filters
    oversat, gaa, compile_ = Counter[str](), threading.Barrier(8), skabeloner.compile

    def compile_og_tael(kilde: Any, navn: str, *resten: Any, **valg: Any) -> Any:
        oversat[navn] += 1
        return compile_(kilde, navn, *resten, **valg)

    monkeypatch.setattr(skabeloner, "compile", compile_og_tael)

    def spoerg() -> None:
        gaa.wait()
        skabeloner.get_template("pages/mapping/enheder.html")

    traade = [threading.Thread(target=spoerg) for _ in range(8)]
    for traad in traade:
        traad.start()
    for traad in traade:
        traad.join()
    assert oversat == {"pages/mapping/enheder.html": 1}
    assert isinstance(app.jinja_env, Skabeloner)


def oversat(mappe: Path, monkeypatch: pytest.MonkeyPatch, **indstillet: object) -> tuple[str, int]:
    """What a new process's environment makes of the template in the folder, compiling so often."""
    gange, compile_ = Counter[str](), Skabeloner.compile

    def compile_og_tael(self: Skabeloner, *alt: Any, **valg: Any) -> Any:
        gange["oversat"] += 1
        return compile_(self, *alt, **valg)

    with monkeypatch.context() as kun_her:
        kun_her.setattr(Skabeloner, "compile", compile_og_tael)
        kun_her.setattr(Flask, "jinja_options", {})
        app = Flask(__name__, template_folder=str(mappe))
        app.jinja_environment = Skabeloner  # type: ignore[assignment]
        for navn, vaerdi in indstillet.items():
            setattr(app.jinja_env, navn, vaerdi)
        return app.jinja_env.get_template("en.html").render(), gange["oversat"]


@pytest.fixture
def skabeloner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "en.html").write_text("{{ 1 + 1 }} sager", "utf-8")
    return tmp_path


def test_the_next_process_compiles_only_what_has_changed(
    skabeloner: Path, monkeypatch: pytest.MonkeyPatch
):
    assert oversat(skabeloner, monkeypatch) == ("2 sager", 1)
    assert oversat(skabeloner, monkeypatch) == ("2 sager", 0)
    (skabeloner / "en.html").write_text("{{ 1 + 2 }} sager", "utf-8")
    assert oversat(skabeloner, monkeypatch) == ("3 sager", 1)
    assert oversat(skabeloner, monkeypatch) == ("3 sager", 0)


def test_an_environment_that_is_set_otherwise_compiles_its_own(
    skabeloner: Path, monkeypatch: pytest.MonkeyPatch
):
    (skabeloner / "en.html").write_text("{% if 1 %}\n1 sag{% endif %}", "utf-8")
    assert oversat(skabeloner, monkeypatch) == ("\n1 sag", 1)
    assert oversat(skabeloner, monkeypatch, trim_blocks=True) == ("1 sag", 1)
    assert oversat(skabeloner, monkeypatch, trim_blocks=True) == ("1 sag", 0)


def test_what_is_kept_and_broken_is_compiled_anew(
    skabeloner: Path, monkeypatch: pytest.MonkeyPatch
):
    oversat(skabeloner, monkeypatch)
    (fil,) = (skabeloner / "__pycache__").iterdir()
    hel = fil.read_bytes()
    for brudt in (b"", b"nej", hel[: len(hel) // 2], hel[:-1]):
        fil.write_bytes(brudt)
        assert oversat(skabeloner, monkeypatch) == ("2 sager", 1)


def test_where_python_may_not_keep_anything_nothing_is_kept(
    skabeloner: Path, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as kun_her:
        kun_her.setattr(sys, "dont_write_bytecode", True)
        assert oversat(skabeloner, monkeypatch) == ("2 sager", 1)
    assert [fil.name for fil in skabeloner.iterdir()] == ["en.html"]
    (skabeloner / "__pycache__").write_text("en fil, hvor mappen skulle være")
    assert oversat(skabeloner, monkeypatch) == ("2 sager", 1)


def test_python_says_where(skabeloner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "andetsteds"))
    assert oversat(skabeloner, monkeypatch) == ("2 sager", 1)
    assert oversat(skabeloner, monkeypatch) == ("2 sager", 0)
    assert not (skabeloner / "__pycache__").exists()


def test_nothing_of_ours_is_worked_out_when_a_template_is_compiled(app: Flask):
    """Jinja asks a filter of a constant text once and keeps the answer, but not one with a context.

    A kept template of such a filter would say what the filter of before said.
    """
    miljoe = app.jinja_env
    egne = [f for navn, f in miljoe.filters.items() if FILTERS.get(navn) is not f]
    egne += [t for navn, t in miljoe.tests.items() if TESTS.get(navn) is not t]
    assert egne
    assert [en.__name__ for en in egne if not hasattr(en, "jinja_pass_arg")] == []
