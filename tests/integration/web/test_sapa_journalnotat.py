"""*Send journalnotat*: the slide's strings, its faults and receipts, and that no text stays."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.formular import aaben, formen_med, tryk
from tests.klient import PageClient, Side
from webapp.domain.visning.fordeling import MAKS_BYTES, Kvittering
from webapp.services.kommuner.kommuner import Kommunelager

SLIDE = "/slides/model-1/sapa/helhedsoverblik/borger/nancy-ann-berggren/"
SAG = f"{SLIDE}sager/nancy-journal-1/"
DAG = "?dato=2023-05-15"
JAN = "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/"
HEMMELIG = "Borgeren har ringet om sin kaffekop"


def send(klient: PageClient, adresse: str, **felter: object) -> Side:
    """The page after *Send*, with some fields as typed."""
    form, knap = formen_med(aaben(klient, adresse), "Send")
    svar = tryk(klient.klient, form, knap, felter)
    return klient.kontrol(form.get("action"), svar, svar.status_code)


def test_every_string_of_the_slide(klient: PageClient):
    side = klient.get(klient.get(f"{SAG}{DAG}").link("Send journalnotat til sagen"))
    for streng in (
        "SEND JOURNALNOTAT",
        "×",
        "Et journalnotat sendes fra SAPA til nedenstående sag i fagsystemet.",
        "Borger: 251248-4916 Nancy Ann Berggren",
        "Overskrift *",
        "Indhold *",
        "Sendes til følgende sag:",
        "Tilføj journalnotatet til flere af Nancy Ann Berggren sager",
        "Annuller",
        "Send",
    ):
        assert streng in side.tekst, streng
    assert side.raekker("Sendes til følgende sag:") == [["32.42.08", "Begravelseshjælp", "KMD SAG"]]
    assert side.tekster("//form[.//textarea]//button") == ["Send"]


def test_the_number_is_masked_where_the_user_has_set_it_so(klient: PageClient):
    side = klient.get(f"{SAG}journalnotat/{DAG}&cifre=skjul")
    assert "Borger: 251248-XXXX Nancy Ann Berggren" in side.tekst


@pytest.mark.parametrize(
    "kvittering, sagt",
    [
        ("accepteret", "I SAPA ville notatet nu ligge hos KSD og vente på godkendelse."),
        ("godkendt", "en sagsbehandler har modtaget og godkendt det"),
        ("afvist", "KSD ville afvise notatet i sin tekniske kvittering. Det ligger ikke på sagen"),
        ("intet-svar", "ingen kvittering fra KSD"),
        ("ingen-modtager", "Ingen modtager er sat op for Lyngby-Taarbæk Kommune, 32.30.04 og G01"),
    ],
)
def test_each_receipt_says_what_would_be_and_that_nothing_was_sent(
    klient: PageClient, kvittering: str, sagt: str
):
    felter = {"overskrift": "Opkald", "indhold": HEMMELIG, "kvittering": kvittering}
    side = send(klient, f"{JAN}sager/ksd-1/journalnotat/", **felter)
    assert "Intet er sendt." in side.tekst
    assert sagt in side.tekst
    assert "kaffekop" not in side.svar.text
    assert ("Kontakt Borgerservice, eller skriv notatet i KSD." in side.tekst) == (
        kvittering not in {"accepteret", "godkendt"}
    )
    assert side.raekker("Hvor notatet fordeles hen") == [
        ["Lyngby-Taarbæk Kommune", "32.30.04", "G01 Generelle sager", "KSD", "Borgerservice"]
    ]


def test_the_choice_has_every_receipt(klient: PageClient):
    side = klient.get(f"{JAN}sager/ksd-1/journalnotat/")
    assert side.xpath("//input[@name='kvittering']/@value") == [en.kode for en in Kvittering]
    # A slide names KSD; of CareSys nobody says whether it receives.
    assert "Om CareSys og Jobcenter kan modtage journalnotater, siger ingen kilde" in side.tekst


def test_without_the_preview_bar_the_rehearsal_is_gone_and_the_note_waits(klient: PageClient):
    felter = {"overskrift": "Opkald", "indhold": HEMMELIG}
    adresse = f"{JAN}sager/ksd-1/journalnotat/?linje=0"
    assert not klient.get(adresse).xpath("//input[@name='kvittering']")
    assert "vente på godkendelse" in send(klient, adresse, **felter).tekst


def test_more_sager_get_a_note_each(klient: PageClient):
    felter = {"overskrift": "Opkald", "indhold": HEMMELIG, "sag-caresys-1": "ja"}
    side = send(klient, f"{JAN}sager/ksd-1/journalnotat/", **felter)
    assert "ligge hos KSD og vente" in side.tekst
    assert "ligge hos CareSys og vente" in side.tekst
    assert len(side.raekker("Hvor notatet fordeles hen")) == 2


def test_from_the_person_one_chooses_a_sag(klient: PageClient):
    adresse = klient.get(JAN).link("Send journalnotat")
    side = send(klient, adresse, overskrift="Opkald", indhold=HEMMELIG)
    assert side.svar.status_code == 422
    assert "Vælg den sag, notatet skal sendes til." in side.tekst
    assert HEMMELIG in side.xpath("//textarea")[0].text
    felter = {"overskrift": "Opkald", "indhold": HEMMELIG, "sag-ksd-1": "ja"}
    assert "ligge hos KSD" in send(klient, adresse, **felter).tekst


@pytest.mark.parametrize(
    "aendret, fejl",
    [
        ({"overskrift": "  "}, "Skriv en overskrift."),
        ({"overskrift": "a" * 256}, "Overskriften har 256 tegn og må højst have 255."),
        ({"indhold": " \r\n "}, "Skriv notatet."),
        ({"indhold": "ø" * 50_001}, "Notatet fylder 100.002 bytes og må højst fylde 100.000"),
        ({"indhold": "Ring 070685-1234 op"}, "Notatet kan rumme et CPR-nummer."),
        ({"overskrift": "Om 0706851234"}, "Overskriften kan rumme et CPR-nummer."),
        ({"kvittering": "andet"}, "Vælg, hvad modtageren svarer."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    klient: PageClient, aendret: dict[str, str], fejl: str
):
    felter = {"overskrift": "Opkald", "indhold": HEMMELIG, "sag-caresys-1": "ja"} | aendret
    side = send(klient, f"{JAN}sager/ksd-1/journalnotat/", **felter)
    assert side.svar.status_code == 422
    assert fejl in side.tekst
    assert "0706851234" not in side.svar.text
    assert "070685-1234" not in side.svar.text
    assert side.xpath("//input[@name='sag-caresys-1']/@checked")
    skrevet = (felter["overskrift"].strip(), felter["indhold"].strip())
    vist = side.xpath("//input[@name='overskrift']/@value")[0], side.xpath("//textarea")[0].text
    for foer, nu in zip(skrevet, vist, strict=True):
        maskeret = foer.replace("0706851234", "070685-XXXX").replace("070685-1234", "070685-XXXX")
        assert (nu or "").strip() == maskeret
    # What was masked can be sent as it stands.
    if "CPR" in fejl:
        form, knap = formen_med(side.trae, "Send")
        assert "Intet er sendt." in tryk(klient.klient, form, knap).text


def test_a_note_of_just_the_limit_is_taken_and_far_too_much_is_told(klient: PageClient):
    adresse = f"{JAN}sager/ksd-1/journalnotat/"
    linjer = "\r\n".join(["a" * 99] * 1000) + "a"
    assert "Intet er sendt." in send(klient, adresse, overskrift="O", indhold=linjer).tekst
    meget = send(klient, adresse, overskrift="O", indhold="æ" * 150_000)
    assert "Notatet fylder 300.000 bytes" in meget.tekst
    assert len(meget.xpath("//textarea")[0].text) == MAKS_BYTES + 50_000


def test_no_text_reaches_an_address_a_file_or_the_log(
    egen: PageClient, data: Path, caplog: pytest.LogCaptureFixture
):
    klient = egen
    with caplog.at_level(logging.DEBUG):
        for felter in ({"overskrift": "Kaffekop", "indhold": HEMMELIG}, {"indhold": HEMMELIG}):
            side = send(klient, f"{JAN}sager/ksd-1/journalnotat/", **felter)
            assert "kaffekop" not in side.svar.headers.get("Location", "")
            assert side.svar.headers["Cache-Control"] == "no-store"
    assert "kaffekop" not in caplog.text.lower()
    filer = [fil for fil in data.rglob("*") if fil.is_file()]
    assert filer
    assert not [fil for fil in filer if b"kaffekop" in fil.read_bytes().lower()]
    # And the next look at the page has nothing of it.
    assert "kaffekop" not in klient.get(f"{JAN}sager/ksd-1/journalnotat/").svar.text.lower()


def test_a_sag_that_the_role_does_not_see_is_no_receiver(klient: PageClient):
    rolle = "/slides/model-1/sapa/sagsoverblik/borger/nancy-ann-berggren/"
    skjult = klient.klient.get(f"{rolle}sager/nancy-foer-1/journalnotat/")
    assert "Overskrift" not in skjult.text
    side = klient.get(f"{rolle}journalnotat/")
    assert "nancy-foer" not in side.svar.text
    felter = {"overskrift": "O", "indhold": HEMMELIG, "sag-nancy-foer-1": "ja"}
    assert send(klient, f"{rolle}journalnotat/", **felter).svar.status_code == 422


def test_a_role_that_sees_no_sag_is_told(klient: PageClient):
    side = klient.get("/korsbaek/model-1/sapa/nyansat/borger/jan-jarlov/journalnotat/")
    assert "ingen sag at sende et journalnotat til" in side.tekst


@pytest.fixture
def uden_modtager(egen: PageClient, mit_lager: Kommunelager) -> PageClient:
    """KMD SAG takes no journalnotater, and KSD does, as the kommune's sheet says."""
    with mit_lager.aaben("slides") as database, database.atomic():
        for navn, svar in (("KMD SAG", 0), ("KSD", 1)):
            sql = "UPDATE fagsystem SET modtager_notater = ? WHERE navn = ?"
            database.execute(sql, [svar, navn])
    return egen


def test_a_system_that_takes_no_notes_is_told_and_send_is_off(uden_modtager: PageClient):
    side = uden_modtager.get(f"{SAG}journalnotat/{DAG}")
    sagt = "KMD SAG modtager ikke journalnotater fra SAPA: det siger jeres ark Fagsystemer."
    assert sagt in " ".join(side.tekst.split())
    (knap,) = side.xpath("//form[.//textarea]//button")
    assert knap.get("disabled") is not None
    assert knap.get("aria-describedby") == "notat-spaerret"
    svar = uden_modtager.klient.post(
        f"{SAG}journalnotat/{DAG}", data={"overskrift": "Opkald", "indhold": HEMMELIG}
    )
    assert svar.status_code == 422
    assert "Intet er sendt." not in svar.text
    assert sagt in " ".join(svar.text.split())
    assert HEMMELIG in svar.text


def test_a_system_of_which_it_is_said_needs_no_question(uden_modtager: PageClient):
    side = uden_modtager.get(f"{JAN}sager/ksd-1/journalnotat/{DAG}")
    assert "modtager ikke journalnotater" not in side.tekst
    assert not side.xpath("//form[.//textarea]//button[@disabled]")
