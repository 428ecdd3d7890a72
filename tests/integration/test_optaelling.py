"""The engine of the counts: boxes hold for as long as it lives, and no other answers for them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.integration.tilfaeldig import Terning, indlaest
from webapp.domain.testdata.kilde import Kildedata
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.synlighed import tael_synlige
from webapp.services.optaelling.klasser import find_hold
from webapp.services.optaelling.snit import Blik
from webapp.services.optaelling.taelling import byg_taellinger, optael
from webapp.store.database import aaben, opret
from webapp.store.kontrol import load_sager_hos
from webapp.store.opslag import load_kommune, load_opslag
from webapp.store.optaelling import (
    BID,
    GRUPPENS,
    FremmedKasseError,
    Kasse,
    Optaelling,
    Taelling,
    gem_taellinger,
)
from webapp.store.varianter import find_variant


def alle_kasser(optaelling: Optaelling, **dage: tuple[str, str]) -> list[Kasse]:
    return [Kasse(grupper=(gruppe.id,), **dage) for gruppe in optaelling.grupper()]


def objekter(optaelling: Optaelling, slags: str) -> set[int]:
    """Objects of one kind, asked for by boxes."""
    grupper = [gruppe.id for gruppe in optaelling.grupper() if gruppe.slags == slags]
    talt = optaelling.tael([Kasse(grupper=(nr,)) for nr in grupper])
    kasser = talt.kasser(range(len(grupper)))
    return {vidne.objekt_id for vidne in optaelling.find_objekter([kasser], 1000)}


@pytest.mark.parametrize("froe", range(8))
def test_boxes_hold_whatever_is_counted_after_them(froe):
    """Exchanging two lines of a measurement changes no figure."""
    with indlaest(froe) as (database, _):
        optaelling = Optaelling(database)
        foerst = optaelling.tael(alle_kasser(optaelling))
        kasser = foerst.kasser(range(len(foerst.antal)))
        foer = (
            optaelling.borgere({0: [kasser]}),
            optaelling.find_objekter([kasser], 1000),
            optaelling.aeldste_oprettet([kasser]),
        )
        senere = optaelling.tael(list(reversed(alle_kasser(optaelling, fra=("2024-03-01", "9")))))
        assert senere.antal != foerst.antal
        efter = (
            optaelling.borgere({0: [kasser]}),
            optaelling.find_objekter([kasser], 1000),
            optaelling.aeldste_oprettet([kasser]),
        )
        assert efter == foer


@pytest.mark.parametrize("anden_dag", [False, True])
def test_another_counting_refuses_the_boxes(anden_dag):
    """Of the same day too: their numbers would be others, or none."""
    with indlaest(3) as (database, _):
        dato = load_kommune(database).dato
        en = optael(database, dato)
        anden = optael(database, dato - timedelta(days=10 * anden_dag))
        kasser = en.tael(alle_kasser(en)).kasser([0])
        for spoerg in (
            lambda: anden.borgere({0: [kasser]}),
            lambda: anden.vidner([kasser]),
            lambda: anden.foerste({0: [kasser]}),
            lambda: anden.find_objekter([kasser], 1),
            lambda: anden.aeldste_oprettet([kasser]),
            lambda: anden.raekker_i({0: [kasser]}),
        ):
            with pytest.raises(FremmedKasseError):
                spoerg()


@pytest.mark.parametrize("froe", range(8))
def test_a_count_of_many_grupper_is_the_sum_of_each(froe):
    with indlaest(froe) as (database, _):
        optaelling = Optaelling(database)
        for dage in ({}, {"fra": ("2024-02-20", "9")}, {"oprettet": ("", "2024-03-10")}):
            hver = optaelling.tael(alle_kasser(optaelling, **dage)).antal
            ider = tuple(gruppe.id for gruppe in optaelling.grupper())
            assert optaelling.tael([Kasse(grupper=ider, **dage)]).antal == (sum(hver),)


@pytest.mark.parametrize("froe", range(8))
def test_without_units_the_same_objects_are_counted_in_fewer_grupper(froe):
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        for dato in datoer:
            optaelling = optael(database, dato)
            grundlag = byg_grundlag(opslag, find_variant(database, "a"), dato)
            med, uden = (
                find_hold(optaelling, grundlag, grundlag, Blik(enheder=enheder))
                for enheder in (True, False)
            )
            assert sum(hold.antal for hold in med) == sum(hold.antal for hold in uden)
            enhedsvis, foldet = optaelling.grupper(), optaelling.grupper(enhedsvis=False)
            assert len(foldet) <= len(enhedsvis)
            assert {gruppe.lokal_enhed for gruppe in foldet} <= {None}


def test_days_lie_beside_each_other_and_the_files_own_is_never_hidden():
    with indlaest(5) as (database, _):
        dato = load_kommune(database).dato
        sager_hos = load_sager_hos(database)
        egne = objekter(optael(database, dato), "sag")
        tidligt = optael(database, dato - timedelta(days=60))
        foer = objekter(tidligt, "sag")
        assert foer < egne
        assert objekter(optael(database, dato), "sag") == egne
        assert objekter(tidligt, "sag") == foer
        assert load_sager_hos(database) == sager_hos


def test_what_is_read_again_is_counted_again():
    with indlaest(5) as (database, _):
        tidligt = load_kommune(database).dato - timedelta(days=20)
        assert optael(database, tidligt).er_dannet
        with database.atomic():
            byg_taellinger(database, Kildedata(kommune=load_kommune(database)))
        assert not Optaelling(database, tidligt).er_dannet
        assert Optaelling(database).grupper() == ()


def test_the_order_of_measurements_changes_nothing():
    with indlaest(7) as (database, _):
        opslag, dato = load_opslag(database), load_kommune(database).dato
        a, b = (byg_grundlag(opslag, find_variant(database, s), dato) for s in ("a", "b"))
        forlaens = [tael_synlige(database, a), tael_synlige(database, b)]
        baglaens = [tael_synlige(database, b), tael_synlige(database, a)]
        assert forlaens == baglaens[::-1]


@pytest.mark.parametrize("froe", range(3))
def test_grupper_are_numbered_as_they_are_met(froe):
    """Of more rows than are held at once; those without their unit come after all others."""
    terning = Terning(froe)
    raekker = [
        Taelling(
            slags=terning.choice(["sag", "ydelse"]),
            egenskaber=terning.choice(["{}", '{"byggesag":true}']),
            adgang="{}",
            hoved=terning.choice([True, False]),
            lokal_enhed=terning.choice([None, "", *(f"Enhed {nr}" for nr in range(40))]),
            sagstype=terning.choice([None, "Sagstype 1", "Sagstype 2"]),
            lokal_ydelse=None,
            fra=terning.dag().isoformat(),
            oprettet="2023-01-01",
            bevilget="2023-02-01",
            begyndt="2023-03-01",
            person_id=nr // 3,
            objekt_id=nr,
        )
        for nr in range(2 * BID + 100)
    ]
    moedt = list(dict.fromkeys(raekke[:GRUPPENS] for raekke in raekker))
    foldet = list(dict.fromkeys((*en[:4], None, *en[5:]) for en in moedt))
    numre = {en: nr for nr, en in enumerate(moedt, start=1)}
    uden = {en: nr for nr, en in enumerate(foldet, start=len(moedt) + 1)}
    with aaben(":memory:") as database:
        opret(database)
        with database.atomic():
            gem_taellinger(database, raekker)
        fundne = database.execute("SELECT * FROM gruppe ORDER BY id").fetchall()
        skrevne = database.execute("SELECT gruppe_id, fra, objekt_id FROM nyeste").fetchall()
    assert fundne == [
        *((nr, *en, uden[*en[:4], None, *en[5:]]) for en, nr in numre.items()),
        *((nr, *en, None) for en, nr in uden.items()),
    ]
    assert sorted(skrevne) == sorted(
        (nr, raekke.fra, raekke.objekt_id)
        for raekke in raekker
        for nr in (numre[raekke[:GRUPPENS]], uden[*raekke[:4], None, *raekke[5:GRUPPENS]])
    )
