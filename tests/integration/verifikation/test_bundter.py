"""The share that a testplan states equals a count of the pages, read one by one."""

from collections import Counter

import pytest

from tests.integration.tilfaeldig import FROE, indlaest
from webapp.domain.verifikation.daekning import bevist, daek, forloeb
from webapp.services.grundlag import load_grundlag
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.verifikation.bundter import alle_kriterier, tael_bundter
from webapp.services.verifikation.kandidater import find_kandidater
from webapp.store.opslag import load_personer

# Pages of the trial that the plan is to be as good as: in all, and when nine tenths are seen.
FORSOEGETS_SIDER, NI_TIENDEDELE = 46, 30
# And what the trial did not have: the lists of payments, appointments and claims, one page for
# each that is special of them, and one of each other kind that SAPA has.
ANDRE_LISTER = 6 + 6


def laest(database, grundlag):
    """The criteria of each object through the citizen whom it is counted by, read as a page is."""
    personer = dict(enumerate(load_personer(database), start=1))
    udsnit = {nr: load_borgerudsnit(database, grundlag, p) for nr, p in personer.items()}
    sql = """SELECT DISTINCT slags, person_id, objekt_id FROM nyeste JOIN gruppe ON
             gruppe.id = gruppe_id WHERE hoved AND uden_enhed IS NOT NULL"""
    slugs = {
        slags: dict(database.execute(f"SELECT id, slug FROM {slags}").fetchall())  # noqa: S608 - two constants
        for slags in ("sag", "ydelse")
    }
    fundne: Counter[frozenset] = Counter()
    for slags, person, objekt in database.execute(sql).fetchall():
        noegle = f"{slags}/{slugs[slags][objekt]}"
        bedoemt = next(b for b in udsnit[person].alle if b.noegle == noegle)
        kriterier = alle_kriterier(bedoemt)
        if kriterier is not None:
            fundne[kriterier] += 1
    return fundne


def talt(bundter):
    fundne: Counter[frozenset] = Counter()
    for bundt in bundter.bundter:
        fundne[bundt.kriterier] += bundt.antal
    return +fundne


@pytest.mark.parametrize("variant", ["model-1", "model-2", "trin-5-foer-trin-7", "eoj-loesninger"])
def test_the_example_counts_as_its_pages_read_one_by_one(lager, variant):
    with lager.til_laesning().aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        assert talt(tael_bundter(database, grundlag)) == laest(database, grundlag)


@pytest.mark.parametrize("froe", FROE[::4])
def test_made_up_kommuner_count_as_their_pages_read_one_by_one(froe):
    with indlaest(froe) as (database, _datoer):
        for slug in ("a", "b"):
            grundlag = load_grundlag(database, slug)
            assert talt(tael_bundter(database, grundlag)) == laest(database, grundlag), slug


@pytest.mark.parametrize("variant", ["model-1", "model-2"])
def test_the_example_needs_no_more_pages_than_the_trial(lager, variant):
    with lager.til_laesning().aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        bundter = tael_bundter(database, grundlag)
        sider = [frozenset(k.forventninger) for k in find_kandidater(database, grundlag, bundter)]
    assert bundter.kriterier <= frozenset().union(*sider)
    orden = daek(sider, bundter.bundter)
    kurve = list(forloeb([sider[nr] for nr in orden], bundter.bundter))
    assert len(orden) <= FORSOEGETS_SIDER + ANDRE_LISTER
    assert kurve[NI_TIENDEDELE - 1] >= 0.9 * bundter.ialt
    assert kurve[-1] == bundter.ialt == bevist(bundter.bundter, frozenset().union(*sider))
