"""The municipality-wide figures are what reading everybody's pages one by one gives."""

from dataclasses import dataclass, field
from datetime import date
from itertools import permutations

import pytest

from tests.integration.genbrug import Hukommelse, genbrug
from tests.integration.sidevis import Set, facit, laes_alle_sider, som_facit
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.store.varianter import load_variantnavne

KOMMUNE = "korsbaek"
MOD = "model-1"
# The data's own date, between the corrections and the oprydning of March, after ESDH's opening.
DATOER = [None, date(2024, 3, 22), date(2024, 5, 15)]
MODTAGERE = pytest.mark.parametrize("modtager", Modtager)


@dataclass
class Dag:
    """Everything of the kommune on one day: choices and pages under each variant."""

    grundlag: dict[str, Grundlag]
    sider: dict[str, dict[Modtager, Set]]
    hukommelse: Hukommelse = field(default_factory=Hukommelse.tom)


@pytest.fixture(scope="module")
def database(lager):
    with lager.aaben(KOMMUNE) as database:
        yield database


@pytest.fixture(scope="module", params=DATOER, ids=str)
def dag(request, database):
    navne = [slug for slug, _, _ in load_variantnavne(database)]
    grundlag = {navn: load_grundlag(database, navn, request.param) for navn in navne}
    return Dag(grundlag, {navn: laes_alle_sider(database, g) for navn, g in grundlag.items()})


@MODTAGERE
@pytest.mark.parametrize("mod", [MOD, pytest.param(None, marks=pytest.mark.soak)])
def test_every_ordered_pair_of_variants_counts_what_the_pages_show(
    lager, dag, modtager, mod, monkeypatch
):
    """Every variant against model 1 and the other way; in `make soak` each against all others."""
    genbrug(monkeypatch, dag.hukommelse)
    with lager.aaben(KOMMUNE) as egen:
        for a, b in permutations(dag.grundlag, 2):
            if mod and mod not in {a, b}:
                continue
            maalt = maal_indvirkning(egen, dag.grundlag[a], dag.grundlag[b], modtager)
            ventet = facit(dag.sider[a][modtager], dag.sider[b][modtager])
            assert som_facit(maalt) == ventet, (a, b)


@MODTAGERE
def test_a_variant_changes_nothing_against_itself(database, dag, modtager):
    for navn, grundlag in dag.grundlag.items():
        maalt = maal_indvirkning(database, grundlag, grundlag, modtager)
        set_ = dag.sider[navn][modtager].objekter
        assert maalt.sager.total == sum(noegle.startswith("sag/") for noegle in set_)
        assert (maalt.sager.changed, maalt.sager.shown, maalt.sager.hidden) == (0, 0, 0)
        assert maalt.aendringer == ()


def test_model_1_and_2_differ_for_half_of_the_shown_sager_or_more_and_agree_for_some(database):
    a, b = (load_grundlag(database, slug) for slug in ("model-1", "model-2"))
    sager = maal_indvirkning(database, a, b).sager
    assert sager.changed >= sager.total / 2, sager
    assert sager.changed < sager.total, sager


def test_a_preview_of_another_day_leaves_the_figures_of_the_data_set_alone(database):
    def maal(dato):
        a, b = (load_grundlag(database, slug, dato) for slug in ("model-1", "model-2"))
        return maal_indvirkning(database, a, b)

    foer = maal(None)
    assert maal(date(2024, 2, 28)).sager != foer.sager
    assert maal(date(2024, 3, 22)).dato == date(2024, 3, 22)
    assert maal(None) == foer
