"""A product whose pages a test can change, and a folder of its own to compare in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest

from webapp.billeder.basis import Mappe
from webapp.billeder.fotosamling import Opgave
from webapp.billeder.koersel import sammenlign_med_basis
from webapp.billeder.rapport import skriv_rapport
from webapp.billeder.resultatfil import skriv_resultat
from webapp.billeder.sidevalg import Hent, Svar, Valg
from webapp.billeder.tag import tag_basis
from webapp.config import Config
from webapp.kommandoer.billedvalg import hent_af
from webapp.services.kommuner.kommuner import Kommunelager

KNALLERT = "mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/hjaelpemiddel-knallert/"
NUMMER = {"33 34 94 00": "33 34 94 01", "33349400": "33349401"}
YDELSER = "mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/*"
OVERBLIK = "mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/"


@pytest.fixture(scope="session")
def hent(app) -> Hent:
    """The product over the examples, which are not written to: a page is made once."""
    return cache(hent_af(app))


@pytest.fixture
def aendret(hent) -> Callable[..., Hent]:
    """The product with changes: `aendret({"21. aug": "22. aug"}, css=".badge{color:red}")`."""
    return partial(_aendret, hent)


def _aendret(hent: Hent, bytte: dict[str, str] | None = None, css: str = "", kun: str = "") -> Hent:
    def hent_(adresse: str) -> Svar:
        svar = hent(adresse)
        indhold = svar.indhold
        if adresse.endswith("/css/forhaandsblik.css"):
            indhold += css.encode()
        if svar.type.startswith("text/html") and kun in adresse:
            for fra, til in (bytte or {}).items():
                indhold = indhold.replace(fra.encode(), til.encode())
        return replace(svar, indhold=indhold)

    return hent_


@pytest.fixture
def opgave(hent, lager, tmp_path) -> Callable[..., Opgave]:
    """An order over one page of the example `slides`, or over what a test asks for."""
    return lambda fra=None, **valg: _opgave(fra or hent, lager, tmp_path / "b", **valg)


def _opgave(hent: Hent, lager: Kommunelager, mappe: Path, **valg) -> Opgave:
    mere = {n: valg.pop(n) for n in ("billeder", "genbrug", "erstat") if n in valg}
    standard = {
        "kommuner": ("slides",),
        "varianter": ("model-1",),
        "personer": ("nancy-ann-berggren",),
        "sider": (KNALLERT,),
        "bredder": (1280,),
    }
    return Opgave(
        hent=hent,
        kommuner=lager.slugs(),
        mappe=Mappe(mappe),
        valg=Valg(**{**standard, **valg}),
        **mere,
    )


@pytest.fixture
def basis(opgave, faerdig_basis) -> Path:
    """The basis of that order, text and picture, already taken."""
    return Path(shutil.copytree(faerdig_basis, opgave().mappe.rod))


@pytest.fixture
def koersel(opgave, aendret, faerdig_koersel) -> Opgave:
    """A run in which five pages have another telephone number, and the folder it stands in."""
    ny = opgave(aendret(NUMMER), sider=(YDELSER,))
    shutil.copytree(faerdig_koersel, ny.mappe.rod)
    return ny


@pytest.fixture
def tekstkoersel(opgave, aendret, faerdig_tekstkoersel) -> Opgave:
    """The same run without pictures: no browser is started."""
    ny = opgave(aendret(NUMMER), sider=(YDELSER,), billeder=False)
    shutil.copytree(faerdig_tekstkoersel, ny.mappe.rod)
    return ny


@pytest.fixture(scope="session")
def faerdig_basis(hent, lager, tmp_path_factory) -> Path:
    """Made once and copied, like the two runs below."""
    mappe = tmp_path_factory.mktemp("basis")
    tag_basis(_opgave(hent, lager, mappe))
    return mappe


@pytest.fixture(scope="session")
def faerdig_koersel(hent, lager, config, tmp_path_factory) -> Path:
    return _koer(hent, lager, config, tmp_path_factory.mktemp("koersel"))


@pytest.fixture(scope="session")
def faerdig_tekstkoersel(hent, lager, config, tmp_path_factory) -> Path:
    return _koer(hent, lager, config, tmp_path_factory.mktemp("tekstkoersel"), billeder=False)


def _koer(hent: Hent, lager: Kommunelager, config: Config, mappe: Path, **mere) -> Path:
    foer, nu = (
        _opgave(fra, lager, mappe, sider=(YDELSER,), **mere)
        for fra in (hent, _aendret(hent, NUMMER))
    )
    tag_basis(foer)
    resultat = sammenlign_med_basis(nu)
    skriv_resultat(nu.mappe.koersel.rod, resultat)
    skriv_rapport(nu.mappe.koersel.rod, resultat, config)
    return mappe
