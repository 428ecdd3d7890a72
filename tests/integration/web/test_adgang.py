"""The access code: asked for where others can reach the server, and only there."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.formular import noegle
from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.config import Config
from webapp.domain.variant.bord import bordslug
from webapp.kommandoer.cli import main
from webapp.kommandoer.opstart import ManglerKodeError, laes_kode, saet_sammen
from webapp.kommandoer.opstartsfejl import OpstartError
from webapp.server import aabn_server
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.web.forsoeg import LAENGSTE_VENT, RATION, SEKUNDER_PR_FORSOEG
from webapp.web.indgange import LAENGST, STILLE
from webapp.web.vaert import er_loopback

KODE = "korsbæk-2026"


@pytest.fixture
def lukket(config: Config, lager: Kommunelager) -> Flask:
    app = create_app(replace(config, adgangskode=KODE))
    gem_alle_sider(app)
    return app


@pytest.fixture
def klient(lukket: Flask) -> FlaskClient:
    return lukket.test_client()


def giv(
    klient: FlaskClient,
    kode: str,
    til: str = "/",
    *,
    fra: dict[str, str] | None = None,
    base_url: str | None = None,
) -> TestResponse:
    hvor = {"environ_overrides": fra, "base_url": base_url}
    side = klient.get("/adgang/", query_string={"til": til}, **hvor).text
    token = noegle(side)
    felter = {"csrf_token": token, "kode": kode, "til": til}
    return klient.post("/adgang/", data=felter, **hvor)


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
    assert klient.get("/korsbaek/").status_code == 200


def test_a_tables_address_carried_to_the_page_of_the_code_is_no_error(klient: FlaskClient) -> None:
    bord = f"mod={bordslug('model-1', 3)}"
    assert klient.get(f"/adgang/?{bord}").status_code == 200
    spurgt = klient.get(f"/korsbaek/?{bord}")
    assert (spurgt.status_code, "mod=" in spurgt.location) == (303, False)
    assert klient.get(spurgt.location).status_code == 200
    til = "/korsbaek/?dato=2024-01-01"
    token = noegle(klient.get(f"/adgang/?{bord}").text)
    felter = {"csrf_token": token, "kode": KODE, "til": til}
    assert klient.post(f"/adgang/?{bord}", data=felter).location == til


class Ur:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def ur(lukket: Flask) -> Ur:
    uret = Ur()
    lukket.extensions["adgang"].forsoeg._ur = uret
    lukket.extensions["adgang"].indgange._ur = uret
    return uret


def test_a_wrong_code_is_told_and_slows_its_sender(klient: FlaskClient, ur: Ur) -> None:
    svar = giv(klient, "forkert")
    assert svar.status_code == 403
    assert "Koden er forkert. Vent 2 sekunder" in svar.text
    assert giv(klient, KODE).status_code == 429, "also the right code must wait"
    ur.nu += 2
    assert giv(klient, "forkert igen").status_code == 403
    ur.nu += 3
    svar = giv(klient, KODE)
    assert svar.status_code == 429, "longer than after the first"
    assert "Vent 1 sekund," in svar.text
    ur.nu += 1
    assert giv(klient, KODE).status_code == 303


def test_the_wait_grows_to_five_minutes_and_no_more(klient: FlaskClient, ur: Ur) -> None:
    for _ in range(20):
        assert giv(klient, "forkert").status_code == 403
        ur.nu += LAENGSTE_VENT
    assert giv(klient, KODE).status_code == 303


def test_a_colleague_behind_the_same_address_does_not_wait(lukket: Flask, ur: Ur) -> None:
    assert giv(lukket.test_client(), "forkert").status_code == 403
    assert giv(lukket.test_client(), KODE).status_code == 303


def test_forty_may_mistype_at_once(lukket: Flask, ur: Ur) -> None:
    for _ in range(40):
        assert giv(lukket.test_client(), "forkert").status_code == 403
    assert giv(lukket.test_client(), KODE).status_code == 303


def test_one_that_throws_its_cookie_away_is_slowed_and_a_known_browser_is_not(
    lukket: Flask, ur: Ur
) -> None:
    kollega = lukket.test_client()
    assert giv(kollega, KODE).status_code == 303
    kollega.delete_cookie("forhaandsblik")
    for _ in range(RATION):
        assert giv(lukket.test_client(), "gæt").status_code == 403
    svar = giv(lukket.test_client(), "gæt")
    assert svar.status_code == 429
    assert f"Vent {SEKUNDER_PR_FORSOEG} sekunder" in svar.text
    assert giv(kollega, KODE).status_code == 303, "known from before: it need not wait"
    anden = lukket.test_client()
    fra = {"REMOTE_ADDR": "192.168.1.9"}
    assert anden.get("/adgang/", environ_overrides=fra).status_code == 200
    assert giv(anden, "gæt", fra=fra).status_code == 403, "another address has its own ration"
    ur.nu += SEKUNDER_PR_FORSOEG
    assert giv(lukket.test_client(), "gæt").status_code == 403
    assert giv(lukket.test_client(), "gæt").status_code == 429


def test_a_known_browser_waits_for_its_own_wrong_codes(lukket: Flask, ur: Ur) -> None:
    klient = lukket.test_client()
    giv(klient, KODE)
    klient.delete_cookie("forhaandsblik")
    assert giv(klient, "forkert").status_code == 403
    klient.delete_cookie("forhaandsblik")
    assert giv(klient, KODE).status_code == 429
    klient.set_cookie("forhaandsblik-kendt", "forfalsket", path="/adgang/")
    assert giv(klient, KODE).status_code == 303, "a mark that is not ours makes nobody known"


# THE COOKIE: it ends


def test_the_access_ends_after_a_working_day(klient: FlaskClient, ur: Ur) -> None:
    svar = giv(klient, KODE)
    kage = next(k for k in svar.headers.getlist("Set-Cookie") if k.startswith("forhaandsblik="))
    assert "HttpOnly" in kage
    assert "SameSite=Lax" in kage
    assert "Expires=" in kage
    assert "Secure" not in kage
    for _ in range(LAENGST // STILLE * 2):
        ur.nu += STILLE / 2
        assert klient.get("/korsbaek/").status_code == 200
    ur.nu += 1
    assert klient.get("/korsbaek/").status_code == 303


def test_the_access_ends_when_nothing_is_asked_for(klient: FlaskClient, ur: Ur) -> None:
    giv(klient, KODE)
    ur.nu += STILLE + 1
    assert klient.get("/korsbaek/").status_code == 303


def test_what_is_sent_too_late_is_told_and_leads_back(klient: FlaskClient, ur: Ur) -> None:
    giv(klient, KODE)
    ur.nu += STILLE + 1
    fra = "http://localhost/korsbaek/varianter/"
    svar = klient.post("/korsbaek/varianter/", headers={"Referer": fra})
    assert svar.status_code == 303
    side = klient.get(svar.location)
    assert "Det, du sendte, er ikke gemt" in side.text
    assert 'name="til" value="/korsbaek/varianter/"' in side.text


def test_over_https_the_cookies_are_for_this_host_and_https_only(lukket: Flask) -> None:
    klient = lukket.test_client()
    svar = giv(klient, KODE, base_url="https://localhost")
    kager = svar.headers.getlist("Set-Cookie")
    assert any(k.startswith("__Host-forhaandsblik=") for k in kager)
    assert all("Secure" in k and "HttpOnly" in k and "SameSite=Lax" in k for k in kager)
    assert klient.get("/korsbaek/", base_url="https://localhost").status_code == 200


# LOG AF


def test_log_af_closes_the_access_for_good(klient: FlaskClient, lukket: Flask) -> None:
    giv(klient, KODE)
    gammel = klient.get_cookie("forhaandsblik")
    side = klient.get("/korsbaek/varianter/").text
    assert side.count(">Log af</button>") == 1
    token = noegle(side)
    assert klient.post("/adgang/ud/").status_code == 400, "not by another page's form"
    svar = klient.post("/adgang/ud/", data={"csrf_token": token})
    assert svar.status_code == 303
    assert "Du er logget af." in klient.get(svar.location).text
    assert klient.get("/korsbaek/").status_code == 303
    tyv = lukket.test_client()
    tyv.set_cookie("forhaandsblik", gammel.value)
    assert tyv.get("/korsbaek/").status_code == 303, "a copy of the cookie opens nothing either"


def test_log_af_stands_on_the_tools_own_pages_only(klient: FlaskClient, config: Config) -> None:
    assert "Log af</button>" not in klient.get("/adgang/").text
    giv(klient, KODE)
    for adresse in ("/", "/korsbaek/", "/korsbaek/model-1/kontrol/", "/findes/ikke/"):
        assert "Log af</button>" in klient.get(adresse).text
    for adresse in ("mit-overblik/nancy-ann-berggren/", "sapa/visitator/"):
        assert "Log af</button>" not in klient.get(f"/korsbaek/model-1/{adresse}").text
    assert "Log af</button>" not in create_app(config).test_client().get("/korsbaek/").text


@pytest.mark.parametrize("til", ["//ond.dk/", "https://ond.dk/", "/\\ond.dk", ""])
def test_it_leads_to_no_other_host(klient: FlaskClient, til: str) -> None:
    assert giv(klient, KODE, til).location == "/"


def test_another_code_makes_old_cookies_worthless(
    klient: FlaskClient, config: Config, lager: Kommunelager
) -> None:
    giv(klient, KODE)
    kage = klient.get_cookie("forhaandsblik")
    assert kage is not None
    anden = create_app(replace(config, adgangskode="en helt anden")).test_client()
    anden.set_cookie("forhaandsblik", kage.value)
    assert anden.get("/korsbaek/").status_code == 303


def test_loopback_asks_for_nothing(config: Config, lager: Kommunelager) -> None:
    svar = create_app(config).test_client().get("/korsbaek/")
    assert svar.status_code == 200
    assert "Set-Cookie" not in svar.headers


# THE START


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
def test_this_machines_own_addresses(host: str, config: Config) -> None:
    assert er_loopback(host)
    assert saet_sammen(replace(config, adgangskode=KODE), host, None, ()).adgangskode == ""


@pytest.mark.parametrize(
    "host, vaert, proxy",
    [
        ("0.0.0.0", "", ""),  # noqa: S104 - it is refused
        ("::", "", ""),
        ("192.168.1.4", "", ""),
        ("korsbaek.dk", "", ""),
        ("", "", ""),
        ("127.0.0.1", "korsbaek.dk", ""),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_what_others_can_reach_needs_a_code(
    host: str, vaert: str, proxy: str, config: Config
) -> None:
    vaerter = (vaert,) if vaert else ()
    aaben = replace(config, proxy=proxy)
    assert saet_sammen(replace(aaben, adgangskode=KODE), host, None, vaerter).adgangskode == KODE
    for kode in ("", "kort"):
        with pytest.raises(ManglerKodeError, match="FORHAANDSBLIK_ADGANGSKODE"):
            saet_sammen(replace(aaben, adgangskode=kode), host, None, vaerter)


def test_the_code_of_a_file(tmp_path: Path, config: Config) -> None:
    fil = tmp_path / "kode.txt"
    fil.write_bytes("\ufeffkorsbæk-2026\r\n".encode())
    # Also where only this machine seems to reach it: who names a file means it.
    for host in ("192.168.1.4", "127.0.0.1"):
        assert saet_sammen(config, host, fil, ()).adgangskode == KODE
    for indhold in (b"\xff\xfe\x00", b"", b"kort\n"):
        fil.write_bytes(indhold)
        with pytest.raises(ManglerKodeError):
            saet_sammen(config, "192.168.1.4", fil, ())
    with pytest.raises(ManglerKodeError, match="kan ikke læses"):
        laes_kode(tmp_path)


@pytest.mark.parametrize("navn", ["https://korsbaek.dk", "korsbaek.dk/", "a b", "*", "æ.dk"])
def test_a_name_that_is_none_is_told(navn: str, config: Config) -> None:
    with pytest.raises(OpstartError, match="ikke et navn på en maskine"):
        saet_sammen(config, "127.0.0.1", None, (navn,))
    with pytest.raises(OpstartError, match="IP-adresse"):
        saet_sammen(replace(config, proxy="*"), "127.0.0.1", None, ())


def test_a_code_on_the_command_line_is_refused(tmp_path: Path) -> None:
    svar = CliRunner(env={"FORHAANDSBLIK_DATA": str(tmp_path)}).invoke(
        main, ["serve", "--adgangskode", KODE]
    )
    assert svar.exit_code == 2
    assert "--adgangskode-fil" in svar.output
    assert KODE not in svar.output


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
    lille = replace(config, maks_upload=1024)
    app = create_app(lille)
    server = aabn_server(app, "127.0.0.1", port, lille)
    threading.Thread(target=server.run, daemon=True).start()
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
