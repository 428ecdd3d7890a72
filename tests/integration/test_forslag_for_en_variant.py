"""A proposal of one variant never changes what another one shows: every page is byte-equal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from sqlite_utils import Database

from tests.eksempler import eksempler
from tests.havlunde import VARIANT, indlaes_havlunde
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_enhed
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mapping.model1side import lav_model1
from webapp.services.mapping.model2side import Model2valg, lav_model2
from webapp.services.mapping.trae import gem_trae, traeside
from webapp.store.aendringer import gem_aendring, load_version
from webapp.store.opslag import load_personer
from webapp.store.varianter import load_variantnavne

DATO = date(2024, 6, 15)
SIDER = (
    "kontrol/",
    "mapping/",
    "mapping/trae/",
    "mapping/hjem/",
    "mapping/indtastning/",
    "mapping/model-1/",
    "mapping/model-2/",
    "opsaetning/",
    "historik/",
    "trin/",
)
FAA = ("kontrol/", "mapping/", "mapping/trae/")
# What names the kommune's other variants, or is used once.
ANDRE = "//select[@id='forskellig'] | //input[@name='csrf_token'] | //datalist[@id='varianter']"


def trae(handling: str) -> Callable[[Database, Grundlag], object]:
    """The press of a button on the page of the tree."""

    def tryk(database: Database, grundlag: Grundlag) -> None:
        aftryk = traeside(database, grundlag).aftryk
        gem_trae(database, grundlag, {"aftryk": aftryk, "handling": handling})

    return tryk


def ret(database: Database, grundlag: Grundlag) -> None:
    """A mend by hand: a unit leads upwards."""
    ny = ret_enhed(grundlag.variant, "Visitation Nord", None, Tidspunkt())
    gem_aendring(database, ny, load_version(database, grundlag.variant.slug), "rettet")


HANDLINGER: Mapping[str, Callable[[Database, Grundlag], object]] = {
    "model 1": lav_model1,
    "model 2": lambda db, grundlag: lav_model2(db, grundlag, Model2valg()),
    "model 2, ét niveau": lambda db, grundlag: lav_model2(db, grundlag, Model2valg(niveau=2)),
    "model 2 uden træ": lambda db, grundlag: lav_model2(db, grundlag, Model2valg(tegn=False)),
    "træet": trae("forslag"),
    "træet fjernet": trae("fjern"),
    "rettet i hånden": ret,
}


def sider(
    browser: PageClient, lager: Kommunelager, slug: str, haler: Sequence[str] = SIDER
) -> Mapping[str, str]:
    """The pages of the variant, as they are written; the bar names the others."""
    with lager.aaben("havlunde") as database:
        personer = load_personer(database)[:3]
    adresser = (*haler, *(f"mit-overblik/{person.slug}/sager/" for person in personer))
    return {hale: indhold(browser, f"/havlunde/{slug}/{hale}") for hale in adresser}


def indhold(browser: PageClient, adresse: str) -> str:
    (main,) = deepcopy(browser.get(adresse).xpath("//main"))
    for element in main.xpath(ANDRE):
        element.getparent().remove(element)
    return html.tostring(main, encoding="unicode")


def udfoer(lager: Kommunelager, handling: str, slug: str) -> object:
    with lager.aaben("havlunde") as database:
        return HANDLINGER[handling](database, load_grundlag(database, slug, DATO))


def test_every_proposal_in_a_row_leaves_the_others_as_they_were(
    eget_lager: Kommunelager, config: Config
):
    indlaes_havlunde(eget_lager)
    udfoer(eget_lager, "model 1", VARIANT)
    browser = PageClient(lav_app(replace(config, data=eget_lager.data)))
    foer = {s: sider(browser, eget_lager, s, FAA) for s in (VARIANT, "model-1-forslag")}
    ny = udfoer(eget_lager, "model 2", VARIANT)
    for handling in ("træet fjernet", "træet", "rettet i hånden", "model 1", "model 2 uden træ"):
        udfoer(eget_lager, handling, str(ny))
    assert {slug: sider(browser, eget_lager, slug, FAA) for slug in foer} == foer
    udfoer(eget_lager, "træet", VARIANT)
    with eget_lager.aaben("havlunde") as database:
        overordnede = [
            r["overordnet"] for r in database.query("SELECT overordnet FROM lokal_enhed")
        ]
        assert set(overordnede) == {None}, "Cura's tree is what sheets and people say"


@pytest.mark.soak
@settings(
    max_examples=eksempler(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(
    handlinger=st.lists(
        st.tuples(st.sampled_from(sorted(HANDLINGER)), st.integers(0, 3)), min_size=1, max_size=3
    )
)
def test_no_proposal_changes_a_page_of_another_variant(
    config: Config, havlunde_fil: bytes, handlinger: list[tuple[str, int]]
):
    with TemporaryDirectory() as mappe:
        lager = Kommunelager(Path(mappe), config.seed)
        lager.fil("havlunde").write_bytes(havlunde_fil)
        browser = PageClient(lav_app(replace(config, data=lager.data)))
        for handling, nr in handlinger:
            with lager.aaben("havlunde") as database:
                slugs = [slug for slug, _, _ in load_variantnavne(database)]
            for_hvem = slugs[nr % len(slugs)]
            foer = {slug: sider(browser, lager, slug) for slug in slugs if slug != for_hvem}
            if handling.startswith("model"):
                # A proposal is a variant of its own: the one that it is made of stays too.
                foer[for_hvem] = sider(browser, lager, for_hvem)
            with lager.aaben("havlunde") as database:
                HANDLINGER[handling](database, load_grundlag(database, for_hvem, DATO))
            for slug, gamle in foer.items():
                nye = sider(browser, lager, slug)
                assert [hale for hale, side in gamle.items() if nye[hale] != side] == [], (
                    handling,
                    for_hvem,
                    slug,
                )


@pytest.fixture(scope="module")
def havlunde_fil(tmp_path_factory: pytest.TempPathFactory, config: Config) -> bytes:
    """Havlunde's file with a copy beside its own variant."""
    lager = Kommunelager(tmp_path_factory.mktemp("forslag"), config.seed)
    indlaes_havlunde(lager)
    with lager.aaben("havlunde") as database:
        lav_model1(database, load_grundlag(database, VARIANT))
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return lager.fil("havlunde").read_bytes()
