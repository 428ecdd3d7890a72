"""A testplan has SAPA's other pages too: one of each kind, and what is expected stands there."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.klient import PageClient
from webapp.domain.verifikation.kriterier import Saerligt
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.verifikation.sapasider import sapas_sider
from webapp.store.opslag import load_personer
from webapp.web.testside import sidelaeser

CITERET = re.compile("»([^«]+)«")
ARTER = {
    en.name.lower()
    for en in (
        Saerligt.ADVIS,
        Saerligt.KONTROLSAG,
        Saerligt.LOFT,
        Saerligt.JOURNALNOTAT,
        Saerligt.HOI,
        Saerligt.UDSOEGNING,
    )
}


@pytest.mark.parametrize("variant", ["model-1", "model-2"])
def test_there_is_one_of_each_kind_and_what_is_quoted_stands_on_it(
    app: Flask, lager: Kommunelager, klient: PageClient, variant: str
):
    with app.app_context(), lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        laes = sidelaeser(database, grundlag)
        udsnit = [load_borgerudsnit(database, grundlag, en) for en in load_personer(database)]
        sider = list(sapas_sider(database, grundlag, udsnit))
        arter = [kriterium.noegle[0] for side in sider for kriterium in side.forventninger]
        assert sorted(arter) == sorted(ARTER)
        for side in sider:
            udsagn = laes(side.side)
            assert udsagn is not None, side.side
            tekst = [t for _, t in udsagn.linjer] + [v for _, _, v in udsagn.felter]
            for saetning in side.forventninger.values():
                for en in CITERET.findall(saetning):
                    assert en in " ".join(tekst), (side.side, saetning)
    # The address that the plan leads to is that page, with what the preview adds.
    for side in sider:
        klient.get(f"/korsbaek/{variant}/{side.side}/")
