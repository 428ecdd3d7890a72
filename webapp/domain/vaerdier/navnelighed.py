"""How alike two units are by name: suggestions for a mapping, never the mapping itself.

Letters are folded (æ, ø, å and aa), punctuation and words that every second unit has (»afdeling«,
»team«) are ignored, and the order of the words does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
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
# From here on it is not worth looking among all the others.
MINDST_KLAR = 70


@dataclass(frozen=True, slots=True)
class Forslag(Generic[T]):
    """A candidate and how alike it is, 0 to 100."""

    kandidat: T
    score: int


@lru_cache(maxsize=8192)
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
    (egne, antal), (deres, deres_antal) = _bidder(a), _bidder(b)
    faelles = sum(min(gange, deres[bid]) for bid, gange in egne.items() if bid in deres)
    return _dice(faelles, antal + deres_antal)


@lru_cache(maxsize=8192)
def _bidder(navn: str) -> tuple[Mapping[str, int], int]:
    """The pieces of a name and how many: one name is held against many."""
    dele = bidder(navn)
    return dict(dele), dele.total()


def _dice(faelles: int, ialt: int) -> int:
    """Dice's coefficient; 100 is kept for the same words."""
    return min(FULDT - 1, round(2 * faelles * FULDT / ialt)) if ialt else 0


class Navneforhold(IntEnum):
    """What two names are to each other, word by word; the higher the nearer."""

    ANDET = 0
    DEL = 1
    STAVET = 2
    SAMME = 3


# Two words that share this much are one word spelled apart.
_SAMME_ORD = 55
_KORTEST_FORKORTELSE = 4


def navneforhold(a: str, b: str) -> Navneforhold:
    """Same words; spelled or shortened apart; a part of the other; or each says something else.

    »Hjemmepleje Vest« and »Hjemmepleje Nord« are alike by their letters and are two units: each
    has a word that the other has not. Numbers are the same and in the same order, or
    they are not: »Team 1-3« is not »Team 3-1«.
    """
    tal_a, tal_b = _tal(a), _tal(b)
    if tal_a != tal_b and sorted(tal_a) == sorted(tal_b):
        return Navneforhold.ANDET
    rest_a, rest_b = Counter(ord_i_navn(a)), Counter(ord_i_navn(b))
    rest_a, rest_b = rest_a - rest_b, rest_b - rest_a
    if not rest_a and not rest_b:
        return Navneforhold.SAMME
    for ord_ in list(rest_a):
        makker = next((andet for andet in rest_b if rest_b[andet] and _et_ord(ord_, andet)), None)
        if makker is not None:
            rest_a[ord_] -= 1
            rest_b[makker] -= 1
    rest_a, rest_b = +rest_a, +rest_b
    if rest_a and rest_b:
        return Navneforhold.ANDET
    return Navneforhold.DEL if rest_a or rest_b else Navneforhold.STAVET


def _tal(navn: str) -> list[str]:
    """The numbers of a name as they stand."""
    return [ord_ for ord_ in fold(navn).replace(".", "-").split("-") if ord_.isdigit()]


def _et_ord(a: str, b: str) -> bool:
    if a.isdigit() or b.isdigit():
        return a == b
    kort, langt = sorted((a, b), key=len)
    if len(kort) >= _KORTEST_FORKORTELSE and (langt.startswith(kort) or langt.endswith(kort)):
        return True
    return lighed(a, b) >= _SAMME_ORD


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


# Among so few names each is held against the one that is sought.
_FAA = 60


@dataclass(frozen=True)
class Ordregister(Generic[T]):
    """The same by whole words, for many names at once: only names that share the rarest ones.

    A name of words that nobody else has, or that is like none of those found, is sought among all
    by its letters.
    """

    navne: Mapping[T, str]
    _efter_ord: Mapping[str, frozenset[T]] = field(init=False, repr=False)
    _bogstaver: Navneregister[T] = field(init=False, repr=False)
    _plads: Mapping[T, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        efter_ord: defaultdict[str, set[T]] = defaultdict(set)
        for noegle, navn in self.navne.items():
            for ord_ in ord_i_navn(navn):
                efter_ord[ord_].add(noegle)
        faste = {ord_: frozenset(noegler) for ord_, noegler in efter_ord.items()}
        object.__setattr__(self, "_efter_ord", faste)
        object.__setattr__(self, "_bogstaver", Navneregister(self.navne))
        object.__setattr__(self, "_plads", {noegle: nr for nr, noegle in enumerate(self.navne)})

    def forslag(self, navn: str, maks: int = 5, mindst: int = MINDST) -> tuple[Forslag[T], ...]:
        """As `Navneregister.forslag`."""
        mulige = self._mulige(navn)
        bud = [Forslag(noegle, lighed(navn, self.navne[noegle])) for noegle in mulige]
        if max((et.score for et in bud), default=0) < MINDST_KLAR:
            return self._bogstaver.forslag(navn, maks, mindst)
        gode = (et for et in bud if et.score >= mindst)
        return tuple(nsmallest(maks, gode, key=lambda et: (-et.score, self._plads[et.kandidat])))

    def _mulige(self, navn: str) -> frozenset[T]:
        """The names that share any word, or of common words alone all of them; none: too many."""
        kendte = sorted(
            (self._efter_ord[ord_] for ord_ in set(ord_i_navn(navn)) if ord_ in self._efter_ord),
            key=len,
        )
        mulige: frozenset[T] = kendte[0] if kendte else frozenset()
        for naeste in kendte[1:]:
            faa = len(mulige) + len(naeste) <= _FAA
            if faa or len(mulige) > _FAA:
                mulige = mulige | naeste if faa else (mulige & naeste) or mulige
        return mulige if len(mulige) <= _FAA else frozenset()
