"""KLE numbers and units as typed: what is read, and what is said of the rest."""

from __future__ import annotations

import pytest

from tests import byg
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.services.afgraensning import find_enhed, laes_kle

RAAD = "Skriv noget andet."


@pytest.mark.parametrize(
    "tekst, laest, fejl",
    [
        ("", [], []),
        ("27.36.*, 29.21.04", ["27.36.*", "29.21.04"], []),
        (" 27 ;; 29.*\n32.24.04 ", ["27", "29.*", "32.24.04"], []),
        ("27.36, x", ["27.36"], ["»x«"]),
        ("x y", [], ["»x«", "»y«"]),
        ("0101901234", [], ["»010190-XXXX«"]),
    ],
)
def test_kle_numbers(tekst: str, laest: list[str], fejl: list[str]):
    moenstre, sagt = laes_kle(tekst)
    assert [str(moenster) for moenster in moenstre] == laest
    assert [en.partition(" ")[0] for en in sagt] == fejl


def test_a_unit_by_name_and_by_uuid():
    organisation = byg.organisation()
    enhed = organisation.enheder[byg.NORD]
    assert find_enhed(enhed.navn.upper(), organisation, RAAD) == (byg.NORD, "")
    assert find_enhed(str(byg.NORD), organisation, RAAD) == (byg.NORD, "")


def test_a_unit_that_is_none_is_told_and_one_that_counts_as_known_is_not():
    organisation = byg.organisation()
    ukendt = EnhedUuid("00000000-0000-4000-8000-000000004711")
    fundet, fejl = find_enhed(str(ukendt), organisation, RAAD)
    assert (fundet, RAAD in fejl, str(ukendt) in fejl) == (None, True, True)
    assert find_enhed(str(ukendt), organisation, RAAD, {ukendt}) == (ukendt, "")
