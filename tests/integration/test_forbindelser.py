"""Real sockets against a served process: nobody waits for a connection that says nothing.

Loopback only, and bounded: at most some hundred connections for some seconds.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace

import pytest

from tests.sidekontrol import CSP
from webapp.app import create_app
from webapp.config import Config
from webapp.server import Fejlsvar, forbindelser
from webapp.server.forbindelser import MEST, PR_ADRESSE, lav_server

GET = b"GET /static/css/linje.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
MAKS = 100_000
HALV = b"POST /indlaes/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"


@pytest.fixture
def port(config: Config, lager: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server whose times are short, so that the test's are."""
    for navn in ("LEDIG", "HOVED_FRIST", "STILHED", "IKKE_LAEST"):
        monkeypatch.setattr(forbindelser, navn, 2)
    app = create_app(replace(config, maks_upload=MAKS))
    server = lav_server(
        app,
        Fejlsvar(app, MAKS),
        host="127.0.0.1",
        port=0,
        max_request_body_size=MAKS + 1,
        max_request_header_size=10_000,
    )
    traad = threading.Thread(target=server.run, daemon=True)
    traad.start()
    yield server.effective_listen[0][1]
    server.close()
    traad.join(timeout=10)


def aaben(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=30)


def laes(sok: socket.socket) -> bytes:
    """All that comes until the other closes."""
    svar = b""
    try:
        while bid := sok.recv(65536):
            svar += bid
    except ConnectionResetError:
        pass
    return svar


def hent(port: int) -> bytes:
    with aaben(port) as sok:
        sok.sendall(GET)
        return laes(sok)


@pytest.mark.parametrize("antal", [100, pytest.param(2 * PR_ADRESSE, marks=pytest.mark.soak)])
@pytest.mark.parametrize(
    "sagt",
    [
        b"",
        b"GET / HT",
        HALV % 99,
    ],
)
def test_many_connections_that_say_little_keep_nobody_out(port: int, antal: int, sagt: bytes):
    """Before any of them can have been let go for its time, the next one is answered."""
    with ExitStack() as stak:
        for _ in range(antal):
            sok = stak.enter_context(aaben(port))
            sok.sendall(sagt)
        assert hent(port).startswith(b"HTTP/1.1 200")


def test_more_connections_than_one_address_may_have_let_the_longest_idle_go(port: int):
    with ExitStack() as stak:
        gamle = [stak.enter_context(aaben(port)) for _ in range(PR_ADRESSE + 20)]
        assert hent(port).startswith(b"HTTP/1.1 200")
        assert laes(gamle[0]) == b"", "the first ones were closed"


def test_an_idle_connection_is_let_go(port: int):
    with aaben(port) as sok:
        sok.sendall(GET.replace(b"close", b"keep-alive"))
        assert laes(sok).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "sagt",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n",
        HALV % 99,
    ],
)
def test_a_request_that_is_half_sent_is_told_and_closed(port: int, sagt: bytes):
    with aaben(port) as sok:
        sok.sendall(sagt)
        svar = laes(sok).decode()
    assert svar.startswith(("HTTP/1.1 408", "HTTP/1.0 408"))
    assert f"Content-Security-Policy: {CSP}" in svar
    assert "Det tog for lang tid" in svar


def test_a_request_that_drips_is_closed_all_the_same(port: int):
    with aaben(port) as sok:
        sok.sendall(b"GET / HTTP/1.1\r\nX: ")
        for _ in range(40):
            try:
                sok.sendall(b"x")
            except OSError:
                break
            time.sleep(0.25)
        else:
            pytest.fail("a byte now and then kept it open")


def test_forty_phones_with_six_connections_each_are_all_answered(port: int):
    with ExitStack() as stak:
        alle = [stak.enter_context(aaben(port)) for _ in range(240)]
        with ThreadPoolExecutor(40) as hold:
            for _ in hold.map(lambda sok: sok.sendall(GET), alle):
                pass
            svar = list(hold.map(laes, alle))
    assert all(s.startswith(b"HTTP/1.1 200") for s in svar)
    assert 240 < PR_ADRESSE < MEST


@pytest.mark.soak
def test_240_clients_with_a_page_each(port: int):
    def side(_nr: int) -> bytes:
        with aaben(port) as sok:
            sok.sendall(GET.replace(b"/static/css/linje.css", b"/korsbaek/"))
            return laes(sok)

    with ThreadPoolExecutor(240) as hold:
        assert all(s.startswith(b"HTTP/1.1 200") for s in hold.map(side, range(240)))


@pytest.mark.parametrize(
    "sendt, status, tekst",
    [
        (b"GARBAGE\r\n\r\n", 400, "Forespørgslen kan ikke forstås"),
        (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400, "Forespørgslen kan ikke forstås"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000 + b"\r\n\r\n", 431, "Adressen er for lang"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "Det kan Forhåndsblik ikke"),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413, "Filerne er for store"),
        (b"GET / HTTP/1.0\r\n\r\n", 400, "Det navn svarer Forhåndsblik ikke på"),
    ],
)
def test_what_the_app_never_sees_is_answered_in_danish_with_our_headers(
    port: int, sendt: bytes, status: int, tekst: str
):
    with aaben(port) as sok:
        sok.sendall(sendt)
        svar = laes(sok).decode()
    assert svar.split(" ", 2)[1] == str(status)
    assert tekst in svar
    for hoved in (f"Content-Security-Policy: {CSP}", "X-Content-Type-Options: nosniff", "no-store"):
        assert hoved in svar
    assert "waitress" not in svar
    assert "generated by" not in svar


def test_one_who_sends_too_much_gets_to_read_why(port: int):
    """The answer is not lost in a connection that is torn while he still sends."""
    with aaben(port) as sok:
        sok.sendall(HALV % 5_000_000)
        for _ in range(50):
            sok.sendall(b"x" * 100_000)
        assert "Filerne er for store" in laes(sok).decode()


@pytest.mark.parametrize("laengde, status", [(MAKS, 400), (MAKS + 1, 413)])
def test_the_limit_is_the_same_for_the_server_and_the_app(port: int, laengde: int, status: int):
    """400: past the server, no token in the form."""
    with aaben(port) as sok:
        art = b"Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
        sok.sendall((HALV % laengde)[:-2] + art)
        sok.sendall(b"x" * laengde)
        svar = laes(sok).decode()
    assert svar.split(" ", 2)[1] == str(status)
