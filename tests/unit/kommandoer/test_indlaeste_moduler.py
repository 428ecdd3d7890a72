"""What a command loads before it does anything: it decides how quickly it answers."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from webapp.kommandoer.cli import KOMMANDOER

SHEETS = {"openpyxl"}
PAGES = {"flask", "werkzeug", "wtforms", "markdown_it", "segno", "webapp.app"}
PICTURES = {"PIL"}
UNUSED = {
    "check": SHEETS | PAGES | PICTURES,
    "explain": SHEETS | PAGES | PICTURES,
    "export": PAGES | PICTURES,
    "generate": SHEETS | PAGES | PICTURES,
    "impact": SHEETS | PAGES | PICTURES,
    "import": SHEETS | PAGES | PICTURES,
    "reset": SHEETS | PAGES | PICTURES,
    "screenshots": SHEETS | PAGES | PICTURES | {"numpy"},
    "serve": SHEETS | PICTURES,
    "verify": SHEETS | PICTURES,
}
PROGRAM = """
import json, sys
import click
from webapp.kommandoer.cli import main
main.get_command(click.Context(main), sys.argv[1])
print(json.dumps(sorted(sys.modules)))
"""


def test_each_command_is_asked():
    assert UNUSED.keys() == KOMMANDOER.keys()


@pytest.mark.parametrize("kommando", UNUSED)
def test_what_it_does_not_use_is_not_loaded(kommando: str):
    svar = subprocess.run(
        [sys.executable, "-c", PROGRAM, kommando], capture_output=True, text=True, check=True
    )
    assert UNUSED[kommando] & set(json.loads(svar.stdout)) == set()
