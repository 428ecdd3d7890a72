"""The page of one ydelse in Mit Overblik: rows that are there only with a value."""

from tests.klient import PageClient, Side

NANCY = "mit-overblik/nancy-ann-berggren"
YDELSE = f"{NANCY}/serviceydelser-og-hjaelpemidler"


def detaljer(side: Side) -> dict[str, str]:
    tabel = "//table[contains(@class, 'structured-list')]//tr"
    return dict(zip(side.tekster(f"{tabel}/th"), side.tekster(f"{tabel}/td"), strict=True))


def test_a_ydelse_says_the_type_it_was_filed_under(klient: PageClient):
    side = klient.get(f"/korsbaek/model-1/{YDELSE}/ombygning-af-badevaerelse/")
    assert detaljer(side) == {"Navn": "Ombygning af badeværelse", "Type": "Boligindretning"}


def test_a_ydelse_that_was_filed_without_a_type_has_no_such_row(klient: PageClient):
    side = klient.get(f"/korsbaek/trin-5-foer-trin-4/{YDELSE}/ombygning-af-badevaerelse/")
    assert detaljer(side) == {"Navn": "Ombygning af badeværelse"}
