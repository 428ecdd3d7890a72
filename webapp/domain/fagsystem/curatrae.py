"""Drawing Cura's tree: an indented list in, who lies under whom out; and what a tree may not be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TABULATOR = 4


@dataclass(frozen=True, slots=True)
class Indrykket:
    """What a pasted list says: `overordnet` by unit (None: at the top), and lines not known."""

    overordnet: Mapping[str, str | None]
    ukendte: tuple[str, ...] = ()


def noegle(navn: str) -> str:
    """How names are compared: case and white space do not matter."""
    return " ".join(navn.casefold().split())


def laes_indrykket(tekst: str, enheder: Iterable[str]) -> Indrykket:
    """Each line one unit, indented (blanks or tabs) under the one it belongs to.

    A line that names no known unit is reported and skipped; what is indented under it goes to the
    nearest known unit above. A unit that stands twice keeps its first place.
    """
    kendte = {noegle(navn): navn for navn in enheder}
    fundne: dict[str, str | None] = {}
    ukendte: list[str] = []
    vej: list[tuple[int, str]] = []
    for linje in tekst.splitlines():
        udfoldet = linje.expandtabs(TABULATOR)
        navn = udfoldet.strip().lstrip("-*•").strip()
        if not navn:
            continue
        dybde = len(udfoldet) - len(udfoldet.lstrip())
        while vej and vej[-1][0] >= dybde:
            vej.pop()
        kendt = kendte.get(noegle(navn))
        if kendt is None:
            ukendte.append(navn)
        elif kendt not in fundne:
            fundne[kendt] = vej[-1][1] if vej else None
            vej.append((dybde, kendt))
    return Indrykket(fundne, tuple(ukendte))


def som_indrykket(overordnet: Mapping[str, str | None]) -> str:
    """The tree as an indented list, two blanks a level; units of a cycle stand at the top."""
    under: dict[str | None, list[str]] = {}
    for navn, over in overordnet.items():
        under.setdefault(over if over in overordnet else None, []).append(navn)
    linjer: list[str] = []
    set_: set[str] = set()

    def skriv(navn: str, dybde: int) -> None:
        if navn not in set_:
            set_.add(navn)
            linjer.append("  " * dybde + navn)
            for barn in under.get(navn, ()):
                skriv(barn, dybde + 1)

    for navn in under.get(None, ()):
        skriv(navn, 0)
    for navn in overordnet:
        skriv(navn, 0)
    return "\n".join(linjer)


def find_ring(overordnet: Mapping[str, str | None]) -> tuple[str, ...]:
    """The units of a cycle, in order; empty where the tree has none."""
    klare: set[str] = set()
    for start in overordnet:
        vej: list[str] = []
        navn: str | None = start
        while navn is not None and navn not in klare:
            if navn in vej:
                return tuple(vej[vej.index(navn) :])
            vej.append(navn)
            navn = overordnet.get(navn)
        klare.update(vej)
    return ()
