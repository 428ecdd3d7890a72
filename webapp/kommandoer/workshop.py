"""`serve --workshop`: on the network that the machine is on, with a code for those who lead."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import click
import segno

from webapp.config import Config
from webapp.kommandoer.opstart import MINDSTE_KODE
from webapp.web.netvaerk import find_adresse
from webapp.web.vaert import er_loopback

ALLE_ADRESSER = "0.0.0.0"  # noqa: S104 - telephones are to reach it, and a code is asked for


def til_workshop(host: str, config: Config, kodefil: Path | None) -> tuple[str, Config]:
    """Where to listen, and the configuration with a code; asked for where none is set.

    Where nobody can be asked, there is none, and the start says so as ever.
    """
    vaert = ALLE_ADRESSER if er_loopback(host) else host
    kode = config.adgangskode
    if not (kode or kodefil or config.adgangskodefil) and sys.stdin.isatty():
        kode = click.prompt(
            f"Adgangskode til jer, der viser (mindst {MINDSTE_KODE} tegn)", hide_input=True
        )
    return vaert, replace(config, adgangskode=kode, workshop=True)


def fortael_workshop(port: int) -> None:
    """The address for those who lead, as a QR code too, and which network it is on."""
    adresse = find_adresse()
    if not adresse:
        click.echo("Maskinen er ikke på noget netværk. Telefoner kan ikke nå den.", err=True)
        return
    rod = f"http://{adresse}:{port}/"
    click.echo(f"På netværket er maskinen {adresse}. Telefoner skal være på det samme netværk.")
    click.echo(f"I, der viser, går ind på {rod} og vælger »Vis med telefoner« ved et scenarie.")
    tegning = io.StringIO()
    segno.make(rod, micro=False).terminal(out=tegning, compact=True)
    try:
        click.echo(tegning.getvalue())
    except UnicodeEncodeError:  # an old console has no such letters, and the address is enough
        return
