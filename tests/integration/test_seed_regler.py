"""Korsbæk shows every rule at work: what hides hides something there and lets something through."""

from collections import defaultdict
from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.unit.domain.spec import HIDES, INFORMS, NOT_TRIED, SKJULER, WARNS
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.sapa import SAPA
from webapp.services.grundlag import load_grundlag
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_personer
from webapp.store.varianter import load_variantnavne

KOMMUNE = "korsbaek"
ANTAGET = {regel.code for regel in (*EKSPORT, *BORGERBLIK, *SAPA) if not regel.sourced}
AFGOER = {HIDES, WARNS, INFORMS}
# The days after trin 8, on which the initial load is still running, lie before the data's date.
FOERSTE_DAGE = ("model-1", date(2024, 3, 12))
# SAPA's partial mode is off in every variant of the seed.
IKKE_I_SEED = {"SAPA_DELVIS"}


@pytest.fixture(scope="module")
def fund(lager):
    """{code: {(effect, kind, (variant, date)): (person, role)}}, from every person and role."""
    fundet = defaultdict(dict)
    with lager.aaben(KOMMUNE) as database:
        personer = load_personer(database)
        for valg in [*((slug, None) for slug, _, _ in load_variantnavne(database)), FOERSTE_DAGE]:
            for person in personer:
                grundlag = load_grundlag(database, *valg, person)
                for bedoemt in load_borgerudsnit(database, grundlag, person).alle:
                    domme = [("", bedoemt.borger)]
                    domme += [(r.slug, bedoemt.sapa(r)) for r in grundlag.variant.roller]
                    for rolle, verdict in domme:
                        for finding in verdict.findings:
                            slags = bedoemt.noegle.partition("/")[0]
                            noegle = (finding.effect, slags, valg)
                            fundet[finding.code].setdefault(noegle, (person.slug, rolle))
    return fundet


@pytest.mark.parametrize("kode", sorted(SKJULER))
def test_it_hides_something_and_lets_another_of_its_kind_through(fund, kode):
    skjuler = {(slags, valg) for effekt, slags, valg in fund[kode] if effekt is HIDES}
    slipper = {
        (slags, valg) for effekt, slags, valg in fund[kode] if effekt not in {HIDES, NOT_TRIED}
    }
    assert skjuler, f"{kode} skjuler intet i {KOMMUNE}"
    assert skjuler & slipper, f"{kode} lader intet af samme slags igennem, hvor den skjuler noget"


@pytest.mark.parametrize("regel", [*EKSPORT, *BORGERBLIK, *SAPA], ids=lambda r: r.code)
def test_every_rule_has_something_to_say_of_korsbaek(fund, regel):
    fundne = {effekt for effekt, _, _ in fund[regel.code]}
    assert bool(fundne & AFGOER) == (regel.code not in IKKE_I_SEED), sorted(fundne)


@pytest.mark.parametrize("kode", sorted(ANTAGET))
def test_an_inferred_finding_is_told_as_an_assumption(app, fund, kode):
    noegle = next(noegle for noegle in fund[kode] if noegle[0] in AFGOER)
    (person, rolle), (variant, dato) = fund[kode][noegle], noegle[-1]
    sti = f"/{KOMMUNE}/{variant}/hvorfor/{person}/"
    query = {"rolle": rolle if kode.startswith("SAPA") else "", "dato": dato, "vis": "1000"}
    svar = app.test_client().get(sti, query_string={n: v for n, v in query.items() if v})
    assert svar.status_code == 200
    side = BeautifulSoup(svar.get_data(as_text=True), "lxml")
    raekker = side.select(f'[data-regel="{kode}"]')
    assert raekker, sti
    for raekke in raekker:
        kilde = raekke.select_one('[data-title="Kilde"]').get_text()
        assert kilde.startswith("Vi antager")
        assert not kilde.startswith("KOMBIT")
