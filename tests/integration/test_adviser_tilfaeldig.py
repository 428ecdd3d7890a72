"""Adviser of initial load in a made-up kommune, counted, are those of every object by itself."""

from __future__ import annotations

from collections import Counter

import pytest

from tests import byg
from tests.integration.tilfaeldig import ALLE_FROE, indlaest
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.advis import Advisgruppe, Haendelse
from webapp.domain.variant.variant import Trin
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.adviser import (
    Advisart,
    maal_adviser,
    maal_efter_stande,
    maal_i_alderen,
    maal_i_alderen_efter_stande,
)
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_opslag, load_personer
from webapp.store.varianter import find_variant

GRUPPER = (
    Advisgruppe(),
    Advisgruppe(kle=(KleMoenster("27.*"),)),
    Advisgruppe(enhed=byg.NORD),
    Advisgruppe(kle=(KleMoenster("29"), KleMoenster("27.36.04")), enhed=byg.NORD),
    Advisgruppe(alder_fra=67),
    Advisgruppe(kle=(KleMoenster("27.*"),), alder_til=66),
    Advisgruppe(enhed=byg.NORD, alder_fra=40, alder_til=45),
)


def et_for_et(database, grundlag: Grundlag, gruppe: Advisgruppe) -> Counter[Advisart]:
    """What each object that was sent tells the group, no object twice."""
    fundet: set[tuple[str, Advisart]] = set()
    for person in load_personer(database):
        if not gruppe.rammer_alder(person.cpr.alder(grundlag.dato)):
            continue
        for et in load_borgerudsnit(database, grundlag, person).alle:
            forhold = et.forhold
            if not (
                forhold.via_eksport and et.borger.finding("EKSPORT_AKTIV") and et.er_eksporteret
            ):
                continue
            enhed = forhold.ansvarlig.uuid if forhold.ansvarlig else None
            under = gruppe.enhed is None or (
                enhed is not None
                and (enhed == gruppe.enhed or forhold.organisation.er_under(enhed, gruppe.enhed))
            )
            if not under or forhold.kle is None:
                continue
            if gruppe.kle and not any(moenster.daekker(forhold.kle) for moenster in gruppe.kle):
                continue
            slags = et.noegle.partition("/")[0]
            fundet.add((et.noegle, Advisart(slags, forhold.kle.gruppe, Haendelse.START)))
            if not forhold.aktiv:
                fundet.add((et.noegle, Advisart(slags, forhold.kle.gruppe, Haendelse.STOP)))
    return Counter(art for _, art in fundet)


def _maal(froe: int) -> Counter[str]:
    """How many of what was met somewhere; every figure is checked on the way."""
    set_: Counter[str] = Counter()
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        variant = find_variant(database, "a")
        trin_8 = variant.trin.get(Trin.EKSPORTER_SAGER)
        for dato in (*datoer, *([trin_8] if trin_8 else ())):
            grundlag = byg_grundlag(opslag, variant, dato)
            for gruppe in GRUPPER:
                set_["efter stande"] += maal_efter_stande(database, grundlag, gruppe) is not None
                if dato == trin_8:  # the day that the page asks about reads no object
                    assert maal_efter_stande(database, grundlag, gruppe) is not None
                    assert maal_i_alderen_efter_stande(database, grundlag, gruppe) is not None
                alle, gruppens = maal_adviser(database, grundlag, gruppe)
                facit = et_for_et(database, grundlag, gruppe)
                assert +gruppens == facit, (dato, gruppe)
                assert +maal_i_alderen(database, grundlag, gruppe) == facit, (dato, gruppe)
                if gruppe == Advisgruppe(alder_fra=67):
                    set_["67 år"] += gruppens.total()
                    set_["yngre"] += alle.total() - gruppens.total()
                set_["inde"] += gruppens.total()
                set_["ude"] += alle.total() - gruppens.total()
                set_["stop"] += sum(n for art, n in facit.items() if art.haendelse == "stop")
    return set_


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_the_number_is_that_of_every_object_by_itself(froe: int):
    _maal(froe)


def test_some_are_within_and_some_without_and_some_stop():
    set_ = sum(map(_maal, range(3)), Counter())
    assert min(set_[hvad] for hvad in ("inde", "ude", "stop", "efter stande", "67 år", "yngre")) > 0
