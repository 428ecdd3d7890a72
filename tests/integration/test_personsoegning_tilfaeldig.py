"""Whoever is found through the sager is whom a look at each person finds, in a made-up kommune."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from tests import byg
from tests.integration.skridt import skridt
from tests.integration.tilfaeldig import ALLE_FROE, ENHEDER, SAGSTYPER, UUIDER, Terning, indlaest
from webapp.domain.testdata.storkommune import opdigtet_cpr
from webapp.domain.vaerdier.slug import fold
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store import borgere, sapasoegning
from webapp.store.borgere import Enhedsvalg, find_personer
from webapp.store.database import aaben, opret
from webapp.store.kildedata import tilfoej
from webapp.store.personliste import load_alle_ider
from webapp.store.sapasoegning import Personkrav, er_ordret, moenster


def enhedsvalg(t: Terning) -> Enhedsvalg:
    navne = tuple(t.sample(ENHEDER, t.randint(0, 2)))
    return Enhedsvalg(navne, tuple(map(str, t.sample(UUIDER, t.randint(0, 2)))))


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_they_are_those_who_are_found_one_by_one(froe: int, monkeypatch: pytest.MonkeyPatch):
    t = Terning(f"søgning {froe}")
    with indlaest(froe) as (database, _):
        alle = load_alle_ider(database)
        for _ in range(6):
            sagstype, enheder = t.choice(["", *SAGSTYPER]), t.maaske(0.7, saa=lambda: enhedsvalg(t))
            nogle = t.sample(list(alle), t.randint(0, len(alle)))
            monkeypatch.setattr(borgere, "MAKS_ENKELTVIS", 1000)
            ventet = find_personer(database, alle, sagstype, enheder)
            monkeypatch.setattr(borgere, "MAKS_ENKELTVIS", -1)
            assert list(find_personer(database, None, sagstype, enheder)) == list(ventet)
            if sagstype or enheder is not None:
                fundne = find_personer(database, nogle, sagstype, enheder)
                assert list(fundne) == [nr for nr in ventet if nr in set(nogle)]


def test_the_ids_are_told_without_reading_them_where_none_is_left_out():
    with indlaest(1) as (database, _):
        assert load_alle_ider(database) == range(1, 4)
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("DELETE FROM person WHERE id = 2")
        assert load_alle_ider(database) == (1, 3)
        database.execute("DELETE FROM person")
        assert load_alle_ider(database) == ()


def stor(database: Database, antal: int) -> None:
    """So many persons with a sag each, of which one is another sagstype."""
    opret(database)
    database.execute("PRAGMA foreign_keys = OFF")
    personer = [byg.person(slug=f"p-{nr}", cpr=opdigtet_cpr(nr)) for nr in range(antal)]
    sager = [
        byg.sag(slug=f"s-{nr}", sagsnummer=f"S-{nr}", parter=(byg.part(person=f"p-{nr}"),))
        for nr in range(antal)
    ]
    sager[7] = replace(sager[7], sagstype="Sjælden")
    tilfoej(database, personer, sager, ())


def test_a_rare_sagstype_costs_a_look_at_each_sag_and_all_persons_none():
    antal = 5000
    with aaben(":memory:") as database:
        stor(database, antal)
        assert find_personer(database, None, "Sjælden") == (8,)
        assert skridt(database, lambda: find_personer(database, None, "Sjælden")) < 8 * antal
        assert skridt(database, lambda: find_personer(database)) < 5 * antal
        navngivne = range(1, antal)
        assert skridt(database, lambda: find_personer(database, navngivne)) == 0


@given(st.text("aAeåæ1 .-%_", max_size=4), st.text("aAeåÅæ1 .,-%_", max_size=8))
@settings(deadline=None)
def test_what_can_be_written_in_one_way_is_in_whatever_its_pattern_finds(soegt: str, adresse: str):
    with aaben(":memory:") as database:
        (findes,) = database.execute("SELECT ? LIKE ?", [adresse, moenster(soegt)]).fetchone()
    if findes and er_ordret(soegt):
        assert fold(soegt) in fold(adresse)


@pytest.mark.parametrize(
    "krav",
    [
        Personkrav(adresse="algade"),
        Personkrav(adresse="ø", husnummer=True),
        Personkrav(mand=True),
        Personkrav(mand=False, kommuner=("11111111", "")),
    ],
)
def test_many_are_found_as_few_are(
    lager: Kommunelager, krav: Personkrav, monkeypatch: pytest.MonkeyPatch
):
    with lager.til_laesning().aaben("korsbaek") as database:
        nogle = tuple(load_alle_ider(database))[::2]
        faa = list(sapasoegning.find_personer(database, nogle, krav))
        monkeypatch.setattr(sapasoegning, "MAKS_ENKELTVIS", 1)
        assert list(sapasoegning.find_personer(database, nogle, krav)) == faa
        alle = list(sapasoegning.find_personer(database, None, krav))
    assert faa == [en for en in alle if en[0] in set(nogle)]
    assert alle
