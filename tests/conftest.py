"""Fixtures that all tests share: the examples loaded once, an app over them, a linting client."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings
from playwright.sync_api import BrowserContext

from tests.genbrugt import genbrug_det_oversatte
from tests.klient import PageClient, lav_app, luk_hvert_svar
from tests.lytter import SKJUL
from tests.servering import serveret
from webapp.billeder.browser import Browser, find_browser
from webapp.config import MAKS_UPLOAD, Config, find_ressourcer
from webapp.services.kommuner.kommuner import Kommunelager

# No test asserts how long something takes: a busy machine is no fault of the code.
settings.register_profile("hus", deadline=None)
settings.load_profile("hus")
genbrug_det_oversatte()
luk_hvert_svar()
# What is loaded stays until the end: looking through it at every 700th object made a run a sixth
# longer.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A configuration over a data folder of this run."""
    rod = find_ressourcer()
    return Config(
        data=tmp_path_factory.mktemp("data"),
        templates=rod / "templates",
        static=rod / "static",
        seed=rod / "seed",
        maks_upload=MAKS_UPLOAD,
    )


@pytest.fixture(scope="session")
def lager(config: Config) -> Kommunelager:
    """The data folder with both examples loaded. Not to be written to: make your own for that."""
    fundet = Kommunelager(config.data, config.seed)
    fundet.sikr_seed()
    return fundet


@pytest.fixture
def data(tmp_path: Path, config: Config, lager: Kommunelager) -> Path:
    """A data folder of the test's own, with the examples: one that may be written to."""
    return Path(shutil.copytree(config.data, tmp_path / "data"))


@pytest.fixture(scope="session")
def app(config: Config, lager: Kommunelager) -> Flask:
    """The app over the examples; its pages are kept for html-validate."""
    return lav_app(config)


@pytest.fixture(scope="session")
def klient(app: Flask) -> PageClient:
    """A client that checks every page it opens."""
    return PageClient(app)


@pytest.fixture
def egen(data: Path, config: Config) -> PageClient:
    """A client over a data folder of the test's own, with the examples: to save in."""
    return PageClient(lav_app(replace(config, data=data)))


@pytest.fixture
def mit_lager(data: Path, lager: Kommunelager) -> Kommunelager:
    """The folder that `egen` saves in."""
    return Kommunelager(data, lager.seed)


@pytest.fixture(scope="session")
def server(app: Flask) -> Iterator[str]:
    """The address of the app on a live server, without a slash at its end."""
    with serveret(app) as adresse:
        yield adresse


@pytest.fixture
def egen_server(egen: PageClient) -> Iterator[str]:
    """The same over a folder that the test may save in."""
    with serveret(egen.app) as adresse:
        yield adresse


@pytest.fixture
def eget_lager(tmp_path: Path, config: Config) -> Kommunelager:
    """An empty data folder that a test may write to."""
    return Kommunelager(tmp_path / "data", config.seed)


# THE BROWSER: the installed one, on a Danish machine


@pytest.fixture(scope="session")
def browserfund() -> Browser:
    """Which browser the tests use, for instance to name a picture's folder."""
    return find_browser()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browserfund: Browser
) -> dict[str, Any]:
    return {**browserfund.launch_options, **browser_type_launch_args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "da-DK",
        "timezone_id": "Europe/Copenhagen",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Playwright's fixture, whose pages come into sight when their scripts listen."""

    def lav(**valg: Any) -> BrowserContext:
        context = new_context(**valg)
        if valg.get("java_script_enabled", True):
            context.add_init_script(SKJUL)
        return context

    return lav
