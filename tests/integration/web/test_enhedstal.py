"""A citizen's page asks and reads as much in a kommune of 1 600 units as in one of thirty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask

from tests.klient import lav_app
from webapp.config import Config
from webapp.domain.testdata.storkommune import Storkommune
from webapp.domain.testdata.storvariant import lav_storvariant
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import Laesedatabase, aaben, dan_fil, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

SIDER = (
    "mit-overblik/p-{}/",
    "mit-overblik/p-{}/sager/",
    "mit-overblik/p-{}/serviceydelser-og-hjaelpemidler/",
    "sapa/rolle-1/borger/p-{}/",
    "sapa/rolle-1/borger/p-{}/ydelser/",
    "hvorfor/p-{}/",
)


def skriv(fil: Path, enheder: int) -> None:
    """The same citizens, each with three sager, in a kommune of so many units."""
    stor = Storkommune(
        slug=fil.stem, navn="Prøve", borgere=4, sager=12, enheder=enheder, terning=Random
    )
    kilde = stor.kilde()
    dan_fil(fil)
    with aaben(fil) as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            gem_variant(database, lav_storvariant(stor), 0)
            byg_taellinger(database, kilde)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, config: Config) -> Flask:
    data = tmp_path_factory.mktemp("enhedstal")
    for slug, enheder in (("smaa", 30), ("stor", 1600)):
        skriv(data / f"{slug}.db", enheder)
    return lav_app(replace(config, data=data))


@pytest.fixture
def laest(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for each question, and one for each row that was read."""
    fundet: list[str] = []
    egen = Laesedatabase.query

    def query(self: Laesedatabase, sql: str, params: Any = None) -> Iterator[dict[str, Any]]:
        fundet.append("spurgt")
        for raekke in egen(self, sql, params):
            fundet.append("læst")
            yield raekke

    monkeypatch.setattr(Laesedatabase, "query", query)
    return fundet


@pytest.mark.parametrize("side", SIDER)
def test_a_page_costs_the_same_at_30_and_at_1600_units(app: Flask, laest: list[str], side: str):
    tal = {}
    for slug in ("smaa", "stor"):
        klient = app.test_client()
        assert klient.get(f"/{slug}/model-1/{side.format(1)}").status_code == 200
        laest.clear()
        # Another citizen: her page is not kept, what the kommune has in common is.
        assert klient.get(f"/{slug}/model-1/{side.format(2)}").status_code == 200
        tal[slug] = (laest.count("spurgt"), laest.count("læst"))
    assert tal["smaa"] == tal["stor"]
    # SAPA's Overblik has five elements, with family, home and history each in a table of its own.
    assert tal["stor"][0] < 25
