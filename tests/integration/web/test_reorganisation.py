"""The pages of the reorganisation and of the editions of KLE."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.formular import send
from tests.klient import PageClient
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.varianter import find_variant

REORG = "/korsbaek/reorganisation/reorganisation/"
HANDICAP = "d47203f6-edbb-4878-a99f-e52a5965fc9c"
TANDPLEJEN = "91dc81d1-6682-4f0b-8bcd-ea339e1bfdca"
SYD = "aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90"
NY_UDGAVE = Path(__file__).parents[2] / "filer" / "kle_emneplan_maj_2024.xml"


def aendringer(lager: Kommunelager, slug: str):
    with lager.aaben("korsbaek") as database:
        return find_variant(database, slug).reorganisation


def test_the_two_models_stand_side_by_side_with_the_same_changes(klient: PageClient):
    side = klient.get(REORG)
    raekker = {r[0]: r[1:] for r in side.raekker("Virkningen af ændringerne")}
    assert raekker["Borgerens kontakt går i stykker"] == [
        "23 sager20 ydelser, 14 borgere",
        "0 sager0 ydelser, 0 borgere",
    ]
    assert raekker["Borgerens kontakt bliver en anden"] == [
        "9 sager9 ydelser, 9 borgere",
        "44 sager41 ydelser, 20 borgere",
    ]
    assert raekker["SAPA: enheden er lukket"] == [
        "29 sager26 ydelser, 15 borgere",
        "0 sager0 ydelser, 0 borgere",
    ]
    assert "Der er intet at mappe om." in side.indhold
    assert "Sundhed og Ældre, Genoptræning, Handicap og Psykiatri skal ikke mappes om" in (
        side.indhold
    )


def kontaktfelter(side) -> tuple[str, str]:
    """Name and telephone of the box Kontakt."""
    felter = {n: v for o in side.objekter() for n, v in side.felter(o).items()}
    return felter["kontakt.navn"], felter.get("kontakt.telefon") or "ingen telefon"


def test_the_examples_lead_to_pages_that_say_what_the_table_says(klient: PageClient):
    side = klient.get(REORG)
    for variant in ("detaljeret", "overordnet"):
        navn = f"Reorganisation 1. maj – {variant}"
        tabel = side.xpath(
            "//table[normalize-space(caption)=$t]", t=f"Borgernes kontakt før og efter med {navn}"
        )[0]
        for raekke in tabel.xpath(".//tbody/tr"):
            foer, efter = raekke.xpath("string(./td[1])"), raekke.xpath("./td[2]/span/text()")[0]
            adresser = raekke.xpath(".//a/@href")
            assert [adresse[-10:] for adresse in adresser] == ["2024-04-30", "2024-05-01"]
            for kontakt, adresse in zip((foer, efter), adresser, strict=True):
                ventet = tuple(kontakt.strip().rsplit(", ", 1))
                assert kontaktfelter(klient.get(adresse)) == ventet


def test_the_unit_page_in_sapa_follows_the_day(klient: PageClient):
    enhed = f"/korsbaek/reorganisation/sapa/visitator/enheder/{SYD}/"
    foer, efter = (klient.get(f"{enhed}?dato=2024-0{d}").indhold for d in ("4-30", "5-01"))
    assert "Enheden er nedlagt" not in foer
    assert "Enheden er nedlagt, men kan stadig stå på sager i indekset." in efter
    assert "Enheden er nedlagt" not in klient.get(enhed).indhold
    handicap = f"/korsbaek/reorganisation/sapa/visitator/enheder/{HANDICAP}/?dato=2024-05-02"
    assert "12347125" in klient.get(handicap).indhold.replace(" ", "")


def test_a_day_before_the_changes_and_another_variant_are_addresses(klient: PageClient):
    side = klient.get(f"{REORG}?dato=2024-04-30")
    assert "Ingen af ændringerne er trådt i kraft den dag" in side.indhold
    assert "Er ikke trådt i kraft 30. april 2024." in side.indhold
    side = klient.get(f"{REORG}?mod=model-2")
    assert "har ikke selv ændringerne" in side.indhold
    assert "ingen anden variant, der hedder »atlantis«" in (
        klient.get(f"{REORG}?mod=atlantis", 404).indhold
    )
    assert (
        "Varianten har ingen ændringer" in klient.get("/korsbaek/model-1/reorganisation/").indhold
    )


def test_the_changes_stand_on_the_timeline_and_among_the_differences(klient: PageClient):
    side = klient.get("/korsbaek/reorganisation/trin/")
    assert "FK Organisation: 6 enheder ændres fra denne dag." in side.indhold


def test_a_change_is_typed_saved_seen_and_deleted(egen: PageClient, mit_lager: Kommunelager):
    base = "/korsbaek/model-1/reorganisation/"
    svar = send(
        egen,
        f"{base}?ny=1",
        enhed=HANDICAP,
        slags="omdoeb",
        dag="15-04-2024",
        tekst="Handicap og Sind",
    )
    assert (svar.status_code, svar.location) == (303, f"{base}?gemt=ja")
    side = egen.get(svar.location)
    assert "Handicap og Psykiatri får navnet Handicap og Sind" in side.indhold
    assert len(aendringer(mit_lager, "model-1")) == 1
    assert len(aendringer(mit_lager, "model-2")) == 0
    enhed = f"/korsbaek/model-1/sapa/visitator/enheder/{HANDICAP}/"
    assert "Handicap og Sind" in egen.get(f"{enhed}?dato=2024-04-15").indhold
    assert "Handicap og Sind" not in egen.get(f"{enhed}?dato=2024-04-14").indhold
    sletter = side.xpath("//a[starts-with(normalize-space(.), 'Slet')]/@href")[0]
    assert "Skal ændringen slettes?" in egen.klient.get(sletter).get_data(as_text=True)
    assert len(aendringer(mit_lager, "model-1")) == 1, "looking deletes nothing"
    svar = send(egen, sletter)
    assert svar.location == f"{base}?gemt=slettet"
    assert aendringer(mit_lager, "model-1") == ()
    assert "Fortryd seneste rettelse" in egen.klient.get("/korsbaek/model-1/mapping/").get_data(
        as_text=True
    )


def test_undo_in_the_workbench_takes_the_change_back(egen: PageClient, mit_lager: Kommunelager):
    send(
        egen,
        "/korsbaek/model-1/reorganisation/?ny=1",
        enhed=TANDPLEJEN,
        slags="luk",
        dag="2024-05-01",
    )
    assert len(aendringer(mit_lager, "model-1")) == 1
    suppe = BeautifulSoup(
        egen.klient.get("/korsbaek/model-1/mapping/").get_data(as_text=True), "lxml"
    )
    form = suppe.select_one("form[action$='fortryd/']")
    egen.klient.post(form["action"], data={i["name"]: i["value"] for i in form.select("input")})
    assert aendringer(mit_lager, "model-1") == ()


@pytest.mark.parametrize(
    "felter, besked",
    [
        ({"enhed": ""}, "Vælg den enhed, der ændres."),
        ({"slags": ""}, "Vælg, hvad der sker med enheden."),
        ({"slags": "spraeng"}, "Vælg, hvad der sker med enheden."),
        ({"dag": ""}, "Skriv den dag, ændringen gælder fra"),
        ({"dag": "31-02-2024"}, "»31-02-2024« er ikke en dato."),
        ({"dag": "01-01-2090"}, "ligger uden for det, der kan vises"),
        ({"tekst": " "}, "Der mangler en ny værdi"),
        ({"slags": "telefon", "tekst": "12"}, "Telefonnummeret kan ikke bruges. Skriv otte cifre"),
        ({"slags": "sammenlaeg"}, "Der mangler en ny værdi"),
        ({"slags": "flyt", "anden": HANDICAP}, "kan ikke lægges sammen med eller flyttes til sig"),
        ({"tekst": "251248-4916"}, "ligner et CPR-nummer"),
    ],
)
def test_a_fault_is_told_and_what_was_typed_stands(egen, mit_lager, felter, besked):
    base = "/korsbaek/model-1/reorganisation/"
    alle = {"enhed": HANDICAP, "slags": "omdoeb", "dag": "01-05-2024", "tekst": "Nyt"} | felter
    svar = send(egen, f"{base}?ny=1", **alle)
    assert svar.status_code == 422
    suppe = BeautifulSoup(svar.get_data(as_text=True), "lxml")
    assert besked in " ".join(suppe.get_text(" ").split())
    assert suppe.select_one("#dag")["value"] == alle["dag"]
    assert aendringer(mit_lager, "model-1") == ()


def test_the_same_change_twice_and_a_post_without_the_token_are_refused(egen, mit_lager):
    base = "/korsbaek/model-1/reorganisation/"
    felter = {"enhed": TANDPLEJEN, "slags": "luk", "dag": "01-05-2024"}
    assert "gemt=ja" in send(egen, f"{base}?ny=1", **felter).location
    assert send(egen, f"{base}?ny=1", **felter).status_code == 422
    assert egen.klient.post(base, data=felter).status_code == 400
    assert len(aendringer(mit_lager, "model-1")) == 1


def test_a_later_save_is_told_that_somebody_else_saved(egen, mit_lager):
    base = "/korsbaek/model-1/reorganisation/"
    felter = {"enhed": TANDPLEJEN, "slags": "luk", "dag": "01-05-2024"}
    svar = send(egen, f"{base}?ny=1", **felter, version="7")
    assert svar.status_code == 409
    tekst = svar.get_data(as_text=True)
    assert "Varianten er ændret imens" in tekst
    assert f'value="{TANDPLEJEN}" selected' in tekst
    assert aendringer(mit_lager, "model-1") == ()


def test_an_import_keeps_what_was_typed(egen, mit_lager):
    send(
        egen,
        "/korsbaek/model-1/reorganisation/?ny=1",
        enhed=TANDPLEJEN,
        slags="luk",
        dag="01-05-2024",
    )
    mit_lager.indlaes("korsbaek", {"kle-maj.xml": NY_UDGAVE.read_bytes()})
    assert len(aendringer(mit_lager, "model-1")) == 1
    assert len(aendringer(mit_lager, "reorganisation")) == 6


def test_the_work_list_leads_to_the_workbench_and_knows_what_was_saved(egen: PageClient):
    side = egen.get(REORG)
    adresse = side.link("Myndighed C")
    suppe = BeautifulSoup(egen.klient.get(adresse).get_data(as_text=True), "lxml")
    form = next(f for f in suppe.select("form[method=post]") if f.select("[name=maade]"))
    valgte = form.select("input[type=hidden], input[type=radio][checked], input[type=date]")
    felter = {i["name"]: i["value"] for i in valgte} | {"handling": "gem"}
    assert (felter["enhed"], felter["maade"], felter["fra"]) == (
        "myndighed-b",
        "dato",
        "2024-05-01",
    )
    assert egen.klient.post(form["action"], data=felter).status_code == 303
    side = egen.get(REORG)
    titel = "Enheder, der skal mappes om, med Reorganisation 1. maj – detaljeret"
    raekker = {r[0]: r[2:] for r in side.raekker(titel)}
    assert raekker["Myndighed B"][0].split() == ["Mappet", "om", "Myndighed", "C"]
    # Nothing has happened to its sager since, so they still hang on the closed unit.
    assert raekker["Myndighed B"][1:] == ["7", "1", "8"]
    assert "arbejdslisten (2)" in side.indhold


# EDITIONS OF KLE


def test_with_one_edition_the_page_says_how_to_load_the_other(klient: PageClient):
    side = klient.get("/korsbaek/model-1/kle-udgaver/")
    assert "Der er kun indlæst én udgave: den fra 1. februar 2024." in side.indhold
    assert "Giv filen et andet navn" in side.indhold


def test_a_new_edition_tells_who_stands_on_a_retired_number(egen, mit_lager):
    mit_lager.indlaes("korsbaek", {"kle-maj.xml": NY_UDGAVE.read_bytes()})
    side = egen.get("/korsbaek/model-1/kle-udgaver/")
    assert "Fra udgaven 1. februar 2024 til udgaven 1. maj 2024" in side.indhold
    assert "4 sagstyper og ydelser står på et udgået nummer" in side.indhold
    udgaaet = side.raekker("Udgåede numre i brug")
    assert [r[0] for r in udgaaet] == ["27.60.20", "27.60.28"]
    assert "27.60.22 Støtte til køb af bil (54 % ens)" in udgaaet[0][-1]
    assert "27.60.30 Støtte til individuel befordring m.v. (94 % ens)" in udgaaet[1][-1]
    assert udgaaet[0][3:5] == ["2", "2"]
    (omdoebt,) = side.raekker("Numre med ny titel i brug")
    assert omdoebt[:3] == ["27.36.24", "Madservice", "Madservice og måltider"]
    assert [r[0] for r in side.raekker("Nye numre, ikke i brug")] == ["27.60.22", "27.60.30"]
    vej = side.xpath("//a[contains(., 'Se virkningen')]/@href")[0]
    assert vej == "/korsbaek/model-1/mapping/sagstyper/?navn=stoette-til-bil&valg=27.60.22"
    assert "27.60.22" in egen.klient.get(vej).get_data(as_text=True)


def test_a_file_of_the_same_name_takes_the_edition_s_place(egen, mit_lager):
    mit_lager.indlaes("korsbaek", {"kle-emneplan.xml": NY_UDGAVE.read_bytes()})
    side = egen.get("/korsbaek/model-1/kle-udgaver/")
    assert "kun indlæst én udgave: den fra 1. maj 2024" in side.indhold
