"""`forhaandsblik export`: the sheets of a variant taken home, or an empty template."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import dansk_fejl, lager_med
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning.eksport import eksporter_ark, skriv_skabelon


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
@dansk_fejl
def export(kommune: str, variant: str, skabelon: bool, mappe: Path) -> None:  # noqa: FBT001 - a flag of click's
    """Write the sheets of a variant, or the template."""
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
