"""Citizens that can stand for real people: all but those that are known to be nobody."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from webapp.domain.testdata.person import Person
from webapp.domain.testdata.proevepersoner import NAVNE, navn_nr
from webapp.services.indlaes.doeren import load_offentlige

PERSONARK = "personer.csv"


def kan_vaere_rigtige(seed: Path, personer: Iterable[Person]) -> tuple[Person, ...]:
    """Those who are no public test person, none of the examples' citizens and no prøveborger.

    What the door made of a real person has an invented name and number too, so only what is known
    is nobody; who is not known is asked about.
    """
    opdigtede = _opdigtede(seed)
    proeve = frozenset(map(navn_nr, range(NAVNE)))
    return tuple(
        person
        for person in personer
        if (person.cpr.cifre, person.navn) not in opdigtede and person.navn not in proeve
    )


@cache
def _opdigtede(seed: Path) -> frozenset[tuple[str, str]]:
    """(CPR number, name) of the test persons that come with the product."""
    ark = (fil.read_text("utf-8-sig") for fil in sorted(seed.glob(f"*/{PERSONARK}")))
    raekker = (
        raekke for tekst in ark for raekke in csv.DictReader(io.StringIO(tekst), delimiter=";")
    )
    egne = {
        (_cifre(raekke.get("CPR") or raekke.get("CPR-nummer") or ""), raekke.get("Navn") or "")
        for raekke in raekker
    }
    return frozenset(egne | set(load_offentlige(seed).items()))


def _cifre(tekst: str) -> str:
    return "".join(filter(str.isdigit, tekst)).zfill(10)
