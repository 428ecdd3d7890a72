"""Identifiers and texts use the words of seed/glossary.csv, and not those it says to avoid."""

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


# KOMBIT's own labels and sentences keep KOMBIT's words.
KOMBITS_EGNE = (
    "Findes enheden i FK ORG",
    "Findes i FK ORG",
    "Navn i FK ORG",
    "organisationsdata fra FK ORG",
    "Opsætte overførsel af KLE-koder",
    "overførslen af KLE-koder",
    "sekscifret KLE-kode",
)
TEKSTER = sorted(
    (
        *(ROD / "templates").rglob("*.html"),
        *(ROD / "docs").glob("*.md"),
        *(ROD / "seed").glob("*/LAESMIG.md"),
        *FILER,
    )
)


def texts(fil: Path) -> str:
    """What the file says to people: all of a page, a guide's prose, a module's own strings."""
    indhold = fil.read_text(encoding="utf-8")
    if fil.suffix != ".py":
        return re.sub(r"\{#.*?#\}|`[^`]*`", "", indhold, flags=re.DOTALL)
    trae = ast.parse(indhold)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(trae)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    # A name that a column is recognised by is the file's, not ours.
    return "\n".join(
        node.value
        for node in ast.walk(trae)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        if node.value != "KLE-kode"
    )


@pytest.mark.parametrize("fil", TEKSTER, ids=lambda f: str(f.relative_to(ROD)))
def test_no_text_says_in_other_words_what_the_glossary_has_a_word_for(fil):
    tekst = texts(fil)
    for eget in KOMBITS_EGNE:
        tekst = tekst.replace(eget, "")
    fundet = [
        f"{raekke['term']}: {match[0]}"
        for raekke in TERMER
        if raekke["tekst_undgaa"]
        for match in re.finditer(raekke["tekst_undgaa"], tekst)
    ]
    assert fundet == []
