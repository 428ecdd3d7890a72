"""Each mistake planted in Havlunde's sheets gets its answer: the whole table, row by row."""

from __future__ import annotations

import pytest

from tests.havlunde import VARIANT, indlaes_havlunde
from webapp.config import Config
from webapp.domain.vaerdier.fund import Alvor
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kontrol.kontrol import kontroller_variant
from webapp.services.kontrol.side import kontrolside
from webapp.store.kildefiler import load_fund

FEJL, ADVARSEL, SPOERGSMAAL = Alvor.FEJL, Alvor.ADVARSEL, Alvor.SPOERGSMAAL

# What is planted, the severity of the answer, and words that the answer holds.
SVAR = [
    ("Visitation Syd", FEJL, "20f5f940655« er ikke gyldigt|Nærmest er Visitation Syd"),
    ("Hjemmepleje Øst", FEJL, "ikke et gyldigt UUID|Nærmest er Hjemmepleje Øst"),
    ("Sygepleje Nord", FEJL, "ingen enhed med UUID|Nærmest er Sygepleje Nord"),
    ("Træning Syd", ADVARSEL, "I arket står Genoptræning Syd|UUID'et hører til Træning Syd"),
    ("Ja?", FEJL, "hverken ja eller nej"),
    ("Visitation Øst", ADVARSEL, "flere rækker|Række 6 tæller, og række 43 gør ikke"),
    ("Hjælpemidler Syd", SPOERGSMAAL, "ikke er sagsansvarlig, men den er mappet"),
    ("Hjemmepleje Vest", FEJL, "nedlagt i FK Organisation"),
    ("Træning Øst", ADVARSEL, "intet telefonnummer|opdigtede sager|får ingen telefon"),
    ("Sygepleje Midt", ADVARSEL, "intet telefonnummer|opdigtet sag|får ingen telefon"),
    ("Nattevagten", ADVARSEL, "arket siger ikke, hvilken enhed den hører under"),
    ("27.36.8 Madservice", FEJL, "Måske 27.36.08; det er ikke brugt"),
    ("27,60,24 Boligindretning", FEJL, "har komma|Måske 27.60.24; det er ikke brugt"),
    ("Plejebolig", FEJL, "intet KLE-nummer"),
    ("27.60.08 Hjælpemidler; 27.60.12", FEJL, "27.60.08 og 27.60.12. Ingen af dem er brugt"),
    ("Rygestop – ydelse", ADVARSEL, "ligner mest »Afklarende samtale«"),
    ("Diabetesskole – ydelse", FEJL, "ingen fælleskommunal ydelsestype|Hvilken fælleskommunal"),
]
# What is read without anything being asked for; their answers are what is not found.
LAESES = ("Visitation Nord", "Socialpsykiatri Nord")
BEDER_OM_NOGET = {FEJL, ADVARSEL, SPOERGSMAAL}


@pytest.fixture(scope="module")
def fundet(tmp_path_factory: pytest.TempPathFactory, config: Config):
    """Every line of Kontrol as (severity, text), and the variant's mapping by unit."""
    lager = Kommunelager(tmp_path_factory.mktemp("havlunde"), config.seed)
    indlaes_havlunde(lager)
    with lager.aaben("havlunde") as database:
        grundlag = load_grundlag(database, VARIANT)
        side = kontrolside(database, grundlag, 200)
        svar = kontroller_variant(database, grundlag)
        alle = load_fund(database)
    linjer = [
        (Alvor(afsnit.alvor), " ".join((gruppe.overskrift, gruppe.raad, *_tekster(linje))))
        for afsnit in side.afsnit
        for gruppe in afsnit.grupper
        for linje in gruppe.linjer
    ]
    return linjer, grundlag, svar, alle


def _tekster(linje):
    return linje.objekt, linje.tekst, linje.virkning, linje.raad


@pytest.mark.parametrize("hvad, alvor, ord_", SVAR, ids=[hvad for hvad, _, _ in SVAR])
def test_each_planted_mistake_gets_its_answer(fundet, hvad, alvor, ord_):
    linjer = [(hvor, tekst) for hvor, tekst in fundet[0] if hvad in tekst]
    rigtige = [hvor for hvor, tekst in linjer if all(et in tekst for et in ord_.split("|"))]
    assert alvor in rigtige, linjer


@pytest.mark.parametrize("navn", LAESES)
def test_braces_capitals_and_blanks_are_read_and_ask_for_nothing(fundet, navn):
    linjer, grundlag, _, _ = fundet
    (raekke,) = [r for r in grundlag.variant.enhedsmapning if r.lokal_enhed == navn]
    assert grundlag.opslag.organisation.find(raekke.fk_enhed).navn == navn
    assert not [
        tekst for alvor, tekst in linjer if navn in tekst.split(".")[0] and alvor in BEDER_OM_NOGET
    ]


def test_numbers_that_are_guesses_are_not_used_and_an_odd_one_is_kept(fundet):
    numre = {r.sagstype: str(r.kle or "") for r in fundet[1].variant.sagstype_kle}
    assert [numre.get(n, "") for n in ("Madservice", "Boligindretning", "Nødkald")] == [""] * 3
    assert numre["Støtte til bil"] == "27.99.99"


def test_the_unclear_yes_keeps_its_row_and_the_paragraph_without_a_sign_is_read(fundet):
    grundlag = fundet[1]
    assert "Hjælpemidler Midt" in grundlag.konfiguration.lokale_enheder
    sagstyper = {en.navn: en.paragraf for en in grundlag.opslag.sagstyper}
    assert "138" in sagstyper["Sygepleje"]


def test_nothing_else_is_wrong(fundet):
    kendte = {hvad for hvad, _, _ in SVAR} | {"Hjælpemidler Midt", "Boligindretning", "Madservice"}
    kendte |= {"Nødkald", "Rehabiliteringscenter", "Plejecenter", "Demensteam"}
    andre = [
        tekst
        for alvor, tekst in fundet[0]
        if alvor in {FEJL, ADVARSEL} and not any(hvad in tekst for hvad in kendte)
    ]
    assert andre == []
