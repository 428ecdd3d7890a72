"""SAPA's full numbers and protected addresses: one more click each, and what SAPA would log."""

from __future__ import annotations

from tests.formular import aaben, formen_med, tryk
from tests.klient import PageClient

SAPA = "/korsbaek/model-1/sapa/superbruger/"
JONNA = f"{SAPA}borger/jonna-frydendal/"
FAMILIE, HUSSTAND = "Familiesamlinger (liste)", "Bopælsamlinger (liste)"
LOG = "//*[contains(@class, 'sapa-log')]"


def test_one_number_is_opened_where_it_was_asked_for(klient: PageClient):
    side = klient.get(f"{JONNA}familiesamling/")
    assert [r[2] for r in side.raekker(FAMILIE)] == ["050210-XXXX", "010774-XXXX", "211072-XXXX"]
    assert not side.tekster(LOG)
    aaben = klient.get(side.xpath("//tr[@data-objekt='familie/jytte-roemer']//a/@href")[0])
    assert [r[2] for r in aaben.raekker(FAMILIE)] == ["050210-XXXX", "010774-1902", "211072-XXXX"]
    (log,) = aaben.tekster(LOG)
    assert "»Se Fuldt CPR · Familiesamlinger (liste) · Jytte Rømer«" in log
    assert "skriver ingen log" in log


def test_a_protected_address_is_behind_one_more_click(klient: PageClient):
    side = klient.get(f"{JONNA}familiesamling/")
    assert "Konestien" not in side.tekst
    raekke = "//tr[@data-objekt='familie/gert-frydendal']"
    (adresse,) = (
        a.get("href")
        for a in side.xpath(f"{raekke}//a")
        if "Vis beskyttet adresse" in "".join(a.itertext())
    )
    aaben = klient.get(adresse)
    assert aaben.raekker(FAMILIE)[2][3] == "*Konestien 3, 4260 Korsbæk"
    assert aaben.raekker(FAMILIE)[2][2] == "211072-XXXX"
    assert "Visning Beskyttet adresse" in aaben.tekster(LOG)[0]


def test_her_own_protected_address_in_persondetaljer(klient: PageClient):
    side = klient.get(f"{SAPA}borger/gert-frydendal/")
    assert "Konestien" not in side.tekst
    adresse = side.xpath("//dd/a[contains(., 'Vis beskyttet adresse')]/@href")[0]
    assert "*Konestien 3, 4260 Korsbæk" in klient.get(adresse).tekst


def test_the_last_four_of_the_party_line_are_the_users_setting(klient: PageClient):
    side = klient.get(JONNA)
    assert side.h1.startswith("050210-")
    assert "XXXX" not in side.h1
    skjult = klient.get(side.link("CPR Skjul sidste 4 cifre"))
    assert skjult.h1 == "050210-XXXX - Jonna Frydendal"
    # It is carried from tab to tab, and taken away again.
    fane = klient.get(skjult.link("Tidslinje"))
    assert fane.h1 == skjult.h1
    assert klient.get(fane.link("CPR Vis sidste 4 cifre")).h1 == side.h1
    aaben = klient.get(skjult.xpath("//*[@class='sapa-part']//a/@href")[0])
    assert aaben.h1 == side.h1
    assert "Jonna Frydendal" in aaben.tekster(LOG)[0]


def test_a_sags_party_can_be_opened_too(klient: PageClient):
    side = klient.get(f"{SAPA}borger/jan-jarlov/")
    sag = klient.get(side.xpath("//table//a[contains(@href, '/sager/')]/@href")[0])
    aaben = klient.get(sag.xpath("//table//a[contains(@href, 'fuldt-cpr')]/@href")[0])
    assert aaben.raekker("Parter")[0][2] == "211070-3435"
    assert "Se Fuldt CPR · Parter · Jan Jarlov" in aaben.tekst


def test_nothing_that_is_typed_in_the_address_is_said_again(klient: PageClient):
    for navn in ("cifre", "fuldt-cpr", "beskyttet-adresse"):
        svar = klient.klient.get(f"{JONNA}familiesamling/?{navn}=0706851234")
        assert "0706851234" not in svar.text
        assert "Konestien" not in svar.text
        assert "sapa-log" not in svar.text


def test_the_log_is_the_previews_word_and_gone_with_its_bar(klient: PageClient):
    adresse = f"{JONNA}familiesamling/?fuldt-cpr=familie/jytte-roemer"
    assert "revisionsloggen" in klient.get(adresse).tekst
    uden = klient.get(f"{adresse}&linje=0")
    assert "010774-1902" in uden.tekst
    assert "revisionsloggen" not in uden.tekst


def test_the_bar_says_what_sapa_would_log_of_the_page(klient: PageClient):
    assert "som »Visning Tidslinje«." in klient.get(f"{JONNA}tidslinje/").tekst
    oversigt = klient.get(JONNA).tekst
    assert "»Visning Persondetaljer«, »Visning Sager«" in oversigt


def test_the_role_decides_whether_a_protected_address_is_there_at_once(egen: PageClient):
    sti = "/korsbaek/model-1/roller/superbruger/"
    form, knap = formen_med(aaben(egen, sti), "Se virkningen")
    svar = tryk(egen.klient, form, knap, {"adresse": "Direkte"})
    udkast = aaben(egen, svar.location)
    assert "eskyttede adresser Et klik mere → Direkte" in udkast.text_content()
    assert "Konestien" not in egen.get(f"{JONNA}familiesamling/").tekst
    tryk(egen.klient, *formen_med(udkast, "Gem"))
    assert "Konestien" in egen.get(f"{JONNA}familiesamling/").tekst
