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
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning.eksport import eksporter_ark, skriv_skabelon


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
    if valgt["site"]:
        _skriv_sider(kommune, variant, valgt)
    else:
        _skriv_ark(kommune, variant, valgt["mappe"], skabelon=valgt["skabelon"])


def _skriv_sider(kommune: str, variant: str, valgt: Mapping[str, Any]) -> None:
    # Loaded here: who takes sheets home needs no pages.
    from webapp.kommandoer.sider import skriv_sider  # noqa: PLC0415

    oensker = Oensker(valgt["personer"], valgt["roller"], valgt["dato"], ja=valgt["ja"])
    antal = skriv_sider(lager_med(kommune), (kommune, variant), valgt["site"], oensker)
    click.echo(f"{antal} filer i {valgt['site']}. Åbn {valgt['site'] / 'index.html'}.")


def _skriv_ark(kommune: str, variant: str, mappe: Path, *, skabelon: bool) -> None:
    mappe.mkdir(parents=True, exist_ok=True)
    with lager_med(kommune).til_laesning().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        mangler: dict[Path, tuple[str, ...]]
        if skabelon:
            mangler = dict.fromkeys(skriv_skabelon(mappe), ())
        else:
            filer = eksporter_ark(database, grundlag, mappe)
            mangler = {sti: fil.udeladt for sti, fil in filer.items()}
    for sti, udeladt in mangler.items():
        if udeladt:
            hvad = "; ".join(udeladt)
            click.echo(f"{sti.name} har ikke alt fra jeres eget ark med: {hvad}.", err=True)
        click.echo(str(sti))
