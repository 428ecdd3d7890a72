"""Every route: what it declares, and that neither a foreign host nor a foreign page gets through.

The routes are those of the app itself, so that a new one is in here from its first day.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.formular import noegle
from tests.integration.ruteadresser import adresse
from tests.side import foldet
from tests.sidekontrol import CSP
from webapp.app import create_app
from webapp.config import Config
from webapp.web.erklaering import Aendrer, Hvem, erklaering_af

FREMMEDE_VAERTER = [
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "localhost@evil.example",
    "xn--lcalhost-55a",
    "0x7f.1",
    "2130706433",
    "127.1",
    "[::1].evil.example",
    "localhost:80:80",
    "localhost, evil.example",
    "localhost/",
    "",
]
FREMMEDE_SIDER = [
    {"Origin": "http://evil.example"},
    {"Origin": "http://localhost:81"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "null"},
    {"Origin": "http://["},
    {"Origin": "file://localhost"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
    {"Referer": "http://evil.example/localhost/"},
]
EGNE_SIDER = [
    {},
    {"Origin": "http://localhost"},
    {"Origin": "https://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "none"},
    {"Referer": "http://localhost/korsbaek/"},
]


def ruter(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def aftryk(mappe: Path) -> dict[str, str]:
    """What is saved, file by file."""
    filer = (fil for fil in sorted(mappe.rglob("*")) if fil.is_file())
    return {str(f.relative_to(mappe)): hashlib.sha256(f.read_bytes()).hexdigest() for f in filer}


@pytest.fixture
def egen(data: Path, config: Config) -> FlaskClient:
    return create_app(replace(config, data=data, adgangskode="")).test_client()


@pytest.fixture
def lukket(data: Path, config: Config) -> FlaskClient:
    return create_app(replace(config, data=data, adgangskode="korsbæk-2026")).test_client()


def test_every_route_declares_who_may_call_it_and_what_it_changes(lukket: FlaskClient):
    with lukket.application.app_context():
        tavse = [r for r in ruter(lukket.application) if erklaering_af(r.endpoint) is None]
    assert not tavse, f"{tavse} declare nothing; write @erklaer(Hvem…, Aendrer…) below the route"


def test_a_route_that_takes_no_post_declares_that_it_changes_nothing(lukket: FlaskClient):
    with lukket.application.app_context():
        poster = {r.endpoint for r in ruter(lukket.application) if "POST" in (r.methods or ())}
        for rute in ruter(lukket.application):
            erklaeret = erklaering_af(rute.endpoint)
            assert erklaeret is not None
            if rute.endpoint not in poster:
                assert erklaeret.aendrer is Aendrer.INTET, rute


def test_a_route_that_declares_nothing_wants_the_code_and_the_token(config: Config, lager: object):
    for kode, status in (("", 400), ("korsbæk-2026", 303)):
        app = create_app(replace(config, adgangskode=kode))
        app.add_url_rule("/ny/rute/nu/", "ny", lambda: "svar", methods=["GET", "POST"])
        assert app.test_client().post("/ny/rute/nu/").status_code == status


def test_only_the_page_of_the_code_is_for_all(lukket: FlaskClient):
    """Hvem.ALLE is short enough to be read: whoever adds to it changes this test."""
    app = lukket.application
    with app.app_context():
        frie = {r.endpoint for r in ruter(app) if erklaering_af(r.endpoint).hvem is Hvem.ALLE}
    deltagerens = {"samvaer.foelg", "samvaer.tilstand", "samvaer.stem", "links.aabn"}
    # The guide is the same for everybody and tells of no kommune; *Hjælp* leads to it everywhere.
    assert frie == {
        *("static", "helbred", "vejledning.side", "adgang.spoerg", "adgang.svar"),
        *deltagerens,
    }


def test_without_the_code_no_route_answers_and_nothing_changes(lukket: FlaskClient, data: Path):
    foer = aftryk(data)
    for rute in ruter(lukket.application):
        if rute.endpoint in {"static", "helbred", "vejledning.side"} or rute.endpoint.startswith(
            "adgang."
        ):
            continue
        if rute.endpoint in {"samvaer.foelg", "samvaer.tilstand", "samvaer.stem", "links.aabn"}:
            continue  # for those who have a workshop's own code, or a link
        for metode in (rute.methods or set()) & {"GET", "POST"}:
            svar = lukket.open(adresse(rute), method=metode)
            assert (svar.status_code, svar.location[:8]) == (303, "/adgang/"), rute
    assert aftryk(data) == foer


@pytest.mark.parametrize("vaert", FREMMEDE_VAERTER)
def test_no_route_answers_to_a_foreign_host(egen: FlaskClient, data: Path, vaert: str):
    foer = aftryk(data)
    for rute in ruter(egen.application):
        sti = adresse(rute)
        for metode in (rute.methods or set()) - {"OPTIONS"}:
            svar = egen.open(sti, method=metode, headers={"Host": vaert})
            assert svar.status_code == 400, (rute, metode)
            assert svar.headers["Content-Security-Policy"] == CSP
            assert "Set-Cookie" not in svar.headers
            if metode != "HEAD":
                assert "Det navn svarer Forhåndsblik ikke på" in svar.text
                assert "korsbaek" not in svar.text.lower()
    for sti in ("/findes/ikke/nogen/steder", "/korsbaek"):
        assert egen.get(sti, headers={"Host": vaert}).status_code == 400
    assert aftryk(data) == foer


@pytest.mark.parametrize(
    "vaert",
    [
        "localhost",
        "LOCALHOST:8000",
        "localhost.",
        "127.0.0.1:8000",
        "127.9.9.9",
        "[::1]:8000",
        "192.168.1.4",
        "[fe80::1]",
        "forhaandsblik.korsbaek.dk",
        "Forhaandsblik.Korsbaek.DK:443",
    ],
)
def test_our_own_hosts_are_answered(config: Config, lager: object, vaert: str):
    app = create_app(replace(config, vaerter=("Forhaandsblik.Korsbaek.dk",)))
    assert app.test_client().get("/korsbaek/", headers={"Host": vaert}).status_code == 200


def test_a_forwarded_host_is_not_believed(egen: FlaskClient):
    hoveder = {"Host": "evil.example", "X-Forwarded-Host": "localhost", "Forwarded": "host=::1"}
    assert egen.get("/korsbaek/", headers=hoveder).status_code == 400


def test_the_page_says_how_a_name_is_allowed(egen: FlaskClient):
    svar = egen.get("/", headers={"Host": "korsbaek-pc:8000"})
    assert "serve --vaert korsbaek-pc</code>" in foldet(svar.text)
    assert "4916" not in egen.get("/", headers={"Host": "251248-4916"}).text


@pytest.mark.parametrize("hoveder", FREMMEDE_SIDER, ids=str)
def test_no_route_takes_a_form_of_a_foreign_page(
    egen: FlaskClient, data: Path, hoveder: dict[str, str]
):
    """Also with the right token, and also where the route changes nothing."""
    token = noegle(egen.get("/indlaes/").text)
    foer = aftryk(data)
    poster = [r for r in ruter(egen.application) if "POST" in (r.methods or ())]
    assert len(poster) > 25
    for rute in poster:
        felter = {"csrf_token": token, "navn": "Nyt navn", "variant": "model-1"}
        svar = egen.post(adresse(rute), data=felter, headers=hoveder)
        assert svar.status_code == 403, rute
        assert "Intet er ændret" in svar.text, rute
    assert aftryk(data) == foer


@pytest.mark.parametrize("hoveder", EGNE_SIDER, ids=str)
def test_our_own_pages_and_a_program_that_fetched_the_token_may_save(
    egen: FlaskClient, hoveder: dict[str, str]
):
    token = noegle(egen.get("/korsbaek/indlaes/").text)
    felter = {"csrf_token": token, "navn": "Korsbæk"}
    svar = egen.post("/korsbaek/indlaes/omdoeb/", data=felter, headers=hoveder)
    assert svar.status_code == 303
    assert egen.post("/korsbaek/indlaes/omdoeb/", data={"navn": "X"}).status_code == 400


def test_over_https_a_page_of_http_is_foreign(egen: FlaskClient):
    post = "/korsbaek/model-1/sapa/visitator/"
    for skema, status in (("http", 403), ("https", 303)):
        svar = egen.post(
            post,
            data={"navn": "kim"},
            base_url="https://localhost",
            headers={"Origin": f"{skema}://localhost"},
        )
        assert svar.status_code == status


def test_what_declares_that_it_changes_nothing_does_not(egen: FlaskClient, data: Path):
    """Every GET, and the POST of every route that says so."""
    app = egen.application
    egen.get("/")  # the first start makes the examples and the key
    foer, svarede = aftryk(data), 0
    for rute in ruter(app):
        with app.app_context():
            erklaeret = erklaering_af(rute.endpoint)
        metoder = (rute.methods or set()) & {"GET", "POST"}
        if erklaeret is None or erklaeret.aendrer is not Aendrer.INTET:
            metoder -= {"POST"}
        for metode in metoder:
            with egen.open(adresse(rute), method=metode) as svar:
                assert svar.status_code < 500, rute
                svarede += svar.status_code < 400
            assert aftryk(data) == foer, f"{metode} {rute} changed what is saved"
    assert svarede > 30


@pytest.mark.parametrize(
    "fra, vaert, proxy, status",
    [
        ("127.0.0.1", "localhost", "", 404),
        ("::1", "[::1]", "", 404),
        ("192.168.1.4", "localhost", "", 403),
        ("127.0.0.1", "192.168.1.4", "", 403),
        ("127.0.0.1", "localhost", "127.0.0.1", 403),
    ],
)
def test_what_is_for_the_machine_itself_is_for_no_other(
    config: Config, lager: object, *, fra: str, vaert: str, proxy: str, status: int
):
    """404: past the guard, no such run of pictures."""
    app = create_app(replace(config, proxy=proxy))
    klient = app.test_client()
    miljoe = {"REMOTE_ADDR": fra, "HTTP_HOST": vaert}
    side = klient.get("/indlaes/", environ_overrides=miljoe).text
    token = noegle(side)
    svar = klient.post(
        "/korsbaek/billeder/x/", data={"csrf_token": token}, environ_overrides=miljoe
    )
    assert svar.status_code == status
