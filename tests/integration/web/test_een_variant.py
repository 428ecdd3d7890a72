"""A kommune with one variant: Sammenlign says how to get another, and the figures then add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.havlunde import VARIANT, indlaes_havlunde
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager


@pytest.fixture(scope="module")
def havlunde(tmp_path_factory: pytest.TempPathFactory, config: Config) -> PageClient:
    lager = Kommunelager(tmp_path_factory.mktemp("een"), config.seed)
    indlaes_havlunde(lager)
    return PageClient(lav_app(replace(config, data=lager.data)))


def test_sammenlign_leads_to_the_proposal_of_model_2(havlunde: PageClient):
    kontrol = havlunde.get(f"/havlunde/{VARIANT}/kontrol/")
    assert kontrol.link("Sammenlign").startswith("/havlunde/sammenlign/")
    side = havlunde.get("/havlunde/sammenlign/")
    assert "så der mangler et at holde det op mod" in side.indhold
    vej = side.link("Få et forslag til model 2")
    assert havlunde.get(vej).h1 == "Foreslå model 2"


def test_a_level_and_its_table_add_up(havlunde: PageClient):
    side = havlunde.get(f"/havlunde/{VARIANT}/mapping/model-2/?niveau=3")
    assert (
        "Niveau 3 har 6 enheder; dertil kommer Social- og Sundhedscenter, som har sager, men "
        "ligger højere oppe. Tabellen har derfor 7."
    ) in side.indhold
