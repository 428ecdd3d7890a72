from dataclasses import fields, replace
from datetime import date

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Variant,
    Ydelsesmapning,
)
from webapp.domain.variant.variantforskel import Navne, variantforskel

A = EnhedUuid("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff")
B = EnhedUuid("aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90")
NAVNE = Navne(lambda uuid: {str(A): "Nord", str(B): "Syd"}[uuid])
FOERSTE = Variant(
    slug="a",
    navn="A",
    trin={Trin.EKSPORTER_SAGER: date(2024, 3, 11)},
    enhedsmapning=(Enhedsmapning(lokal_enhed="Team 1", fk_enhed=A),),
    sagstype_kle=(SagstypeKle("Bil", KleEmne("27.60.20"), "27.60.20"),),
)


def forskel(**felter):
    return variantforskel(FOERSTE, replace(FOERSTE, **felter), NAVNE)


def test_a_variant_that_changes_nothing_says_nothing():
    assert forskel() == ()
    assert (
        forskel(
            enhedsmapning=(
                *FOERSTE.enhedsmapning,
                Enhedsmapning(lokal_enhed="Team 2", fk_enhed=None),
            )
        )
        == ()
    )


def test_a_mapping_a_number_and_a_type_are_told_with_what_was_before():
    assert forskel(enhedsmapning=(Enhedsmapning(lokal_enhed="Team 1", fk_enhed=B),)) == (
        "Team 1: mappet til Syd (før: mappet til Nord).",
    )
    assert forskel(enhedsmapning=()) == ("Team 1: ikke mappet selv (før: mappet til Nord).",)
    assert forskel(
        sagstype_kle=(*FOERSTE.sagstype_kle, SagstypeKle("Bil", None, "", date(2024, 4, 1)))
    ) == ("Sagstypen Bil: intet KLE-nummer fra 1. april 2024.",)
    assert forskel(ydelsestyper=(Ydelsesmapning("Bad", "Pleje", KleEmne("27.36.04")),)) == (
        "Ydelsen Bad: Pleje 27.36.04.",
    )


def test_trin_filter_oprydning_and_assumptions_are_told():
    trin_8 = "Trin 8 (Aktivering af 'Eksporter sager' i Cura)"
    assert forskel(trin={}) == (f"{trin_8} har ingen dato, så varianten er en plan.",)
    assert forskel(trin={}, leveret=True) == (
        "Viser kun det leverede.",
        f"{trin_8} er ikke udført.",
    )
    assert forskel(classification_filter=(KleMoenster("27"), KleMoenster("29"))) == (
        "classificationFilter henter 27 og 29.",
    )
    assert forskel(oprydninger=(date(2024, 3, 25),)) == ("Cura laver en oprydning 25. marts 2024.",)
    assert forskel(antagelser=Antagelser(vis_sagsnummer=False)) == ("Sagsnummeret vises: nej.",)


def test_rows_that_say_the_same_twice_and_rows_taken_away_are_told_rightly():
    assert forskel(sagstype_kle=FOERSTE.sagstype_kle * 2) == ()
    dateret = replace(
        FOERSTE,
        enhedsmapning=(
            *FOERSTE.enhedsmapning,
            Enhedsmapning(lokal_enhed="Team 1", fk_enhed=B, fra=date(2024, 4, 1)),
        ),
    )
    assert variantforskel(dateret, FOERSTE, NAVNE) == (
        "Team 1: rettelsen fra 1. april 2024 er ikke med.",
    )


def test_no_word_of_a_switch_stands_as_it_is_kept():
    kort = {"præcise", "brede", "fuld", "niveau 2", "leveret", "afgjort", "produktion"}
    for felt in fields(Antagelser):
        if isinstance(felt.default, bool):
            continue
        for vaerdi in type(felt.default):
            fra = next(en for en in type(felt.default) if en is not vaerdi)
            foer = replace(FOERSTE, antagelser=Antagelser(**{felt.name: fra}))
            efter = replace(FOERSTE, antagelser=Antagelser(**{felt.name: vaerdi}))
            (saetning,) = variantforskel(foer, efter, NAVNE)
            ord_ = saetning.partition(": ")[2].removesuffix(".")
            assert ord_ in kort or ord_ != vaerdi.value, saetning
