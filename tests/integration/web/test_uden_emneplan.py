"""A kommune without KL's emneplan: numbers are taken as they stand, and never said to be KLE's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.klient import PageClient, lav_app
from tests.side import tekst_i
from webapp.config import Config, find_ressourcer
from webapp.domain.klassifikation.kendte import KENDTE_TITLER
from webapp.domain.klassifikation.kle import KleEmne, KlePlan, KlePost
from webapp.importers.kle.emneplan import laes_emneplan
from webapp.importers.rapport import Fundliste
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mapping.typetabel import klefejl

FILER = Path(__file__).parents[2] / "filer" / "havlunde"
BASE = "/havlunde/orgmapning-v3/mapping"
IKKE = "Nummeret er ikke slået efter i KLE."


@pytest.fixture(scope="module")
def lager(tmp_path_factory: pytest.TempPathFactory, config: Config) -> Kommunelager:
    lager = Kommunelager(tmp_path_factory.mktemp("uden"), config.seed)
    lager.indlaes("havlunde", {fil.name: fil.read_bytes() for fil in FILER.iterdir()})
    return lager


@pytest.fixture(scope="module")
def klient(lager: Kommunelager, config: Config) -> PageClient:
    return PageClient(lav_app(replace(config, data=lager.data)))


def raekke(klient: PageClient, sti: str, navn: str) -> str:
    side = klient.get(f"{BASE}/{sti}")
    fundne = [t for t in side.tekster("//tbody/tr | //li") if t.startswith(navn)]
    return fundne[0]


def emneplan() -> bytes:
    return (find_ressourcer() / "seed" / "korsbaek" / "kle-emneplan.xml").read_bytes()


def test_titles_are_those_of_the_sheet_and_marked(klient: PageClient):
    linje = raekke(klient, "sagstyper/", "Hjælp til personlig pleje")
    assert "27.36.04Personlig og praktisk hjælp" in linje
    assert IKKE in linje
    side = klient.get(f"{BASE}/sagstyper/")
    assert "kle-online.dk" in side.indhold
    assert "et halvt minut" in side.indhold


def test_any_number_of_six_digits_can_be_chosen(klient: PageClient):
    side = klient.get(f"{BASE}/sagstyper/?navn=plejebolig&valg=27.42.96")
    assert "Plejebolig: 27.42.96 i planen" in side.indhold
    klient.get(f"{BASE}/sagstyper/?navn=plejebolig&valg=27.42", 404)
    fundet = klient.get(f"{BASE}/sagstyper/?navn=plejebolig&klesoeg=27.42.96")
    (raekke,) = fundet.raekker("KLE for »27.42.96«")
    assert raekke[0] == "27.42.96"
    assert raekke[2] == "ikke slået efter i KLE"
    assert raekke[3].startswith("Vælg")


def test_what_is_not_mended_must_not_be_typed_and_is_listed_whole(klient: PageClient):
    for navn, numre in {
        "Nødkald": ("27.60.08", "27.60.12"),
        "Madservice": ("27.36.8",),
        "Boligindretning": ("27,60,24",),
    }.items():
        punkt = raekke(klient, "indtastning/", f"{navn}:")
        assert "Må ikke tastes" in punkt
        assert all(nummer in punkt for nummer in numre), punkt
    assert "Må ikke tastes" not in raekke(klient, "indtastning/", "Hjælp til personlig pleje:")


def test_the_list_to_type_says_once_a_section_that_nothing_is_looked_up(klient: PageClient):
    side = klient.get(f"{BASE}/indtastning/")
    sagt = "KLE-numrene er ikke slået efter i KLE, og titlerne er fra jeres ark og KOMBITs slides."
    afsnit = {en.xpath("normalize-space(h2)"): tekst_i(en) for en in side.xpath("//section")}
    ydelser, _, sagstyper = afsnit.values()
    assert (ydelser.count(sagt), sagstyper.count(sagt)) == (1, 1)
    assert IKKE not in side.indhold


def test_a_number_that_is_to_be_retired_can_be_used_till_then():
    post = KlePost(nummer="27.36.04", titel="Personlig hjælp", udgaaet=date(2026, 3, 1))
    plan = KlePlan({post.nummer: post})
    foer, fra = (klefejl(plan, KleEmne(post.nummer), date(2026, *d)) for d in ((2, 28), (3, 1)))
    assert [*foer] == ["Nummeret udgår 1. marts 2026 og kan bruges til da."]
    assert [*fra] == ["Nummeret udgik 1. marts 2026."]


def test_loaded_it_is_looked_up_again(lager: Kommunelager, config: Config, tmp_path: Path):
    eget = Kommunelager(tmp_path, config.seed)
    eget.indlaes("havlunde", {fil.name: fil.read_bytes() for fil in FILER.iterdir()})
    eget.indlaes("havlunde", {"kle-emneplan.xml": emneplan()})
    klient = PageClient(lav_app(replace(config, data=eget.data)))
    assert IKKE not in klient.get(f"{BASE}/sagstyper/").indhold
    assert "findes ikke i den indlæste emneplan" in raekke(klient, "sagstyper/", "Støtte til bil")
    assert "Må ikke tastes" in raekke(klient, "indtastning/", "Støtte til bil:")
    klient.get(f"{BASE}/sagstyper/?navn=plejebolig&valg=27.42.96", 404)


def test_the_few_that_are_shipped_are_those_of_the_examples():
    seed = find_ressourcer() / "seed"
    titler = {
        post.nummer: post.titel
        for mappe in ("slides", "korsbaek")
        for post in laes_emneplan(
            "x.xml", (seed / mappe / "kle-emneplan.xml").read_bytes(), Fundliste()
        ).poster.values()
    }
    assert KENDTE_TITLER.items() <= titler.items()
