"""`forhaandsblik reset` and `generate`: a kommune made anew, or one to measure on."""

from __future__ import annotations

import click

from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import dansk_fejl, lager
from webapp.services.kommuner.generer import MEST_BORGERE, generer


@click.command(cls=DanskKommando, help="Dan en kommune forfra af det eksempel, der følger med.")
@click.argument("kommune")
@dansk_fejl
def reset(kommune: str) -> None:
    """Reset a kommune to its seed."""
    lager().nulstil(kommune)
    click.echo(f"{kommune} er dannet forfra.")


@click.command(
    cls=DanskKommando, help="Dan en opdigtet kommune af en valgt størrelse, til at måle på."
)
@click.option("--kommune", required=True, help="Kommunens navn i adressen, fx storkoebing.")
@click.option(
    "--borgere",
    type=click.IntRange(1, MEST_BORGERE),
    required=True,
    help="Antal borgere; hver har tre sager, og kommunen har 1.600 enheder.",
)
@click.option("--seed", default=1, show_default=True, help="Samme tal, samme kommune.")
@dansk_fejl
def generate(kommune: str, borgere: int, seed: int) -> None:
    """Make a kommune of nobody real."""
    generer(lager(), kommune, borgere, seed, lambda linje: click.echo(linje, err=True))
    click.echo(f"{kommune} er dannet. Se den med »forhaandsblik serve« under /{kommune}/.")
