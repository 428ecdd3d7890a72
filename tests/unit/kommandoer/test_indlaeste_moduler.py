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
for navn in sys.argv[2:]:
    __import__(navn)
print(json.dumps(sorted(sys.modules)))
"""


def test_each_command_is_asked():
    assert UNUSED.keys() == KOMMANDOER.keys()


def indlaest(*ord_: str) -> set[str]:
    """What is loaded by a command, and the modules named after it."""
    program = [sys.executable, "-c", PROGRAM, *ord_]
    svar = subprocess.run(program, capture_output=True, text=True, check=True)
    return set(json.loads(svar.stdout))


@pytest.mark.parametrize("kommando", UNUSED)
def test_what_it_does_not_use_is_not_loaded(kommando: str):
    assert UNUSED[kommando] & indlaest(kommando) == set()


def test_the_product_is_loaded_without_numpy_which_is_there_when_it_is_asked_for():
    moduler = indlaest("screenshots", "webapp.app", "webapp.store.database")
    assert {"webapp.app", "sqlite_utils"} <= moduler
    assert "numpy" not in moduler
    assert "numpy" in indlaest("screenshots", "webapp.app", "webapp.billeder.pixel")
