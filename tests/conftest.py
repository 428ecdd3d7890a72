"""Fixtures that all tests share: the examples loaded once, an app over them, a linting client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from hypothesis import settings
from waitress.server import create_server

from tests.klient import PageClient, lav_app
from webapp.config import MAKS_UPLOAD, Config, find_ressourcer
from webapp.services.kommuner import Kommunelager

# No test asserts how long something takes: a busy machine is no fault of the code.
settings.register_profile("hus", deadline=None)
settings.load_profile("hus")


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A configuration over a data folder of this run."""
    rod = find_ressourcer()
    return Config(
        tmp_path_factory.mktemp("data"),
        rod / "templates",
        rod / "static",
        rod / "seed",
        MAKS_UPLOAD,
    )


@pytest.fixture(scope="session")
def lager(config: Config) -> Kommunelager:
    """The data folder with both examples loaded. Not to be written to: make your own for that."""
    fundet = Kommunelager(config.data, config.seed)
    fundet.sikr_seed()
    return fundet


@pytest.fixture(scope="session")
def app(config: Config, lager: Kommunelager) -> Flask:
    """The app over the examples; its pages are kept for html-validate."""
    return lav_app(config)


@pytest.fixture(scope="session")
def klient(app: Flask) -> PageClient:
    """A client that checks every page it opens."""
    return PageClient(app)


@pytest.fixture(scope="session")
def server(app: Flask) -> Iterator[str]:
    """The address of the app on a live server, without a slash at its end."""
    lytter = create_server(app, host="127.0.0.1", port=0)
    traad = Thread(target=lytter.run, daemon=True)
    traad.start()
    yield f"http://127.0.0.1:{lytter.effective_port}"
    lytter.close()
    traad.join(timeout=5)


@pytest.fixture
def eget_lager(tmp_path: Path, config: Config) -> Kommunelager:
    """An empty data folder that a test may write to."""
    return Kommunelager(tmp_path / "data", config.seed)
