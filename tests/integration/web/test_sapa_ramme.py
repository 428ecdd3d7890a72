"""SAPA's frame: *Min side*, favourites, *Kopier* and a tværgående bemærkning; nothing is saved."""

from __future__ import annotations

import pytest

from tests.formular import aaben, formen_med, tryk
from tests.klient import PageClient, Side

SUPER = "/korsbaek/model-1/sapa/superbruger/"
JAN, KIM = f"{SUPER}borger/jan-jarlov/", f"{SUPER}borger/kim-borgersen/"
TOM = "Her er ingen informationer at vise."


def test_a_favourite_is_carried_listed_searched_in_and_taken_away(klient: PageClient):
    foer = klient.get(JAN)
    assert foer.h1.endswith("Jan Jarlov")
    med = klient.get(foer.link("Tilføj til foretrukne"))
    # On another tab, and on another person's page it is her that is no favourite.
    fane = klient.get(med.link("Tidslinje"))
    assert fane.link("Fjern fra foretrukne")
    min_side = klient.get(fane.link("Min side"))
    (raekke,) = min_side.raekker("Mine foretrukne")
    assert raekke[:2] == ["211070-XXXX", "Jan Jarlov"]
    adresse = f"{SUPER}?kun-foretrukne=ja&foretrukne=jan-jarlov,kim-borgersen"
    assert [r[1] for r in klient.get(adresse).raekker("Resultat")] == [
        "Jan Jarlov",
        "Kim Borgersen",
    ]
    assert len(klient.get(f"{adresse}&navn=kim").raekker("Resultat")) == 1
    uden = klient.get(fane.link("Fjern fra foretrukne"))
    assert klient.get(uden.link("Min side")).raekker("Mine foretrukne") == []


def test_min_side_says_what_the_role_reaches_and_what_is_not_kept(klient: PageClient):
    side = klient.get(f"{SUPER}min-side/")
    assert side.h1 == "Min side"
    assert side.tekst.count(TOM) == 2
    assert "husker forhåndsvisningen ikke" in side.tekst
    assert "Superbruger" in side.tekst
    assert "Elementer i visningen: Persondetaljer, Sager" in side.tekst
    ingen = klient.get("/korsbaek/model-1/sapa/nyansat/min-side/")
    assert "ingen brugersystemrolle og når ingen sager" in ingen.tekst
    assert "når 0 sager og 0 ydelser" in ingen.tekst


def test_a_favourite_that_the_kommune_does_not_have_is_told(klient: PageClient):
    side = klient.get(f"{SUPER}min-side/?foretrukne=jan-jarlov,ukendt-en")
    assert len(side.raekker("Mine foretrukne")) == 1
    assert "1 foretrukken i adressen findes ikke i kommunen." in side.tekst


def test_kopier_has_the_party_line_as_it_is_shown(klient: PageClient):
    for adresse in (JAN, f"{JAN}?cifre=skjul"):
        side = klient.get(adresse)
        assert side.xpath("//*[@data-kopier]//input/@value") == [side.h1]


def dialog(klient: PageClient, adresse: str = JAN, **felter: str) -> Side:
    form, knap = formen_med(aaben(klient, f"{adresse}bemaerkning/"), "Tilføj")
    svar = tryk(klient.klient, form, knap, felter)
    return klient.kontrol(adresse, svar, svar.status_code)


def test_a_bemaerkning_stands_on_every_tab_until_its_day_is_past(klient: PageClient):
    side = dialog(klient, type="tolk", tekst="Arabisk tolk", til="2024-04-20")
    assert "OBS – Tolk: Arabisk tolk (gælder til og med 20-04-2024" in side.tekst
    assert "Intet er gemt" in side.tekst
    adresse = side.link("Se siden med bemærkningen")
    assert "Arabisk" not in adresse
    maerket = klient.get(adresse)
    assert "Arabisk" not in maerket.tekst
    for fane in ("Tidslinje", "Ydelser"):
        assert maerker(klient.get(maerket.link(fane))) == ["OBS – Tolk"]
    # It is hers alone, and SAPA deletes it when its day is past.
    assert maerker(klient.get(adresse.replace("borger/jan-jarlov/", "borger/kim-borgersen/"))) == []
    assert maerker(klient.get(f"{adresse}&dato=2024-04-20")) == ["OBS – Tolk"]
    assert maerker(klient.get(f"{adresse}&dato=2024-04-21")) == []
    assert maerker(klient.get(maerket.link("Fjern bemærkningen"))) == []


def maerker(side: Side) -> list[str]:
    return side.tekster("//*[@class='sapa-bemaerkning']/summary")


@pytest.mark.parametrize(
    "felter, fejl",
    [
        ({"tekst": "Tolk"}, "Vælg en type."),
        ({"type": "tolk"}, "Skriv bemærkningen."),
        ({"type": "tolk", "tekst": "Ring 070685-1234"}, "kan rumme et CPR-nummer"),
        ({"type": "tolk", "tekst": "Tolk", "til": "2024-01-01"}, "før den viste dato"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    klient: PageClient, felter: dict[str, str], fejl: str
):
    side = dialog(klient, **felter)
    assert side.svar.status_code == 422
    assert fejl in side.tekst
    assert "070685" not in side.svar.text
    if felter.get("tekst") == "Tolk":
        assert side.xpath("//textarea")[0].text.strip() == "Tolk"
    if "type" in felter:
        assert side.xpath("//option[@selected]/@value") == ["tolk"]


def test_an_address_that_is_full_says_so(klient: PageClient):
    mange = ",".join(f"en-{nr}" for nr in range(10))
    fuld = klient.get(f"{JAN}?foretrukne={mange}")
    assert "ikke plads til flere foretrukne" in fuld.tekst
    assert "Tilføj til foretrukne" not in fuld.tekst
    maerker_ = ",".join(f"en-{nr}~tolk~" for nr in range(10))
    adresse = f"{JAN}bemaerkning/?bemaerkninger={maerker_}"
    svar = klient.klient.post(adresse, data={"type": "tolk", "tekst": "Tolk", "til": ""})
    assert svar.status_code == 422
    assert "Adressen har plads til 10 bemærkninger" in svar.text


@pytest.mark.parametrize("navn", ["foretrukne", "bemaerkninger"])
def test_a_number_in_the_address_is_neither_carried_nor_said(klient: PageClient, navn: str):
    svar = klient.klient.get(f"{JAN}?{navn}=0706851234~tolk~,0706851234")
    assert "0706851234" not in svar.text
