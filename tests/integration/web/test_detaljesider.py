"""The page of one ydelse and of one sag in Mit Overblik: rows that are there only with a value."""

import pytest

from tests.klient import PageClient, Side

NANCY = "mit-overblik/nancy-ann-berggren"
YDELSE = f"{NANCY}/serviceydelser-og-hjaelpemidler"
MADSERVICE, HJEMMEHJAELP = f"{NANCY}/sager/cura-2024-0012/", f"{NANCY}/sager/cura-2021-0088/"


def detaljer(side: Side) -> dict[str, str]:
    tabel = "//table[contains(@class, 'structured-list')]//tr"
    return dict(zip(side.tekster(f"{tabel}/th"), side.tekster(f"{tabel}/td"), strict=True))


def test_a_ydelse_says_the_type_it_was_filed_under(klient: PageClient):
    side = klient.get(f"/korsbaek/model-1/{YDELSE}/ombygning-af-badevaerelse/")
    assert detaljer(side) == {"Navn": "Ombygning af badeværelse", "Type": "Boligindretning"}


def test_a_ydelse_that_was_filed_without_a_type_has_no_such_row(klient: PageClient):
    side = klient.get(f"/korsbaek/trin-5-foer-trin-4/{YDELSE}/ombygning-af-badevaerelse/")
    assert detaljer(side) == {"Navn": "Ombygning af badeværelse"}


def test_a_sag_leads_to_the_visible_sag_that_it_belongs_to(klient: PageClient):
    side = klient.get(f"/korsbaek/model-1/{MADSERVICE}")
    (titel,) = side.tekster("//dt[normalize-space()='Hører til']/following-sibling::dd")
    assert side.link(titel) == f"/korsbaek/model-1/{HJEMMEHJAELP}"
    over = klient.get(side.link(titel))
    assert over.h1 == titel == "Personlig og praktisk hjælp"
    assert "»Hører til«" in side.tekst
    assert "Hører til" not in over.tekst


@pytest.mark.parametrize(
    "variant, sag, skjult",
    [
        # The vendor's solution does not deliver Hjemmehjælp.
        ("eoj-loesninger", "cura-2024-0012", ("Personlig og praktisk hjælp", "2021-0088")),
        ("model-1", "32.42.08-g01-3-20", ("indsigtsret", "85.10.05")),
    ],
)
def test_a_sag_that_the_citizen_does_not_see_leaves_no_trace(
    klient: PageClient, variant: str, sag: str, skjult: tuple[str, ...]
):
    side = klient.get(f"/korsbaek/{variant}/{NANCY}/sager/{sag}/")
    assert "Hører til" not in side.tekst
    assert not [ord_ for ord_ in skjult if ord_ in side.svar.get_data(as_text=True)]


def test_a_letter_without_brevdato_has_a_dash_and_stands_where_it_was_filed(klient: PageClient):
    sag = "kirsten-vang/sager/cura-2021-0150/"
    side = klient.get(f"/korsbaek/model-1/mit-overblik/{sag}")
    breve = side.raekker("Breve i Personlig og praktisk hjælp")
    assert breve[-1] == ["Orientering om ny kontaktperson", "-", "Udgående", "Brev"]
    sapa = klient.get(f"/korsbaek/model-1/sapa/visitator/borger/{sag}")
    raekke = next(r for r in sapa.raekker("Dokumenter") if "Orientering" in r[0])
    assert raekke[2] == "-"
