"""Which KLE numbers a sagstype's cell can have meant, the most likely first, each with its reason.

Three things witness: the digits in the cell, the words beside them, and the sagstype's own name.
A slip in a digit is likelier than a wrong title, so that words come before digits that had to be
mended. Nothing is chosen beforehand unless digits and words agree, and nothing else is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.domain.klassifikation.kle import SKILLETEGN, KlePlan
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.enhedsforslag import Sikkerhed

# A number with something else for a point, or a digit short.
_NAESTEN = re.compile(
    rf"(?<![0-9.,])([0-9]{{2}})(?:{SKILLETEGN})([0-9]{{2}})(?:{SKILLETEGN})([0-9]{{2}})(?![0-9])"
    r"|(?<![0-9.,])([0-9]{2})\s*[.,]\s*([0-9]{1,2})\s*[.,]\s*([0-9]{1,2})(?![0-9])"
)
_HELT = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}", re.ASCII)
_KANT = " .,:;/–-"
I_CELLEN, RETTET, TITLEN, NAVNET = (
    "nummeret står i cellen",
    "de rettede cifre i cellen",
    "titlen i cellen",
    "sagstypens navn",
)
_VAEGT = {I_CELLEN: 2, TITLEN: 2, NAVNET: 2, RETTET: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kleforslag:
    """One number that can be meant: its title where that is known, and what points at it.

    `strider`: words of the cell that the number's own title is not.
    """

    nummer: str
    titel: str
    grunde: tuple[str, ...]
    sikkerhed: Sikkerhed
    strider: str = ""

    @property
    def grund(self) -> str:
        """`Titlen i cellen og sagstypens navn peger på det`."""
        tekst = opremsning(list(self.grunde))
        sagt = f"{tekst[:1].upper()}{tekst[1:]}"
        return f"{sagt}, men der står »{self.strider}«" if self.strider else sagt

    @property
    def nummer_og_titel(self) -> str:
        """`27.36.24 »Madservice«`."""
        return f"{self.nummer} »{self.titel}«" if self.titel else self.nummer


def kleforslag(plan: KlePlan, angivet: str, navn: str = "") -> tuple[Kleforslag, ...]:
    """The candidates of a cell's text and of a sagstype's name, the most likely first.

    Equals stand as they do in the cell.
    """
    grunde: dict[str, list[str]] = {}
    strid: dict[str, str] = {}
    for nummer, ord_ in _par(angivet):
        if nummer:
            helt = nummer in angivet
            grunde.setdefault(nummer, []).append(I_CELLEN if helt else RETTET)
            kaldt = plan.titel(nummer)
            if ord_ and kaldt and fold(ord_) != fold(kaldt):
                strid[nummer] = ord_
        for fundet in plan.numre_med_titel(ord_) if ord_ else ():
            grunde.setdefault(fundet, []).append(TITLEN)
    for fundet in plan.numre_med_titel(navn) if navn else ():
        grunde.setdefault(fundet, []).append(NAVNET)
    alene = len(grunde) == 1
    ud = [
        Kleforslag(
            nummer=nummer,
            titel=plan.titel(nummer) or "",
            grunde=tuple(dict.fromkeys(hvorfor)),
            sikkerhed=_sikkerhed(hvorfor, alene=alene, strider=nummer in strid),
            strider=strid.get(nummer, ""),
        )
        for nummer, hvorfor in grunde.items()
    ]
    return tuple(sorted(ud, key=lambda et: (et.strider != "", -_vaegt(et))))


def valgt_paa_forhaand(forslag: tuple[Kleforslag, ...]) -> str:
    """The number that may be chosen before anybody has looked; empty where they have to choose."""
    alene = len(forslag) == 1 and forslag[0].sikkerhed is Sikkerhed.SIKKER
    return forslag[0].nummer if alene else ""


def raad_om(forslag: tuple[Kleforslag, ...]) -> str:
    """What to do about a cell, in words; empty where nothing is proposed."""
    if not forslag:
        return ""
    if valgt_paa_forhaand(forslag):
        return f"Er det {forslag[0].nummer_og_titel}, så vælg det."
    if len(forslag) == 1:
        en = forslag[0]
        return f"Det kan være {en.nummer_og_titel} ({en.grund[:1].lower()}{en.grund[1:]})."
    muligheder = [f"{en.nummer_og_titel} ({opremsning(list(en.grunde))})" for en in forslag]
    return f"Vælg selv: det kan være {opremsning(muligheder, 'eller')}."


def titelstrid(kle: KlePlan, angivet: str, nummer: str) -> str:
    """That a cell calls its number something else than the number is called; empty where not.

    Only of a cell with one number, and only where the number's title is known.
    """
    numre = [ord_ for fundet, ord_ in _par(angivet) if fundet]
    kaldt = kle.titel(nummer)
    if len(numre) != 1 or not (numre[0] and kaldt) or fold(numre[0]) == fold(kaldt):
        return ""
    rette = kle.numre_med_titel(numre[0])
    hvis = f" »{numre[0]}« er {opremsning(rette)}." if rette else ""
    return f"{nummer} er »{kaldt}«, men i cellen står »{numre[0]}«.{hvis}"


def _sikkerhed(grunde: list[str], *, alene: bool, strider: bool) -> Sikkerhed:
    cifre = I_CELLEN in grunde or RETTET in grunde
    ord_ = TITLEN in grunde or NAVNET in grunde
    if strider or not alene:
        return Sikkerhed.RIMELIG if ord_ and not strider else Sikkerhed.USIKKER
    return Sikkerhed.SIKKER if cifre and ord_ else Sikkerhed.RIMELIG


def _vaegt(forslag: Kleforslag) -> int:
    return sum(_VAEGT[grund] for grund in forslag.grunde)


def _par(angivet: str) -> Iterator[tuple[str, str]]:
    """Each number of a cell, mended, with the words that follow it; a title alone has none."""
    traef = list(_NAESTEN.finditer(angivet))
    if not traef:
        yield "", angivet.strip(_KANT)
        return
    if foran := angivet[: traef[0].start()].strip(_KANT):
        yield "", foran
    for nr, et in enumerate(traef):
        slut = traef[nr + 1].start() if nr + 1 < len(traef) else len(angivet)
        helt = et.group() if _HELT.fullmatch(et.group()) else ""
        nummer = helt or ".".join(del_.zfill(2) for del_ in et.groups() if del_)
        yield nummer, angivet[et.end() : slut].strip(_KANT)
