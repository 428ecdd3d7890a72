"""Numbers, names and days at the ends of what machines can hold: answered, and never with 500."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.klient import lav_app
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

LANGT = "9" * 5000
TAL = (LANGT, str(2**63), str(2**64), "0", "-1", "1e9", "٣", "²", "9" * 18, "")
PERSON = "jytte-roemer"
MED_TAL = (
    "/korsbaek/?vis={}",
    f"/korsbaek/model-1/mit-overblik/{PERSON}/sager/?vis={{}}",
    "/korsbaek/model-1/kontrol/?vis={}",
    "/korsbaek/model-1/mapping/?vis={}&siden={}",
    "/korsbaek/model-1/mapping/typer/?siden={}",
    "/korsbaek/indlaes/?version={}",
    "/korsbaek/model-1/trin/?siden={}",
    "/korsbaek/model-1/opsaetning/?siden={}&vis={}",
    "/korsbaek/model-1/roller/?siden={}",
    "/korsbaek/model-1/roller/visitator/ret/?version={}",
    "/korsbaek/model-1/antagelser/?siden={}",
    "/korsbaek/model-1/reorganisation/?slet={}",
    "/korsbaek/sammenlign/model-1/model-2/?vis={}",
    "/korsbaek/model-1/sapa/visitator/?vis={}",
)
NAVNE = ("a" * 300, "æ" * 200, "a" * 4000, "%2e%2e", "..%2f..%2fetc", "%00", "con", "a\n", "🦆")
MED_NAVN = (
    "/{}/",
    "/{}/model-1/kontrol/",
    "/korsbaek/{}/kontrol/",
    "/korsbaek/model-1/mit-overblik/{}/",
    "/korsbaek/indlaes/{}/",
    "/{}/indlaes/{}/",
    "/korsbaek/model-1/mapping/hjem/{}/",
    f"/korsbaek/model-1/mit-overblik/{PERSON}/sager/{{}}/",
    "/korsbaek/model-1/sapa/{}/",
    "/korsbaek/sammenlign/{}/{}/",
    "/korsbaek/model-1/hvorfor/{}/",
    "/korsbaek/billeder/{}/",
    "/static/{}",
    "/{}/indlaes/hent/",
    "/{}/proeveborgere/",
)
DAGE = ("9999-12-31", "0001-01-01", "2199-12-31", "1970-01-01", "31-12-9999", "2024-02-31")
MED_DAG = (
    f"/korsbaek/model-1/mit-overblik/{PERSON}/?dato={{}}",
    "/korsbaek/?dato={}",
    "/korsbaek/model-1/kontrol/?dato={}",
    "/parathed/?dato={}",
    "/korsbaek/model-1/trin/?8={}&dato={}",
    "/korsbaek/model-1/trin/?udkast=1&trin-8={}",
    "/korsbaek/model-1/reorganisation/?dag={}&dato={}",
    "/korsbaek/model-1/mapping/?fra={}",
    "/korsbaek/sammenlign/model-1/model-2/?dato={}",
    "/korsbaek/model-1/opsaetning/?udkast=1&kle=27.36.04&fradato={}",
)


@pytest.fixture(scope="module")
def klienten(config: Config, lager: Kommunelager) -> FlaskClient:
    return lav_app(config).test_client()


@pytest.mark.parametrize("adresse", MED_TAL)
def test_numbers(adresse: str, klienten: FlaskClient):
    for tal in TAL:
        svar = klienten.get(adresse.replace("{}", tal))
        assert svar.status_code in {200, 302, 303, 404, 422}, tal[:30]


@pytest.mark.parametrize("adresse", MED_NAVN)
def test_names(adresse: str, klienten: FlaskClient):
    for navn in NAVNE:
        svar = klienten.get(adresse.replace("{}", navn))
        assert svar.status_code in {200, 302, 303, 308, 400, 404, 414, 422}, navn[:30]
        assert svar.status_code == 308 or 'lang="da"' in svar.text


@pytest.mark.parametrize("adresse", MED_DAG)
def test_days(adresse: str, klienten: FlaskClient):
    for dag in DAGE:
        svar = klienten.get(adresse.replace("{}", dag))
        assert svar.status_code in {200, 302, 303, 404, 422}, dag


SIDER = (
    "/{0}/",
    "/{0}/model-1/kontrol/",
    f"/{{0}}/model-1/mit-overblik/{PERSON}/",
    f"/{{0}}/model-1/mit-overblik/{PERSON}/sager/",
    f"/{{0}}/model-1/hvorfor/{PERSON}/",
    "/{0}/sammenlign/model-1/model-2/",
    "/{0}/model-1/trin/",
    "/{0}/model-1/reorganisation/",
    "/{0}/model-1/mapping/",
    "/{0}/model-1/opsaetning/",
    "/{0}/model-1/eoj/",
    "/{0}/model-1/sapa/",
    f"/{{0}}/model-1/sapa/visitator/borger/{PERSON}/",
    "/parathed/",
    "/",
    "/{0}/proeveborgere/",
    f"/{{0}}/model-1/sapa/visitator/borger/{PERSON}/ydelser/",
    "/{0}/model-1/testscope/",
)
YDERDAGE = {
    "the kommune's own": "UPDATE kommune SET dato = '{}'",
    "of every sag": "UPDATE sag SET oprettet = '{}'",
    "of every event": "UPDATE haendelse SET dato = '{}'",
    "the end of parts": "UPDATE sagspart SET til = '{}'",
    "of ydelser": "UPDATE ydelse SET til = '{}', bevilget = '{}'",
    "of every trin": "UPDATE variant_trin SET dato = '{}'",
    "of every mapping": "UPDATE enhedsmapning SET fra = '{}'",
    "of the KLE of sagstyper": "UPDATE sagstype_kle SET fra = '{}'",
    "of fradato": "UPDATE kle_opsaetning SET fradato = '{}'",
    "of oprydning": "UPDATE variant SET oprydninger = '[\"{}\"]'",
    "of units": "UPDATE fk_enhed SET aktiv_fra = '{}'",
    "the end of units": "UPDATE fk_enhed SET aktiv_til = '{}'",
    "of persons": "UPDATE person SET dato = '{}', tilflyttet = '{}'",
    "of the fagsystem": "UPDATE fagsystem SET aabnet = '{}'",
}


@pytest.mark.parametrize("dag", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("hvad", YDERDAGE)
def test_days_in_the_data(hvad: str, dag: str, data: Path, config: Config):
    with sqlite3.connect(data / "korsbaek.db") as db:
        db.execute(YDERDAGE[hvad].replace("{}", dag))
        if hvad in {"the kommune's own", "of ydelser"}:  # what was counted is of another day
            db.executescript("DELETE FROM gruppe; DELETE FROM nyeste; DELETE FROM dagsum")
    db.close()
    klient = lav_app(replace(config, data=data)).test_client()
    for side in SIDER:
        adresse = side.format("korsbaek")
        svar = klient.get(adresse, follow_redirects=True)
        assert svar.status_code in {200, 404}, adresse
