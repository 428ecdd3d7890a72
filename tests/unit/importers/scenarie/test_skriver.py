"""A scenario written as TOML reads back as the same, whatever is typed in it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.eksempler import eksempler
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.domain.workshop.scenarie import (
    Aendring,
    Krav,
    Rollebesaetning,
    Scenarie,
    Skridt,
    Skridtart,
    Variantvalg,
)
from webapp.importers.scenarie.laeser import laes_scenarie
from webapp.importers.scenarie.linjer import find_linjer
from webapp.importers.scenarie.skriver import skriv_scenarie
from webapp.services.workshop.samling import medfoelgende

# What the reader keeps as it is: no place to fill, no CPR number, white space folded.
TEKST = (
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="{}"), max_size=40)
    .map(lambda tekst: " ".join(tekst.split()))
    .filter(lambda tekst: not kan_vaere_cpr(tekst))
)
UDFYLDT = TEKST.filter(bool)
VALG = st.one_of(
    st.builds(Variantvalg, model=st.sampled_from([1, 2]), navn=TEKST),
    st.builds(
        Variantvalg,
        slug=st.just("model-1"),
        navn=TEKST,
        aendring=st.none() | st.sampled_from(Aendring),
    ),
)
BORGER = st.builds(
    Rollebesaetning,
    navn=st.just("hun"),
    krav=st.lists(st.sampled_from(Krav), max_size=2).map(tuple),
    person=UDFYLDT,
    objekt=TEKST,
    dato=st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
SKRIDT = st.builds(
    Skridt,
    art=st.sampled_from(Skridtart),
    titel=UDFYLDT,
    borger=st.just("hun"),
    se=TEKST,
    noter=TEKST,
    valg=st.lists(UDFYLDT, max_size=3).map(tuple),
    rolle=TEKST,
    side=st.sampled_from(["", "a", "b"]),
    sti=TEKST,
)
SCENARIE = st.builds(
    Scenarie,
    slug=st.just("mit"),
    titel=UDFYLDT,
    om=TEKST,
    minutter=st.integers(1, 60),
    a=VALG,
    b=VALG,
    borgere=BORGER.map(lambda en: (en,)),
    skridt=st.lists(SKRIDT, min_size=1, max_size=4).map(tuple),
)


@settings(max_examples=eksempler(200))
@given(SCENARIE)
def test_what_is_written_reads_back_as_the_same(scenarie: Scenarie):
    tekst = skriv_scenarie(scenarie)
    laest, fund = laes_scenarie(tekst.encode(), "mit.toml")
    assert fund == ()
    assert laest == scenarie
    linjer = find_linjer(tekst)
    for nr in range(len(scenarie.skridt)):
        assert tekst.splitlines()[linjer[f"skridt[{nr}].titel"] - 1].startswith("titel = ")


def test_those_that_come_with_the_product_read_back_too():
    for scenarie in medfoelgende():
        fil = f"{scenarie.slug}.toml"
        assert laes_scenarie(skriv_scenarie(scenarie).encode(), fil) == (scenarie, ())
