"""`forhaandsblik export`: a variant's sheets or pages taken home, or an empty template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import dansk_fejl, dato_valg, lager_med
from webapp.services.grundlag import FindesIkkeError, load_grundlag
from webapp.services.hjemtagning.eksport import SKABELON, Hjemfil, hjemtagning, tom_skabelon
from webapp.services.hjemtagning.skrivning import skriv_hjem


@dataclass(frozen=True, slots=True)
class Oensker:
    """Whose pages, as which roles, on which day; `ja`: also of those who can be real people."""

    personer: tuple[str, ...]
    roller: tuple[str, ...]
    dato: date | None
    ja: bool = False


@click.command(
    cls=DanskKommando, help="Tag arkene med hjem i KOMBITs egne kolonner, eller en tom skabelon."
)
@click.argument("kommune")
@click.argument("variant")
@click.option("--skabelon", is_flag=True, help="Skriv kun en tom skabelon til egne testdata.")
@click.option(
    "--mappe",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Mappen, filerne skrives i.",
)
@click.option("--erstat", is_flag=True, help="Erstat også filer i mappen, som andre har ændret.")
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="Skriv i stedet borgernes sider som en mappe med HTML, der åbner fra disken.",
)
@click.option(
    "--person", "personer", multiple=True, help="Med --site: kun denne borger. Kan gentages."
)
@click.option(
    "--rolle", "roller", multiple=True, help="Med --site: også SAPA som denne rolle. Kan gentages."
)
@click.option(
    "--ja", is_flag=True, help="Med --site: borgere, der kan stå for rigtige mennesker, må med."
)
@dato_valg
@dansk_fejl
def export(kommune: str, variant: str, **valgt: Any) -> None:
    """Write the sheets of a variant, the template, or citizens' pages as a folder."""
    _kraev_samhoerighed(valgt)
    if valgt["site"]:
        _skriv_sider(kommune, variant, valgt)
    else:
        filer = _filer(kommune, variant, skabelon=valgt["skabelon"])
        _skriv_ark(filer, valgt["mappe"], erstat=valgt["erstat"])


def _kraev_samhoerighed(valgt: Mapping[str, Any]) -> None:
    """What is asked for of sheets is nothing of pages, and the other way round: it is told."""
    sider = {"personer": "--person", "roller": "--rolle", "ja": "--ja", "dato": "--dato"}
    ark = {"skabelon": "--skabelon", "erstat": "--erstat"}
    if valgt["site"] and valgt["mappe"] != Path():
        raise FindesIkkeError("--mappe kan ikke bruges sammen med --site. Intet er skrevet.")
    for felt, valg in (ark if valgt["site"] else sider).items():
        if valgt[felt]:
            hvornaar = "ikke bruges sammen med" if valgt["site"] else "kun bruges sammen med"
            raise FindesIkkeError(f"{valg} kan {hvornaar} --site. Intet er skrevet.")


def _skriv_sider(kommune: str, variant: str, valgt: Mapping[str, Any]) -> None:
    # Loaded here: who takes sheets home needs no pages.
    from webapp.kommandoer.sider import skriv_sider  # noqa: PLC0415

    oensker = Oensker(valgt["personer"], valgt["roller"], valgt["dato"], ja=valgt["ja"])
    antal = skriv_sider(lager_med(kommune), (kommune, variant), valgt["site"], oensker)
    click.echo(f"{antal} filer i {valgt['site']}. Åbn {valgt['site'] / 'index.html'}.")


def _filer(kommune: str, variant: str, *, skabelon: bool) -> Mapping[str, Hjemfil]:
    with lager_med(kommune).til_laesning().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        if skabelon:
            return {SKABELON: Hjemfil(tom_skabelon())}
        return hjemtagning(database, grundlag)


def _skriv_ark(filer: Mapping[str, Hjemfil], mappe: Path, *, erstat: bool) -> None:
    stier = skriv_hjem(mappe, {navn: en.indhold for navn, en in filer.items()}, erstat=erstat)
    for sti in stier:
        if udeladt := filer[sti.name].udeladt:
            hvad = "; ".join(udeladt)
            click.echo(f"{sti.name} har ikke alt fra jeres eget ark med: {hvad}.", err=True)
        click.echo(str(sti))
