"""The cover: the fewest pages on which everything stands, in the order in which they prove most.

The smallest cover is not looked for (that takes exponential time). Two greedy covers are made,
pages that the others make superfluous are taken out, and the smaller is kept. The one that always
takes the page with most that is new is never larger than the smallest times `faktor`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Bundt(Generic[K]):
    """Objects that show the same: they are proven when all of it has been seen."""

    kriterier: frozenset[K]
    antal: int


def faktor(sider: Iterable[AbstractSet[K]]) -> Fraction:
    """How many times the smallest cover ours is at most: 1 + 1/2 + … + 1/most on one page."""
    flest = max((len(side) for side in sider), default=1)
    return sum((Fraction(1, n) for n in range(1, max(flest, 1) + 1)), Fraction(0))


def daek(
    sider: Sequence[frozenset[K]],
    bundter: Sequence[Bundt[K]],
    set_: AbstractSet[K] = frozenset(),
) -> tuple[int, ...]:
    """Which pages, by their place, in order; `set_` is seen already.

    Everything that stands on some page stands on one of these.
    """
    maal = frozenset().union(*sider) - set_ if sider else frozenset()
    flest_nye = _flest_nye(sider, maal)
    vaegtet = _vaegtet(range(len(sider)), sider, bundter, set_)
    valgte = min((_uden_overfloedige(v, sider, maal) for v in (vaegtet, flest_nye)), key=len)
    return _vaegtet(valgte, sider, bundter, set_)


def forloeb(
    sider: Iterable[AbstractSet[K]],
    bundter: Sequence[Bundt[K]],
    set_: AbstractSet[K] = frozenset(),
) -> Iterator[int]:
    """How many objects are proven after each page."""
    efter = _efter_kriterium(bundter)
    mangler = [set(bundt.kriterier) - set_ for bundt in bundter]
    bevist = sum(b.antal for b, m in zip(bundter, mangler, strict=True) if not m)
    sete = set(set_)
    for side in sider:
        for kriterium in side - sete:
            sete.add(kriterium)
            for nr in efter[kriterium]:
                mangler[nr].discard(kriterium)
                bevist += 0 if mangler[nr] else bundter[nr].antal
        yield bevist


def bevist(bundter: Iterable[Bundt[K]], sete: AbstractSet[K]) -> int:
    """How many objects have nothing left that has not been seen."""
    return sum(bundt.antal for bundt in bundter if bundt.kriterier <= sete)


def _flest_nye(sider: Sequence[frozenset[K]], maal: frozenset[K]) -> tuple[int, ...]:
    """The page with most of what is left, until nothing is; the first of equals.

    What is left on a page only ever becomes less, so only the foremost is counted anew.
    """
    valgte: list[int] = []
    rest = maal
    koe = [(-len(side & maal), nr) for nr, side in enumerate(sider)]
    heapify(koe)
    while rest:
        _, nr = heappop(koe)
        nu = (-len(sider[nr] & rest), nr)
        if koe and nu > koe[0]:
            heappush(koe, nu)
            continue
        valgte.append(nr)
        rest -= sider[nr]
    return tuple(valgte)


def _vaegtet(
    mulige: Iterable[int],
    sider: Sequence[frozenset[K]],
    bundter: Sequence[Bundt[K]],
    set_: AbstractSet[K],
) -> tuple[int, ...]:
    """Greedy by objects: what is left of one is worth more, the nearer it is to being proven."""
    vaegtning = _Vaegtning({nr: set(sider[nr] - set_) for nr in mulige}, bundter, set_)
    valgte: list[int] = []
    while (bedst := vaegtning.bedste()) is not None:
        valgte.append(bedst)
        vaegtning.se(bedst)
    return tuple(valgte)


class _Vaegtning(Generic[K]):
    """What each page is worth as it stands, kept up as pages are chosen: none is counted anew."""

    def __init__(
        self, nye: dict[int, set[K]], bundter: Sequence[Bundt[K]], set_: AbstractSet[K]
    ) -> None:
        self._nye = nye
        self._bundter = bundter
        self._efter = _efter_kriterium(bundter)
        self._mangler = [set(bundt.kriterier) - set_ for bundt in bundter]
        self._paa: defaultdict[K, list[int]] = defaultdict(list)
        self._vaerdi: defaultdict[int, float] = defaultdict(float)
        for nr, side in nye.items():
            for kriterium in side:
                self._paa[kriterium].append(nr)
        for nr in range(len(bundter)):
            self._laeg_til(nr, 1)

    def bedste(self) -> int | None:
        """The page of most worth, the first of equals; None where nothing is left to be seen."""
        self._nye = {nr: side for nr, side in self._nye.items() if side}
        return max(
            self._nye, key=lambda nr: (self._vaerdi[nr], len(self._nye[nr]), -nr), default=None
        )

    def se(self, nr: int) -> None:
        """Count what stands on the page as seen."""
        sete = frozenset(self._nye[nr])
        for ramt in sorted({bundt for kriterium in sete for bundt in self._efter[kriterium]}):
            self._laeg_til(ramt, -1)
            self._mangler[ramt] -= sete
            self._laeg_til(ramt, 1)
        for kriterium in sete:
            for side in self._paa.pop(kriterium, ()):
                self._nye[side].discard(kriterium)

    def _laeg_til(self, bundt: int, fortegn: int) -> None:
        resten = self._mangler[bundt]
        for kriterium in resten:
            for side in self._paa[kriterium]:
                self._vaerdi[side] += fortegn * self._bundter[bundt].antal / len(resten)


def _uden_overfloedige(
    valgte: Sequence[int], sider: Sequence[frozenset[K]], maal: frozenset[K]
) -> tuple[int, ...]:
    """Without the pages all of which stands on the others; those that were taken last go first."""
    antal: defaultdict[K, int] = defaultdict(int)
    for nr in valgte:
        for kriterium in sider[nr] & maal:
            antal[kriterium] += 1
    beholdt = []
    for nr in reversed(valgte):
        paa_siden = sider[nr] & maal
        if all(antal[kriterium] > 1 for kriterium in paa_siden):
            for kriterium in paa_siden:
                antal[kriterium] -= 1
        else:
            beholdt.append(nr)
    return tuple(reversed(beholdt))


def _efter_kriterium(bundter: Sequence[Bundt[K]]) -> defaultdict[K, list[int]]:
    """The bundles by what they show."""
    fundet: defaultdict[K, list[int]] = defaultdict(list)
    for nr, bundt in enumerate(bundter):
        for kriterium in bundt.kriterier:
            fundet[kriterium].append(nr)
    return fundet
