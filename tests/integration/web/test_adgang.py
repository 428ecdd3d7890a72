"""The access code: asked for where others can reach the server, and only there."""

from __future__ import annotations

import re
import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.config import Config
from webapp.kommandoer.cli import main
from webapp.server import ManglerKodeError, er_loopback, koer, vaelg_kode
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.web import adgang

KODE = "korsbæk-2026"


@pytest.fixture
def lukket(config: Config, lager: Kommunelager) -> Flask:
    app = create_app(replace(config, adgangskode=KODE))
    gem_alle_sider(app)
    return app


@pytest.fixture
def klient(lukket: Flask) -> FlaskClient:
    return lukket.test_client()


def giv(klient: FlaskClient, kode: str, til: str = "/") -> object:
    side = klient.get("/adgang/", query_string={"til": til}).text
    fundet = re.search(r'name="csrf_token" value="([^"]+)"', side)
    assert fundet
    return klient.post("/adgang/", data={"csrf_token": fundet[1], "kode": kode, "til": til})


def test_every_page_asks_for_the_code(klient: FlaskClient) -> None:
    for adresse in (
        "/",
        "/korsbaek/",
        "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/",
        "/findes/",
    ):
        svar = klient.get(adresse)
        assert svar.status_code == 303
        assert svar.location.startswith("/adgang/")
        assert "WWW-Authenticate" not in svar.headers
    with klient.get("/static/css/indlaes.css") as svar:
        assert svar.status_code == 200


def test_the_right_code_opens_and_leads_on(klient: FlaskClient) -> None:
    svar = giv(klient, KODE, "/korsbaek/?dato=2024-01-01")
    assert svar.status_code == 303
    assert svar.location == "/korsbaek/?dato=2024-01-01"
    assert "HttpOnly" in svar.headers["Set-Cookie"]
    assert klient.get("/korsbaek/").status_code == 200


def test_a_wrong_code_is_told_and_slows_down(
    klient: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    svar = giv(klient, "forkert")
    assert svar.status_code == 403
    assert "Koden er forkert" in svar.text
    svar = giv(klient, KODE)
    assert svar.status_code == 429, "also the right code must wait"
    nu = adgang.time.monotonic()
    monkeypatch.setattr(adgang.time, "monotonic", lambda: nu + 3)
    assert giv(klient, "forkert igen").status_code == 403
    monkeypatch.setattr(adgang.time, "monotonic", lambda: nu + 6)
    assert giv(klient, KODE).status_code == 429, "longer than after the first"
    monkeypatch.setattr(adgang.time, "monotonic", lambda: nu + 9)
    assert giv(klient, KODE).status_code == 303


@pytest.mark.parametrize("til", ["//ond.dk/", "https://ond.dk/", "/\\ond.dk", ""])
def test_it_leads_to_no_other_host(klient: FlaskClient, til: str) -> None:
    assert giv(klient, KODE, til).location == "/"


def test_another_code_makes_old_cookies_worthless(
    klient: FlaskClient, config: Config, lager: Kommunelager
) -> None:
    giv(klient, KODE)
    kage = klient.get_cookie("session")
    assert kage is not None
    anden = create_app(replace(config, adgangskode="en helt anden")).test_client()
    anden.set_cookie("session", kage.value)
    assert anden.get("/korsbaek/").status_code == 303


def test_loopback_asks_for_nothing(config: Config, lager: Kommunelager) -> None:
    svar = create_app(config).test_client().get("/korsbaek/")
    assert svar.status_code == 200
    assert "Set-Cookie" not in svar.headers


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
def test_this_machines_own_addresses(host: str) -> None:
    assert er_loopback(host)
    assert vaelg_kode(host, KODE) == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "korsbaek.dk", ""])  # noqa: S104 - it is refused
def test_other_addresses_need_a_code(host: str) -> None:
    assert vaelg_kode(host, KODE) == KODE
    for kode in ("", "kort"):
        with pytest.raises(ManglerKodeError, match="FORHAANDSBLIK_ADGANGSKODE"):
            vaelg_kode(host, kode)


def test_serve_refuses_to_start(tmp_path: Path) -> None:
    svar = CliRunner(env={"FORHAANDSBLIK_DATA": str(tmp_path)}).invoke(
        main,
        ["serve", "--host", "0.0.0.0"],  # noqa: S104 - it is refused
    )
    assert svar.exit_code == 2
    assert "Sæt en adgangskode" in svar.output


def test_two_gigabytes_are_refused_before_they_are_read(
    config: Config, lager: Kommunelager
) -> None:
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    app = create_app(config)
    threading.Thread(target=koer, args=(app, "127.0.0.1", port, 1024), daemon=True).start()
    for _ in range(200):
        try:
            forbindelse = socket.create_connection(("127.0.0.1", port), timeout=5)
            break
        except OSError:
            threading.Event().wait(0.05)
    with forbindelse as sok:
        sok.sendall(b"POST /indlaes/ HTTP/1.1\r\nHost: a\r\nContent-Length: 2147483648\r\n\r\nx")
        svar = b"".join(iter(lambda: sok.recv(4096), b"")).decode()
    assert svar.startswith("HTTP/1.1 413")
    assert "Filerne er for store" in svar
