"""Days as people write them, and as addresses must."""

from datetime import date

import pytest

from webapp.domain.vaerdier.dato import find_dato, laes_iso

DAG = date(2024, 1, 9)


@pytest.mark.parametrize(
    "tekst", ["09-01-2024", "9.1.2024", "9/1 2024", " 2024-01-09 ", "2024-1-9", "9 - 1 - 2024"]
)
def test_people_write_a_day_in_many_ways(tekst):
    assert find_dato(tekst) == DAG


@pytest.mark.parametrize("tekst", ["", "i går", "31-02-2024", "2024", "9-1-24", "20240109"])
def test_what_names_no_day_is_none(tekst):
    assert find_dato(tekst) is None


@pytest.mark.parametrize(
    "tekst", ["20240109", "2024-W02-2", "2024-1-9", "09-01-2024", "2024-02-30", " 2024-01-09", ""]
)
def test_an_address_has_one_way_to_write_a_day(tekst):
    assert laes_iso("2024-01-09") == DAG
    assert laes_iso(tekst) is None
