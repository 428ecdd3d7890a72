"""The verdicts that fall are exactly those whose page says something else, whatever was changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.integration.tilfaeldig import indlaest
from webapp.domain.verifikation.domme import Dom, Stand, find_skift
from webapp.services.grundlag import load_grundlag
from webapp.services.verifikation.planlaegning import lav_testplan
from webapp.services.verifikation.status import find_status
from webapp.store.varianter import find_variant, gem_variant
from webapp.store.verifikation.domme import Afgoerelse, gem_dom
from webapp.web.testside import sidelaeser

NU = datetime(2024, 4, 8, 12, tzinfo=UTC)
FROE = range(12)
ALLE_FROE = (*FROE, *(pytest.param(froe, marks=pytest.mark.soak) for froe in range(12, 200)))


def godkend(database, grundlag, side, udsagn):
    afgoerelse = Afgoerelse(
        variant="a",
        side=side,
        dom=Dom.GODKENDT,
        navn="Anna",
        rolle="",
        tid=NU,
        dato=grundlag.dato,
        bemaerkning="",
        objekt="",
        felt="",
        variantversion=0,
        dataversion=1,
        produkt="",
    )
    gem_dom(database, afgoerelse, udsagn)


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_a_random_change_of_choices_takes_what_it_changes_and_no_more(app, froe):
    with indlaest(froe) as (database, _datoer), app.app_context():
        grundlag = load_grundlag(database, "a")
        lav_testplan(database, grundlag, NU)
        status = find_status(database, grundlag, sidelaeser(database, grundlag))
        sider = [linje.tilfaelde.side for linje in status.linjer]
        foer = {side: sidelaeser(database, grundlag)(side) for side in sider}
        for side, udsagn in foer.items():
            godkend(database, grundlag, side, udsagn)
        gammel, ny = find_variant(database, "a"), find_variant(database, "b")
        gem_variant(database, replace(ny, slug="a", navn="et andet navn"), 0)
        grundlag = load_grundlag(database, "a")
        laeser = sidelaeser(database, grundlag)
        efter = {side: laeser(side) for side in sider}
        for linje in find_status(database, grundlag, laeser).linjer:
            a, b = foer[linje.tilfaelde.side], efter[linje.tilfaelde.side]
            ens = b is not None and (a.titel, a.felter, a.linjer) == (b.titel, b.felter, b.linjer)
            assert linje.stand.er_godkendt == ens, linje.tilfaelde.side
            if b is not None and linje.stand is not Stand.VAEK:
                assert bool(linje.skift) == bool(find_skift(a, b)) == (not ens)
        gem_variant(database, gammel, 0)
        grundlag = load_grundlag(database, "a")
        igen = find_status(database, grundlag, sidelaeser(database, grundlag))
        assert {linje.stand for linje in igen.linjer} <= {Stand.GODKENDT}
