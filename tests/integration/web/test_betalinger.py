"""Betalinger og gæld, and the Fordringskonfiguration that decides what of it is shown."""

from tests.formular import aaben, gem
from tests.klient import PageClient

KIM = "/korsbaek/model-1/mit-overblik/kim-borgersen"


def test_kims_saldo_is_the_seventh_status_and_the_sum_is_exact(klient: PageClient):
    side = klient.get(f"{KIM}/betalinger/")
    assert side.h1 == "Betalinger og gæld"
    assert [r[:4] for r in side.raekker("Betalinger til Korsbæk Kommune")] == [
        [
            "Kontanthjælp, tilbagebetaling",
            "1. nov. 2023",
            "2.400,00 kr.",
            "Sendt til Gældsstyrelsen",
        ],
        ["Daginstitution", "1. apr. 2024", "1.912,00 kr.", "Betalingsdato er overskredet"],
        ["Biblioteksgebyr", "1. maj 2024", "230,00 kr.", "Kommende betaling"],
    ]
    saldo = side.tekster("//section[@data-objekt='saldo/korsbaek-kommune']//dd")
    assert saldo == [
        "4.542,00 kr.",
        "Betalingsdato er delvist overskredet og delvist sendt til Gældsstyrelsen",
    ]
    assert "1.560,40 kr." in side.indhold
    assert not side.xpath("//main//form")


def test_only_what_was_handed_over_leads_to_gaeldsstyrelsen(klient: PageClient):
    sendt = klient.get(f"{KIM}/betalinger/kontanthjaelp-tilbagebetaling/")
    assert "Gå til Gældsstyrelsen" in sendt.indhold
    andet = klient.get(f"{KIM}/betalinger/biblioteksgebyr/")
    assert "Gå til Gældsstyrelsen" not in andet.indhold


def test_what_is_active_for_sapa_alone_is_hidden_and_hvorfor_says_so(klient: PageClient):
    lars = "/korsbaek/model-1/mit-overblik/lars-oestergaard/betalinger"
    assert "Ejendomsskat" not in klient.get(f"{lars}/").indhold
    klient.get(f"{lars}/ejendomsskat/", status=404)
    hvorfor = klient.get("/korsbaek/model-1/hvorfor/lars-oestergaard/?vis=50")
    assert "Fordringstypen Ejendomsskat er kun aktiv for SAPA." in hvorfor.indhold


def test_a_choice_is_saved_when_its_effect_was_seen_and_is_the_variants_own(egen: PageClient):
    adresse = "/korsbaek/model-1/fordringer/"
    side = aaben(egen, f"{adresse}?udkast=1&type-ejendomsskat=Mit Overblik")
    tekst = " ".join(side.text_content().split())
    assert "Ejendomsskat: SAPA → Mit Overblik." in tekst
    assert "1 betaling hos 1 borger vises på Mit Overblik." in tekst
    assert gem(egen, side).location.startswith(f"{adresse}?gemt=ja")
    lars = "/korsbaek/model-1/mit-overblik/lars-oestergaard/betalinger/"
    assert "Ejendomsskat" in egen.get(lars).indhold
    assert "Ejendomsskat" not in egen.get(lars.replace("model-1", "model-2")).indhold
