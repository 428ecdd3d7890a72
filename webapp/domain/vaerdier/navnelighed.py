"""How alike two units are by name: suggestions for a mapping, never the mapping itself.

Letters are folded (æ, ø, å and aa), punctuation and words that every second unit has (»afdeling«,
»team«) are ignored, and the order of the words does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Generic, TypeVar

from webapp.domain.vaerdier.slug import fold

T = TypeVar("T")

# Words that tell units apart nowhere; `afd` is how a sheet shortens the first of them.
FYLDORD = frozenset(
    {"afdeling", "afdelingen", "afd", "team", "teamet", "teams", "enhed", "enheden", "og", "i"}
)
FULDT = 100
# Below this a suggestion is noise: »Tandpleje« and »Sygepleje« share letters, nothing else.
MINDST = 45


@dataclass(frozen=True, slots=True)
class Forslag(Generic[T]):
    """A candidate and how alike it is, 0 to 100."""

    kandidat: T
    score: int


def ord_i_navn(navn: str) -> tuple[str, ...]:
    """The folded words that count, sorted; all of them where only filler words stand."""
    alle = [ord_ for ord_ in fold(navn).replace(".", "-").split("-") if ord_]
    vigtige = [ord_ for ord_ in alle if ord_ not in FYLDORD]
    return tuple(sorted(vigtige or alle))


def bidder(navn: str) -> Counter[str]:
    """Pieces of three letters of each word, with the word's ends marked."""
    return Counter(
        kant[i : i + 3]
        for ord_ in ord_i_navn(navn)
        for kant in [f"  {ord_} "]
        for i in range(len(kant) - 2)
    )


def lighed(a: str, b: str) -> int:
    """0 (nothing in common) to 100 (the same words); symmetric."""
    if ord_i_navn(a) == ord_i_navn(b):
        return FULDT if ord_i_navn(a) else 0
    return _score(bidder(a), bidder(b))


def _score(a: Counter[str], b: Counter[str]) -> int:
    return _dice((a & b).total(), a.total() + b.total())


def _dice(faelles: int, ialt: int) -> int:
    """Dice's coefficient; 100 is kept for the same words."""
    return min(FULDT - 1, round(2 * faelles * FULDT / ialt)) if ialt else 0


@dataclass(frozen=True)
class Navneregister(Generic[T]):
    """Candidates by the pieces of their names, so that one name is not held against all."""

    navne: Mapping[T, str]
    _kandidater: tuple[T, ...] = field(init=False, repr=False)
    _antal: tuple[int, ...] = field(init=False, repr=False)
    _efter_bid: Mapping[str, list[tuple[int, int]]] = field(init=False, repr=False)
    _efter_ord: Mapping[tuple[str, ...], list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # By place in the register: a number is cheaper to count by than what it stands for.
        antal: list[int] = []
        efter_bid: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        efter_ord: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for plads, navn in enumerate(self.navne.values()):
            dele = bidder(navn)
            antal.append(dele.total())
            efter_ord[ord_i_navn(navn)].append(plads)
            for bid, gange in dele.items():
                efter_bid[bid].append((plads, gange))
        object.__setattr__(self, "_kandidater", tuple(self.navne))
        object.__setattr__(self, "_antal", tuple(antal))
        object.__setattr__(self, "_efter_bid", dict(efter_bid))
        object.__setattr__(self, "_efter_ord", dict(efter_ord))

    def forslag(self, navn: str, maks: int = 5, mindst: int = MINDST) -> tuple[Forslag[T], ...]:
        """The likest candidates, best first; equally like ones in the register's order."""
        egne = bidder(navn)
        faelles: defaultdict[int, int] = defaultdict(int)
        for bid, gange in egne.items():
            for plads, deres in self._efter_bid.get(bid, ()):
                faelles[plads] += min(gange, deres)
        ialt = egne.total()
        score = {plads: _dice(f, ialt + self._antal[plads]) for plads, f in faelles.items()}
        score |= dict.fromkeys(self._efter_ord.get(ord_i_navn(navn), ()) if egne else (), FULDT)
        gode = ((-point, plads) for plads, point in score.items() if point >= mindst)
        return tuple(
            Forslag(self._kandidater[plads], -negativ) for negativ, plads in nsmallest(maks, gode)
        )
