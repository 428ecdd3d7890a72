"""Prædefinerede titler: written, seen before they are saved, suggested, taken back, taken home."""

import tomllib
from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from tests.formular import formen_med, send, tryk
from tests.klient import PageClient, Side
from webapp.domain.variant.forskelligt import forskel_i_ord
from webapp.importers.rapport import Fundliste
from webapp.importers.variantfil.skriver import skriv_variant
from webapp.importers.variantfil.variantfil import laes_variant
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.store.varianter import find_variant

SIDE = "/slides/model-1/sapavalg/titler/"
DIALOG = "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/sager/ksd-1/journalnotat/"
GEM = "Gem i Model 1 – detaljeret"
TO = "Opkald fra borger\r\n\r\n  Møde & »samtale« \r\n"


def vis_virkning(klient: PageClient, tekst: str) -> Side:
    form, knap = formen_med(klient.get(SIDE), "Se virkningen")
    svar = tryk(klient.klient, form, knap, {"titler": tekst})
    return klient.kontrol(form.get("action"), svar, svar.status_code)


def gem_titler(klient: PageClient, tekst: str, **felter: str) -> TestResponse:
    """What *Gem* answers under the effect of the text, with some fields as typed since."""
    form, knap = formen_med(vis_virkning(klient, tekst), GEM)
    return tryk(klient.klient, form, knap, felter)


def titler(lager: Kommunelager, variant: str = "model-1") -> tuple[str, ...]:
    with lager.aaben("slides") as database:
        return find_variant(database, variant).notattitler


def test_without_titles_the_dialog_is_as_ever_and_the_bar_leads_to_them(klient: PageClient):
    side = klient.get(DIALOG)
    assert not side.xpath("//datalist | //input[@name='overskrift']/@list")
    assert "Varianten har ingen prædefinerede titler" in side.tekst
    assert side.link("Skriv prædefinerede titler").startswith(SIDE)
    assert "er ikke med" not in side.tekst


def test_from_the_effect_to_the_dialog_and_back_again(egen: PageClient, mit_lager: Kommunelager):
    virkning = vis_virkning(egen, TO)
    assert "Kommer til: »Opkald fra borger« og »Møde & »samtale««." in virkning.tekst
    assert virkning.tekster("//section//ol/li") == ["Opkald fra borger", "Møde & »samtale«"]
    assert titler(mit_lager) == ()
    form, knap = formen_med(virkning, GEM)
    gemt = tryk(egen.klient, form, knap, {})
    assert gemt.status_code == 303
    assert "Prædefinerede titler, kommer til:" in egen.get(gemt.location).tekst
    dialog = egen.get(DIALOG)
    (id_,) = dialog.xpath("//input[@name='overskrift']/@list")
    assert dialog.xpath(f"//datalist[@id='{id_}']/option/@value") == list(titler(mit_lager))
    assert "at der også kan skrives en anden, er vores antagelse" in dialog.tekst
    # The words of the assumption stand in the bar, and the hidden bar hides them.
    assert "antagelse" not in egen.get(f"{DIALOG}?linje=0").tekst
    igen = vis_virkning(egen, "Møde & »samtale«\nOpkald fra borger\n")
    assert "Rækkefølgen er en anden." in igen.tekst
    assert "Intet er ændret" in vis_virkning(egen, TO).tekst
    tilbage = send(egen, f"{SIDE}fortryd/", f"{SIDE}?rettelser=1")
    assert "gemt=fortrudt" in tilbage.location
    assert titler(mit_lager) == ()


def test_any_heading_can_be_sent_and_a_title_always(egen: PageClient):
    lang = "æ" * 255
    gem_titler(egen, lang)
    for overskrift in (lang, "Min egen"):
        form, knap = formen_med(egen.get(DIALOG), "Send")
        felter = {"overskrift": overskrift, "indhold": "Et notat"}
        assert "Intet er sendt." in tryk(egen.klient, form, knap, felter).text


def test_they_stand_in_the_toml_and_in_a_copy(egen: PageClient, mit_lager: Kommunelager):
    gem_titler(egen, TO)
    with mit_lager.aaben("slides") as database:
        variant = find_variant(database, "model-1")
        kopi = gem_som_kopi(database, variant, "Kopien")
    fund = Fundliste()
    igen = laes_variant("model-1.toml", tomllib.loads(skriv_variant(variant)), fund)
    assert igen.notattitler == variant.notattitler == titler(mit_lager, kopi)
    assert fund.alle() == ()


def test_a_title_of_a_file_that_cannot_be_used_is_told_and_the_others_are(klient: PageClient):
    data = {"navn": "V", "notattitler": ["Opkald", "", "opkald", "Om 251248-4916", 7, ["x"]]}
    fund = Fundliste()
    assert laes_variant("v.toml", data, fund).notattitler == ("Opkald", "7")
    assert [(f.kode, f.celle) for f in fund.alle()] == [
        ("NOTATTITEL_UGYLDIG", "notattitler[2]"),
        ("NOTATTITEL_UGYLDIG", "notattitler[3]"),
        ("VAERDI_UGYLDIG", "notattitler[5]"),
    ]
    assert "4916" not in str(fund.alle())


@pytest.mark.parametrize("efter_virkningen", [True, False])
def test_what_cannot_be_saved_stands_there_again_and_changes_nothing(
    egen: PageClient, mit_lager: Kommunelager, *, efter_virkningen: bool
):
    tekst = "\nOpkald\nOm 251248-4916\nopkald"
    if efter_virkningen:
        svar = gem_titler(egen, "Opkald", titler=tekst)
        side = egen.kontrol(SIDE, svar, svar.status_code)
    else:
        side = vis_virkning(egen, tekst)
    assert side.svar.status_code == 422
    assert "Linje 3 kan rumme et CPR-nummer." in side.tekst
    assert "Linje 4 er den samme som linje 2." in side.tekst
    assert "251248-4916" not in side.svar.text
    assert side.xpath("//textarea")[0].text.split("\n")[-3:] == [
        "Opkald",
        "Om 251248-XXXX",
        "opkald",
    ]
    assert titler(mit_lager) == ()


def test_what_was_not_seen_or_was_saved_meanwhile_is_not_saved(
    egen: PageClient, mit_lager: Kommunelager
):
    form, knap = formen_med(vis_virkning(egen, "Den ene"), GEM)
    uset = tryk(egen.klient, form, knap, {"titler": "Den anden"})
    assert uset.status_code == 409
    assert "Ikke gemt endnu" in uset.text
    gem_titler(egen, "Den tredje")
    sent = tryk(egen.klient, form, knap, {})
    assert sent.status_code == 409
    assert "Varianten er ændret imens" in sent.text
    assert "Den ene</textarea>" in sent.text
    assert titler(mit_lager) == ("Den tredje",)


def test_two_variants_are_told_apart_by_them(egen: PageClient, mit_lager: Kommunelager):
    gem_titler(egen, "Opkald")
    with mit_lager.aaben("slides") as database:
        variant = find_variant(database, "model-1")
    uden = replace(variant, notattitler=())
    assert forskel_i_ord(uden, variant).endswith("Der er forskel på de prædefinerede titler.")
