"""A kept page sent before Flask is what Flask sends, to the same request and to no other."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.klient import lav_app
from webapp.config import Config
from webapp.store import database as database_modul
from webapp.store.database import aaben
from webapp.store.kildedata import gem_kommunenavn
from webapp.web import foran

MO = "/korsbaek/model-1/mit-overblik/jytte-roemer/sager/"
# What one browser asks with, and another does not.
ANDRE = {
    "another host": {"base_url": "http://127.0.0.1"},
    "a host that is not ours": {"base_url": "http://korsbaek.example"},
    "another way of asking": {"base_url": "https://localhost"},
    "another address": {"query_string": "linje=0"},
    "a part of it": {"headers": {"Range": "bytes=0-9"}},
    "only if it is": {"headers": {"If-Match": '"x"'}},
    "its head": {"method": "HEAD"},
    "another method": {"method": "POST"},
}


class _Spurgt(Exception):  # noqa: N818 - no error: it tells that Flask was asked
    """Flask was called."""


@pytest.fixture
def app(data: Path, config: Config, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(database_modul, "ROLIG_SIDEN", 0.05)
    time.sleep(0.06)
    return lav_app(replace(config, data=data))


@pytest.fixture
def klient(app: Flask) -> FlaskClient:
    return app.test_client()


def uden_flask(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def spurgt(*_: object) -> None:
        raise _Spurgt

    monkeypatch.setattr(app, "request_context", spurgt)


@pytest.mark.parametrize("pakning", ["", "gzip", "br, gzip;q=0.5", "gzip;q=0"])
def test_the_second_time_flask_is_not_asked(
    app: Flask, klient: FlaskClient, monkeypatch: pytest.MonkeyPatch, pakning: str
):
    hoveder = {"Accept-Encoding": pakning}
    klient.get(MO, headers=hoveder)
    app.wsgi_app._kendte.clear()  # type: ignore[attr-defined]
    foerst = klient.get(MO, headers=hoveder)
    uden_flask(app, monkeypatch)
    igen = klient.get(MO, headers=hoveder)
    assert (igen.status, igen.data) == (foerst.status, foerst.data)
    assert list(igen.headers) == list(foerst.headers)


@pytest.mark.parametrize("maerke", ["{}", "W/{}", '"andet", {}', "*", '"andet"'])
def test_a_condition_is_answered_as_flask_answers_it(
    app: Flask, klient: FlaskClient, monkeypatch: pytest.MonkeyPatch, maerke: str
):
    foerst = klient.get(MO)
    spoerg = {"If-None-Match": maerke.format(foerst.headers["ETag"].removeprefix("W/"))}
    app.wsgi_app, hele = app.wsgi_app._bagved, app.wsgi_app  # type: ignore[method-assign,attr-defined]
    flasks = klient.get(MO, headers=spoerg)
    app.wsgi_app = hele  # type: ignore[method-assign]
    uden_flask(app, monkeypatch)
    vores = klient.get(MO, headers=spoerg)
    assert (vores.status, vores.data) == (flasks.status, flasks.data)
    assert sorted(vores.headers) == sorted(flasks.headers)


@pytest.mark.parametrize("hvad", ANDRE)
def test_another_question_is_flasks(
    app: Flask, klient: FlaskClient, monkeypatch: pytest.MonkeyPatch, hvad: str
):
    klient.get(MO)
    uden_flask(app, monkeypatch)
    with pytest.raises(_Spurgt):
        klient.open(MO, **ANDRE[hvad])


def test_a_host_that_is_not_ours_is_never_answered_from_what_is_kept(klient: FlaskClient):
    klient.get(MO)
    for _ in range(2):
        assert klient.get(MO, base_url="http://korsbaek.example").status_code == 400


def test_after_a_change_the_page_is_another(klient: FlaskClient, data: Path):
    foer = [klient.get(MO).text for _ in range(2)][1]
    with aaben(data / "korsbaek.db") as database, database.atomic():
        gem_kommunenavn(database, "Nyby")
    assert "Nyby" not in foer
    assert "Nyby" in klient.get(MO).text


def test_where_a_code_is_asked_for_flask_is_always_asked(data: Path, config: Config):
    app = lav_app(replace(config, data=data, adgangskode="hemmelig-kode"))
    assert not isinstance(app.wsgi_app, foran.Foran)


def test_what_one_browser_was_sent_is_kept_for_nobody(app: Flask, klient: FlaskClient):
    @app.after_request
    def kage(svar):  # type: ignore[no-untyped-def]
        svar.set_cookie("en", "kage")
        return svar

    klient.get(MO)
    assert not app.wsgi_app._kendte  # type: ignore[attr-defined]


def test_the_log_has_its_line(klient: FlaskClient, caplog: pytest.LogCaptureFixture):
    klient.get(MO)
    with caplog.at_level(logging.INFO, "forhaandsblik.svar"):
        svar = klient.get(MO)
        klient.get(MO, headers={"If-None-Match": svar.headers["ETag"]})
    linjer = [json.loads(post.message) for post in caplog.records]
    assert [(en["status"], en["bytes"], en["gemt"]) for en in linjer] == [
        (200, len(svar.data), True),
        (304, 0, True),
    ]
    assert {en["rute"] for en in linjer} == {
        "/<kommune>/<variant>/mit-overblik/<person>/<path:sti>/"
    }


def test_memory_is_bounded(app: Flask, klient: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(foran, "MEST_SPOERGSMAAL", 3)
    for nr in range(5):
        klient.get(f"{MO}?vis={nr}")
    assert len(app.wsgi_app._kendte) == 3  # type: ignore[attr-defined]
