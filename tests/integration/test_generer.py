"""`generate`: the same numbers give the same kommune, of nobody real, that can be used at once."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import Result

from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.domain.fagsystem import Sag
from webapp.domain.testdata import storkommune
from webapp.domain.testdata.storkommune import Storkommune, opdigtet_cpr
from webapp.services.kommuner import generer
from webapp.services.kommuner.kommuner import Kommunelager

STOR = Storkommune(
    slug="stor", navn="Stor Kommune", borgere=20, sager=60, enheder=8, terning=Random
)
VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


@pytest.mark.parametrize("anden", [{}, {"froe": 2}])
def test_the_same_numbers_give_the_same_kommune(anden: dict[str, int]):
    assert (STOR.kilde() == replace(STOR, **anden).kilde()) is (not anden)


def test_every_citizen_has_her_own_number_that_is_nobodys():
    numre = {opdigtet_cpr(nr).cifre for nr in range(0, 400_000, 7)}
    assert len(numre) == len(range(0, 400_000, 7))
    assert all(sum(int(c) * v for c, v in zip(n, VAEGTE, strict=True)) % 11 for n in numre)


def test_a_few_sagstyper_have_most_of_the_sager():
    sager = replace(STOR, sager=3000).kilde().sager
    pr_type: dict[str, int] = {}
    for sag in sager:
        pr_type[sag.sagstype or ""] = pr_type.get(sag.sagstype or "", 0) + 1
    hyppigste = sorted(pr_type.values(), reverse=True)
    assert hyppigste[0] > 4 * hyppigste[-1]
    assert {sag.parter[0].person for sag in sager} == {f"p-{nr}" for nr in range(20)}


def test_a_generated_kommune_is_a_kommune(koer: Callable[..., Result], data: Path, config: Config):
    svar = koer("generate", "--kommune=storkoebing", "--borgere=12", "--seed=3")
    assert svar.exit_code == 0, svar.output
    assert "Opdigter 12 borgere og 36 sager" in svar.output
    klient = PageClient(lav_app(replace(config, data=data)))
    side = klient.get("/storkoebing/")
    assert "Alle sager, ydelser og borgere er opdigtede" in side.indhold
    assert klient.get("/storkoebing/model-1/mit-overblik/p-3/sager/").h1 == "Sager"
    igen = koer("generate", "--kommune=storkoebing", "--borgere=12")
    assert igen.exit_code == 2
    with sqlite3.connect(data / "storkoebing.db") as conn:
        assert conn.execute("SELECT count(*) FROM fk_enhed").fetchone() == (1600,)


def test_no_more_sager_are_held_than_those_of_some_citizens(
    monkeypatch: pytest.MonkeyPatch, data: Path, config: Config
):
    """Those before are gone when the next are made: a larger kommune takes no more memory."""
    monkeypatch.setattr(storkommune, "BORGERE_AD_GANGEN", 4)
    monkeypatch.setattr(generer, "LINJE_FOR_HVER", 3)
    holdt = list[int]()

    def tael(linje: str) -> None:
        if linje.endswith("sager …"):
            alle = gc.get_objects()
            holdt.append(sum(isinstance(en, Sag) and en.titel.startswith("Sag om") for en in alle))

    generer.generer(Kommunelager(data, config.seed), "storkoebing", 24, 1, tael)
    assert len(holdt) > 20
    assert max(holdt) <= 4 * generer.SAGER_PR_BORGER


def test_a_name_that_cannot_stand_in_an_address_makes_nothing(
    koer: Callable[..., Result], data: Path
):
    assert koer("generate", "--kommune=Stor By", "--borgere=1").exit_code == 2
    assert not list(data.glob("*tor*"))
