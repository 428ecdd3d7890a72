"""What is assumed of the set-up follows the variant's numbers, and never beats what was given."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import byg
from tests.eksempler import eksempler
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.variant.eoj import Klebredde
from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktkilde, Opsaetning
from webapp.domain.variant.variant import Antagelser, SagstypeKle, Variant, Ydelsesmapning
from webapp.domain.variant.variantforskel import Navne, variantforskel

NUMRE = tuple(KleEmne(n) for n in ("27.36.04", "27.36.08", "27.42.08", "29.09.08", "32.21.12"))
FK = Kontaktkilde.FK_ORGANISATION
raekker = st.lists(
    st.builds(
        KleOpsaetning,
        kle=st.sampled_from([KleMoenster(t) for t in ("27", "27.3*", "27.36.04", "29.09.08")]),
        aktiv=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda raekke: raekke.kle,
).map(tuple)


@given(
    egne=raekker,
    sagernes=st.lists(st.sampled_from((*NUMRE, None)), max_size=4),
    ydelsernes=st.lists(st.sampled_from(NUMRE), max_size=3),
    bred=st.booleans(),
)
@settings(max_examples=eksempler(200))
def test_every_number_in_use_has_a_row_and_what_was_given_always_wins(
    egne, sagernes, ydelsernes, bred
):
    variant = Variant(
        slug="v",
        navn="V",
        opsaetning=Opsaetning(egne, FK),
        antagelser=Antagelser(eoj_kle=Klebredde.BRED if bred else Klebredde.PRAECIS),
    )
    variant = replace(
        variant,
        sagstype_kle=tuple(SagstypeKle(f"s{n}", kle) for n, kle in enumerate(sagernes)),
        ydelsestyper=tuple(Ydelsesmapning(f"y{n}", "t", kle) for n, kle in enumerate(ydelsernes)),
    )
    for kle in variant.numre_i_brug:
        raekke = variant.opsaetning.find(kle)
        given_ = Opsaetning(egne).find(kle)
        assert raekke == (given_ or raekke)
        assert given_ is not None or (raekke.aktiv and raekke.kontakt.kilde is FK)
        assert variant.opsaetning.er_antaget(KleMoenster(str(kle))) is (given_ is None)
    assert variant.opsaetning.egne == egne
    uden = replace(variant, sagstype_kle=(), ydelsestyper=())
    assert uden.opsaetning.raekker == egne, "nothing is left behind"
    assert replace(uden, opsaetning=Opsaetning(egne)).opsaetning.antagne == ()


def test_what_differs_between_two_variants_is_what_somebody_set():
    a = Variant(slug="a", navn="A", opsaetning=Opsaetning((), FK))
    b = replace(a, slug="b", sagstype_kle=(SagstypeKle("s", NUMRE[0], "27.36.04"),))
    navne = Navne(enhed=str)
    assert variantforskel(a, b, navne) == ("Sagstypen s: KLE 27.36.04.",)
    c = replace(b, opsaetning=Opsaetning((byg.raekke(kle="27.36.04"),)))
    assert "Opsætning af Borgerblikket er jeres egen." in variantforskel(b, c, navne)
