"""A person with 5 000 events and a family of 40 is asked for as often as one with five."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.integration.sqltal import TaellendeLager, spoerg
from tests.klient import PageClient, Side, lav_app
from webapp.config import Config
from webapp.services.grundlag import find_person, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.sapa.faner import FANER
from webapp.services.sapa.valg import RAEKKER_PR_GANG
from webapp.services.sapa.ydelser import udbetalingsobjekter
from webapp.store.kendt import KENDTE

JAN = "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov"
MANGE, FAMILIE = 5000, 40
# What hangs on the person by the hundred, and the tabs that show it in parts of fifty.
SIDER = [*(fane.sti for fane in FANER), "sager/ksd-1"]


def goer_stor(lager: TaellendeLager, haendelser: int, familie: int) -> None:
    """So many notes and documents on one sag and payments of one ydelse, and so many children."""
    with lager.aaben("slides") as database:
        (sag,) = database.execute("SELECT id FROM sag WHERE slug = 'ksd-1'").fetchone()
        (ydelse,) = database.execute("SELECT id FROM ydelse WHERE slug = 'sygedagpenge'").fetchone()
        dage = [date(2009, 1, 1) + timedelta(days=nr) for nr in range(haendelser)]
        database.conn.executemany(
            "INSERT INTO journalnotat (sag_id, nr, titel, dato) VALUES (?, ?, ?, ?)",
            [(sag, 100 + nr, f"Notat {nr}", dag.isoformat()) for nr, dag in enumerate(dage)],
        )
        database.conn.executemany(
            "INSERT INTO dokument VALUES (?, ?, ?, 'Brev, udgaaende', ?, '', 1, 0, 1)",
            [(sag, 100 + nr, f"Brev {nr}", dag.isoformat()) for nr, dag in enumerate(dage)],
        )
        database.conn.executemany(
            "INSERT INTO udbetaling VALUES (?, ?, ?, ?, ?, 544800, 544800, '', 'Effektueret')",
            [(ydelse, 100 + nr, *[dag.isoformat()] * 3) for nr, dag in enumerate(dage)],
        )
        kolonner = [raekke[1] for raekke in database.execute("PRAGMA table_info(person)")]
        jan = database.execute("SELECT * FROM person WHERE slug = 'jan-jarlov'").fetchone()
        for nr in range(familie):
            barn = dict(zip(kolonner, jan, strict=True)) | {
                "id": 1000 + nr,
                "slug": f"barn-{nr}",
                "navn": f"Barn {nr}",
                "cpr": f"01011{nr // 10}{5000 + nr}",
            }
            database.table("person").insert(barn)
            database.table("familierelation").insert(
                {"person": "jan-jarlov", "relation": "Barn", "til": f"barn-{nr}"}
            )
        database.conn.commit()


@pytest.fixture(scope="module")
def lagre(
    config: Config, lager: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, tuple[TaellendeLager, PageClient]]]:
    """The same person with little and with much."""
    ud = {}
    for navn, tal in (("faa", (5, 2)), ("mange", (MANGE, FAMILIE))):
        data = tmp_path_factory.mktemp(navn)
        (data / "slides.db").write_bytes((Path(config.data) / "slides.db").read_bytes())
        et = TaellendeLager(data, config.seed)
        goer_stor(et, *tal)
        app = lav_app(replace(config, data=data))
        app.extensions["kommunelager"] = et
        ud[navn] = et, PageClient(app)
    yield ud
    KENDTE.glem()


@pytest.mark.parametrize("sti", SIDER)
def test_the_number_of_statements_does_not_grow_with_what_a_person_has(
    lagre: dict[str, tuple[TaellendeLager, PageClient]], sti: str
):
    adresse = "/".join(filter(None, (JAN, sti))) + "/"
    tal = {}
    for navn, (et, klient) in lagre.items():
        KENDTE.glem()
        tal[navn] = len(spoerg(et, klient, adresse))
    assert tal["faa"] == tal["mange"] > 0


def vist(side: Side, art: str) -> int:
    return sum(noegle.startswith(f"{art}/") for noegle in side.objekter())


@pytest.mark.parametrize(
    "sti, art, ialt",
    [
        ("tidslinje/?art=journalnotat", "haendelse", MANGE),
        ("ydelser/", "udbetaling", MANGE + 6),
        ("sager/ksd-1/", "notat", MANGE),
        ("sager/ksd-1/", "dokument", MANGE),
    ],
)
def test_a_long_list_is_shown_in_parts_and_the_next_part_is_a_link(
    lagre: dict[str, tuple[TaellendeLager, PageClient]], sti: str, art: str, ialt: int
):
    _, klient = lagre["mange"]
    side = klient.get(f"{JAN}/{sti}")
    assert vist(side, art) == RAEKKER_PR_GANG
    tal = f"{ialt:,}".replace(",", ".")
    assert f"Viser {RAEKKER_PR_GANG} af {tal}" in side.tekst
    naeste = klient.get(side.link("Hent flere"))
    assert vist(naeste, art) == 2 * RAEKKER_PR_GANG


def test_a_list_that_is_whole_says_nothing_of_its_length(
    lagre: dict[str, tuple[TaellendeLager, PageClient]],
):
    _, klient = lagre["faa"]
    for sti in ("", "ydelser/", "sager/ksd-1/", "udk-ydelser/"):
        assert "Viser " not in klient.get(f"{JAN}/{sti}").tekst


def test_the_whole_family_is_in_list_and_drawing(
    lagre: dict[str, tuple[TaellendeLager, PageClient]],
):
    _, klient = lagre["mange"]
    side = klient.get(f"{JAN}/familiesamling/")
    assert len(side.raekker("Familiesamlinger (liste)")) == FAMILIE + 1
    assert len(side.xpath("//li[@data-slaegt]")) == FAMILIE + 1


def test_two_payments_of_one_ydelse_on_one_day_are_two(lager: Kommunelager):
    with lager.aaben("slides") as database:
        grundlag = load_grundlag(database, "model-1")
        person = find_person(database, "jan-jarlov")
        alle = load_borgerudsnit(database, grundlag, person).alle
    (syge,) = [b for b in alle if b.noegle == "ydelse/sygedagpenge"]
    par = [(syge.ydelse.udbetalinger[0], syge)] * 2
    noegler = [objekt.noegle for _, objekt in udbetalingsobjekter(par, {})]
    assert noegler == [
        "udbetaling/sygedagpenge.2023-01-04",
        "udbetaling/sygedagpenge.2023-01-04.2",
    ]
