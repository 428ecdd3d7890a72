"""A changed role in words, and what two people changed in it as one."""

from dataclasses import replace

import pytest

from tests.byg import brugersystemrolle, rolle
from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.rolleaendring import flet_rolle, rolleforskelle
from webapp.domain.variant.roller import DEMO_A0, Adresseadgang, Sagskolonne, Sapaelement

ENHED = EnhedUuid("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff")
A, B = brugersystemrolle(navn="Se A"), brugersystemrolle(navn="Se B", it_systemer=("Cura",))
HJEM = KleMoenster("27.36.*")
ROLLE = rolle(A, B)
ALT = "KLE alle; enhed alle; it-system alle"


def i_ord(efter) -> tuple[str, ...]:
    return rolleforskelle(ROLLE, efter, lambda _: "Visitation")


@pytest.mark.parametrize(
    "aendret, ventet",
    [
        ({}, ()),
        ({"navn": "Ny"}, ("navn Visitator → Ny",)),
        ({"beskrivelse": "Ser A"}, ("beskrivelse tom → Ser A",)),
        (
            {"brugersystemroller": (replace(A, kle=(HJEM,), organisation=(ENHED,)), B)},
            ("Se A: KLE 27 → 27.36.*", "Se A: enhed alle → Visitation"),
        ),
        (
            {"brugersystemroller": (A, replace(B, it_systemer=()))},
            ("Se B: it-system Cura → alle",),
        ),
        (
            {"brugersystemroller": (A, replace(B, foelsomhed=Foelsomhed.VIP_SAGER))},
            ("Se B: følsomhed til og med 3 → 4",),
        ),
        ({"enhed": ENHED}, ("brugernes enhed ingen → Visitation",)),
        ({"brugersystemroller": (B,)}, ("uden brugersystemrollen Se A",)),
        (
            {"brugersystemroller": (replace(A, navn="Se C"), B)},
            ("brugersystemrollen Se A hedder Se C",),
        ),
        (
            {"brugersystemroller": (A, B, brugersystemrolle(navn="Se C", kle=()))},
            (f"ny brugersystemrolle Se C ({ALT}; følsomhed til og med 3)",),
        ),
        (
            {"elementer": tuple(e for e in Sapaelement if e is not Sapaelement.SAGER)},
            ("uden elementet Sager",),
        ),
        (
            {"beskyttet_adresse": Adresseadgang.DIREKTE},
            ("beskyttede adresser Et klik mere → Direkte",),
        ),
        (
            {"kolonner": (*DEMO_A0[1:], Sagskolonne.OPRETTET, Sagskolonne.RELATION)},
            ("med kolonnerne Oprettet og Relation", "uden kolonnen KLE-emne"),
        ),
        (
            {"kolonner": (DEMO_A0[1], DEMO_A0[0])},
            (
                f"uden kolonnerne {', '.join(map(str, DEMO_A0[2:-1]))} og Fagsystem",
                "kolonner i rækkefølgen Sagstitel og KLE-emne",
            ),
        ),
    ],
)
def test_what_differs_is_said_in_words(aendret, ventet):
    assert i_ord(replace(ROLLE, **aendret)) == ventet


def test_two_of_one_name_are_told_apart_by_their_order():
    to = rolle(A, A)
    efter = rolle(A, replace(A, kle=(HJEM,)))
    assert rolleforskelle(to, efter, str) == ("Se A: KLE 27 → 27.36.*",)


def test_what_each_changed_stands_in_the_merged_role():
    egen = replace(ROLLE, navn="Min", brugersystemroller=(replace(A, kle=()), B))
    andens = replace(
        ROLLE,
        kolonner=DEMO_A0[:2],
        brugersystemroller=(
            replace(A, foelsomhed=Foelsomhed.VIP_SAGER),
            replace(B, it_systemer=()),
        ),
    )
    flettet = flet_rolle(ROLLE, egen, andens)
    assert flettet == replace(
        ROLLE,
        navn="Min",
        kolonner=DEMO_A0[:2],
        brugersystemroller=(
            replace(A, kle=(), foelsomhed=Foelsomhed.VIP_SAGER),
            replace(B, it_systemer=()),
        ),
    )


def test_where_both_changed_the_same_field_ones_own_holds():
    egen, andens = replace(ROLLE, navn="Min"), replace(ROLLE, navn="Din", beskrivelse="Ny")
    assert flet_rolle(ROLLE, egen, andens) == replace(ROLLE, navn="Min", beskrivelse="Ny")


def test_a_list_that_somebody_made_longer_is_taken_whole():
    ny = brugersystemrolle(navn="Se C")
    andens = replace(ROLLE, brugersystemroller=(A, B, ny))
    assert flet_rolle(ROLLE, replace(ROLLE, navn="Min"), andens).brugersystemroller == (A, B, ny)
    egen = replace(ROLLE, brugersystemroller=(B,))
    assert flet_rolle(ROLLE, egen, andens).brugersystemroller == (B,)
