"""Lines up the rows of two pictures, so that an inserted line is one block and not a red page.

Rows that occur once in each picture are anchors (a patience diff); between two anchors equal
numbers of rows are paired, and a surplus is one block where it costs the fewest unequal pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opstilling:
    """`par` are (row before, row now); the blocks are half-open (first, after the last)."""

    par: tuple[tuple[int, int], ...]
    indsat: tuple[tuple[int, int], ...]
    fjernet: tuple[tuple[int, int], ...]


def stil_op(foer: Sequence[bytes], nu: Sequence[bytes]) -> Opstilling:
    """Line up the rows, each given by its bytes or a hash of them."""
    par: list[tuple[int, int]] = []
    indsat: list[tuple[int, int]] = []
    fjernet: list[tuple[int, int]] = []
    a = b = 0
    for anker_a, anker_b in (*_ankre(foer, nu), (len(foer), len(nu))):
        snit = _snit(foer[a:anker_a], nu[b:anker_b])
        faelles = min(anker_a - a, anker_b - b)
        mere_a, mere_b = anker_a - a - faelles, anker_b - b - faelles
        par += [(a + i, b + i) for i in range(snit)]
        if mere_a:
            fjernet.append((a + snit, a + snit + mere_a))
        if mere_b:
            indsat.append((b + snit, b + snit + mere_b))
        par += [(a + i + mere_a, b + i + mere_b) for i in range(snit, faelles)]
        if anker_a < len(foer):
            par.append((anker_a, anker_b))
        a, b = anker_a + 1, anker_b + 1
    return Opstilling(tuple(par), tuple(saml(indsat)), tuple(saml(fjernet)))


def saml(blokke: Sequence[tuple[int, int]], luft: int = 0) -> Iterator[tuple[int, int]]:
    """Blocks that touch, or lie at most `luft` apart, as one. They come in order."""
    samlet: tuple[int, int] | None = None
    for fra, til in blokke:
        if samlet and fra - samlet[1] <= luft:
            samlet = (samlet[0], max(samlet[1], til))
        else:
            if samlet:
                yield samlet
            samlet = (fra, til)
    if samlet:
        yield samlet


def _ankre(foer: Sequence[bytes], nu: Sequence[bytes]) -> list[tuple[int, int]]:
    """The rows that occur once in each, in the longest order that both share."""
    antal_foer, antal_nu = Counter(foer), Counter(nu)
    sted = {raekke: i for i, raekke in enumerate(foer) if antal_foer[raekke] == 1}
    faelles = [(sted[r], i) for i, r in enumerate(nu) if antal_nu[r] == 1 and r in sted]
    ender: list[int] = []  # the smallest end of an increasing run of each length
    numre: list[int] = []
    foregaaende: list[int] = []
    for nummer, (a, _) in enumerate(faelles):
        plads = bisect_left(ender, a)
        foregaaende.append(numre[plads - 1] if plads else -1)
        ender[plads : plads + 1] = [a]
        numre[plads : plads + 1] = [nummer]
    kaede: list[tuple[int, int]] = []
    nummer = numre[-1] if numre else -1
    while nummer >= 0:
        kaede.append(faelles[nummer])
        nummer = foregaaende[nummer]
    return kaede[::-1]


def _snit(foer: Sequence[bytes], nu: Sequence[bytes]) -> int:
    """How many rows are paired from the top before the surplus; the rest from the bottom."""
    faelles = min(len(foer), len(nu))
    if len(foer) == len(nu):
        return faelles
    ulige_top = [foer[i] != nu[i] for i in range(faelles)]
    ulige_bund = [foer[i - faelles] != nu[i - faelles] for i in range(faelles)]
    pris = bedste = sum(ulige_bund)
    snit = 0
    for i in range(faelles):
        pris += ulige_top[i] - ulige_bund[i]
        if pris <= bedste:  # as late as it can be: the block begins where the change does
            bedste, snit = pris, i + 1
    return snit
