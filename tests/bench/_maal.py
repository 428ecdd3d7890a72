"""What `make bench` measures and what is aimed at: the table that every run ends with.

An aim of which nothing was measured stands in the table with the reason; it never falls out of it.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# What a part measures: the name of an aim, and the figure.
Fund = tuple[str, float]

# Pages that count the whole of a large kommune.
LANGE = ("kommunens side", "Sammenlign", "Kontrol", "Mapning", "Opsætning", "trin", "roller")
LANGE += ("EOJ", "sapavalg")
SVAR, IGEN = "{}: til den første side svarer, sekunder", "{} igen, sekunder"


@dataclass(frozen=True, slots=True)
class Krav:
    """An aim: at most (`hoejst`) or at least so much; `maal` None where a figure is only told."""

    navn: str
    maal: float | None
    hoejst: bool = True

    def raekke(self, tal: float | None, hvorfor: str) -> str:
        """Its row; `hvorfor` says why there is no figure."""
        tegn = "≤" if self.hoejst else "≥"
        maal = "" if self.maal is None else f"{tegn} {self.maal:g}"
        if tal is None:
            return f"| {self.navn} | ikke målt | {maal} | ikke målt: {hvorfor} |"
        return f"| {self.navn} | {tal:.2f} | {maal} | {self._svar(tal)} |"

    def _svar(self, tal: float) -> str:
        if self.maal is None:
            return ""
        naaet = tal <= self.maal if self.hoejst else tal >= self.maal
        return "ja" if naaet else "**nej**"


# By part, in the order in which they are run.
KRAV: Mapping[str, tuple[Krav, ...]] = {
    "dannet": (
        Krav("generate: hukommelse, en million sager / 30.000", 1.1),
        Krav("generate: en million sager, minutter", None),
    ),
    "hastighed": (
        Krav("Datasettes tabelside / en borgers Sager, ny hver gang", 5, hoejst=False),
        Krav("literal / en borgers Sager, set igen", 0.7, hoejst=False),
        Krav("1.600 enheder / 30, ny hver gang", 1.1),
        Krav("en million sager / tusind, ny hver gang", 1.1),
        Krav("en million sager og 1.600 enheder / tusind og 30, set igen", 1.1),
        Krav("SAPA: 500 sager / 10", 3),
        Krav("Hvorfor: 500 sager / 10", 3),
        Krav("SAPA-søgning blandt alle / en borgers Sager", 1.5),
        Krav("skrevet / SQLites import af de samme rækker", 2),
        Krav("skrevet og talt / SQLites import af alle de rækker", 2),
        Krav("skrevet og talt / SQLites import af kildens rækker", None),
        Krav("p99 / median, 40 klienter", 4),
    ),
    "start": (
        Krav("make run til den første side, første gang, sekunder", 3),
        Krav("det samme, siden, sekunder", 3),
        Krav("det samme / Python, Flask og waitress alene", None),
        Krav("explain, sekunder", 1),
        Krav("check, sekunder", 1),
    ),
    "klik": (
        *(Krav(SVAR.format(side), 1) for side in LANGE),
        *(Krav(IGEN.format(side), 1) for side in LANGE),
        Krav("sider, som ikke ses lige så hurtigt som i Korsbæk", 0),
    ),
    "skare": (
        Krav("240 på én gang: svar på 500 eller derover", 0),
        Krav("240 på én gang: tabte rettelser", 0),
        Krav("240 på én gang: en side ved p99, sekunder", None),
    ),
    "testplan": (Krav("testplan / impact, en million sager", 3),),
    "stoerrelser": (Krav("adviser ved initial load, flest sager / færrest", 9),),
    "workshop": (Krav("40 telefoner: fejlede svar", 0),),
    "billeder": (
        Krav("Playwright Test / alle billeder, én arbejder", 3.5, hoejst=False),
        Krav("Playwright Test / alle billeder, to arbejdere", 5, hoejst=False),
        Krav("Playwright Test / intet ændret", 30, hoejst=False),
    ),
    "laesere": (),
}


def maal(dele: Iterable[str]) -> Iterator[str]:
    """Run the parts in turn, and give the table's lines when all are done."""
    dele = tuple(dele)
    fundet: dict[str, float] = {}
    fejl = {del_: _koer(del_, fundet) for del_ in dele}
    yield from ("", "| forhold | tal | mål | nået |", "|---|--:|--:|---|")
    for del_ in dele:
        for krav in KRAV[del_]:
            hvorfor = fejl[del_] or "delen gav det ikke"
            yield krav.raekke(fundet.get(krav.navn), hvorfor)


def _koer(del_: str, fundet: dict[str, float]) -> str:
    """What the part finds goes into `fundet`; why it stopped, where it did."""
    print(f"\n== {del_}", flush=True)
    try:
        for navn, tal in importlib.import_module(f"tests.bench.{del_}").main() or ():
            fundet[navn] = tal
            print(f"{navn}: {tal:.2f}", flush=True)
    except (Exception, SystemExit) as fejl:  # noqa: BLE001 - the others are measured all the same
        traceback.print_exc(file=sys.stderr)
        linjer = f"{type(fejl).__name__}: {fejl}".splitlines()
        return linjer[0][:120].replace("|", "/")
    return ""
