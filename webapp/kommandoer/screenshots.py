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

from webapp.billeder.basis import BasisError
from webapp.billeder.beslutning import Dom, afgoer, afgoer_af_fil
from webapp.billeder.filer import skriv_sikkert
from webapp.billeder.koersel import sammenlign_med_basis, sammenlign_varianter
from webapp.billeder.koersler import husk_mappe
from webapp.billeder.laas import laast
from webapp.billeder.oprydning import fjern_kommuner, ryd_op
from webapp.billeder.rapport import skriv_rapport
from webapp.billeder.rapportfiler import som_data, som_junit
from webapp.billeder.resultat import (
    ENS,
    KUNNE_IKKE,
    Resultat,
    Slags,
    antal_sider,
    efter_slags,
)
from webapp.billeder.resultatfil import laes_resultat, skriv_resultat
from webapp.billeder.sidevalg import Side, SidevalgError
from webapp.billeder.tag import tag_basis
from webapp.billeder.tilvalg import installer
from webapp.config import load_config
from webapp.domain.vaerdier.dansk import antal
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.kommandoer.billedvalg import json_valg, junit_valg, mappe_valg, opgave_af, sidevalg
from webapp.kommandoer.dansk import DanskGruppe

MAKS_LINJER = 40
F = TypeVar("F", bound=Callable[..., Any])


@click.group(cls=DanskGruppe, help="Fortæl og vis, hvad der er ændret på siderne.")
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
            click.echo(installer(str(fejl.name)), err=True)
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
        data = {"nye_sider": nye.tekster, "nye_billeder": nye.billeder} | som_data(resultat)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        sidst = (
            f"{antal_sider(nye.tekster)} og {antal(nye.billeder, 'billede', 'billeder')} er ny "
            f"basis under {mappe}."
        )
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
@click.option("--koersel", default="", help="Kun hvis dette er den seneste kørsel.")
@mappe_valg
@_dansk_fejl
def accept(  # noqa: PLR0913 - options of a command
    fil: Path | None,
    gruppe: tuple[str, ...],
    side: tuple[str, ...],
    navn: str | None,
    grund: str | None,
    afvis: bool,  # noqa: FBT001 - a flag of click's
    koersel: str,
    mappe: Path,
) -> None:
    """Judge differences; a page whose differences are all accepted becomes basis."""
    with laast(mappe) as basis:
        if fil:
            svar = afgoer_af_fil(basis, fil)
        elif gruppe and navn and grund:
            domme = [
                Dom(kode=kode, navn=navn, grund=grund, afvis=afvis, sider=side) for kode in gruppe
            ]
            svar = afgoer(basis, domme, koersel)
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


@screenshots.command(help="Fjern sider, som ikke er der mere, fra basis, og ret omdøbte varianter.")
@sidevalg
@mappe_valg
@_dansk_fejl
def prune(mappe: Path, **valgt: Any) -> None:
    """Remove what is gone from the basis."""
    if not mappe.is_dir():
        raise BasisError(f"Mappen {mappe} er der ikke.")
    valgt |= {"uden_billeder": True, "uden_genbrug": True}
    with laast(mappe) as basis, opgave_af(basis, valgt) as opgave:
        ukendte = tuple(k for k in valgt["kommune"] if k not in opgave.kommuner)
        if ukendte:
            omdoebte: dict[Side, Side] = {}
            fjernet = fjern_kommuner(basis, ukendte)
            if not fjernet:
                raise BasisError(f"Basis har ingen sider fra {ukendte[0]}.")
        else:
            omdoebte, fjernet = ryd_op(opgave)
    for gammel, ny in omdoebte.items():
        click.echo(f"Nyt navn: {gammel.adresse} → {ny.adresse}")
    for side in fjernet:
        click.echo(f"Fjernet: {side.adresse}")
    click.echo(
        f"{antal_sider(len(fjernet))} er fjernet fra basis, og {antal_sider(len(omdoebte))} har "
        "fået et nyt navn."
    )


def _fortael(resultat: Resultat, sidst: str, *, er_sammenlignet: bool = True) -> None:
    """The run in words: what differs, then what is to be known, then where the report is."""
    alle = efter_slags(resultat.grupper)
    for slags in alle[:MAKS_LINJER]:
        click.echo(masker_cpr(_linje(slags)))
    if len(alle) > MAKS_LINJER:
        click.echo(f"… og {len(alle) - MAKS_LINJER} slags til; se dem i rapporten.")
    for note in resultat.noter:
        click.echo(note)
    if resultat.motor:
        click.echo(f"{resultat.taget} billeder taget, {resultat.genbrugt} uændrede brugt igen.")
    if resultat.usammenlignede:
        uden = antal_sider(len(resultat.usammenlignede))
        click.echo(f"{uden} er ikke sammenlignet som billede.")
    if resultat.exitstatus == ENS and er_sammenlignet:
        click.echo("Ingen forskelle.")
    elif er_sammenlignet:
        forskellige = antal_sider(len(resultat.forskellige))
        click.echo(f"{forskellige} med forskelle, {len(alle)} slags. Kørsel: {resultat.koersel}.")
    click.echo(sidst)


def _linje(slags: Slags) -> str:
    """A kind in one line: its only difference, or what its differences share."""
    if len(slags.grupper) == 1:
        return f"{slags.grupper[0].noegle}  {slags.grupper[0].saetning}"
    ord_ = {gruppe.forskel.saetning for gruppe in slags.grupper}
    hvad = ord_.pop() if len(ord_) == 1 else slags.navn
    hvor = antal_sider(len(slags.sider))
    return f"{slags.noegle}  {hvad} – {len(slags.grupper)} forskellige på {hvor}"
