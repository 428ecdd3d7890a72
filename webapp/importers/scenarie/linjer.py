"""On which line of a TOML file a key stands: the standard library's reader does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_TABEL = re.compile(r"\s*\[(?!\[)\s*(?P<navn>[\w.-]+)\s*\]")
_LISTE = re.compile(r"\s*\[\[\s*(?P<navn>[\w.-]+)\s*\]\]")
_NOEGLE = re.compile(r"\s*(?P<navn>[\w-]+)\s*=")
_LANG = ('"""', "'''")


def find_linjer(tekst: str) -> Mapping[str, int]:
    """`titel`, `a.model`, `skridt[2].art` and the tables themselves, each with its line from 1."""
    linjer: dict[str, int] = {}
    antal: Counter[str] = Counter()
    tabel, i_tekst = "", ""
    for nr, linje in enumerate(tekst.splitlines(), start=1):
        if i_tekst:
            i_tekst = "" if i_tekst in linje else i_tekst
            continue
        if fundet := _LISTE.match(linje):
            tabel = f"{fundet['navn']}[{antal[fundet['navn']]}]"
            antal[fundet["navn"]] += 1
            linjer[tabel] = nr
        elif fundet := _TABEL.match(linje):
            tabel = fundet["navn"]
            linjer[tabel] = nr
        elif fundet := _NOEGLE.match(linje):
            linjer[f"{tabel}.{fundet['navn']}" if tabel else fundet["navn"]] = nr
        i_tekst = next((tegn for tegn in _LANG if linje.count(tegn) == 1), "")
    return linjer
