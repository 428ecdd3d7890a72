"""Two editions of KLE: retired, renamed and new, and what may take a retired number's place."""

from datetime import date

import pytest

from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.klassifikation.kleudgaver import Afloesere, Kleaendring, sammenlign_udgaver

FOER = date(2024, 2, 1)


def plan(**titler) -> KlePlan:
    """`n27_36_04="Titel"`, or `("Titel", day)` for a retired one."""
    poster = {}
    for navn, vaerdi in titler.items():
        titel, udgaaet = vaerdi if isinstance(vaerdi, tuple) else (vaerdi, None)
        nummer = navn[1:].replace("_", ".")
        poster[nummer] = KlePost(nummer=nummer, titel=titel, udgaaet=udgaaet)
    return KlePlan(poster)


@pytest.mark.parametrize(
    "foer, efter, ventet",
    [
        ("Madservice", "Madservice", None),
        ("Mad  service ", "Mad service", None),
        ("Madservice", "Mad", Kleaendring.OMDOEBT),
        ("Madservice", ("Madservice", FOER), Kleaendring.UDGAAET),
        ("Madservice", None, Kleaendring.UDGAAET),
        (None, "Madservice", Kleaendring.NYT),
        (("Madservice", FOER), "Madservice", Kleaendring.NYT),
        (("Madservice", FOER), ("Mad", FOER), None),
        (("Madservice", FOER), None, None),
        (None, ("Madservice", FOER), None),
    ],
)
def test_what_becomes_of_a_number(foer, efter, ventet):
    to = (plan(**({"n27_36_24": v} if v else {})) for v in (foer, efter))
    assert [f.slags for f in sammenlign_udgaver(*to)] == ([ventet] if ventet else [])


def test_groups_are_compared_too():
    forskelle = sammenlign_udgaver(plan(n27_36="A", n27_36_04="B"), plan(n27_36="C"))
    assert [f.nummer for f in forskelle] == ["27.36", "27.36.04"]


def test_a_suggestion_is_an_open_emne_with_a_title_that_is_alike():
    afloesere = Afloesere.af(
        plan(
            n27="Støtte til bil",
            n27_60_20=("Støtte til bil", FOER),
            n27_60_22="Støtte til køb af bil",
            n29_15_04="Tandpleje",
        )
    )
    assert [f.kandidat for f in afloesere.forslag("Støtte til bil")] == ["27.60.22"]
    assert afloesere.forslag("Tolkebistand") == ()
