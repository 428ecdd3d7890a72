"""The command `forhaandsblik`. Each of its commands stands in a module of its own.

What is loaded decides how quickly a command answers: only the one that is asked for is loaded.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any

import click

from webapp.kommandoer.dansk import DanskGruppe

# By the word that is written: the module below this package, and the name there.
KOMMANDOER = {
    "check": ("kontrol", "check"),
    "explain": ("forklaring", "explain"),
    "export": ("hjemtagning", "export"),
    "generate": ("kommuner", "generate"),
    "impact": ("indvirkning", "impact"),
    "import": ("indlaesning", "importer"),
    "reset": ("kommuner", "reset"),
    "screenshots": ("screenshots", "screenshots"),
    "serve": ("servering", "serve"),
    "verify": ("verifikation", "verify"),
}


# How many objects are made before Python looks for those that only hold each other. What a command
# loads stays until it ends, and looking through that at every 700th is a tenth of its start.
OPRYDNING = 50_000


def _load_sqlite_utils() -> None:
    """Load sqlite-utils as where there is no numpy, whose numbers no table of ours holds.

    It loads numpy to know its types, and that is a tenth of a command's start. Only pictures that
    differ are compared with numpy, which is loaded then.
    """
    if "numpy" not in sys.modules:
        sys.modules["numpy"] = None  # type: ignore[assignment]  # so Python says that there is none
        try:
            import_module("sqlite_utils")
        finally:
            del sys.modules["numpy"]


class Sengruppe(DanskGruppe):
    """A group that loads a command when it is named (Click's documentation: Lazily Loading)."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program, with Python's collector called less often meanwhile."""
        foerste, *andre = gc.get_threshold()
        gc.set_threshold(OPRYDNING, *andre)
        try:
            return super().main(*args, **kwargs)
        finally:
            gc.set_threshold(foerste, *andre)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The words, in alphabetical order."""
        return sorted({*KOMMANDOER, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None where none has that name."""
        if cmd_name in KOMMANDOER and cmd_name not in self.commands:
            _load_sqlite_utils()
            modul, navn = KOMMANDOER[cmd_name]
            kommando: Any = getattr(import_module(f"webapp.kommandoer.{modul}"), navn)
            self.add_command(kommando, cmd_name)
        return super().get_command(ctx, cmd_name)


@click.group(
    name="forhaandsblik",
    cls=Sengruppe,
    help="Forhåndsblik viser Mit Overblik og SAPA Overblik, før noget sendes.",
)
@click.version_option(package_name="forhaandsblik", message="%(version)s", help="Vis versionen.")
def main() -> None:
    """The command group."""
