"""Where a text can hold a CPR number, in whatever way its ten digits are written.

Pure: text in, places out. A UUID is passed over whole, also one that lacks a character. Ten digits
count when they begin with a day of the year (CPR-kontoret: ddmmåå-nnnn; 60 is added to the day of
an erstatnings-CPR). They may be divided (`010190 1234`, `01.01.90/1234`, `01 0190 1234`), stand in
more digits (`20240101901234`), be a number (`1.01901234E9`) or have thousands (`2.512.484.916`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

LAENGDE = 10
_DATO = 6
_HEX = r"[0-9a-fA-F]"
_KLYNGE = re.compile(
    rf"(?P<uuid>(?<!{_HEX})(?:{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}"
    # Without hyphens, or with a character too many or too few, it has letters too.
    rf"|(?=[0-9]*[a-fA-F]){_HEX}{{32}}"
    rf"|(?=(?:[0-9-]*[a-fA-F]){{4}}){_HEX}{{7,9}}(?:-{_HEX}{{3,5}}){{3}}-{_HEX}{{10,13}})(?!{_HEX}))"
    r"|(?P<tal>(?<![\d.,])\d[.,]\d{1,12}[eE]\+?0?[89](?!\d))"
    r"|\d+(?:[\W_]{1,4}\d+)*"
)
_STYKKE = re.compile(r"\d+")
# The natural ways: they count beside other runs of digits too.
_NATURLIGE = ((LAENGDE,), (_DATO, 4), (2, 2, 2, 4), (2, 2, 4, 4))
# The other ways of dividing ten digits: only where no other digits stand near.
_ANDRE = frozenset(
    {
        (2, 2, 6),
        (2, 4, 4),
        (4, 2, 4),
        (4, 6),
        (6, 2, 2),
        (3, 3, 4),
        (1, 3, 3, 3),
        (2,) * 5,
        (1,) * LAENGDE,
    }
)
# Equal parts are one number only where all are divided alike: `10-12, 13-15, 16` is none.
_ENS = frozenset({(2,) * 5, (1,) * LAENGDE, (1, 3, 3, 3)})
# `2012-034567` is a year and a running number, as sager are numbered.
_AARSTAL = ("19", "20")
_DAGE = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Cprfund:
    """A place: from `start` to `slut` stand the digits `cifre`, ten of them or more in a run."""

    start: int
    slut: int
    cifre: str


def er_dato(cifre: str) -> bool:
    """True if the digits begin with a day and a month, also of an erstatnings-CPR (day + 60)."""
    dag, maaned = int(cifre[:2]), int(cifre[2:4])
    return (1 <= dag <= 31 or 61 <= dag <= 91) and 1 <= maaned <= 12


def find_cpr(tekst: str, *, alle: bool = False) -> Iterator[Cprfund]:
    """Every place that can be a CPR number; `alle`: also ten digits that begin with no day."""
    for klynge in _KLYNGE.finditer(tekst):
        if klynge["tal"] is not None:
            cifre = tal_som_cifre(klynge[0])
            if cifre is not None:
                yield Cprfund(klynge.start(), klynge.end(), cifre)
        elif klynge["uuid"] is None:
            yield from _i_klynge(tekst, klynge, alle=alle)


def erstat_cpr(tekst: str, ny: Callable[[str], str], *, alle: bool = False) -> str:
    """The text with every such place rewritten: `ny` is given the digits and gives as many.

    What stands between the digits stays.
    """
    ud, naaet = [], 0
    for fundet in find_cpr(tekst, alle=alle):
        nye, gamle = ny(fundet.cifre), tekst[fundet.start : fundet.slut]
        antal = sum(tegn.isdigit() for tegn in gamle)
        # A number with a decimal point, an exponent or a whole year has other digits than ten.
        skrevet = _udfyld(gamle, nye) if antal == len(nye) else nye
        ud += [tekst[naaet : fundet.start], gamle if nye == fundet.cifre else skrevet]
        naaet = fundet.slut
    return "".join((*ud, tekst[naaet:])) if ud else tekst


def _udfyld(gamle: str, nye: str) -> str:
    cifre = iter(nye)
    return "".join(next(cifre) if tegn.isdigit() else tegn for tegn in gamle)


def tal_som_cifre(tal: str) -> str | None:
    """The ten digits of a number that can be a CPR number; a leading zero may be lost."""
    try:
        vaerdi = Decimal(tal.replace(",", "."))
        hele = int(vaerdi) if vaerdi.is_finite() and abs(vaerdi.adjusted()) <= LAENGDE else 0
    except (InvalidOperation, ValueError):
        return None
    cifre = f"{hele:010d}"
    er_kort = hele < 10 ** (LAENGDE - 2)  # eight digits: a telephone number, a CVR number
    return None if er_kort or len(cifre) != LAENGDE or not er_dato(cifre) else cifre


def _i_klynge(tekst: str, klynge: re.Match[str], *, alle: bool) -> Iterator[Cprfund]:
    """The numbers in runs of digits that stand near each other, from the left."""
    stykker = [m.span() for m in _STYKKE.finditer(tekst, klynge.start(), klynge.end())]
    alene = _alene(tekst, stykker)
    if alene is not None:
        yield alene
        return
    nr = 0
    while nr < len(stykker):
        fundet, brugt = _fra(tekst, stykker[nr : nr + 4], alle=alle)
        if fundet is not None:
            yield fundet
        nr += brugt


def _fra(tekst: str, stykker: list[tuple[int, int]], *, alle: bool) -> tuple[Cprfund | None, int]:
    """The number that begins with the first run, and how many runs it takes."""
    laengder = tuple(slut - start for start, slut in stykker)
    for form in _NATURLIGE:
        if laengder[: len(form)] != form:
            continue
        cifre = _cifre(tekst, stykker[: len(form)])
        if len(form) > 1 and sum(form) > LAENGDE:  # a whole year
            if cifre[4:6] not in _AARSTAL or _mellemrum(tekst, stykker[2:4]) > 1:
                continue
            cifre = cifre[:4] + cifre[6:]
        if er_dato(cifre) or (alle and len(form) == 1) or (alle and form == (_DATO, 4)):
            return Cprfund(stykker[0][0], stykker[len(form) - 1][1], cifre), len(form)
    if laengder[0] > LAENGDE and _har_nummer(_cifre(tekst, stykker[:1])):
        return Cprfund(*stykker[0], _cifre(tekst, stykker[:1])), 1
    return _omkring_bindestreg(tekst, stykker)


def _omkring_bindestreg(tekst: str, stykker: list[tuple[int, int]]) -> tuple[Cprfund | None, int]:
    """`99010190-12345`: six digits and four about one sign, with other digits at the ends."""
    if len(stykker) > 1 and _mellemrum(tekst, stykker[:2]) == 1:
        (_, foer), (efter, slut) = stykker[:2]
        start = foer - _DATO
        if start >= stykker[0][0] and slut - efter >= 4 and er_kalenderdag(tekst[start:foer]):
            return Cprfund(start, efter + 4, tekst[start:foer] + tekst[efter : efter + 4]), 2
    return None, 1


def _alene(tekst: str, stykker: list[tuple[int, int]]) -> Cprfund | None:
    """Ten digits divided in another way, where they are all that stands there."""
    form = tuple(slut - start for start, slut in stykker)
    if form not in _ANDRE:
        return None
    skel = {tekst[a:b] for (_, a), (b, _) in itertools.pairwise(stykker)}
    if form in _ENS and (len(skel) > 1 or max(map(len, skel)) > 1):
        return None
    cifre = _cifre(tekst, stykker)
    er_aar = form[0] == len("2012") and cifre[:2] in _AARSTAL
    return None if er_aar or not er_dato(cifre) else Cprfund(stykker[0][0], stykker[-1][1], cifre)


def _mellemrum(tekst: str, stykker: list[tuple[int, int]]) -> int:
    return len(tekst[stykker[0][1] : stykker[1][0]])


def _cifre(tekst: str, stykker: list[tuple[int, int]]) -> str:
    """The digits of the runs as 0 to 9: other alphabets have digits too."""
    raa = "".join(tekst[start:slut] for start, slut in stykker)
    return raa if raa.isascii() else "".join(str(int(ciffer)) for ciffer in raa)


def _har_nummer(cifre: str) -> bool:
    """True if ten of the digits, somewhere in a longer run, begin with a day of the calendar."""
    return any(er_kalenderdag(cifre[nr:]) for nr in range(len(cifre) - LAENGDE + 1))


def er_kalenderdag(cifre: str) -> bool:
    """True if the digits begin with ddmm of a day that the calendar has; 60 is not added here."""
    dag, maaned = int(cifre[:2]), int(cifre[2:4])
    return 1 <= maaned <= 12 and 1 <= dag <= _DAGE[maaned - 1]
