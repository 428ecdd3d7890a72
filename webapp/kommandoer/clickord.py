"""Click's own words in Danish: the message catalogue behind every `--help`.

Click asks the standard library's gettext, which reads a compiled file in the language of the
user's system. The commands speak Danish on every system and nothing compiled lies in git, so
the catalogue stands here and is put where Click asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from types import MappingProxyType

import click.core
import click.decorators
import click.formatting

_ORD: Mapping[str, str] = MappingProxyType(
    {
        "Usage:": "Brug:",
        "Options": "Valg",
        "Commands": "Kommandoer",
        "Positional arguments": "Argumenter",
        "Show this message and exit.": "Vis denne hjælp.",
        "required": "skal angives",
        "default: {default}": "ellers {default}",
        "(dynamic)": "(beregnes)",
        "env var: {var}": "miljøvariabel: {var}",
        "deprecated": "udgår",
    }
)
# What Click calls the value of an option has no message: it is the name of its type.
TYPER: Mapping[str, str] = MappingProxyType(
    {
        "text": "TEKST",
        "integer": "TAL",
        "integer range": "TAL",
        "directory": "MAPPE",
        "file": "FIL",
        "path": "STI",
        "datetime": "ÅÅÅÅ-MM-DD",
    }
)


class Clickord(NullTranslations):
    """The catalogue; a message that it lacks stays as Click wrote it."""

    def gettext(self, message: str) -> str:
        """The Danish words of a message of Click's."""
        return _ORD.get(message, message)


def tal_dansk() -> None:
    """Let Click write its help in Danish, in this process."""
    for modul in (click.core, click.decorators, click.formatting):
        setattr(modul, "_", Clickord().gettext)  # noqa: B010 - no part of Click's types
