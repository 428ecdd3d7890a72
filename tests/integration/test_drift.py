"""What whoever runs the server is told, and how it stops."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.klient import PageClient
from webapp.app import create_app
from webapp.config import Config

KOER = "from webapp.kommandoer.cli import main; main()"
PERSON = "jytte-roemer"


@pytest.mark.parametrize("kode", ["", "korsbæk-2026"])
def test_health_asks_for_no_code_and_tells_nothing_of_the_data(config: Config, kode: str):
    svar = create_app(replace(config, adgangskode=kode)).test_client().get("/_helbred")
    assert (svar.status_code, svar.text) == (200, "ok\n")
    assert svar.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in svar.headers


def test_health_is_bad_where_the_folder_is_gone(config: Config, tmp_path: Path):
    app = create_app(replace(config, data=tmp_path))
    app.extensions["datamappe"] = tmp_path / "vaek"
    svar = app.test_client().get("/_helbred")
    assert svar.status_code == 503
    assert str(tmp_path) not in svar.text


def test_a_line_of_the_log_names_the_route_and_nobody(
    klient: PageClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(logging.getLogger("forhaandsblik.svar"), "propagate", True)
    with caplog.at_level(logging.INFO, "forhaandsblik.svar"):
        klient.get(f"/korsbaek/model-1/mit-overblik/{PERSON}/")
        klient.klient.get("/korsbaek/model-1/mit-overblik/?navn=0101900101")
        klient.klient.get("/findes/ikke/her/0101900101/")
    linjer = [json.loads(linje.getMessage()) for linje in caplog.records]
    assert [(en["rute"], en["status"]) for en in linjer] == [
        ("/<kommune>/<variant>/mit-overblik/<person>/", 200),
        ("/<kommune>/<variant>/mit-overblik/", 200),
        (None, 404),
    ]
    assert set(linjer[0]) == {"tid", "metode", "rute", "status", "ms", "bytes", "gemt"}
    assert not re.search(f"{PERSON}|korsbaek|0101900101", caplog.text)


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM")
def test_the_server_stops_cleanly_when_it_is_asked_to(data: Path):
    miljoe = os.environ | {"FORHAANDSBLIK_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    kommando = [sys.executable, "-c", KOER, "serve", "--port", "0", "--threads", "2", "--log"]
    with subprocess.Popen(kommando, env=miljoe, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        linje = next(et for et in proces.stdout if "kører på" in et)
        fundet = re.search(r"http://[0-9.:]+/", linje)
        assert fundet is not None
        with urlopen(f"{fundet[0]}_helbred", timeout=30) as svar:  # noqa: S310 - our own server
            assert svar.status == 200
        proces.send_signal(signal.SIGTERM)
        resten = proces.stdout.read()
        assert proces.wait(timeout=40) == 0
    assert json.loads(resten.splitlines()[0])["rute"] == "/_helbred"
    assert resten.splitlines()[-1] == "Forhåndsblik er stoppet."
