"""The options of `screenshots` that choose pages, and the order that they make.

Makes the app whose pages are read, and only where a page must be drawn up again.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from webapp.billeder.basis import Mappe
from webapp.billeder.fotosamling import Opgave
from webapp.billeder.sidevalg import Hent, Svar, Valg
from webapp.billeder.svarlager import Svarlager, aftryk_af
from webapp.config import PAKKE, Config, load_config

if TYPE_CHECKING:
    from flask import Flask

BREDDER = (1280, 375)
STANDARDMAPPE = "forhaandsblik-billeder"
STANDARDSIDER = ("mit-overblik", "sapa")
SVAR = "svar"
KOMMUNEFIL = "*.db"
F = TypeVar("F", bound=Callable[..., Any])


def hent_af(app: Flask) -> Hent:
    """The product itself as a function from address to answer: no port, no network.

    Several threads may ask: the one that reads the pages, and those that serve the browsers.
    """

    def hent(adresse: str) -> Svar:
        svar = app.test_client().get(adresse, buffered=True)
        return Svar(svar.status_code, svar.content_type, svar.data)

    return hent


def hent_af_config(config: Config) -> Hent:
    """The same, where the app is made at the first page that is asked for."""
    laas = threading.Lock()

    @cache
    def produkt() -> Hent:
        from webapp.app import create_app  # noqa: PLC0415 - takes longer than comparing

        return hent_af(create_app(config))

    def hent(adresse: str) -> Svar:
        with laas:  # made once
            svar_paa = produkt()
        return svar_paa(adresse)

    return hent


_VALG = (
    click.option("--kommune", multiple=True, help="Kommunens navn i adressen; ellers alle."),
    click.option("--variant", multiple=True, help="Varianten; ellers den første."),
    click.option("--person", multiple=True, help="Testpersonen; ellers alle."),
    click.option(
        "--side",
        multiple=True,
        help="mit-overblik, sapa, hvorfor, et mønster (mit-overblik/*/sager/*) eller en hel "
        "adresse, der begynder med /. Ellers mit-overblik og sapa.",
    ),
    click.option(
        "--bredde", multiple=True, type=click.IntRange(200, 4000), help="Ellers 1280 og 375."
    ),
    click.option("--dato", type=click.DateTime(["%Y-%m-%d"]), help="Forhåndsvisningens dato."),
    click.option("--uden-linje", is_flag=True, help="Uden forhåndsvisningens linje øverst."),
    click.option(
        "--uden-billeder", is_flag=True, help="Kun felter og tekst: kræver ingen browser."
    ),
    click.option("--uden-genbrug", is_flag=True, help="Tag alle billeder på ny."),
    click.option(
        "--arbejdere",
        type=click.IntRange(1, 32),
        default=None,
        help="Så mange kerner; ellers alle.",
    ),
)
mappe_valg = click.option(
    "--mappe",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(STANDARDMAPPE),
    show_default=True,
    help="Mappen med basis og den seneste kørsel.",
)
json_valg = click.option("--json", "som_json", is_flag=True, help="Svar som JSON.")
junit_valg = click.option(
    "--junit", type=click.Path(path_type=Path, dir_okay=False), help="Skriv også JUnit-XML hertil."
)


def sidevalg(kommando: F) -> F:
    """The options that choose pages."""
    for valg in reversed(_VALG):
        kommando = valg(kommando)
    return kommando


@contextmanager
def opgave_af(
    mappe: Mappe, valgt: dict[str, Any], *, erstat: bool = False, tavs: bool = False
) -> Iterator[Opgave]:
    """The order that the options make; the answers of the pages are kept when it is done."""
    config = load_config()
    dato: datetime | None = valgt["dato"]
    valg = Valg(
        kommuner=valgt["kommune"],
        varianter=valgt["variant"],
        personer=valgt["person"],
        sider=valgt["side"] or STANDARDSIDER,
        bredder=valgt["bredde"] or BREDDER,
        dato=dato.date() if dato else None,
        linje=not valgt["uden_linje"],
    )
    genbrug = not valgt["uden_genbrug"]
    kommuner = _kommuner(config)
    hent = hent_af_config(config)
    program = (PAKKE, config.templates, config.static)
    aftryk = partial(aftryk_af, config.data, program)
    lager = Svarlager(mappe.koersel.rod / SVAR, aftryk, hent) if genbrug else None
    yield Opgave(
        hent=lager.hent if lager else hent,
        kommuner=kommuner,
        mappe=mappe,
        valg=valg,
        billeder=not valgt["uden_billeder"],
        genbrug=genbrug,
        erstat=erstat,
        arbejdere=valgt["arbejdere"] or os.cpu_count() or 1,
        sig=(lambda _tekst: None) if tavs else _sig,
    )
    if lager:
        lager.gem()


def _kommuner(config: Config) -> tuple[str, ...]:
    """The kommuner that are loaded; the examples, where none is."""
    slugs = tuple(sorted(fil.stem for fil in config.data.glob(KOMMUNEFIL)))
    if slugs:
        return slugs
    from webapp.services.kommuner.kommuner import Kommunelager  # noqa: PLC0415 - only the first time

    lager = Kommunelager(config.data, config.seed)
    lager.sikr_seed()
    return lager.slugs()


def _sig(tekst: str) -> None:
    click.echo(tekst, err=True)
