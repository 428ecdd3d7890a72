"""A product whose pages a test can change, and a folder of its own to compare in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from webapp.billeder.basis import Mappe
from webapp.billeder.fotosamling import Opgave
from webapp.billeder.koersel import sammenlign_med_basis
from webapp.billeder.rapport import skriv_rapport
from webapp.billeder.resultatfil import skriv_resultat
from webapp.billeder.sidevalg import Hent, Svar, Valg
from webapp.billeder.tag import tag_basis
from webapp.kommandoer.billedvalg import hent_af

KNALLERT = "mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/hjaelpemiddel-knallert/"
NUMMER = {"33 34 94 00": "33 34 94 01", "33349400": "33349401"}
YDELSER = "mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/*"
OVERBLIK = "mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/"


@pytest.fixture
def hent(app) -> Hent:
    return hent_af(app)


@pytest.fixture
def aendret(hent) -> Callable[..., Hent]:
    """The product with changes: `aendret({"21. aug": "22. aug"}, css=".badge{color:red}")`."""

    def lav(bytte: dict[str, str] | None = None, css: str = "", kun: str = "") -> Hent:
        def hent_(adresse: str) -> Svar:
            svar = hent(adresse)
            indhold = svar.indhold
            if adresse.startswith("/static/css/forhaandsblik.css"):
                indhold += css.encode()
            if svar.type.startswith("text/html") and kun in adresse:
                for fra, til in (bytte or {}).items():
                    indhold = indhold.replace(fra.encode(), til.encode())
            return replace(svar, indhold=indhold)

        return hent_

    return lav


@pytest.fixture
def opgave(hent, lager, tmp_path) -> Callable[..., Opgave]:
    """An order over one page of the example `slides`, or over what a test asks for."""

    def lav(fra: Hent | None = None, **valg) -> Opgave:
        mere = {n: valg.pop(n) for n in ("billeder", "genbrug", "erstat") if n in valg}
        standard = {
            "kommuner": ("slides",),
            "varianter": ("model-1",),
            "personer": ("nancy-ann-berggren",),
            "sider": (KNALLERT,),
            "bredder": (1280,),
        }
        return Opgave(
            hent=fra or hent,
            kommuner=lager.slugs(),
            mappe=Mappe(tmp_path / "b"),
            valg=Valg(**{**standard, **valg}),
            **mere,
        )

    return lav


@pytest.fixture
def koersel(opgave, aendret, config) -> Opgave:
    """A run in which five pages have another telephone number, and the folder it stands in."""
    return _koer(opgave, aendret, config)


@pytest.fixture
def tekstkoersel(opgave, aendret, config) -> Opgave:
    """The same run without pictures: no browser is started."""
    return _koer(opgave, aendret, config, billeder=False)


def _koer(opgave, aendret, config, **mere) -> Opgave:
    valg = {"sider": (YDELSER,), "bredder": (1280,)} | mere
    tag_basis(opgave(**valg))
    ny = opgave(aendret(NUMMER), **valg)
    resultat = sammenlign_med_basis(ny)
    skriv_resultat(ny.mappe.koersel.rod, resultat)
    skriv_rapport(ny.mappe.koersel.rod, resultat, config)
    return ny
