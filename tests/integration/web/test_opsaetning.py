"""Opsætning af Borgerblikket: the list, the draft's effect, saving, undo, and taking it home."""

import re
import sqlite3
from pathlib import Path

import pytest
from lxml import html

from tests.formular import aaben, gem
from tests.klient import PageClient
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.kleforpligtelser import FORPLIGTELSER
from webapp.importers.genkend import Indfil
from webapp.importers.indlaes import laes_filer
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.opsaetning.side import Opsaetningsvalg, opsaetningsside
from webapp.services.optaelling.bedoemte import bedoem_par
from webapp.services.optaelling.taelling import optael
from webapp.store.varianter import find_variant

BASE = "/korsbaek/model-1/opsaetning/"
LABELS = (
    "Deaktiver fradato for aktive sager og tilhørende ydelser*",
    "Kontaktoplysninger kilde",
    "Kontaktafdeling*",
    "Kontakttelefon",
    "Link til kontakthjemmeside",
    "Kontaktlink til digital post",
    "Fagsystemfilter",
    "Fradato",
)
UDKAST = {
    "one number switched on": "kle=27.51.04&aktiv=ja",
    "one number switched off": "kle=27.36.04&aktiv=nej",
    "several numbers off": "kle=27.36.04,27.60.04,29.15.04&aktiv=nej",
    "a group off": "kle=27.36&aktiv=nej",
    "the fradato taken away": "kle=27.60.04&toem=fradato",
    "a late fradato": "kle=27.36.04,27.60.16&fradato=01-01-2024&deaktiver=nej",
    "a late fradato but active ones": "kle=27.36.04,27.60.16&fradato=01-01-2024&deaktiver=ja",
    "a system filter": "kle=32.30.04&filtervalg=valgte&system=Cura",
    "the group's row again": "kle=27.36.06&raekke=arv",
}


def synlighed(side: html.HtmlElement) -> dict[str, list[int]]:
    """Kind to [today, comes into sight, goes out of sight, afterwards]."""
    raekker = side.xpath("//table[normalize-space(caption)='Det ser borgerne']/tbody/tr")
    return {
        r.xpath("normalize-space(th)"): [
            int(td.text_content().replace(".", "")) for td in r.xpath("td")
        ]
        for r in raekker
    }


def tekst(side: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", side.xpath("//main")[0].text_content())


def synlige(klient: PageClient, variant: str = "model-1") -> dict[str, int]:
    """How many sager and ydelser citizens see, as stored: judged class by class."""
    lager = klient.app.extensions["kommunelager"]
    antal = {"sag": 0, "ydelse": 0}
    with lager.aaben("korsbaek") as database:
        g = load_grundlag(database, variant)
        for klasse, bedoemt, _ in bedoem_par(optael(database, g.dato), g, g):
            antal[klasse.slags] += klasse.antal * bedoemt.borger.visible
    return antal


def test_the_page_has_kombits_labels_and_what_holds_for_each_number(klient: PageClient):
    side = klient.get(f"{BASE}?ret=27.36.04")
    for label in LABELS:
        assert label in side.indhold, label
    assert "Kontaktoplysningerne vises for borgeren ud for hver sag eller ydelse" in side.indhold
    raekker = {r[1][:8]: r for r in side.raekker("KLE-numre under 27 Social service")}
    assert "Obligatorisk" in raekker["27.36.04"][1]
    assert raekker["27.36.04"][2] == "Ja"
    assert raekker["27.51.04"][2] == "Nej"
    assert raekker["27.60.14"][2] == "Nej Står ikke i opsætningen"
    assert "afløst af 27.60.11 og 27.60.14" in raekker["27.60.12"][1]
    assert raekker["27.60.04"][4] == "1. januar 2021"
    # The form begins with what holds.
    valgt = {
        s.get("name"): s.xpath("string(option[@selected]/@value)")
        for s in side.xpath("//section[@aria-labelledby='ret']//select")
    }
    assert valgt["aktiv"] == "ja"
    assert valgt["kilde"] == "FK Organisationssystem"


def test_a_number_without_a_row_of_its_own_follows_its_group(klient: PageClient):
    side = klient.get(f"{BASE}?soeg=32.21.12&ret=32.21.12")
    assert "Følger gruppen 32.21" in side.raekker("KLE-numre under 32 Kontante ydelser")[0][1]
    assert "Nummeret følger gruppen 32.21" in side.indhold


@pytest.mark.parametrize("hvad", UDKAST)
def test_the_effect_is_the_difference_of_the_counts_before_and_after(egen: PageClient, hvad: str):
    foer = synlige(egen)
    side = aaben(egen, f"{BASE}?udkast=1&{UDKAST[hvad]}")
    tal = synlighed(side)
    assert (tal["Sager"][0], tal["Ydelser"][0]) == (foer["sag"], foer["ydelse"])
    if not side.xpath("//button[starts-with(., 'Gem i')]"):
        assert "siger det samme" in tekst(side)
        return
    svar = gem(egen, side)
    assert svar.status_code == 303, svar.get_data(as_text=True)
    efter = synlige(egen)
    assert (tal["Sager"][3], tal["Ydelser"][3]) == (efter["sag"], efter["ydelse"])
    for slags, antal in tal.items():
        if slags in {"Sager", "Ydelser"}:
            assert antal[3] == antal[0] + antal[1] - antal[2], slags


def test_what_comes_into_sight_is_told_with_age_telephone_and_titles(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.51.04&aktiv=ja")
    assert synlighed(side) == {
        "Sager": [94, 1, 0, 95],
        "Ydelser": [64, 1, 0, 65],
        "Udbetalinger": [47, 0, 0, 47],
        "Aftaler og frister": [5, 1, 0, 6],
        "Betalinger og gæld": [7, 0, 0, 7],
        "Borgere, der ser noget": [21, 2, 0, 21],
    }
    assert "Den ældste af dem, der bliver vist, er fra 2022." in tekst(side)
    assert "2 af de sager og ydelser, der bliver vist, har ingen telefon." in tekst(side)
    titler = side.xpath("//caption[contains(., 'bliver vist')]/../tbody/tr/td[1]/span/text()[1]")
    assert [t.strip() for t in titler] == [
        "Social behandling af stofmisbrug",
        "Ambulant misbrugsbehandling",
    ]
    hendes = "/korsbaek/model-1/mit-overblik/aisha-karimi/"
    assert hendes in side.xpath("//main//table//a/@href")
    sager = f"{hendes}sager/"
    assert "stofmisbrug" not in egen.get(sager).indhold
    svar = gem(egen, side)
    assert svar.location == f"{BASE}?gemt=ja&person=aisha-karimi"
    assert egen.get(svar.location).link("Se Aisha Karimis side, som den er blevet") == hendes
    assert "Social behandling af stofmisbrug" in egen.get(sager).indhold


def test_a_change_that_shows_and_hides_nothing_says_what_else_it_does(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.36.04&titel=Sagstitel")
    assert "7 sager, der vises både før og efter, får en anden slags titel." in tekst(side)
    assert "Hjemmehjælp" in tekst(side)
    assert "før: Personlig og praktisk hjælp" in tekst(side)
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.36.04&kilde=Brugerdefineret&dokumenter=nej")
    assert "7 sager, der vises både før og efter, viser eller skjuler titler" in tekst(side)
    assert "7 sager og 8 ydelser, der vises både før og efter, får en anden kontakt" in tekst(side)


def test_before_the_export_the_effect_is_that_of_the_plan(egen: PageClient):
    side = aaben(egen, "/korsbaek/foer-eksport/opsaetning/?udkast=1&kle=27.36.04&aktiv=nej")
    assert "Sagerne er ikke sendt og åbnet endnu" in tekst(side)
    assert synlighed(side)["Sager"][2] > 0


def test_many_numbers_are_set_at_once_and_taken_back(egen: PageClient):
    side = aaben(
        egen,
        f"{BASE}?udkast=1&kle=27.36.04&kle=27.36.06&kle=29.15.04&notater=ja&fradato=2020-05-01"
        "&afdeling=Borgerservice",
    )
    assert gem(egen, side).status_code == 303
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        opsaetning = find_variant(database, "model-1").opsaetning
    for nummer in ("27.36.04", "27.36.06", "29.15.04"):
        raekke = opsaetning.find(KleEmne(nummer))
        assert raekke.journalnotater
        assert str(raekke.fradato) == "2020-05-01"
        assert raekke.kontakt.afdeling == "Borgerservice"
    assert opsaetning.find(KleEmne("29.15.04")).kontakt.telefon == "12347071"
    historik = aaben(egen, f"{BASE}?rettelser=1")
    assert "27.36.04, 27.36.06 og 29.15.04: Fradato: 1. maj 2020; " in tekst(historik)
    assert gem(egen, historik).location == f"{BASE}?gemt=fortrudt"
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        raekke = find_variant(database, "model-1").opsaetning.find(KleEmne("29.15.04"))
    assert (raekke.fradato, raekke.kontakt.afdeling) == (None, "Tandplejen")


def test_the_form_of_one_number_sets_every_field_also_to_nothing(egen: PageClient):
    side = html.fromstring(egen.klient.get(f"{BASE}?ret=27.60.04").get_data(as_text=True))
    form = next(f for f in side.forms if "enkelt" in dict(f.form_values()))
    felter = dict(form.form_values()) | {"fradato": "", "telefon": "", "kilde": "Brugerdefineret"}
    udkast = egen.klient.post(form.action, data=felter)
    assert udkast.status_code == 303
    assert gem(egen, aaben(egen, udkast.location)).status_code == 303
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        raekke = find_variant(database, "model-1").opsaetning.find(KleEmne("27.60.04"))
    assert (raekke.fradato, raekke.kontakt.telefon) == (None, "")
    assert raekke.kontakt.afdeling == "Visitationen"
    assert raekke.aktiv


@pytest.mark.parametrize(
    "query, fejl",
    [
        ("aktiv=ja", "Vælg mindst ét KLE-nummer i listen."),
        ("kle=27.36.04", "Vælg, hvad der skal sættes for de valgte numre."),
        ("kle=27.36.04&fradato=31-02-2022", "Fradato: »31-02-2022« er ikke en dato. Skriv den som"),
        ("kle=27.36.04&filtervalg=valgte", "Fagsystemfilter: vælg mindst ét fagsystem"),
        ("kle=27.36.04&system=Cura", "vælg »Kun de valgte«, hvis filteret skal sættes"),
        ("kle=abc&aktiv=ja", "»abc« er hverken et KLE-nummer eller et mønster"),
        ("kle=27.36.04&afdeling=" + "x" * 201, "Kontaktafdeling er for lang"),
    ],
)
def test_a_fault_is_told_and_nothing_can_be_saved(klient: PageClient, query: str, fejl: str):
    side = klient.get(f"{BASE}?udkast=1&{query}")
    assert fejl in side.indhold
    assert not side.xpath("//input[@name='csrf_token']")


def test_a_cpr_number_is_refused_and_stays_nowhere(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.36.04&aktiv=nej")
    felter = {"kle": "27.36.04", "telefon": "2512484916", "fradato": "2512484916"}
    gemt, vist = gem(egen, side, **felter), egen.klient.post(f"{BASE}udkast/", data=felter)
    assert "2512484916" not in vist.location
    for igen in (egen.kontrol(BASE, gemt, 422), egen.get(vist.location)):
        assert "2512484916" not in igen.indhold
        assert "Kontakttelefon: det, I skrev, kan være et CPR-nummer." in igen.indhold
        assert not igen.xpath("//button[starts-with(., 'Gem i')]")
    klartekst = egen.klient.get(f"{BASE}?udkast=1&kle=27&telefon=2512484916&soeg=2512484916")
    assert "2512484916" not in klartekst.get_data(as_text=True)


def test_the_later_of_two_saves_is_told_and_loses_nothing(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.36.04&aktiv=nej")
    anden = aaben(egen, f"{BASE}?udkast=1&kle=29.15.04&aktiv=nej")
    assert gem(egen, anden).status_code == 303
    svar = gem(egen, side)
    assert svar.status_code == 409
    igen = html.fromstring(svar.get_data(as_text=True))
    assert "Varianten er ændret imens" in tekst(igen)
    assert "29.15.04: Aktiv: ja → nej" in tekst(igen)
    assert igen.xpath("//input[@id='vaelg-27.36.04'][@checked]")
    assert gem(egen, igen).location.startswith(f"{BASE}?gemt=ja")
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        opsaetning = find_variant(database, "model-1").opsaetning
    assert not opsaetning.find(KleEmne("27.36.04")).aktiv
    assert not opsaetning.find(KleEmne("29.15.04")).aktiv


def test_a_post_without_the_token_changes_nothing(egen: PageClient):
    data = {"kle": "27.36.04", "aktiv": "nej", "version": "0"}
    assert egen.klient.post(BASE, data=data).status_code == 400
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        assert find_variant(database, "model-1").opsaetning.find(KleEmne("27.36.04")).aktiv


@pytest.mark.parametrize(
    "query, med, uden",
    [
        ("har-sager=ja", {"27.36.04", "27.51.04"}, {"32.24.44"}),
        ("obligatorisk=ja", {"27.36.04", "32.24.08"}, {"27.51.04", "32.24.44"}),
        ("forskellig=brugerdefineret", {"27.36.04"}, {"27.42.08"}),
        ("soeg=27.36", {"27.36", "27.36.04"}, {"27.60.04"}),
        ("soeg=madservice", {"27.36.24"}, {"27.36.04"}),
        ("soeg=findes+ikke", set(), {"27.36.04"}),
    ],
)
def test_the_filters(klient: PageClient, query: str, med: set[str], uden: set[str]):
    side = klient.get(f"{BASE}?{query}")
    fundet = {t.get("value") for t in side.xpath("//input[@name='kle[]'][@type='checkbox']")}
    assert med <= fundet
    assert not uden & fundet


def test_what_differs_from_another_variant_is_said_on_each_number(klient: PageClient):
    side = klient.get(f"{BASE}?forskellig=brugerdefineret&soeg=27.36.04")
    raekke = side.raekker("KLE-numre under 27 Social service")[0]
    assert "Kontaktoplysninger kilde: Brugerdefineret → FK Organisationssystem" in raekke[1]
    assert klient.get(f"{BASE}?forskellig=nul", 404)
    assert klient.get(f"{BASE}?ret=hjemmehjaelp", 404)


def test_what_an_obligation_lacks_is_a_finding_with_a_preset(egen: PageClient):
    side = egen.get(BASE)
    raekker = {r[0].split(" Kilde")[0]: r for r in side.raekker("Forpligtelser")}
    assert [r[1] for r in raekker.values()] == ["6 af 10", "11 af 11", "7 af 17"]
    mangler = raekker["Etape 1 (2020)"][2]
    assert "32.24.08, 32.24.12 og 32.27.10 er ikke aktive." in mangler
    assert raekker["Etape 2 (2021–2022), område 27"][3] == "Alt er sat"
    for en, forpligtelse in zip(("etape-1", "aalborg"), FORPLIGTELSER[::2], strict=True):
        links = side.xpath("//table[normalize-space(caption)='Forpligtelser']//a/@href")
        forvalg = next(a for a in links if ("dokumenter=ja" in a) == (en == "aalborg"))
        assert gem(egen, aaben(egen, forvalg)).status_code == 303
        with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
            opsaetning = find_variant(database, "model-1").opsaetning
        assert all(opsaetning.find(kle).aktiv for kle in forpligtelse.numre)
    alle = {r[0].split(" Kilde")[0]: r for r in egen.get(BASE).raekker("Forpligtelser")}
    assert alle["Som Aalborg: etape 1 og syv til"][1] == "17 af 17"
    assert {r[3] for r in alle.values()} == {"Alt er sat"}


def test_kontrol_says_what_is_new_before_it_is_saved(egen: PageClient):
    query = "kle=27.36.04&kilde=Brugerdefineret&telefon=123&toem=afdeling"
    side = aaben(egen, f"{BASE}?udkast=1&{query}")
    nyt = side.xpath("//section[@aria-labelledby='virkning']//h4")
    assert [re.sub(r"\s+", " ", h.text_content()).strip() for h in nyt] == [
        "Fejl Kontaktafdeling mangler",
        "Fejl Kontakttelefon er ikke på otte cifre",
    ]


def test_what_is_taken_home_holds_the_change(egen: PageClient):
    query = "kle=27.51.04&aktiv=ja&fradato=01-02-2021&afdeling=Rusmiddelcenter&notater=ja"
    assert gem(egen, aaben(egen, f"{BASE}?udkast=1&{query}")).status_code == 303
    assert gem(egen, aaben(egen, f"{BASE}?udkast=1&kle=27.36.06&raekke=arv")).status_code == 303
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        gemt = find_variant(database, "model-1").opsaetning
    hjem = "/korsbaek/model-1/mapping/hjem/"
    ark = egen.klient.get(f"{hjem}opsaetning-af-borgerblikket.csv/").get_data()
    assert laes_filer([Indfil("o.csv", ark)]).opsaetning.raekker == gemt.raekker
    toml = egen.klient.get(f"{hjem}model-1.toml/").get_data()
    assert laes_filer([Indfil("model-1.toml", toml)]).varianter[0].opsaetning == gemt
    # The file loaded again, on a kommune that does not have the change, brings it.
    lager: Kommunelager = egen.app.extensions["kommunelager"]
    lager.nulstil("korsbaek")
    lager.indlaes("korsbaek", {"model-1.toml": toml})
    with lager.aaben("korsbaek") as database:
        assert find_variant(database, "model-1").opsaetning == gemt
        assert find_variant(database, "model-2").opsaetning != gemt
    lager.nulstil("korsbaek")
    lager.indlaes("korsbaek", {"opsaetning-af-borgerblikket.csv": ark})
    with lager.aaben("korsbaek") as database:
        assert find_variant(database, "model-2").opsaetning == gemt


def test_a_saved_change_survives_a_later_import(egen: PageClient):
    assert gem(egen, aaben(egen, f"{BASE}?udkast=1&kle=27.51.04&aktiv=ja")).status_code == 303
    lager: Kommunelager = egen.app.extensions["kommunelager"]
    fil = lager.seed / "korsbaek" / "dokumenter.csv"
    lager.indlaes("korsbaek", {"dokumenter.csv": fil.read_bytes()})
    with lager.aaben("korsbaek") as database:
        assert find_variant(database, "model-1").opsaetning.find(KleEmne("27.51.04")).aktiv


def _mange_numre(fil: Path, antal: int) -> None:
    """So many rows more in the variant's configuration, spread over the plan."""
    with sqlite3.connect(fil) as forbindelse:
        for nr in range(antal):
            kle = f"{27 + nr % 5}.{10 + nr // 50:02}.{nr % 50:02}"
            forbindelse.execute(
                """INSERT OR IGNORE INTO kle_opsaetning SELECT variant, ?, aktiv, titel, dokumenter,
                   journalnotater, fagsystemfilter, fradato, deaktiver_fradato_for_aktive, kilde,
                   afdeling, telefon, hjemmeside, digital_post, kun_sapa, fradato_ydelser
                   FROM kle_opsaetning WHERE variant = 'model-1' AND kle = '27.36.04'""",
                [kle],
            )


def test_three_hundred_numbers_are_folded_and_take_no_more_statements(egen: PageClient):
    lager: Kommunelager = egen.app.extensions["kommunelager"]

    def saetninger() -> int:
        """How many statements the page takes, a box's row in a temporary table left out."""
        sete: list[str] = []
        with lager.aaben("korsbaek") as database:
            database.conn.set_trace_callback(sete.append)
            grundlag = load_grundlag(database, "model-1")
            side = opsaetningsside(database, grundlag, Opsaetningsvalg())
        assert side.vist == side.ialt
        return len([saetning for saetning in sete if not saetning.startswith("INSERT INTO temp")])

    foer = saetninger()
    _mange_numre(lager.fil("korsbaek"), 300)
    assert saetninger() == foer
    side = egen.get(BASE)
    assert len(side.xpath("//input[@name='kle[]'][@type='checkbox']")) > 340
    hovedgrupper = "//details[contains(@class, 'opsaetning-hovedgruppe')]"
    assert len(side.xpath(hovedgrupper)) > 5
    assert not side.xpath(f"{hovedgrupper}[@open]")


def test_a_number_active_for_sapa_alone_hides_and_says_why(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.36.04&aktiv=sapa")
    assert "Aktiv: ja → kun for SAPA" in tekst(side)
    assert synlighed(side)["Sager"][2] > 0
    gem(egen, side)
    assert "Kun for SAPA" in tekst(aaben(egen, BASE))
    hvorfor = egen.get("/korsbaek/model-1/hvorfor/nancy-ann-berggren/")
    assert "er kun aktiveret for SAPA." in hvorfor.indhold


def test_ydelser_have_a_fradato_of_their_own(egen: PageClient):
    """The sager stay; what it hides of ydelser and payments is told before it is saved."""
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.36.04&fradato-ydelser=01-01-2030")
    assert "Fradato for ydelser: som sager → 1. januar 2030" in tekst(side)
    virkning = synlighed(side)
    assert virkning["Sager"][1:3] == [0, 0]
    assert virkning["Ydelser"][2] > 0
    gem(egen, side)
    assert "Ydelser: 1. januar 2030" in tekst(aaben(egen, BASE))


def test_a_fradato_for_ydelser_that_is_no_day_is_told_at_its_field(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&kle=27.36.04&fradato-ydelser=igår")
    assert "Fradato for ydelser:" in tekst(side)
    assert not side.xpath("//button[normalize-space()='Gem']")
