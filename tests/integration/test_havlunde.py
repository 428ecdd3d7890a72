"""Havlunde's sheets: two installations give the same, in every combination of what is missing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.havlunde import (
    FK_ORG,
    FORBEREDELSE,
    MAPPE,
    ORGMAPNING,
    STAMDATA,
    VARIANT,
    indlaes_havlunde,
)
from tests.klient import PageClient, lav_app
from webapp.config import MAKS_UPLOAD, Config, find_ressourcer
from webapp.kommandoer.cli import main
from webapp.services.indlaes.planlaegning import laeg_plan, load_varianter
from webapp.services.indlaes.rapport import Foer, lav_rapport
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.opslag import load_personer
from webapp.store.sager import load_alle
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
# What a page says of a file that is missing; the pages that do not build on all three of them.
IKKE_INDLAEST = {
    ORGMAPNING: "ikke indlæst noget organisationsark",
    FORBEREDELSE: "ikke indlæst noget forberedelsesark",
    FK_ORG: "ikke indlæst nogen enheder fra FK Organisation",
}
SIGER_MANGLEN: dict[str, set[str]] = {
    "opsaetning": {FORBEREDELSE},
    "eoj": {FORBEREDELSE},
    "roller": {FORBEREDELSE, FK_ORG},
    "reorganisation": {FK_ORG},
    "mapping": {ORGMAPNING, FK_ORG},
    "mapping/model-1": {ORGMAPNING, FK_ORG},
    "mapping/model-2": {ORGMAPNING, FK_ORG},
    "mapping/forslag": {ORGMAPNING, FK_ORG},
    "mapping/trae": {ORGMAPNING, FK_ORG},
    "mapping/sagstyper": {FORBEREDELSE},
    "mapping/ydelser": {FORBEREDELSE},
    "mapping/hjem": set(),
    "antagelser": set(),
    "kontrol": set(),
}
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
        sagt = browser.get(f"/havlunde/{side.format(v=variant)}").indhold
        for fil in SIGER_MANGLEN.get(side.removeprefix("{v}/").rstrip("/"), {*FILER}) - {*filer}:
            if "{v}" in side:
                assert IKKE_INDLAEST[fil] in sagt, (side, fil)
    kontrol = browser.get(f"/havlunde/{variant}/kontrol/")
    ventet = [tekst for fil, tekst in MANGLER.items() if fil not in filer]
    assert kontrol.tekster("//h3")[: len(ventet)] == ventet


def installation(data: Path) -> list[list[str]]:
    """An installation of its own with Havlunde's files: each citizen, and each page."""
    rod = find_ressourcer()
    config = Config(
        data=data,
        templates=rod / "templates",
        static=rod / "static",
        seed=rod / "seed",
        maks_upload=MAKS_UPLOAD,
    )
    lager = Kommunelager(data, config.seed)
    indlaes_havlunde(lager)
    browser = klient(config, lager)
    with lager.aaben("havlunde") as database:
        personer = load_personer(database)
    sider = [side.format(v=VARIANT) for side in SIDER]
    sider += [f"{VARIANT}/mit-overblik/{person.slug}/sager/" for person in personer]
    return [
        *([person.slug, repr(person)] for person in personer),
        *([s, ENGANGSNOEGLE.sub("", browser.get(f"/havlunde/{s}").svar.text)] for s in sider),
    ]


def test_two_installations_give_the_same_slugs_names_and_pages(tmp_path):
    """Two processes, two folders, and sets in another order."""
    kald = "import json, sys, pathlib, tests.integration.test_havlunde as t; "
    kald += "json.dump(t.installation(pathlib.Path(sys.argv[1])), sys.stdout)"
    svar = [
        subprocess.run(
            [sys.executable, "-c", kald, tmp_path / nr],
            env={**os.environ, "PYTHONHASHSEED": nr},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for nr in ("1", "2")
    ]
    en, to = map(json.loads, svar)
    assert [par[0] for par in en] == [par[0] for par in to]
    assert [adresse for (adresse, a), (_, b) in zip(en, to, strict=True) if a != b] == []


def test_every_page_with_figures_says_that_the_sager_are_invented(eget_lager, config):
    indlaes_havlunde(eget_lager)
    browser = klient(config, eget_lager)
    for side in SIDER:
        tekst = browser.get(f"/havlunde/{side.format(v=VARIANT)}").tekst
        assert "Alle sager, ydelser og borgere er opdigtede (prøveborgere)" in tekst, side
    borgere = browser.get(f"/havlunde/{VARIANT}/mit-overblik/")
    assert re.search(r"Ser \d sag(er)?( og \d+ ydelser?)? under Orgmapning v3", borgere.tekst)


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
    with eget_lager.aaben("havlunde") as database:
        sag = next(iter(load_alle(database)[0])).slug
    for kald in (
        ["impact", "havlunde", VARIANT, VARIANT],
        ["check", "havlunde", VARIANT],
        ["check", "havlunde"],
        ["explain", "havlunde", VARIANT, sag],
    ):
        svar = CliRunner().invoke(main, kald, env=miljoe)
        assert "opdigtede (prøveborgere)" in svar.stdout, kald
        data = json.loads(CliRunner().invoke(main, [*kald, "--json"], env=miljoe).stdout)
        assert data["opdigtet"].startswith("Alle sager, ydelser og borgere er opdigtede"), kald


def test_a_sheet_without_uuids_is_said_to_map_nobody(eget_lager, config):
    ark = "Enhedsnavn i Cura;Sagsansvarlig;UUID;Skal de mappes\nVisitation;ja;;ja\n"
    filer = {"ark.csv": ark.encode(), FK_ORG: (MAPPE / FK_ORG).read_bytes()}
    eget_lager.indlaes("havlunde", filer, stamdata=STAMDATA)
    browser, variant = klient(config, eget_lager), foerste_variant(eget_lager)
    for side in ("trin", "testscope", "historik"):
        tekst = browser.get(f"/havlunde/{variant}/{side}/").indhold
        assert "Ingen enhed i organisationsarket har et UUID" in tekst
