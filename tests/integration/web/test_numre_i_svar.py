"""A number that somebody types: in no page, no address, no name, and in no file on the disk."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from tests.formular import send
from webapp.app import create_app
from webapp.config import Config
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.kommuner.kommuner import Kommunelager, tjek_slug
from webapp.web import modtag

CIFRE = "0706851234"
MAADER = (
    "0706851234",
    "070685-1234",
    "070685 1234",
    "07.06.85-1234",
    "070685–1234",
    "07 06 85 12 34",
    "070685/1234",
    "2024-0706851234",
)


@pytest.fixture
def eget_lager(tmp_path: Path, config: Config, lager: Kommunelager) -> Kommunelager:
    shutil.copy(lager.fil("korsbaek"), tmp_path)
    return Kommunelager(tmp_path, config.seed)


@pytest.fixture
def klient(config: Config, eget_lager: Kommunelager) -> FlaskClient:
    return create_app(replace(config, data=eget_lager.data)).test_client()


def cifre(tekst: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", tekst)


ADRESSER = (
    "/{}/",
    "/{}/model-1/",
    "/korsbaek/{}/",
    "/korsbaek/model-1/mapping/hjem/{}/",
    "/korsbaek/model-1/nancy/mit-overblik/sager/{}/",
    "/korsbaek/model-1/hvorfor/{}/{}/",
    "/korsbaek/?variant={}",
    "/korsbaek/?soeg={}",
    "/korsbaek/model-1/mapping/?soeg={}&dato={}",
    "/korsbaek/model-1/opsaetning/?soeg={}&{}=1",
    "/korsbaek/model-1/?rolle={}&linje={}",
)


@pytest.mark.parametrize("skrevet", MAADER)
@pytest.mark.parametrize("adresse", ADRESSER)
def test_no_page_says_a_number_of_its_address(
    klient: FlaskClient, adresse: str, skrevet: str
) -> None:
    svar = klient.get(adresse.replace("{}", quote(skrevet)))
    assert CIFRE not in cifre(svar.text)
    assert CIFRE not in cifre(svar.location or "")


@pytest.mark.parametrize("skrevet", MAADER)
def test_a_kommune_cannot_be_called_by_a_number(
    klient: FlaskClient, eget_lager: Kommunelager, skrevet: str
) -> None:
    form = {
        "navn": f"By {skrevet}",
        "cvr": "12345674",
        "dato": "2024-04-08",
        "filer": (io.BytesIO(b"x"), f"{skrevet}.csv"),
    }
    svar = send(klient, "/indlaes/", **form)
    assert svar.status_code == 422
    assert "CPR-nummer" in svar.text
    assert CIFRE not in cifre(svar.text)
    with pytest.raises(IndlaesningError):
        tjek_slug(skrevet)
    with pytest.raises(IndlaesningError) as fejl:
        eget_lager.indlaes("ny", {"x.csv": b""}, variant=skrevet)
    assert CIFRE not in cifre(str(fejl.value))


@pytest.mark.parametrize("handling", ["kopier", "omdoeb"])
def test_a_variant_cannot_be_called_by_a_number(klient: FlaskClient, handling: str) -> None:
    form = {
        "variant": "model-1",
        "navn": "Ny 070685–1234",
        "handling": handling,
    }
    svar = send(klient, "/korsbaek/varianter/", **form)
    assert svar.status_code == 422
    assert CIFRE not in cifre(svar.text)


def test_a_large_upload_lies_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aabnede = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for navn in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, navn, lambda *a, **_k: aabnede.append(a))
    app = Flask("prøve")
    modtag.tilmeld(app)

    @app.post("/")
    def tag() -> str:
        fil = request.files["filer"]
        return f"{type(fil.stream).__name__} {len(fil.read())}"

    indhold = b"Navn;CPR\r\n" + b"Mette;070685-1234\r\n" * 59_944
    svar = app.test_client().post("/", data={"filer": (io.BytesIO(indhold), "a.csv")})
    assert svar.text == f"BytesIO {len(indhold)}"
    assert not aabnede
    assert list(tmp_path.iterdir()) == []
