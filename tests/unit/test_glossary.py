"""Identifiers use the words of seed/glossary.csv, and not those it says to avoid."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest

ROD = Path(__file__).parents[2]
with (ROD / "seed" / "glossary.csv").open(encoding="utf-8", newline="") as fil:
    TERMER = list(csv.DictReader(fil, delimiter=";"))
FRARAADET = {ord_: raekke["term"] for raekke in TERMER for ord_ in raekke["avoid"].split()}
FILER = sorted((ROD / "webapp").rglob("*.py"))


def identifiers(fil: Path) -> list[tuple[int, str]]:
    """Names that the file itself gives: functions, classes, arguments, assigned names."""
    fundet = []
    for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            fundet.append((node.lineno, node.name))
        elif isinstance(node, ast.arg):
            fundet.append((node.lineno, node.arg))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            fundet.append((node.lineno, node.id))
    return fundet


def words(identifier: str) -> list[str]:
    """`KleEmne` and `kle_emne` in, `kle`, `emne` out."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier).lower().split("_")


@pytest.mark.parametrize("fil", FILER, ids=lambda f: str(f.relative_to(ROD)))
def test_no_identifier_uses_a_discouraged_word(fil):
    forkerte = [
        f"{fil.name}:{linje}: {navn}: say '{FRARAADET[ord_]}', not '{ord_}'"
        for linje, navn in identifiers(fil)
        for ord_ in words(navn)
        if ord_ in FRARAADET
    ]

    assert forkerte == []


def test_every_term_has_gloss_and_source():
    mangler = [r["term"] for r in TERMER if not r["gloss"] or not r["source"]]

    assert mangler == []
