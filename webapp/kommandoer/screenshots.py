"""`forhaandsblik screenshots`: what has changed on the pages, told and shown.

Stands beside the commands and not in `billeder`, because it makes the app whose pages are read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from webapp.billeder.basis import BasisError, laast, skriv_sikkert
from webapp.billeder.beslutning import afgoer, afgoer_af_fil
from webapp.billeder.koersel import sammenlign_med_basis, sammenlign_varianter, tag_basis
from webapp.billeder.koersler import husk_mappe
from webapp.billeder.rapport import skriv_rapport
from webapp.billeder.rapportfiler import som_data, som_junit
from webapp.billeder.resultat import (
    ENS,
    KUNNE_IKKE,
    Resultat,
    antal_sider,
    laes_resultat,
    skriv_resultat,
)
from webapp.billeder.sidevalg import SidevalgError
from webapp.config import load_config
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.kommandoer.billedvalg import json_valg, junit_valg, mappe_valg, opgave_af, sidevalg

MAKS_LINJER = 40
F = TypeVar("F", bound=Callable[..., Any])


@click.group(help="Fortæl og vis, hvad der er ændret på siderne.")
def screenshots() -> None:
    """The group of commands."""


def _dansk_fejl(kommando: F) -> F:
    @wraps(kommando)
    def kald(*args: Any, **kwargs: Any) -> Any:
        try:
            return kommando(*args, **kwargs)
        except (BasisError, SidevalgError) as fejl:
            click.echo(masker_cpr(str(fejl)), err=True)
            sys.exit(KUNNE_IKKE)
        except OSError as fejl:
            hvad = f"{fejl.filename} kan ikke bruges: {fejl.strerror}." if fejl.filename else fejl
            click.echo(masker_cpr(str(hvad)), err=True)
            sys.exit(KUNNE_IKKE)
        except ImportError as fejl:
            click.echo(
                f"Billederne kræver tilvalget »billeder« ({fejl.name} mangler): "
                "pip install 'forhaandsblik[billeder]'",
                err=True,
            )
            sys.exit(KUNNE_IKKE)

    return kald  # type: ignore[return-value]  # the same signature as the command


@screenshots.command(help="Gør siderne, som de er nu, til basis, hvor de ingen har.")
@sidevalg
@click.option("--erstat", is_flag=True, help="Erstat også den basis, der er.")
@mappe_valg
@json_valg
@_dansk_fejl
def take(mappe: Path, erstat: bool, som_json: bool, **valgt: Any) -> None:  # noqa: FBT001 - options of click's
    """Take a basis."""
    with laast(mappe) as basis, opgave_af(basis, valgt, erstat=erstat, tavs=som_json) as opgave:
        resultat, nye = tag_basis(opgave)
    if som_json:
        click.echo(json.dumps({"nye": nye} | som_data(resultat), ensure_ascii=False, indent=2))
    else:
        sidst = f"{nye} nye filer i basis under {mappe}."
        _fortael(resultat, sidst, er_sammenlignet=False)
    sys.exit(resultat.exitstatus)


@screenshots.command(help="Sammenlign med basis, eller to varianter med hinanden: compare A B.")
@click.argument("varianter", nargs=-1)
@sidevalg
@mappe_valg
@json_valg
@junit_valg
@_dansk_fejl
def compare(
    varianter: tuple[str, ...],
    mappe: Path,
    som_json: bool,  # noqa: FBT001 - a flag of click's
    junit: Path | None,
    **valgt: Any,
) -> None:
    """Compare, and write the report."""
    if len(varianter) not in {0, 2}:
        raise BasisError("Skriv ingen varianter, eller to: compare model-1 model-2.")
    with laast(mappe) as basis, opgave_af(basis, valgt, tavs=som_json) as opgave:
        resultat = (
            sammenlign_varianter(opgave, *varianter) if varianter else sammenlign_med_basis(opgave)
        )
        skriv_resultat(basis.koersel.rod, resultat)
        config = load_config()
        rapport = skriv_rapport(basis.koersel.rod, resultat, config)
        husk_mappe(config.data, basis.rod)
    if junit:
        skriv_sikkert(junit, som_junit(resultat).encode())
    if som_json:
        data = som_data(resultat) | {"rapport": str(rapport)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _fortael(resultat, f"Rapport: {rapport}")
    sys.exit(resultat.exitstatus)


@screenshots.command(help="Godkend eller afvis forskelle fra den seneste kørsel.")
@click.argument("fil", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--gruppe", multiple=True, help="Forskellens kode, som compare viser den.")
@click.option("--side", multiple=True, help="Kun på denne side, fx korsbaek/model-1/….")
@click.option("--navn", help="Hvem der afgør det.")
@click.option("--grund", help="Hvorfor.")
@click.option("--afvis", is_flag=True, help="Afvis med grunden som bemærkning.")
@mappe_valg
@_dansk_fejl
def accept(  # noqa: PLR0913 - options of a command
    fil: Path | None,
    gruppe: tuple[str, ...],
    side: tuple[str, ...],
    navn: str | None,
    grund: str | None,
    afvis: bool,  # noqa: FBT001 - a flag of click's
    mappe: Path,
) -> None:
    """Judge differences; a page whose differences are all accepted becomes basis."""
    with laast(mappe) as basis:
        if fil:
            svar = afgoer_af_fil(basis, fil)
        elif gruppe and navn and grund:
            svar = afgoer(basis, [(noegle, side) for noegle in gruppe], navn, grund, afvis=afvis)
        else:
            raise BasisError("Angiv en fil fra rapporten, eller --gruppe, --navn og --grund.")
        skriv_rapport(basis.koersel.rod, laes_resultat(basis.koersel.rod), load_config())
    for linje in svar:
        click.echo(linje)


@screenshots.command(help="Skriv rapporten over den seneste kørsel igen.")
@mappe_valg
@json_valg
@junit_valg
@_dansk_fejl
def report(mappe: Path, som_json: bool, junit: Path | None) -> None:  # noqa: FBT001 - a flag of click's
    """Write the report again; the exit status is the run's."""
    if not mappe.is_dir():
        raise BasisError(f"Mappen {mappe} er der ikke. Kør først »screenshots compare«.")
    with laast(mappe) as basis:
        resultat = laes_resultat(basis.koersel.rod)
        config = load_config()
        rapport = skriv_rapport(basis.koersel.rod, resultat, config)
        husk_mappe(config.data, basis.rod)
    if junit:
        skriv_sikkert(junit, som_junit(resultat).encode())
    if som_json:
        click.echo(json.dumps(som_data(resultat), ensure_ascii=False, indent=2))
    else:
        _fortael(resultat, f"Rapport: {rapport}")
    sys.exit(resultat.exitstatus)


def _fortael(resultat: Resultat, sidst: str, *, er_sammenlignet: bool = True) -> None:
    """The run in words: what differs, then what is to be known, then where the report is."""
    grupper = resultat.grupper
    for gruppe in grupper[:MAKS_LINJER]:
        click.echo(f"{gruppe.noegle}  {masker_cpr(gruppe.saetning)}")
    if len(grupper) > MAKS_LINJER:
        click.echo(f"… og {len(grupper) - MAKS_LINJER} forskelle til; se dem i rapporten.")
    for note in resultat.noter:
        click.echo(note)
    if resultat.motor:
        click.echo(f"{resultat.taget} billeder taget, {resultat.genbrugt} uændrede brugt igen.")
    if resultat.exitstatus == ENS and er_sammenlignet:
        click.echo("Ingen forskelle.")
    elif er_sammenlignet:
        click.echo(f"{antal_sider(len(resultat.forskellige))} med forskelle, {len(grupper)} slags.")
    click.echo(sidst)
