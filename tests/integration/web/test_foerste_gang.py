"""A kommune's first visit: the two sheets and FK Organisation, in words of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.integration.minby import DATO, FILER
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.services.indlaes.indlaes import _variantnavn
from webapp.services.indlaes.udfyld import Stamdata
from webapp.services.kommuner.kommuner import Kommunelager

MANGLER = "9334c3ae-6e8c-44ee-bcf3-c74ba98147ff"
ARK = (
    "Enhedsnavn i Cura;Sagsansvarlig;Findes enheden i FK ORG;Navn i FK ORG;UUID;"
    f"Skal de mappes;Bemærkninger\nTandplejen;ja;ja;Tandpleje og børn;{MANGLER};ja;\n"
)


@pytest.fixture
def minby(eget_lager: Kommunelager, config: Config) -> PageClient:
    filer = dict(FILER) | {"cura_orgmapning.csv": ARK.encode()}
    eget_lager.indlaes("minby", filer, stamdata=Stamdata("Minby", Cvr("12345678"), DATO))
    return PageClient(lav_app(replace(config, data=eget_lager.data)))


@pytest.mark.parametrize(
    "ark, navn",
    [
        ("cura_orgmapning.xlsx", "Cura orgmapning"),
        ("Organisationsark-model-1.csv", "Organisationsark model 1"),
        ("uden-organisationsark", "Uden organisationsark"),
        ("_.xlsx", "_.xlsx"),
    ],
)
def test_a_variant_is_called_after_its_sheet_without_the_ending(ark: str, navn: str):
    assert _variantnavn(ark) == navn


def test_no_page_calls_the_variant_by_its_file(minby: PageClient):
    side = minby.get("/minby/")
    assert "cura-orgmapning" in " ".join(side.links())
    assert "Cura orgmapning" in side.tekst
    assert ".csv" not in side.tekster("//aside[@aria-label='Forhåndsvisning']")[0]


def test_one_role_is_named(minby: PageClient):
    side = minby.get(minby.get("/minby/").link("Find en borger"))
    assert "Søg i SAPA som rollen Alle" in side.indhold
    assert "de 1 roller" not in side.indhold


def test_a_unit_that_the_export_lacks_is_told_by_its_name(minby: PageClient):
    side = minby.get("/minby/indlaes/?version=1")
    assert (
        f"er mappet til 1 enhed i FK Organisation, som ikke er i jeres udtræk: "
        f"Tandpleje og børn ({MANGLER})."
    ) in side.indhold


def test_the_examples_are_told_from_the_kommunes_own(klient: PageClient, minby: PageClient):
    assert "Korsbæk Kommune Eksempel med 22 testpersoner" in klient.get("/").indhold
    egen = minby.get("/").indhold
    assert "Minby 2 testpersoner" in egen
    assert "Eksempel" not in egen
