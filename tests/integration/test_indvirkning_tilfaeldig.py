"""Impact equals reading all pages for small kommuner that hypothesis makes up, file and all."""

from contextlib import contextmanager
from dataclasses import replace

from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from tests import byg
from tests.integration.sidevis import facit, laes_alle_sider, som_facit
from tests.unit.domain import fakta
from webapp.domain.fagsystem import Fagsystem, Myndighed, Sagstype
from webapp.domain.identifikation import Cpr
from webapp.domain.kilde import Kildedata, Kommune
from webapp.domain.opsaetning import Opsaetning
from webapp.services.grundlag import byg_grundlag
from webapp.services.indvirkning import Modtager, maal_indvirkning
from webapp.services.taelling import byg_taellinger
from webapp.store.database import aaben, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.opslag import load_opslag
from webapp.store.varianter import find_variant, gem_variant

EKSEMPLER = 60
# Explaining a failure takes minutes where each example writes a file.
FASER = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
PERSONER = {"nancy": "2512484916", "kim": "0101804321", "jytte": "1503501234"}
VALG = (
    "trin", "classification_filter", "enhedsmapning", "ydelsestyper", "sagstype_kle",
    "oprydninger", "opsaetning", "antagelser",
)  # fmt: skip


@st.composite
def kommuner(draw):
    """Three persons, a few sager and bevillinger of Cura and KSD, a tree of units."""
    personer = tuple(
        replace(draw(fakta.personer), slug=slug, cpr=Cpr(cpr)) for slug, cpr in PERSONER.items()
    )
    sager = tuple(
        replace(sag, slug=f"sag-{nr}", sagsnummer=f"S-{nr}")
        for nr, sag in enumerate(draw(st.lists(fakta.sager, min_size=1, max_size=4)))
    )
    slugs = [None, *(sag.slug for sag in sager)]
    return Kildedata(
        Kommune("korsbaek", "Korsbæk Kommune", byg.KOMMUNE.cvr, draw(fakta.dage)),
        myndigheder=tuple(Myndighed(cvr, str(cvr)) for cvr in (byg.KOMMUNE.cvr, byg.ANDEN_MYNDIGHED)),
        fagsystemer=(byg.CURA, Fagsystem("KSD", aabnet=draw(fakta.maaske_dage))),
        lokale_enheder=byg.LOKALE_ENHEDER,
        sagstyper=(Sagstype("Hjælp"),),
        lokale_ydelser=(draw(fakta.lokale.filter(bool)),),
        organisation=draw(fakta.organisationer),
        kle=byg.KLE,
        personer=personer,
        sager=sager,
        bevillinger=tuple(_bevilling(draw, nr, slugs) for nr in range(draw(st.integers(0, 3)))),
    )


def _bevilling(draw, nr, slugs):
    ydelser = draw(st.lists(fakta.ydelser, min_size=1, max_size=2))
    return byg.bevilling(
        nummer=f"B-{nr}",
        fagsystem=draw(st.sampled_from(["Cura", "KSD"])),
        myndighed=draw(st.sampled_from([byg.KOMMUNE.cvr, byg.ANDEN_MYNDIGHED])),
        sag=draw(st.sampled_from(slugs)),
        parter=draw(fakta.nogle(fakta.parter, oftest=byg.bevilling().parter)),
        enhed=draw(fakta.maerker),
        lokal_enhed=draw(st.none() | st.sampled_from(fakta.ENHEDER)),
        ydelser=tuple(replace(y, slug=f"y-{nr}-{i}") for i, y in enumerate(ydelser)),
    )


@st.composite
def variantpar(draw):
    """A variant and another that differs from it in one or two choices, or in all of them."""
    a, b = draw(fakta.varianter), draw(fakta.varianter)
    valgte = draw(st.sets(st.sampled_from(VALG), min_size=1, max_size=2) | st.just(set(VALG)))
    return replace(a, slug="a"), replace(a, **{navn: getattr(b, navn) for navn in valgte}, slug="b")


@contextmanager
def indlaest(kilde, varianter):
    """The kommune in a file of its own, in memory."""
    with aaben(":memory:") as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            for nr, variant in enumerate(varianter):
                gem_variant(database, variant, nr)
            byg_taellinger(database, kilde)
        yield database


@settings(max_examples=EKSEMPLER, deadline=None, phases=FASER)
@given(kilde=kommuner(), varianter=variantpar(), senere=fakta.dage)
def test_the_figures_are_those_of_the_pages_for_any_kommune_on_any_day(kilde, varianter, senere):
    with indlaest(kilde, varianter) as database:
        opslag = load_opslag(database)
        for dato in (kilde.kommune.dato, senere):
            a, b = (byg_grundlag(opslag, find_variant(database, s), dato) for s in ("a", "b"))
            sider_a, sider_b = laes_alle_sider(database, a), laes_alle_sider(database, b)
            for modtager in Modtager:
                ventet = facit(sider_a[modtager], sider_b[modtager])
                assert som_facit(maal_indvirkning(database, a, b, modtager)) == ventet
                event(f"{modtager}: {'ændret' if ventet.changes else 'ikke ændret'}")
                event(f"{modtager}: {'nogle' if ventet.sager.total + ventet.ydelser.total else 'ingen'} vist")


@settings(max_examples=EKSEMPLER, deadline=None, phases=FASER)
@given(varianter=variantpar())
def test_a_variant_comes_out_of_the_file_as_it_went_in(varianter):
    kilde = Kildedata(byg.KOMMUNE)
    with indlaest(kilde, varianter) as database:
        for variant in varianter:
            assert find_variant(database, variant.slug) == _efter_nummer(variant)


def _efter_nummer(variant):
    """The rows of Opsætning af Borgerblikket are kept by number; the most exact holds anyway."""
    raekker = sorted(variant.opsaetning.raekker, key=lambda raekke: str(raekke.kle))
    return replace(variant, opsaetning=Opsaetning(tuple(raekker)))
