"""What Kontrol counts from the days of a class is what one object of the class says."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, replace

import pytest

from tests.integration import tilfaeldig
from tests.integration.tilfaeldig import indlaest
from webapp.services.grundlag import byg_grundlag, load_grundlag
from webapp.services.maalinger.kontrol import af_vidner, find_talklasser
from webapp.services.optaelling.klasser import find_hold
from webapp.services.optaelling.snit import Blik, hver_for_sig
from webapp.services.optaelling.taelling import optael
from webapp.store.opslag import load_opslag
from webapp.store.varianter import find_variant
from webapp.store.variantvalg import load_variantvalg


def samlet(klasser) -> Counter[tuple[object, ...]]:
    """Classes that say the same, counted together."""
    tal: Counter[tuple[object, ...]] = Counter()
    for klasse in klasser:
        tal[astuple(replace(klasse, antal=0))] += klasse.antal
    return tal


def af_objekter(database, grundlag) -> Counter[tuple[object, ...]]:
    """The same, each class read from one of its objects."""
    optaelling = optael(database, grundlag.dato)
    alle = find_hold(optaelling, grundlag, grundlag, Blik(noegle=hver_for_sig))
    return samlet(af_vidner(optaelling, grundlag, [hold for hold in alle if hold.antal]))


@pytest.mark.parametrize("kommune", ["korsbaek", "slides"])
def test_the_classes_are_those_of_their_objects(lager, kommune):
    with lager.aaben(kommune) as database:
        for valg in load_variantvalg(database):
            grundlag = load_grundlag(database, valg.slug)
            laest = samlet(find_talklasser(database, grundlag))
            assert laest == af_objekter(database, grundlag), valg.slug
            assert sum(laest.values()) > 0


@pytest.mark.parametrize("froe", range(40))
def test_so_they_are_in_any_kommune(froe):
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        for dato in datoer:
            grundlag = byg_grundlag(opslag, find_variant(database, "a"), dato)
            laest = samlet(find_talklasser(database, grundlag))
            assert laest == af_objekter(database, grundlag)


@pytest.mark.parametrize("froe", range(12))
def test_so_they_are_where_sager_have_no_sagstype(froe: int, monkeypatch: pytest.MonkeyPatch):
    """A ydelse may hang on one that has not begun: then its unit and number are not its own."""
    lav_sag = tilfaeldig._sag
    monkeypatch.setattr(tilfaeldig, "_sag", lambda t: replace(lav_sag(t), sagstype=None))
    test_so_they_are_in_any_kommune(froe)
