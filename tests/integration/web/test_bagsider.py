"""Sammenlign on a front page or a list says which of the pages behind it differ."""

from __future__ import annotations

from tests.klient import PageClient, Side

PAR = "/korsbaek/sammenlign/model-1/model-2"
NANCY = "mit-overblik/nancy-ann-berggren"
LINJER = "//dl[contains(@class, 'bagsider')]/div"


def bagsider(side: Side) -> dict[str, str]:
    """Title with its kind, and what differs."""
    titler, forskelle = side.tekster(f"{LINJER}/dt"), side.tekster(f"{LINJER}/dd")
    return dict(zip(titler, forskelle, strict=True))


def test_the_front_page_says_which_pages_behind_it_differ(klient: PageClient):
    side = klient.get(f"{PAR}/{NANCY}/")
    assert "viser det samme på denne side, men ikke på siderne bag den" in side.indhold
    fundet = bagsider(side)
    assert fundet["Boligindretning sag"] == (
        "Model 1 – detaljeret: Visitation Syd - Social, 12 34 70 20 →, "
        "Model 2 – overordnet: Handicap og Psykiatri, 12 34 71 20"
    )
    assert "ingen telefon" in fundet["Filterbriller sag"]
    assert "Badebænk ydelse" in fundet
    assert f"{len(fundet)} sager og ydelser er forskellige" in side.indhold
    # The same unit under both: nothing to tell.
    assert "Begravelseshjælp sag" not in fundet


def test_each_leads_to_the_two_pages_beside_each_other(klient: PageClient):
    side = klient.get(f"{PAR}/{NANCY}/")
    adresser = side.trae.xpath(f"{LINJER}/dt/a/@href")
    assert f"{PAR}/{NANCY}/sager/cura-2023-0101/" in adresser
    for adresse in adresser[:3]:
        assert "Det er forskelligt" in klient.get(adresse).indhold


def test_a_list_tells_its_own_pages_only(klient: PageClient):
    sager = bagsider(klient.get(f"{PAR}/{NANCY}/sager/"))
    ydelser = bagsider(klient.get(f"{PAR}/{NANCY}/serviceydelser-og-hjaelpemidler/"))
    assert all(titel.endswith(" sag") for titel in sager)
    assert all(titel.endswith(" ydelse") for titel in ydelser)
    assert len(sager) + len(ydelser) == len(bagsider(klient.get(f"{PAR}/{NANCY}/")))


def test_what_one_variant_hides_stands_on_the_front_page_and_in_the_list_itself(klient: PageClient):
    par = "/korsbaek/sammenlign/model-1/snaevert-filter"
    plejebolig = "Plejebolig, plejehjem eller beskyttet bolig (visitation og anvisning)"
    forside, liste = klient.get(f"{par}/{NANCY}/"), klient.get(f"{par}/{NANCY}/sager/")
    vist = bagsider(forside)[f"{plejebolig} sag"]
    assert vist == "Model 1 – detaljeret: vises →, Slidens eget classificationFilter: vises ikke"
    assert f"{plejebolig} sag" not in bagsider(liste)
    assert plejebolig in liste.tekster("//dl[@class='forskelle']//dt")


def test_one_page_and_equal_variants_have_none(klient: PageClient):
    assert not bagsider(klient.get(f"{PAR}/{NANCY}/sager/cura-2023-0101/"))
    ens = klient.get(f"/korsbaek/sammenlign/model-1/reorganisation/{NANCY}/")
    assert not bagsider(ens)
    assert "viser det samme her." in ens.indhold
