"""Fagområder: KOMBIT's four questions, answered, refused, taken back, and taken home."""

import re
import tomllib

from tests.formular import send
from tests.klient import PageClient
from webapp.importers.rapport import Fundliste
from webapp.importers.variantfil.skriver import skriv_variant
from webapp.importers.variantfil.variantfil import laes_variant
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.varianter import find_variant

SIDE = "/slides/model-1/fagomraader/"
MAALGRUPPER = [
    "Dagpengemodtagere",
    "Jobparate kontanthjælpsmodtagere",
    "Aktivitetsparate kontanthjælpsmodtagere",
    "Uddannelsesparate uddannelseshjælpsmodtagere",
    "Aktivitetsparate uddannelseshjælpsmodtagere",
    "Sygedagpenge",
    "Ressourceforløb",
    "Jobafklaringsforløb",
    "Fleksjobsvisiterede",
    "Revalidering",
    "Selvforsørgede",
    "Selvforsørgelses-, hjemrejseprogram og introduktionsprogram",
]


def test_kle_15_and_the_compliance_table_stand_letter_by_letter(klient: PageClient):
    side = klient.get(SIDE)
    tekst = " ".join(side.tekster("//main")[0].split())
    assert "Kommunerne skal vise sager inden for disse sagstyper for borgerne" in tekst
    assert side.tekster("//details[.//*[contains(., 'KLE 15')]]//li") == MAALGRUPPER
    assert side.tekster("(//dl[@class='opsaetning-compliance'])[1]/dt") == [
        "Ajourfør Sag",
        "Ajourfør Journalnotat",
        "Ajourfør Dokument",
        "Læs Organisation",
        "Læs Klassifikation",
        "Fjern entiteter ved systemovergang",
    ]
    for ord_ in (
        "Fasit (Godkendt med bemærkninger)",
        "Fasit leverer indtil videre ikke referencer til journalnotater i snitfladen",
        "Momentum (Ikke godkendt)",
        "opdatering Mangler overførsel af passive sager",
        (
            "Der anvendes indtil videre én hardcoded UUID for det overordnede "
            "beskæftigelsesområde i kommunen, hvilket begrænser muligheder i øgning og allokering "
            "af sager væsentligt."
        ),
        "fx ved skift til anden leverandør i en kommune.",
    ):
        assert ord_ in tekst


def test_a_proposal_is_marked_as_what_it_is_and_hvorfor_leads_to_it(klient: PageClient):
    raekker = klient.get(SIDE).raekker("Pladsanvisning: de fire spørgsmål")
    assert raekker[0][1].endswith("Forslag fra KOMBITs slides Kilde: A2:84-86")
    assert raekker[1][1].endswith("Vores antagelse")
    hvorfor = klient.get("/slides/model-1/hvorfor/nancy-ann-berggren/")
    assert hvorfor.trae.xpath("//a[contains(@href, 'fagomraader/#ydelser')]")
    assert "hvor en sag er defineret som" in hvorfor.tekst


def test_answers_are_saved_shown_taken_back_and_stand_in_the_toml(
    egen: PageClient, mit_lager: Kommunelager
):
    form = f"{SIDE}?ret=pladsanvisning"
    svar = {"primaer_part": "barnet", "kle": "28.09,28.12.04"}
    gemt = send(egen, SIDE, form, **svar)
    assert gemt.status_code == 303
    side = egen.get(gemt.location).tekst
    assert "Fagområdet Pladsanvisning, den primære part på området er: barnet" in side
    assert "Jeres svar" in side
    with mit_lager.aaben("slides") as database:
        variant = find_variant(database, "model-1")
    fund = Fundliste()
    igen = laes_variant("model-1.toml", tomllib.loads(skriv_variant(variant)), fund)
    assert igen.fagomraader == variant.fagomraader
    assert variant.fagomraader[0].svar == {"primaer_part": "barnet", "kle": "28.09, 28.12.04"}
    assert fund.alle() == ()
    tilbage = send(egen, f"{SIDE}fortryd/", f"{SIDE}?rettelser=1")
    assert "gemt=fortrudt" in tilbage.location
    with mit_lager.aaben("slides") as database:
        assert find_variant(database, "model-1").fagomraader == ()


def test_what_cannot_be_saved_stands_there_again_and_changes_nothing(
    egen: PageClient, mit_lager: Kommunelager
):
    form = f"{SIDE}?ret=ppr"
    svar = {"sag": "en henvendelse fra 251248-4916", "kle": "17.03 og 17"}
    afvist = send(egen, SIDE, form, **svar)
    assert afvist.status_code == 422
    assert "251248-4916" not in afvist.text
    assert "en henvendelse fra 251248-" in afvist.text
    assert "17.03 og 17</textarea>" in afvist.text
    assert "»og« er hverken et KLE-nummer" in afvist.text
    foerst = send(egen, SIDE, form, sag="én sag pr. barn")
    assert foerst.status_code == 303
    with mit_lager.aaben("slides") as database:
        assert [dict(p.svar) for p in find_variant(database, "model-1").fagomraader] == [
            {"sag": "én sag pr. barn"}
        ]


def test_one_that_was_saved_meanwhile_is_told_and_not_written_over(egen: PageClient):
    form = f"{SIDE}?ret=ppr"
    send(egen, SIDE, form, sag="den første")
    sent = send(egen, SIDE, form, sag="den anden", version="0")
    assert sent.status_code == 409
    assert "Varianten er ændret imens" in sent.text
    assert "den anden</textarea>" in sent.text


def test_proposals_can_be_filled_in_and_an_area_that_is_none_is_told(klient: PageClient):
    side = klient.get(f"{SIDE}?ret=byggesager&forslag=1")
    assert side.tekster("//textarea[@name='kle']") == ["02, 05"]
    assert klient.get(f"{SIDE}?ret=havne", status=404)


def test_a_sagstype_whose_number_was_taken_away_belongs_to_no_area(klient: PageClient):
    antal = re.compile(r"(\d+) til\.")
    foer, efter = (
        int(antal.search(klient.get(f"/korsbaek/{en}/fagomraader/").tekst).group(1))
        for en in ("model-1", "rettelser-i-marts")
    )
    assert efter == foer - 1, "rettelser-i-marts takes the number of Støtte til bil away"
