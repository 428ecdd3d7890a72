"""What Roller counts is what the tabs show: every page of every citizen read one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from sqlite_utils import Database

from webapp.domain.variant.faneblade import PAA_FANER, tilpas
from webapp.domain.variant.roller import Faneblad, Jobfunktionsrolle
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.roller import maal_roller
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.sammenlign.sammenlign import objekter
from webapp.services.sapa.faner import faner_af
from webapp.services.sapa.sider import find_sapaside
from webapp.services.sapa.valg import Sapavalg
from webapp.store.opslag import load_personer

ALLE = Sapavalg(vis=100_000)


def paa_siderne(
    database: Database, grundlag: Grundlag, rolle: Jobfunktionsrolle
) -> dict[str, set[str]]:
    """Sager and ydelser on some tab of some citizen, those of Borgerblikket among them."""
    set_: dict[str, set[str]] = {"sag": set(), "ydelse": set()}
    for person in load_personer(database):
        udsnit = load_borgerudsnit(database, grundlag, person)
        for fane in faner_af(rolle):
            if fane.sti and not fane.ses_af(rolle):
                continue
            side = find_sapaside(database, udsnit, rolle, fane.sti, ALLE).side
            for objekt in objekter(side):
                slags = objekt.noegle.partition("/")[0]
                if slags in set_:
                    set_[slags].add(objekt.noegle)
    return set_


def paa_egne_faner(rolle: Jobfunktionsrolle) -> Jobfunktionsrolle:
    """The same view on two tabs of the role's own, and what is new on its usual ones."""
    paa = [element for element in rolle.elementer if element in PAA_FANER]
    egne = (Faneblad("Mest", tuple(paa[::2])), Faneblad("Resten", tuple(paa[1::2])))
    return replace(rolle, faneblade=tilpas(egne, paa))


@pytest.mark.parametrize("faner", ["slidens", "egne"])
@pytest.mark.parametrize("variant", ["model-1", "eoj-loesninger"])
def test_the_reach_is_what_stands_on_the_tabs(lager: Kommunelager, variant: str, faner: str):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        roller = tuple(
            paa_egne_faner(rolle) if faner == "egne" else rolle for rolle in grundlag.variant.roller
        )
        maalt = maal_roller(database, grundlag, replace(grundlag.variant, roller=roller))
        for rolle in roller:
            tal = Counter[str]()
            for art, antal in maalt[rolle.slug].items():
                tal[art.slags] += antal
            set_ = paa_siderne(database, grundlag, rolle)
            assert tal["sag"] == len(set_["sag"]), rolle.slug
            assert tal["ydelse"] == len(set_["ydelse"]), rolle.slug
