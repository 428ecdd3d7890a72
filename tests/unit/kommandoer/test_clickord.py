"""Every command's help is Danish: no word of Click's own is left in it."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

import click
import click.core
import click.decorators
import click.formatting
import click.types
import pytest
from click.testing import CliRunner

from webapp.kommandoer.cli import main


def alle_kommandoer(gruppe: click.Group, sti: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield sti
    for navn, kommando in gruppe.commands.items():
        if isinstance(kommando, click.Group):
            yield from alle_kommandoer(kommando, (*sti, navn))
        else:
            yield (*sti, navn)


def clicks_ord() -> set[str]:
    """The words of Click's messages and placeholders, from its own source."""
    kald = (
        knude
        for modul in (click.core, click.decorators, click.formatting)
        for knude in ast.walk(ast.parse(inspect.getsource(modul)))
        if isinstance(knude, ast.Call) and ast.unparse(knude.func) in {"_", "ngettext"}
    )
    tekster = [arg.value for et in kald for arg in et.args if isinstance(arg, ast.Constant)]
    typer = [
        et.name.upper()
        for et in vars(click.types).values()
        if isinstance(getattr(et, "name", None), str)
    ]
    alle = " ".join(re.sub(r"\{.*?\}|%\(.*?\)s", "", str(tekst)) for tekst in tekster)
    ord_ = set(re.findall(r"[A-Za-z]{4,}", f"{alle} {' '.join(typer)}"))
    return ord_ | {"OPTIONS", "COMMAND", "ARGS", "Usage", "required"}


def test_the_words_of_click_are_known():
    assert {"Usage", "Options", "required", "default", "Show", "TEXT", "INTEGER"} <= clicks_ord()


@pytest.mark.parametrize("sti", list(alle_kommandoer(main)), ids=" ".join)
def test_no_help_holds_a_word_of_clicks(sti: tuple[str, ...]):
    resultat = CliRunner().invoke(main, [*sti, "--help"], prog_name="forhaandsblik")
    assert resultat.exit_code == 0, resultat.output
    assert resultat.stdout.startswith(f"Brug: {' '.join(('forhaandsblik', *sti))}")
    egne = {del_ for en in alle_kommandoer(main) for del_ in en}
    ord_ = set(re.findall(r"(?<!-)\b\w+", resultat.stdout)) - egne
    assert ord_ & clicks_ord() == set()
