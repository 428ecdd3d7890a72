"""A family found through the relations that CPR has."""

import pytest

from webapp.domain.testdata.familie import Familiegruppe, Familiemedlem, familien, find_gruppe
from webapp.domain.testdata.person import Familierelation

G = Familiegruppe


def slaegt(*relationer: str) -> tuple[Familierelation, ...]:
    """`anna Mor bente`: Bente is Anna's mother."""
    return tuple(Familierelation(*tekst.split(" ", 2)) for tekst in relationer)


@pytest.mark.parametrize(
    "relationer, ventet",
    [
        ((), []),
        (("anna Mor bente",), [("bente", "Mor", G.FORAELDRE)]),
        (("bente Mor anna",), [("bente", "Barn", G.BOERN)]),
        (("anna Barn bente", "bente Mor anna"), [("bente", "Barn", G.BOERN)]),
        (("anna Ægtefælle carl",), [("carl", "Ægtefælle", G.AEGTEFAELLE)]),
        (("anna Værge dora",), [("dora", "Værge", G.OEVRIGE)]),
        (
            ("anna Mor bente", "bente Far erik"),
            [("erik", "Morfar", G.BEDSTEFORAELDRE), ("bente", "Mor", G.FORAELDRE)],
        ),
        (
            ("anna Forælder bente", "bente Mor erna"),
            [("erna", "Bedsteforælder", G.BEDSTEFORAELDRE), ("bente", "Forælder", G.FORAELDRE)],
        ),
        (
            ("anna Mor bente", "finn Mor bente"),
            [("bente", "Mor", G.FORAELDRE), ("finn", "Søskende", G.SOESKENDE)],
        ),
        (
            ("anna Far gert", "gert Barn anna", "gert Barn hans"),
            [("gert", "Far", G.FORAELDRE), ("hans", "Søskende", G.SOESKENDE)],
        ),
        # A parent's spouse, and a stranger's family, are none of hers.
        (
            ("anna Mor bente", "bente Ægtefælle ivan", "jens Mor karla"),
            [("bente", "Mor", G.FORAELDRE)],
        ),
    ],
)
def test_the_family_of_anna(relationer: tuple[str, ...], ventet: list[tuple[str, str, G]]):
    assert familien("anna", slaegt(*relationer)) == tuple(Familiemedlem(*en) for en in ventet)


def test_each_is_of_the_family_once_and_never_herself():
    fundet = familien(
        "anna",
        slaegt("anna Mor bente", "bente Barn anna", "anna Bror finn", "finn Mor bente"),
    )
    assert [(m.slug, m.relation) for m in fundet] == [("bente", "Mor"), ("finn", "Bror")]


def test_case_and_blanks_do_not_make_another_relation():
    assert find_gruppe(" MOR ") is G.FORAELDRE
    assert find_gruppe("Bonusmor") is G.OEVRIGE
