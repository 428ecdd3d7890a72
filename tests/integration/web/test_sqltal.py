"""A page asks the database as often for ten thousand sager as for a hundred."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.integration.sqltal import TaellendeLager, spoerg
from tests.klient import PageClient, lav_app
from tests.storkommune import lav_stor
from webapp.config import Config
from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Sag
from webapp.domain.testdata.kilde import Kildedata
from webapp.importers.indlaes import Indfil, Indlaesning, laes_filer
from webapp.services.indlaes.indlaes import laes_mappe, saml_kilde, saml_varianter
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, dan_fil, opret
from webapp.store.kendt import KENDTE
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

PERSON = "jytte-roemer"
BETALT = "model-1/mit-overblik/aisha-karimi"
MANGE = 10_000
SIDER = {
    "kommunens side": "",
    "find en borger": "model-1/mit-overblik/",
    "find en borger, skjult": "model-1/mit-overblik/?ses=skjult&sagstype=Hjemmehjælp",
    "Mit Overblik": f"model-1/mit-overblik/{PERSON}/",
    "sager": f"model-1/mit-overblik/{PERSON}/sager/?vis=10000",
    "en sag": f"model-1/mit-overblik/{PERSON}/sager/cura-2023-0501/",
    "ydelser": f"model-1/mit-overblik/{PERSON}/serviceydelser-og-hjaelpemidler/?vis=10000",
    "en ydelse": f"model-1/mit-overblik/{PERSON}/serviceydelser-og-hjaelpemidler/rollator-2/",
    "økonomiske ydelser": f"{BETALT}/oekonomiske-ydelser/?vis=10000",
    "betalinger": "model-1/mit-overblik/kim-borgersen/betalinger/",
    "Fagområder": "model-1/fagomraader/",
    "Prædefinerede titler": "model-1/sapavalg/titler/",
    "Fordringskonfiguration": "model-1/fordringer/?udkast=1&type-biblioteksgebyr=SAPA",
    "mine data": f"model-1/mit-overblik/{PERSON}/mine-data/",
    "HOI for borgeren": f"{BETALT}/hoi/",
    "aftaler og frister": "model-1/mit-overblik/nancy-ann-berggren/aftaler-og-frister/",
    "en udbetaling": f"{BETALT}/oekonomiske-ydelser/ressourceforloebsydelse-2024-02-29/",
    "Hvorfor med udbetalinger": "model-1/hvorfor/aisha-karimi/?vis=10000",
    "SAPA søgning": "model-1/sapa/visitator/?navn=jytte",
    "SAPA Min side": "model-1/sapa/superbruger/min-side/?foretrukne=jan-jarlov",
    "SAPA søgning, adresser": "model-1/sapa/superbruger/?soeg=tidligere-adresse&adresse=a",
    "SAPA søgning, sager": "model-1/sapa/superbruger/?soeg=sag&titel=e",
    "SAPA søgning, dokumenter": "model-1/sapa/superbruger/?soeg=dokument&titel=e",
    "SAPA søgning, ydelser": "model-1/sapa/superbruger/?soeg=ydelse&titel=e",
    "HOI, udsøgning af borgere": "model-1/sapa/superbruger/hoi/",
    "HOI for medarbejdere": f"model-1/sapa/superbruger/borger/{PERSON}/hoi/?samtykke=ja",
    "SAPA Kontrolsager": f"model-1/sapa/superbruger/borger/{PERSON}/kontrolsager/",
    "SAPA Overblik": f"model-1/sapa/visitator/borger/{PERSON}/",
    "SAPA Ydelser": f"model-1/sapa/visitator/borger/{PERSON}/ydelser/",
    "SAPA UDK Ydelser": "model-1/sapa/superbruger/borger/kim-borgersen/udk-ydelser/",
    "SAPA Tidslinje": f"model-1/sapa/superbruger/borger/{PERSON}/tidslinje/?vis=10000",
    "SAPA Helhedsoverblik": f"model-1/sapa/superbruger/borger/{PERSON}/helhedsoverblik/?vis=10000",
    "SAPA Familiesamling": f"model-1/sapa/superbruger/borger/{PERSON}/familiesamling/",
    "SAPA Bopælssamling": f"model-1/sapa/superbruger/borger/{PERSON}/bopaelssamling/",
    "SAPA Adressehistorik": f"model-1/sapa/superbruger/borger/{PERSON}/adressehistorik/",
    "SAPA Borgerblikket": f"model-1/sapa/superbruger/borger/{PERSON}/borgerblikket/?vis=10000",
    "SAPA sag": f"model-1/sapa/superbruger/borger/{PERSON}/sager/cura-2023-0501/",
    "enhed": "model-1/sapa/visitator/enheder/97285c85-5fb4-4fc1-a6c8-716b4f5fffba/",
    "Hvorfor": f"model-1/hvorfor/{PERSON}/",
    "Sammenlign": f"sammenlign/model-1/model-2/mit-overblik/{PERSON}/sager/?vis=10000",
    "Sammenlign en sag": f"sammenlign/model-1/model-2/mit-overblik/{PERSON}/sager/cura-2023-0501/",
    "Sammenlign i SAPA": f"sammenlign/model-1/model-2/sapa/visitator/borger/{PERSON}/",
    "hele kommunen": "sammenlign/model-1/model-2/",
    "hele kommunen i SAPA": "sammenlign/model-1/model-2/?modtager=sapa",
    "scenarier": "workshop/",
    "et skridt": "workshop/model-1-eller-model-2/3/",
    "opsætning": "model-1/opsaetning/",
    "opsætning, virkning": "model-1/opsaetning/?udkast=1&kle=27.36.04,27.51.04&aktiv=ja",
    "antagelser, virkning": "model-1/antagelser/?udkast=1&vis_sagsnummer=nej&fradato_er_med=nej",
}


def kopi(sag: Sag, nr: int) -> Sag:
    return replace(sag, slug=f"{sag.slug}-k{nr}", sagsnummer=f"{sag.sagsnummer}-K{nr}")


def ydelseskopi(ydelse: BevilgetYdelse, nr: int) -> BevilgetYdelse:
    """A ydelse like the other, with payments of its own."""
    udbetalinger, andre = (
        tuple(
            replace(u, effektuering=f"{u.effektuering}-K{nr}" if u.effektuering else "")
            for u in alle
        )
        for alle in (ydelse.udbetalinger, ydelse.ikke_effektueret)
    )
    slug = f"{ydelse.slug}-k{nr}"
    return replace(ydelse, slug=slug, udbetalinger=udbetalinger, ikke_effektueret=andre)


def bevillingskopi(bevilling: Bevilling, nr: int) -> Bevilling:
    ydelser = tuple(ydelseskopi(y, nr) for y in bevilling.ydelser)
    sag = f"{bevilling.sag}-k{nr}" if bevilling.sag else None
    return replace(bevilling, nummer=f"{bevilling.nummer}-K{nr}", sag=sag, ydelser=ydelser)


def med_mange(kilde: Kildedata) -> Kildedata:
    """Every sag and bevilling of the example as many times as it takes."""
    gange = MANGE // len(kilde.sager)
    sager = [kopi(sag, nr) for nr in range(gange) for sag in kilde.sager]
    bevillinger = [bevillingskopi(b, nr) for nr in range(gange) for b in kilde.bevillinger]
    hele = [
        replace(en, nummer=f"{en.nummer}-K{nr}")
        for nr in range(gange)
        for en in kilde.effektueringer
    ]
    return replace(
        kilde,
        sager=(*kilde.sager, *sager),
        bevillinger=(*kilde.bevillinger, *bevillinger),
        effektueringer=(*kilde.effektueringer, *hele),
    )


def skriv(fil: Path, kilde: Kildedata, laest: Indlaesning) -> None:
    fil.parent.mkdir(parents=True, exist_ok=True)
    dan_fil(fil)
    with aaben(fil) as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            for nr, variant in enumerate(saml_varianter(laest)):
                gem_variant(database, variant, nr)
            byg_taellinger(database, kilde)


@pytest.fixture(scope="module")
def lageret(tmp_path_factory: pytest.TempPathFactory, config: Config) -> TaellendeLager:
    """Two files of one example: as it is, and with every sag in it many times over."""
    data = tmp_path_factory.mktemp("sqltal")
    filer = laes_mappe(config.seed / "korsbaek")
    laest = laes_filer([Indfil(navn, indhold) for navn, indhold in sorted(filer.items())])
    faa = saml_kilde("korsbaek", laest)
    for slug, kilde in (("faa", faa), ("mange", med_mange(faa))):
        kommune = replace(kilde.kommune, slug=slug)
        skriv(data / f"{slug}.db", replace(kilde, kommune=kommune), laest)
    return TaellendeLager(data, config.seed)


@pytest.fixture(scope="module")
def klienten(config: Config, lageret: TaellendeLager) -> PageClient:
    app = lav_app(replace(config, data=lageret.data))
    app.extensions["kommunelager"] = lageret
    # What is asked is counted to its end, however slow the machine is.
    app.extensions["sidearbejder"].vent = 300
    return PageClient(app)


@pytest.mark.parametrize("side", SIDER)
def test_the_number_of_statements_does_not_grow_with_the_sager(
    lageret: TaellendeLager, klienten: PageClient, side: str
):
    faa, mange = (spoerg(lageret, klienten, f"/{slug}/{SIDER[side]}") for slug in ("faa", "mange"))
    assert faa, "no statement was seen: is the file opened past Kommunelager.aaben?"
    assert len(mange) == len(faa), (
        f"{len(faa)} statements for a hundred sager, {len(mange)} for {MANGE}: "
        "ask once for all objects, not once for each"
    )


@pytest.mark.parametrize("side", ["indtastning", "trae", "model-1", "model-2", "hjem"])
def test_a_page_of_the_mapping_without_figures_looks_at_no_sag(
    lageret: TaellendeLager, klienten: PageClient, side: str
):
    KENDTE.glem()
    klienten.app.extensions["sidelager"].glem()
    stillet = spoerg(lageret, klienten, f"/mange/model-1/mapping/{side}/")
    assert stillet
    tabeller = {"nyeste", "dagsum", "standtal_enhed", "haendelse", "sagspart"}
    assert not [sql for sql in stillet if tabeller & set(re.findall(r"\w+", sql))]


@pytest.fixture(scope="module")
def stor(lager: Kommunelager, config: Config, tmp_path_factory) -> TaellendeLager:
    return TaellendeLager(
        lav_stor(lager, tmp_path_factory.mktemp("stor"), config).data, config.seed
    )


def test_the_kommunes_page_asks_as_often_for_1566_units_as_for_seventeen(
    config: Config, lager: Kommunelager, stor: TaellendeLager
):
    lille = TaellendeLager(lager.data, lager.seed)
    antal = []
    for en in (lille, stor):
        app = lav_app(replace(config, data=en.data))
        app.extensions["kommunelager"] = en
        KENDTE.glem()  # what other tests asked of the same file is known
        antal.append(len(spoerg(en, PageClient(app), "/korsbaek/")))
    assert antal[0] == antal[1]


def test_the_two_files_are_as_far_apart_as_they_should_be(lageret: TaellendeLager):
    antal = {}
    for slug in ("faa", "mange"):
        with lageret.aaben(slug) as database:
            antal[slug] = database.table("sag").count
    assert antal["mange"] >= 84 * antal["faa"] > MANGE * 0.9
