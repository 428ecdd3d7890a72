"""What two variants are set up otherwise in, besides the mapning."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.forskelligt import andet_end_mapningen, forskel_i_ord
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Variant,
    Ydelsesmapning,
)

A = EnhedUuid("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff")
KLE = KleEmne("27.60.20")
FOERSTE = Variant(
    slug="a",
    navn="A",
    trin={Trin.EKSPORTER_SAGER: date(2024, 3, 11)},
    enhedsmapning=(Enhedsmapning(lokal_enhed="Team 1", fk_enhed=A),),
    sagstype_kle=(SagstypeKle("Bil", KLE, "27.60.20"), SagstypeKle("Seng", KLE, "27.60.20")),
)
MAPPET = {"enhedsmapning": (Enhedsmapning(lokal_enhed="Team 1", fk_enhed=None),)}


@pytest.mark.parametrize(
    "felter, ventet",
    [
        ({"sagstype_kle": FOERSTE.sagstype_kle[:1]}, ("KLE-nummeret for 1 sagstype",)),
        ({"sagstype_kle": ()}, ("KLE-nummeret for 2 sagstyper",)),
        (
            {"ydelsestyper": (Ydelsesmapning("Rampe", "Hjælpemidler", KLE),)},
            ("den fælleskommunale type for 1 ydelse",),
        ),
        ({"trin": {}}, ("datoen for 1 trin",)),
        ({"classification_filter": (KleMoenster("27.*"),)}, ("classificationFilter",)),
        ({"oprydninger": (date(2024, 4, 1),)}, ("oprydningerne i Cura",)),
        (
            {"antagelser": Antagelser(vis_sagsnummer=not Antagelser().vis_sagsnummer)},
            ("1 antagelse",),
        ),
        ({"navn": "B", "slug": "b", "model": 2}, ()),
        (MAPPET, ()),
    ],
)
def test_each_thing_is_told_and_counted(felter: dict[str, Any], ventet: tuple[str, ...]):
    assert andet_end_mapningen(FOERSTE, replace(FOERSTE, **felter)) == ventet
    assert andet_end_mapningen(replace(FOERSTE, **felter), FOERSTE) == ventet


@pytest.mark.parametrize(
    "felter, ventet",
    [
        ({}, "De to varianter er sat ens op."),
        (MAPPET, "Kun mapningen er forskellig."),
        ({"trin": {}}, "Mapningen er den samme. Der er forskel på datoen for 1 trin."),
        (
            {**MAPPET, "trin": {}, "sagstype_kle": ()},
            (
                "Ikke kun mapningen er forskellig: der er også forskel på KLE-nummeret for 2 "
                "sagstyper og datoen for 1 trin."
            ),
        ),
    ],
)
def test_the_sentence_says_whether_it_is_the_mapning(felter: dict[str, Any], ventet: str):
    assert forskel_i_ord(FOERSTE, replace(FOERSTE, **felter)) == ventet


def test_a_unit_that_is_listed_and_not_mapped_is_as_one_that_is_not_listed():
    tom = Enhedsmapning(lokal_enhed="Team 2", fk_enhed=None)
    med = replace(FOERSTE, enhedsmapning=(*FOERSTE.enhedsmapning, tom))
    assert forskel_i_ord(FOERSTE, med) == "De to varianter er sat ens op."
