"""Many who ask first at the same time have a template compiled once."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any

import pytest
from flask import Flask

from webapp.web.skabeloner import Skabeloner


def test_a_template_is_compiled_once_however_many_ask_for_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    skabeloner = Skabeloner(app)
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
