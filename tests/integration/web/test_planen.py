"""A kommune that has delivered nothing: no page says that it has, and nothing has a day."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from lxml import etree, html

from tests.klient import PageClient, lav_app
from tests.ord import find_ord_i
from tests.side import tekst_i
from webapp.config import Config
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.sapa import SAPA
from webapp.services.grundlag import load_grundlag
from webapp.services.hvorfor.forklaring import forklar
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kontrol.kontrol import kontroller_variant
from webapp.services.kontrol.kontrol_json import kontrol_som_data
from webapp.services.mapping.model1side import lav_model1
from webapp.store.sager import load_alle
from webapp.store.varianter import find_variant

FILER = Path(__file__).parents[2] / "filer" / "havlunde"
FOER = "/korsbaek/foer-eksport/mit-overblik/nancy-ann-berggren/"
KOMMUNE, VARIANT, FORSLAGET = "havlunde", "orgmapning-v3", "model-1-forslag"
MINDST_SIDER = 60
PAASTAND = re.compile(
    r"\b(gennemført|udført|overført|leveret|sendt|(aktiv|åbnet|i Cura) (fra|siden))\b",
    re.IGNORECASE,
)
# What marks a sentence as the plan's, or as a rule: it does not say that anything happened.
FORBEHOLD = re.compile(
    r"\b(planen?|ikke|intet|ingen|før|når|hvornår|bliver|hvis|heller|som om|senest|skal)\b",
    re.IGNORECASE,
)
# What is said of any kommune: the rules themselves, and the questions that KOMBIT leaves open.
ALMENT = (
    *(regel.saetning for regel in (*EKSPORT, *BORGERBLIK, *SAPA)),
    "Det, andre kommuner end bopælskommunen har leveret, vises også.",
    "Alt, hvad de har leveret.",
    "Det, en leverandør har leveret:",
    # Where a claim is, whoever delivers it.
    "sendt til Gældsstyrelsen",
    # What KOMBIT's slides answer of an area, of all kommuner alike.
    "den samme plads kan stå to gange på listen: ansøgt og leveret",
)


@pytest.fixture(scope="module")
def havlunde(tmp_path_factory: pytest.TempPathFactory, config: Config) -> Kommunelager:
    """A kommune of its sheets alone."""
    lager = Kommunelager(tmp_path_factory.mktemp(KOMMUNE), config.seed)
    filer = {fil.name: fil.read_bytes() for fil in FILER.iterdir()}
    lager.indlaes(KOMMUNE, filer)
    # A second plan, so that the pages of two variants are read too.
    with lager.aaben(KOMMUNE) as database:
        lav_model1(database, load_grundlag(database, VARIANT))
    return lager


@pytest.fixture(scope="module")
def klient(havlunde: Kommunelager, config: Config) -> PageClient:
    return PageClient(lav_app(replace(config, data=havlunde.data)))


@pytest.fixture
def klient_foer(app: Flask) -> PageClient:
    return PageClient(app)


def slags(klient: PageClient, adresse: str) -> tuple[object, ...]:
    """Addresses of one kind of page: the same but for whom or what they are about."""
    sti, _, spoergsmaal = adresse.partition("?")
    rute, dele = klient.app.url_map.bind("localhost").match(sti)
    faste = (dele.get("slags"), str(dele.get("sti", "")).partition("/")[0])
    # How much of a page is shown makes no other kind of it.
    navne = {n.partition("=")[0] for n in spoergsmaal.split("&")} - {"", "vis"}
    return rute, *faste, *sorted(navne)


def alle_sider(klient: PageClient) -> Iterator[tuple[str, etree._Element]]:
    """One page of each kind that the kommune's pages lead to."""
    sete: set[object] = set()
    koe = deque([f"/{KOMMUNE}/", "/parathed/", f"/{KOMMUNE}/{VARIANT}/historik/"])
    koe.append(f"/{KOMMUNE}/sammenlign/{VARIANT}/{FORSLAGET}/")
    while koe:
        adresse = koe.popleft().partition("#")[0]
        if not adresse.startswith((f"/{KOMMUNE}/", "/parathed/")):
            continue
        # A scenario on paper tells of the days that the scenario itself gives the variant.
        if slags(klient, adresse) in sete or "/udskrift/" in adresse:
            continue
        sete.add(slags(klient, adresse))
        svar = klient.klient.get(adresse)
        if svar.location:
            koe.append(svar.location)
        elif svar.status_code == 200 and svar.mimetype == "text/html":
            side = html.fromstring(svar.get_data(as_text=True))
            yield adresse, side
            koe += side.xpath("//a/@href[starts-with(., '/')]")


def paastande(side: etree._Element) -> Iterator[str]:
    """Sentences that say that something is delivered, and are not marked as the plan's."""
    for element in side.xpath("//body//*[text()[normalize-space()]]"):
        if not isinstance(element.tag, str) or element.tag in {
            "script",
            "style",
            "option",
            "label",
            "th",
            "a",
            "button",
            "legend",
        }:
            continue
        yield from paastande_i(tekst_i(element))


def paastande_i(tekst: str) -> Iterator[str]:
    """The same of one text."""
    for almen in ALMENT:
        tekst = tekst.replace(almen, "")
    for saetning in re.split(r"(?<=[.:;])\s", tekst):
        if PAASTAND.search(saetning) and not FORBEHOLD.search(saetning):
            yield saetning


def tekster(data: object) -> Iterator[str]:
    """Every text in an answer in JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for en in data.values() if isinstance(data, dict) else data:
            yield from tekster(en)


def test_no_page_of_a_plan_says_that_anything_is_delivered_or_a_wrong_word(
    klient: PageClient,
):
    fundne: dict[str, str] = {}
    antal = 0
    for adresse, side in alle_sider(klient):
        antal += 1
        fundne |= {saetning: adresse for saetning in paastande(side) if saetning not in fundne}
        fundne |= dict.fromkeys(find_ord_i(adresse, side), adresse)
    assert antal > MINDST_SIDER
    assert not fundne


def test_no_answer_in_json_says_so_either(havlunde: Kommunelager):
    with havlunde.aaben(KOMMUNE) as database:
        grundlag = load_grundlag(database, VARIANT)
        sager = [sag for sag in load_alle(database)[0] if sag.parter][:MINDST_SIDER]
        svar = [kontrol_som_data(grundlag, kontroller_variant(database, grundlag))]
        svar += [forklar(database, grundlag, sag.slug) for sag in sager]
    assert {fundet for tekst in tekster(svar) for fundet in paastande_i(tekst)} == set()


def test_a_fresh_kommune_is_a_plan_and_no_day_is_invented(havlunde: Kommunelager):
    with havlunde.aaben(KOMMUNE) as database:
        variant = find_variant(database, VARIANT)
    assert variant.er_plan
    assert variant.trin == {}
    assert {r.fra for r in (*variant.enhedsmapning, *variant.sagstype_kle)} == {None}


def test_its_pages_show_what_is_to_come_and_say_that_it_is_a_plan(klient: PageClient):
    side = klient.get(f"/{KOMMUNE}/")
    assert side.tekster("//p[@class='kommune-status']")[0].startswith("Plan · ")
    mit_overblik = next(a for a in side.links() if re.search(rf"/{VARIANT}/mit-overblik/[^/]+/", a))
    borger = klient.get(mit_overblik)
    assert "En plan." in borger.tekst
    assert klient.get(f"{mit_overblik}?linje=0").tekster("//*[@class='linje-maerke']") == [
        "Forhåndsvisning – ikke borger.dk – en plan"
    ]
    assert [o for o in klient.get(f"{mit_overblik}sager/").objekter() if o.startswith("sag/")]


def test_a_plan_answers_no_to_all_that_kombit_asks(klient: PageClient):
    raekke = klient.get("/parathed/").raekker("Status for hver kommune")[0]
    assert raekke[1:4] == ["Nej", "Nej", "Nej"]
    assert "Plan" in raekke[0]


@pytest.mark.parametrize("sti", ["mapping/", "mapping/sagstyper/"])
def test_a_plan_is_mended_and_from_no_day(klient: PageClient, sti: str):
    base = f"/{KOMMUNE}/{VARIANT}/{sti}"
    liste = klient.get(base)
    noegle = "navn" if "sagstyper" in sti else "enhed"
    ret = next(a for a in liste.links() if a.startswith(base) and f"{noegle}=" in a)
    valg = {"navn": "valg=intet", "enhed": "fk=ingen"}[noegle]
    side = klient.get(f"{ret.partition('#')[0]}&{valg}")
    assert "Gem rettelsen" in side.tekst
    assert not side.xpath("//input[@name='maade'][@value='dato']")
    assert not side.xpath("//input[@name='fra']")
    klient.get(f"{ret.partition('#')[0]}&{valg}&maade=dato&fra=2026-01-01", 404)


def test_a_course_that_lies_ahead_says_so_and_leads_to_its_first_day(klient_foer: PageClient):
    side = klient_foer.get(FOER)
    assert "sat til 13. maj 2024" in side.tekst
    frem = side.link("Se siden pr. 13. maj 2024, hvor det er sendt og åbnet")
    assert frem == f"{FOER}?dato=2024-05-13"
    assert "ikke er begyndt" not in klient_foer.get(frem).tekst
