"""Havlunde's sheets: two installations give the same, in every combination of what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from click.testing import CliRunner

from tests.havlunde import FK_ORG, FORBEREDELSE, ORGMAPNING, VARIANT, indlaes_havlunde
from tests.klient import PageClient, lav_app
from webapp.kommandoer.cli import main
from webapp.services.indlaesning.planlaegning import laeg_plan, load_varianter
from webapp.services.indlaesning.rapport import Foer, lav_rapport
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.opslag import load_personer
from webapp.store.varianter import load_variantnavne

VISITATION = "d94af064-5115-59c9-831e-102a6a344872"
FILER = (ORGMAPNING, FORBEREDELSE, FK_ORG)
# What Kontrol says first where a file is missing.
MANGLER = {
    ORGMAPNING: "Organisationsarket mangler",
    FORBEREDELSE: "Forberedelsesarket mangler",
    FK_ORG: "Der er ingen enheder fra FK Organisation",
}
SIDER = (
    "",
    "{v}/kontrol/",
    "{v}/mapping/",
    "{v}/mapping/model-1/",
    "{v}/mapping/model-2/",
    "{v}/mapping/forslag/",
    "{v}/mapping/trae/",
    "{v}/mapping/sagstyper/",
    "{v}/mapping/ydelser/",
    "{v}/mapping/hjem/",
    "{v}/opsaetning/",
    "{v}/trin/",
    "{v}/roller/",
    "{v}/testscope/",
    "{v}/eoj/",
    "{v}/reorganisation/",
    "{v}/antagelser/",
    "{v}/historik/",
    "varianter/",
    "proeveborgere/",
)
ENGANGSNOEGLE = re.compile(r'name="csrf_token" value="[^"]*"')


def klient(config, lager):
    return PageClient(lav_app(replace(config, data=lager.data)))


def foerste_variant(lager):
    with lager.aaben("havlunde") as database:
        return load_variantnavne(database)[0][0]


@pytest.mark.parametrize("filer", [k for n in (1, 2) for k in combinations(FILER, n)])
def test_with_half_of_the_files_every_page_stands_and_kontrol_says_first_what_is_missing(
    eget_lager, config, filer
):
    indlaes_havlunde(eget_lager, *filer)
    browser, variant = klient(config, eget_lager), foerste_variant(eget_lager)
    for side in SIDER:
        browser.get(f"/havlunde/{side.format(v=variant)}")
    kontrol = browser.get(f"/havlunde/{variant}/kontrol/")
    overskrifter = [tekst.rsplit(" ", 1)[0] for tekst in kontrol.tekster("//h3")]
    ventet = [tekst for fil, tekst in MANGLER.items() if fil not in filer]
    assert overskrifter[: len(ventet)] == ventet


def test_two_installations_give_the_same_slugs_names_and_pages(tmp_path, config):
    svar = []
    for navn in ("en", "to"):
        lager = Kommunelager(tmp_path / navn, config.seed)
        indlaes_havlunde(lager)
        browser = klient(config, lager)
        with lager.aaben("havlunde") as database:
            personer = load_personer(database)
        sider = [side.format(v=VARIANT) for side in SIDER]
        sider += [f"{VARIANT}/mit-overblik/{personer[0].slug}/sager/"]
        html = [browser.get(f"/havlunde/{side}").svar.text for side in sider]
        svar.append((personer, [ENGANGSNOEGLE.sub("", en) for en in html]))
    assert svar[0] == svar[1]


def test_every_page_with_figures_says_that_the_sager_are_invented(eget_lager, config):
    indlaes_havlunde(eget_lager)
    browser = klient(config, eget_lager)
    for side in SIDER:
        tekst = browser.get(f"/havlunde/{side.format(v=VARIANT)}").tekst
        assert "Alle sager, ydelser og borgere er opdigtede (prøveborgere)" in tekst, side
    kommune = browser.get("/havlunde/")
    assert re.search(r"Ser \d sag(er)? under Orgmapning v3", kommune.tekst)


def test_a_second_organisation_sheet_becomes_a_variant_and_the_report_says_so(eget_lager):
    indlaes_havlunde(eget_lager)
    ark = f"Enhedsnavn i Cura;Sagsansvarlig;UUID;Skal de mappes\nVisitation;ja;{VISITATION};ja\n"
    filer = {"model 2 udkast.csv": ark.encode()}
    with eget_lager.aaben("havlunde") as database:
        plan = laeg_plan(database, "havlunde", filer)
        linjer = lav_rapport(plan, filer, Foer(varianter=load_varianter(database))).varianter
    sagt = "Organisationsarket »model 2 udkast.csv« bliver en variant for sig: »Model 2 udkast«."
    assert sagt in linjer
    assert not any("bruges ikke af nogen variant" in linje for linje in linjer)
    eget_lager.indlaes("havlunde", filer)
    with eget_lager.aaben("havlunde") as database:
        assert {slug for slug, _, _ in load_variantnavne(database)} == {VARIANT, "model-2-udkast"}


def test_beside_variants_of_files_a_new_sheet_is_a_variant_too(data, config):
    lager = Kommunelager(data, config.seed)
    ark = f"Enhedsnavn i Cura;Sagsansvarlig;UUID;Skal de mappes\nVisitation;ja;{VISITATION};ja\n"
    lager.indlaes("korsbaek", {"udkast.csv": ark.encode()})
    with lager.aaben("korsbaek") as database:
        assert "udkast" in {slug for slug, _, _ in load_variantnavne(database)}


def test_the_command_that_counts_says_so_too(eget_lager, config):
    indlaes_havlunde(eget_lager)
    miljoe = {"FORHAANDSBLIK_DATA": str(eget_lager.data)}
    svar = CliRunner().invoke(main, ["impact", "havlunde", VARIANT, VARIANT], env=miljoe)
    assert "opdigtede (prøveborgere)" in svar.stdout
