"""Tables: a scratch copy each, in no list, reset with one press, and the variant never touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from flask.testing import FlaskClient

from tests.formular import noegle
from tests.integration.ruteadresser import adresse
from tests.klient import PageClient
from tests.side import tekst_i
from webapp.domain.variant.bord import bordslug, kladde
from webapp.domain.variant.variant import Enhedsmapning
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import gem
from webapp.services.grundlag import load_grundlag, variantnavne
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kommuner.varianter import slet
from webapp.services.workshop.borde import BEGYNDELSER, bordvirkning, find_bord
from webapp.store.aendringer import load_aendringer, load_version
from webapp.store.borde import load_bordslugs
from webapp.store.varianter import (
    find_variant,
    load_varianthoveder,
    load_varianttrin,
)
from webapp.web.linkadgang import SIDERNE, VAERKSTEDET

BORDE = "/korsbaek/workshop/borde/"
BORD = bordslug("model-1", 3)
NANCY = "mit-overblik/nancy-ann-berggren/"


@pytest.fixture
def lavet(egen: PageClient) -> PageClient:
    """Six tables with a copy of model 1 each."""
    haandter(egen, "lav", variant="model-1", antal="6")
    return egen


def haandter(klient: PageClient, handling: str, **felter: str) -> None:
    token = noegle(klient.klient.get(BORDE).text)
    felter |= {"csrf_token": token, "handling": handling}
    svar = klient.klient.post(BORDE, data=felter)
    assert svar.status_code == 303, svar.text


def flyt(lager: Kommunelager, slug: str, enheder: int = 1) -> None:
    """The table maps units to another one of FK Organisation, as the workbench saves it."""
    with lager.aaben("korsbaek") as database:
        variant = find_variant(database, slug)
        assert variant is not None
        mappede = [m for m in variant.enhedsmapning if m.fk_enhed]
        maal = mappede[-1].fk_enhed
        nye = {m.lokal_enhed: replace(m, fk_enhed=maal) for m in mappede[:enheder]}
        raekker: tuple[Enhedsmapning, ...] = tuple(
            nye.get(m.lokal_enhed, m) for m in variant.enhedsmapning
        )
        efter = replace(variant, enhedsmapning=raekker)
        assert gem(database, variant, efter, load_version(database, slug), "Flyttet")


def uden_borde(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the kommune's file but for the copies' own and the counter of writes."""
    fundet = {}
    with Kommunelager(data, data).aaben("korsbaek") as database:
        for tabel in sorted(set(database.table_names()) - {"taeller"}):
            raekker = database.execute(f"SELECT * FROM [{tabel}]").fetchall()  # noqa: S608
            fundet[tabel] = sorted((r for r in raekker if "~bord-" not in str(r)), key=repr)
    return fundet


def test_each_table_has_a_copy_and_a_link(lavet: PageClient, mit_lager: Kommunelager):
    side = lavet.get(BORDE)
    assert [f"Bord {nr}" for nr in range(1, 7)] == side.xpath("//main//li/strong/text()")
    assert len(side.xpath("//code[@class='linkadresse']")) == 6
    with mit_lager.aaben("korsbaek") as database:
        kilde, kopi = find_variant(database, "model-1"), find_variant(database, BORD)
        assert kilde is not None
        assert kopi == kladde(kilde, BORD, "Bord 3")
    bordet = lavet.get(f"/korsbaek/{BORD}/bord/")
    assert "Har ikke ændret noget endnu" in bordet.tekst
    assert "Bord 3" in lavet.get(f"/korsbaek/{BORD}/{NANCY}").tekst
    for sti in ("mapping/", "mapping/sagstyper/", "mapping/ydelser/", "mapping/forslag/"):
        lavet.get(f"/korsbaek/{BORD}/{sti}")


def test_every_link_of_a_tables_pages_leads_somewhere(lavet: PageClient):
    """Nothing that a table is shown answers that it cannot be done at a table."""
    for side in (f"/korsbaek/{BORD}/{s}" for s in ("bord/", "mapping/", NANCY)):
        for link in set(lavet.get(side).xpath("//a/@href")):
            if link.startswith("/"):
                assert lavet.klient.get(link).status_code in {200, 302, 303}, (side, link)


def test_the_copies_are_in_no_list(lavet: PageClient, mit_lager: Kommunelager):
    with mit_lager.aaben("korsbaek") as database:
        assert len(load_bordslugs(database)) == 6
        for liste in (
            variantnavne(database),
            [en.slug for en in load_varianthoveder(database)],
            [en.slug for en in load_varianttrin(database)],
        ):
            assert not any("~" in slug for slug in liste)
    for sti in (
        "",
        "varianter/",
        "indlaes/",
        "workshop/",
        "sammenlign/model-1/model-2/",
        "parathed/",
    ):
        svar = lavet.klient.get(f"/korsbaek/{sti}", follow_redirects=True)
        assert "~bord-" not in svar.text, sti
    assert "~bord-" not in lavet.klient.get(f"/korsbaek/model-1/{NANCY}").text
    assert "~bord-" not in lavet.klient.get("/").text


def test_every_route_but_the_workbench_and_the_pages_refuses_a_copy(lavet: PageClient):
    """Also where it is named in the query or in a form."""
    app = lavet.app
    token = noegle(lavet.klient.get(BORDE).text)
    for rute in app.url_map.iter_rules():
        rum = rute.endpoint.partition(".")[0]
        varianter = {"variant", "a", "b", "slug"} & set(rute.arguments)
        if "kommune" not in rute.arguments or not varianter:
            continue
        tilladt = rute.endpoint in VAERKSTEDET or rum in SIDERNE
        sti = adresse(rute, dict.fromkeys(varianter, BORD))
        if BORD not in sti:
            continue
        for metode in (rute.methods or set()) & {"GET", "POST"}:
            data = {"csrf_token": token} if metode == "POST" else None
            svar = lavet.klient.open(sti, method=metode, data=data)
            if not tilladt:
                assert svar.status_code == 404, (rute, metode, svar.status_code)
                assert "ved et bord" in svar.text, rute
    for sti in (f"/korsbaek/model-1/{NANCY}?mod={BORD}", f"/korsbaek/?variant={BORD}"):
        assert lavet.klient.get(sti).status_code == 404
    plan = "/korsbaek/verifikation/model-2/"
    felter = {"csrf_token": token, "handling": "overfoer", "fra": BORD}
    assert lavet.klient.post(plan, data=felter).status_code == 404


@pytest.mark.parametrize(
    "kommando",
    [
        ("check", "korsbaek", BORD),
        ("export", "korsbaek", BORD),
        ("explain", "korsbaek", BORD, "CURA-2023-0101"),
        ("impact", "korsbaek", "model-1", BORD),
        ("impact", "korsbaek", BORD, "model-1"),
        ("verify", "korsbaek", BORD),
    ],
)
def test_no_command_knows_a_copy(
    lavet: PageClient, koer: Callable[..., Result], kommando: tuple[str, ...]
):
    resultat = koer(*kommando)
    assert resultat.exit_code == 2
    assert "bords kopi" in resultat.output


def test_the_stage_tells_what_each_table_did(lavet: PageClient, mit_lager: Kommunelager):
    flyt(mit_lager, bordslug("model-1", 3), enheder=4)
    svar = lavet.klient.get(f"{BORDE}scene/")
    assert svar.headers["Refresh"] == "4"
    side = lavet.get(f"{BORDE}scene/")
    (tredje,) = side.xpath("//section[@aria-labelledby='bord-3']")
    (andet,) = side.xpath("//section[@aria-labelledby='bord-2']")
    assert "Har ikke ændret noget endnu" in tekst_i(andet)
    with mit_lager.til_laesning().aaben("korsbaek") as database:
        virkning = bordvirkning(database, find_bord(database, bordslug("model-1", 3)))
        grundlag = load_grundlag(database, "model-1")
    assert virkning.sager > 0
    assert virkning.aendringer == virkning.maalt == 4
    assert virkning.stoerst is not None
    assert 0 < virkning.stoerst.sager <= virkning.sager
    sagt = tekst_i(tredje)
    assert f"{virkning.sager} sager får en anden kontakt" in sagt
    assert "Mest gjorde: " in sagt
    assert any(enhed.navn in sagt for enhed in grundlag.opslag.lokale_enheder)
    assert f"{virkning.sager} sager" in lavet.get(f"/korsbaek/{BORD}/bord/").tekst


def test_a_reset_makes_all_as_the_variant_now_is_and_an_open_form_asks(
    lavet: PageClient, mit_lager: Kommunelager
):
    flyt(mit_lager, BORD)
    with mit_lager.aaben("korsbaek") as database:
        foer = load_version(database, BORD)
    flyt(mit_lager, "model-1", enheder=2)
    haandter(lavet, "nulstil")
    with mit_lager.aaben("korsbaek") as database:
        kilde, kopi = find_variant(database, "model-1"), find_variant(database, BORD)
        assert kilde is not None
        assert kopi == kladde(kilde, BORD, "Bord 3")
        assert load_version(database, BORD) > foer
        assert load_aendringer(database, BORD) == ()
    # A form from before the reset is asked about, and saves nothing.
    svar = post_mapning(lavet.klient, BORD, version=foer)
    assert svar.status_code == 409
    with mit_lager.aaben("korsbaek") as database:
        assert find_variant(database, BORD) == kopi


def post_mapning(klient: FlaskClient, slug: str, version: int):
    token = noegle(klient.get(BORDE).text)
    felter = {"csrf_token": token, "enhed": "visitation-syd-social", "fk": "ingen"}
    felter |= {"version": str(version), "maade": "planen"}
    return klient.post(f"/korsbaek/{slug}/mapping/", data=felter)


def test_tables_made_anew_take_no_form_of_the_old_ones(
    lavet: PageClient, mit_lager: Kommunelager, monkeypatch: pytest.MonkeyPatch
):
    flyt(mit_lager, BORD)
    with mit_lager.aaben("korsbaek") as database:
        foer = load_version(database, BORD)
    haandter(lavet, "fjern")
    assert lavet.klient.get(f"/korsbaek/{BORD}/mapping/").status_code == 404
    haandter(lavet, "lav", variant="model-2", antal="2")
    with mit_lager.aaben("korsbaek") as database:
        assert load_bordslugs(database) == (bordslug("model-2", 1), bordslug("model-2", 2))
        assert load_version(database, bordslug("model-2", 1)) != foer


def test_making_changing_resetting_and_removing_leaves_all_else(
    egen: PageClient, mit_lager: Kommunelager, data: Path
):
    foer = uden_borde(data)
    haandter(egen, "lav", variant="model-1", antal="12")
    for nr in range(1, 13):
        flyt(mit_lager, bordslug("model-1", nr), enheder=nr % 3 + 1)
    assert uden_borde(data) == foer
    haandter(egen, "nulstil")
    assert uden_borde(data) == foer
    haandter(egen, "fjern")
    assert uden_borde(data) == foer
    with mit_lager.aaben("korsbaek") as database:
        for tabel in database.table_names():
            assert "~bord-" not in str(database.execute(f"SELECT * FROM [{tabel}]").fetchall())  # noqa: S608


def test_the_version_of_a_copy_can_be_read_in_a_form():
    assert laes_tal(str(BEGYNDELSER + 1_000_000)) == BEGYNDELSER + 1_000_000


def test_a_deleted_variant_takes_its_tables_along(lavet: PageClient, mit_lager: Kommunelager):
    with mit_lager.aaben("korsbaek") as database:
        slet(database, "model-1")
        assert load_bordslugs(database) == ()
    assert "Bord 1" not in lavet.get(BORDE).tekst


@pytest.mark.parametrize(
    "felter", [{"variant": "model-9"}, {"variant": "leveret"}, {"variant": BORD}]
)
def test_what_no_table_can_be_made_of(lavet: PageClient, felter: dict[str, str]):
    token = noegle(lavet.klient.get(BORDE).text)
    felter = felter | {"csrf_token": token, "handling": "lav", "antal": "2"}
    assert lavet.klient.post(BORDE, data=felter).status_code == 404
    felter = {"csrf_token": token, "handling": "alt"}
    assert lavet.klient.post(BORDE, data=felter).status_code == 404


@pytest.mark.parametrize("antal", ["", "0", "13", "-2", "fire", "999999999"])
def test_a_number_that_is_none_makes_no_tables_and_takes_none_away(
    lavet: PageClient, mit_lager: Kommunelager, antal: str
):
    with mit_lager.aaben("korsbaek") as database:
        foer = load_bordslugs(database)
    token = noegle(lavet.klient.get(BORDE).text)
    felter = {"csrf_token": token, "handling": "lav", "variant": "model-2", "antal": antal}
    side = lavet.post(BORDE, 422, **felter)
    assert "fra 1 til 12" in side.tekst
    assert side.xpath("//option[@selected]/@value") == ["model-2"]
    assert side.xpath("//input[@name='antal']/@value") == [antal]
    with mit_lager.aaben("korsbaek") as database:
        assert load_bordslugs(database) == foer


def test_an_empty_room(egen: PageClient):
    assert "Der er ingen borde endnu" in egen.get(f"{BORDE}scene/").tekst
    assert egen.klient.get("/korsbaek/model-1/bord/").status_code == 404
