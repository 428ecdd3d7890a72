from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importers.variantfil.opsaetninger import DAGE, FRA, NAVN, OPSAETNINGER
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.organisation.enhedsaendring import Aendringsslags, Enhedsaendring
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, Klebredde, Miljoe
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Variant,
    Ydelsesmapning,
    Ydelsesnavn,
)
from webapp.importers.rapport import Fundliste
from webapp.importers.variantfil.skriver import skriv_variant
from webapp.importers.variantfil.variantfil import laes_toml, laes_variant

UUID = st.sampled_from([None, EnhedUuid("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff")])
KLE = st.sampled_from([None, KleEmne("27.36.04")])
VARIANTER = st.builds(
    Variant,
    slug=st.just("v"),
    navn=NAVN,
    model=st.sampled_from([None, 1, 2]),
    oprindelse=st.sampled_from([None, "model-1"]),
    beskrivelse=NAVN,
    trin=st.dictionaries(st.sampled_from(list(Trin)), DAGE),
    classification_filter=st.lists(
        st.sampled_from([KleMoenster("27"), KleMoenster("29.*")]), max_size=2
    ).map(tuple),
    enhedsmapning=st.lists(
        st.builds(Enhedsmapning, lokal_enhed=NAVN, fk_enhed=UUID, fra=FRA), max_size=4
    ).map(tuple),
    ydelsestyper=st.lists(st.builds(Ydelsesmapning, NAVN, NAVN, KLE, FRA), max_size=4).map(tuple),
    sagstype_kle=st.lists(
        st.builds(lambda n, k, f: SagstypeKle(n, k, str(k or ""), f), NAVN, KLE, FRA), max_size=4
    ).map(tuple),
    oprydninger=st.lists(DAGE, max_size=2, unique=True).map(lambda d: tuple(sorted(d))),
    opsaetning=OPSAETNINGER,
    antagelser=st.builds(
        Antagelser,
        bopaelskommune_skal_vaere_ejer=st.booleans(),
        henvendelsessted_foelges=st.booleans(),
        ydelsesnavn=st.sampled_from(Ydelsesnavn),
        organisationsintegration=st.booleans(),
        sapa_miljoe=st.sampled_from(Miljoe),
        eoj_afsluttet=st.sampled_from(Afslutning),
        eoj_ydelse=st.sampled_from(Detaljegrad),
        eoj_kle=st.sampled_from(Klebredde),
    ),
    notattitler=st.lists(NAVN, max_size=3, unique_by=str.casefold).map(tuple),
    reorganisation=st.lists(
        st.builds(
            Enhedsaendring,
            UUID.filter(bool),
            st.sampled_from(Aendringsslags),
            DAGE,
            st.one_of(st.just(""), NAVN),
        ),
        max_size=3,
    ).map(tuple),
)


def uden_sted(raekker):
    return [
        [getattr(r, f) for f in type(r).__slots__ if f not in {"sted", "bemaerkning"}]
        for r in raekker
    ]


@given(VARIANTER)
def test_a_variant_written_as_toml_reads_back_the_same(variant):
    fund = Fundliste()
    laest = laes_variant("v.toml", laes_toml("v.toml", skriv_variant(variant)), fund)
    assert fund.alle() == ()
    for felt in (
        "slug",
        "navn",
        "model",
        "oprindelse",
        "beskrivelse",
        "trin",
        "classification_filter",
        "oprydninger",
        "antagelser",
        "opsaetning",
        "notattitler",
    ):
        assert getattr(laest, felt) == getattr(variant, felt), felt
    for felt in ("enhedsmapning", "ydelsestyper", "sagstype_kle", "reorganisation"):
        assert uden_sted(getattr(laest, felt)) == uden_sted(getattr(variant, felt)), felt
