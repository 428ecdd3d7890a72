"""The door: what a municipality hands in is pseudonymised before anything else sees it.

The key, the prints of known names and whom each invented number stands for (a print as well) lie
in the data folder, never in a kommune's file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webapp.domain.fagsystem import Kildested
from webapp.domain.testdata.pseudonym import Efterrens, Pseudonymer, offentlige_af
from webapp.domain.vaerdier.dansk import antal
from webapp.domain.vaerdier.identifikation import Cpr
from webapp.importers.celletekster import laes_celletekster
from webapp.importers.doer.doer import pseudonymiser
from webapp.importers.doer.udeladt import laes_udeladt
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.store.filer import (
    MINDSTE_HEMMELIGHED,
    TomHemmelighedError,
    hemmelighed,
    skriv_helt,
)

# Of so few numbers each cell is named.
MAKS_STEDER = 5
MAPPE, NOEGLEFIL, KENDTE, NUMRE = "pseudonymer", "noegle", "kendte.json", "numre.json"
OFFENTLIGE = "offentlige-testpersoner.csv"


@dataclass(frozen=True)
class Lukket:
    """The files as they are kept, and in words what was replaced in them.

    `variant`: the one that an organisation sheet among them was taken home from.
    """

    filer: Mapping[str, bytes]
    linjer: tuple[str, ...] = ()
    variant: str | None = None


def luk_ind(
    data: Path, seed: Path, filer: Mapping[str, bytes], gamle: Mapping[str, bytes]
) -> Lukket:
    """The files with persons replaced; `gamle`: those that the kommune has. Raises Filfejl."""
    mappe = data / MAPPE
    kendte, numre = _laes(mappe / KENDTE) or [], load_numre(data)
    p = Pseudonymer(_noegle(mappe), load_offentlige(seed), kendte, numre)
    nye = pseudonymiser(filer, p, gamle)
    if p.kendte != set(kendte):
        skriv_helt(mappe / KENDTE, json.dumps(sorted(p.kendte)))
    gem_numre(data, numre, p.numre)
    return Lukket(nye, (*_linjer(p, filer, nye), *_udeladte(nye)))


def efterrens(data: Path, seed: Path, frie: Iterable[str]) -> Efterrens:
    """What cleans a file that was kept earlier; `frie`: numbers that its persons have."""
    return Efterrens(_noegle(data / MAPPE), load_offentlige(seed), load_numre(data), frie)


def load_numre(data: Path) -> Mapping[str, str]:
    """The invented numbers, each with a print of the one that it stands for."""
    return _laes(data / MAPPE / NUMRE) or {}


def gem_numre(data: Path, foer: Mapping[str, str], numre: Mapping[str, str]) -> None:
    """Remember them, where there are more."""
    if numre != foer:
        skriv_helt(data / MAPPE / NUMRE, json.dumps(numre, sort_keys=True))


def load_offentlige(seed: Path) -> Mapping[str, str]:
    """The public test persons that come with the product."""
    fil = seed / OFFENTLIGE
    if not fil.is_file():
        return {}
    raekker = csv.DictReader(io.StringIO(fil.read_text(encoding="utf-8-sig")), delimiter=";")
    return offentlige_af((Cpr.af_tekst(r["CPR"]), r["Navn"]) for r in raekker)


def _udeladte(filer: Mapping[str, bytes]) -> Iterator[str]:
    """What of each workbook is not kept."""
    for navn, indhold in filer.items():
        if udeladt := laes_udeladt(indhold):
            yield f"Af »{navn}« er ikke gemt: {'; '.join(udeladt)}."


def _linjer(
    p: Pseudonymer, gamle: Mapping[str, bytes], nye: Mapping[str, bytes]
) -> tuple[str, ...]:
    """What was replaced, and in which cells where they are few: they can be other numbers too."""
    if not p.cpr_numre and not p.navne:
        return ()
    tal, navne = len(p.cpr_numre), len(p.navne)
    dele = [
        antal(tal, "tal, der kan være et CPR-nummer,", "tal, der kan være CPR-numre,") * (tal > 0),
        f"{antal(navne, 'navn', 'navne')} på borgere og sagsbehandlere" * (navne > 0),
    ]
    sagt = " og ".join(del_ for del_ in dele if del_)
    linje = f"{sagt} er erstattet af opdigtede. De rigtige er ikke gemt."
    steder = list(_steder(gamle, nye)) if 0 < tal <= MAKS_STEDER else []
    if not steder:
        return (linje,)
    flere = f" og {len(steder) - MAKS_STEDER} steder mere" if len(steder) > MAKS_STEDER else ""
    hvor = f"Tal er erstattet her: {'; '.join(steder[:MAKS_STEDER])}{flere}."
    return (linje, f"{hvor} Er det ikke et CPR-nummer, er tallet ændret alligevel.")


def _steder(gamle: Mapping[str, bytes], nye: Mapping[str, bytes]) -> Iterator[str]:
    """The cells whose digits are others now; the name of the file alone where it has no cells."""
    if len(gamle) != len(nye):
        return
    for foer, (navn, efter) in zip(gamle.values(), nye.items(), strict=True):
        if foer == efter:
            continue
        celler, fundet = laes_celletekster(navn, foer), False
        for (ark, celle), tekst in laes_celletekster(navn, efter).items():
            gammel = celler.get((ark, celle), tekst)
            # A number keeps its length; a decimal that is rounded does not.
            if len(gammel) == len(tekst) and _cifre(gammel) != _cifre(tekst):
                fundet = True
                yield str(Kildested(f"»{navn}«", ark, celle))
        if not fundet and not celler:
            yield f"»{navn}«"


def _cifre(tekst: str) -> str:
    return "".join(filter(str.isdigit, tekst))


def saet_noegle(data: Path, noegle: str) -> None:
    """Have the data folder use this key: the same persons become the same on every machine.

    IndlaesningError for a key that is too short to be one, and where another is in use.
    """
    if len(noegle) < MINDSTE_HEMMELIGHED or not noegle.isascii():
        raise IndlaesningError(
            f"Nøglen skal være mindst {MINDSTE_HEMMELIGHED} tegn uden æ, ø og å. Intet er indlæst."
        )
    fil = data / MAPPE / NOEGLEFIL
    if not fil.exists():
        skriv_helt(fil, noegle)
    elif hemmelighed(fil) != noegle:
        raise IndlaesningError(
            "Der er indlæst personer med en anden nøgle, og de ville få andre navne og numre. "
            "Indlæs i en tom mappe, eller uden --noegle-fil. Intet er indlæst."
        )


def _noegle(mappe: Path) -> bytes:
    try:
        return hemmelighed(mappe / NOEGLEFIL).encode()
    except TomHemmelighedError as fejl:
        # Another key would give the persons that are loaded already other names and numbers.
        raise IndlaesningError(
            f"{fejl} Uden den kan vi ikke erstatte personer, så intet er indlæst. Læg filen "
            "tilbage fra en sikkerhedskopi. Findes der ingen, så slet filen: så danner vi en ny "
            "nøgle, og personer, der er indlæst før, får andre navne og numre ved næste indlæsning."
        ) from fejl


def _laes(fil: Path) -> Any:
    """What was written as JSON; None where there is none."""
    try:
        return json.loads(fil.read_text(encoding="ascii")) if fil.is_file() else None
    except ValueError as fejl:
        raise IndlaesningError(
            f"Filen »{fil.name}« i »{fil.parent}« kan ikke læses, så intet er indlæst. Læg den "
            "tilbage fra en sikkerhedskopi, eller slet den."
        ) from fejl
