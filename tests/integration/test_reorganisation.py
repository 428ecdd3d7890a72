"""The figures of a reorganisation are what reading everybody's pages one by one gives."""

import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_enhed
from webapp.services.grundlag import byg_grundlag, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.enhedsudfald import (
    Hvem,
    Udfald,
    borgerens_udfald,
    hos_lukket,
    sapas_udfald,
)
from webapp.services.maalinger.reorganisation import (
    Antal,
    Stadig,
    grundlag_uden,
    maal_reorganisation,
)
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.reorganisation.opgaver import Arbejdsliste
from webapp.store.aendringer import fortryd, load_version
from webapp.store.opslag import load_personer
from webapp.store.varianter import find_variant

DUMP = Path(__file__).parents[1] / "skema" / "2-mapning.sql"
DAGE = [date(2024, 4, 8), date(2024, 4, 30), date(2024, 5, 1), date(2024, 6, 15)]
MAJ = date(2024, 5, 1)
# The seed's two, and other mappings with the same changes.
VARIANTER = ["reorganisation", "reorganisation-model-2", "rettelser-i-marts", "brugerdefineret"]


@pytest.fixture(scope="module")
def database(lager):
    with lager.aaben("korsbaek") as database:
        yield database


def grundlag(database, slug: str, dato: date):
    """The variant with the seed's changes, on a day."""
    aendringer = find_variant(database, "reorganisation").reorganisation
    g = load_grundlag(database, slug, dato)
    return byg_grundlag(g.opslag, replace(g.variant, reorganisation=aendringer), dato)


def laes_sider(database, efter):
    """(person, key) -> the object judged without and with the changes, from the pages' own code."""
    foer = grundlag_uden(efter)
    for person in load_personer(database):
        uden, med = (paa_siderne(load_borgerudsnit(database, g, person)) for g in (foer, efter))
        assert uden.keys() == med.keys()
        for noegle in med:
            yield person.slug, noegle, uden[noegle], med[noegle]


def paa_siderne(udsnit):
    """Each object of a person's as her pages judge it: money is seen where a payment of it is."""
    return {b.noegle: udsnit.paa_siden(b) for b in udsnit.alle}


def facit(database, efter):
    ting, personer = defaultdict(set), defaultdict(set)
    hos = defaultdict(dict)
    for person, noegle, uden, med in laes_sider(database, efter):
        for hvem, udfald in ((Hvem.BORGER, borgerens_udfald), (Hvem.SAPA, sapas_udfald)):
            blev = udfald(uden, med)
            if blev is not None:
                ting[hvem, blev].add(noegle)
                personer[hvem, blev].add(person)
        lukket = hos_lukket(uden, med)
        if lukket is not None:
            felt = "aktive" if med.forhold.aktiv else "lukkede"
            hos[lukket][noegle] = "ydelser" if med.forhold.er_ydelse else felt
    antal = {
        noegle: Antal(
            sum(n.startswith("sag/") for n in fundne),
            sum(n.startswith("ydelse/") for n in fundne),
            len(personer[noegle]),
        )
        for noegle, fundne in ting.items()
    }
    felter = ("aktive", "lukkede", "ydelser")
    return antal, {
        h: Stadig(*(list(fundne.values()).count(f) for f in felter)) for h, fundne in hos.items()
    }


@pytest.mark.parametrize("dato", DAGE, ids=str)
@pytest.mark.parametrize("slug", VARIANTER)
def test_the_counts_are_those_of_the_pages_one_by_one(lager, slug, dato):
    with lager.aaben("korsbaek") as egen:
        efter = grundlag(egen, slug, dato)
        maalt = maal_reorganisation(egen, efter)
        assert (dict(maalt.antal), dict(maalt.hos)) == facit(egen, efter)


def test_before_the_day_nothing_is_touched_and_after_it_model_1_breaks_and_model_2_holds(database):
    def brudt(slug, dato):
        maalt = maal_reorganisation(database, grundlag(database, slug, dato))
        return maalt.af(Hvem.BORGER, Udfald.BRUDT).sager, sum(map(_ialt, maalt.hos.values()))

    assert brudt("reorganisation", date(2024, 4, 30)) == (0, 0)
    assert brudt("reorganisation", MAJ) == (23, 55)
    assert brudt("reorganisation-model-2", MAJ) == (0, 0)
    assert brudt("brugerdefineret", MAJ)[0] == 0


def _ialt(stadig: Stadig) -> int:
    return stadig.aktive + stadig.lukkede + stadig.ydelser


def test_the_work_list_done_and_an_oprydning_leave_nothing_broken(database):
    g = grundlag(database, "reorganisation", MAJ)
    opgaver = Arbejdsliste(g, maal_reorganisation(database, g)).opgaver()
    assert {(o.lokal, o.forslag, o.gjort) for o in opgaver} == {
        ("Visitation Syd - Omsorg", "Senior og Sundhed", ""),
        ("Myndighed B", "Myndighed C", ""),
        ("Rehabilitering central", "Senior og Sundhed", ""),
    }
    variant = g.variant
    for opgave in opgaver:
        variant = ret_enhed(variant, opgave.lokal, EnhedUuid(opgave.forslag_uuid), Tidspunkt(MAJ))
    mappet = byg_grundlag(g.opslag, variant, MAJ)
    igen = Arbejdsliste(mappet, maal_reorganisation(database, mappet)).opgaver()
    # No event reaches them on the very day: they hang on, but there is nothing left to map.
    assert {(o.lokal, o.gjort) for o in igen} == {(o.lokal, o.forslag) for o in opgaver}
    assert {o.lokal: o.stadig for o in igen} == {o.lokal: o.stadig for o in opgaver}
    ryddet = byg_grundlag(g.opslag, replace(variant, oprydninger=(MAJ,)), MAJ)
    maalt = maal_reorganisation(database, ryddet)
    assert not maalt.hos
    assert Arbejdsliste(ryddet, maalt).opgaver() == ()


def test_a_role_that_a_move_takes_units_from_is_told(database):
    g = grundlag(database, "reorganisation", MAJ)
    roller = {r.slug: r.tekster for r in Arbejdsliste(g).roller()}
    assert set(roller) == {"visitator", "socialraadgiver-handicap-og-psykiatri", "socialchef"}
    assert "Genoptræning ligger ikke længere under Senior og Sundhed" in roller["visitator"]


# FILES OF BEFORE REORGANISATIONS WERE KEPT


@pytest.fixture
def gammel(tmp_path, lager):
    """A file as the version before made it, with a variant of its own and changes that it kept."""
    egen = Kommunelager(tmp_path, lager.seed)
    with sqlite3.connect(egen.fil("egen")) as db:
        db.executescript(DUMP.read_text(encoding="utf-8"))
    db.close()
    return egen


def test_an_older_file_keeps_its_variants(gammel):
    gammel.opgrader()
    with gammel.aaben("egen") as database:
        assert find_variant(database, "vores-egen").model == 1
        assert len(find_variant(database, "model-1").enhedsmapning) == 2
        assert database.table("reorganisation").count == 0


def test_a_change_saved_before_reorganisations_were_kept_can_be_taken_back(gammel):
    gammel.opgrader()
    with gammel.aaben("egen") as database:
        version = load_version(database, "model-1")
        assert fortryd(database, "model-1", version) == "Seks enheder er fjernet"
        assert len(find_variant(database, "model-1").enhedsmapning) == 6
