"""Model 2 for a municipality that has nothing but its sheets, in few clicks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from tests.havlunde import indlaes_havlunde
from tests.klient import lav_app
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

MAKS_KLIK = 6


@pytest.fixture
def havlunde(eget_lager: Kommunelager, config: Config) -> Iterator[str]:
    """A server over Havlunde's own sheets, and nothing else."""
    indlaes_havlunde(eget_lager)
    app = lav_app(replace(config, data=eget_lager.data))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    traad = threading.Thread(target=server.serve_forever)
    traad.start()
    yield f"http://127.0.0.1:{server.port}/"
    server.shutdown()
    traad.join()


def test_from_the_front_page_to_model_2_in_at_most_six_clicks(desktop: Page, havlunde: str):
    klik = 0

    def tryk(rolle: str, navn: str, *, exact: bool = False) -> None:
        nonlocal klik
        klik += 1
        with desktop.expect_navigation():
            desktop.get_by_role(rolle, name=navn, exact=exact).first.click()

    desktop.goto(havlunde)
    tryk("link", "Havlunde Kommune")
    tryk("link", "Mapning", exact=True)
    tryk("link", "Foreslå model 2")
    tryk("link", "Niveau 3: 6 enheder")
    tryk("button", "Lav varianten »Model 2 (forslag)«")
    assert klik <= MAKS_KLIK
    expect(desktop.locator(".alert-success")).to_contain_text("»Model 2 (forslag)« er lavet")
    raekke = desktop.locator("tr", has_text="Nattevagten")
    expect(raekke).to_contain_text("via Social- og Sundhedscenter")
    expect(raekke).to_contain_text("12 34 63 00")
