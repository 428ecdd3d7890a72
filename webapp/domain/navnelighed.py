"""How alike two units are by name: suggestions for a mapping, never the mapping itself.

Letters are folded (æ, ø, å and aa), punctuation and words that every second unit has (»afdeling«,
»team«) are ignored, and the order of the words does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from webapp.domain.slug import fold

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
    """Dice's coefficient; 100 is kept for the same words."""
    faelles, ialt = (a & b).total(), a.total() + b.total()
    return min(FULDT - 1, round(2 * faelles * FULDT / ialt)) if ialt else 0


@dataclass(frozen=True)
class Navneregister(Generic[T]):
    """Candidates by the pieces of their names, so that one name is not held against all."""

    navne: Mapping[T, str]
    _bidder: Mapping[T, Counter[str]] = field(init=False, repr=False)
    _efter_bid: Mapping[str, frozenset[T]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        deres = {kandidat: bidder(navn) for kandidat, navn in self.navne.items()}
        efter_bid: defaultdict[str, set[T]] = defaultdict(set)
        for kandidat, dele in deres.items():
            for bid in dele:
                efter_bid[bid].add(kandidat)
        object.__setattr__(self, "_bidder", deres)
        object.__setattr__(self, "_efter_bid", {b: frozenset(k) for b, k in efter_bid.items()})

    def forslag(self, navn: str, maks: int = 5, mindst: int = MINDST) -> tuple[Forslag[T], ...]:
        """The likest candidates, best first; equally like ones in the register's order."""
        egne, ord_ = bidder(navn), ord_i_navn(navn)
        mulige = self._med_faelles(egne)
        fundne = [
            Forslag(
                kandidat,
                FULDT
                if ord_ == ord_i_navn(self.navne[kandidat])
                else _score(egne, self._bidder[kandidat]),
            )
            for kandidat in self.navne
            if kandidat in mulige
        ]
        gode = [forslag for forslag in fundne if forslag.score >= mindst]
        return tuple(sorted(gode, key=lambda f: -f.score)[:maks])

    def _med_faelles(self, egne: Iterable[str]) -> set[T]:
        mulige: set[T] = set()
        for bid in egne:
            mulige |= self._efter_bid.get(bid, frozenset())
        return mulige
