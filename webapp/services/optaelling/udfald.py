"""What an audience sees of every class under two variants, judging as few objects as can be.

Whether an object is shown hangs on little (its parties, its fremdrift, what its KLE number is set
to), and what is shown on something else (the unit, the KLE number). So classes that are alike in
the one share a witness for it, and those alike in the other share another. What a rule looks at
and is not in these keys makes the figures differ from the pages: a test reads both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.variant import Variant
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.klasser import Hold, find_hold, find_vidner
from webapp.services.optaelling.noegler import Synlighedsnoegle
from webapp.services.optaelling.snit import Blik
from webapp.services.optaelling.vidner import Vidner
from webapp.store.optaelling import Optaelling

T = TypeVar("T")
Vaerdi = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seer:
    """An audience: whether it sees an object, and what it sees of it."""

    ser: Callable[[Bedoemt], bool]
    vaerdi: Callable[[Bedoemt], Vaerdi]


def find_udfald(
    optaelling: Optaelling,
    a: Grundlag,
    b: Grundlag,
    seer: Seer,
    blik: Blik,
) -> Iterator[tuple[Hold, Vaerdi | None, Vaerdi | None]]:
    """Every class with what the audience sees under both variants: None is hidden.

    `blik`: what to look at.
    """
    alle = find_hold(optaelling, a, b, blik)
    spoergere = [Spoerger(optaelling, a, alle)]
    spoergere.append(spoergere[0].videre(b) if _kan_dele(a, b) else Spoerger(optaelling, b, alle))
    vaerdier = []
    for nr, spoerger in enumerate(spoergere):
        noegler = Noegler(spoerger.grundlag, nr)
        synlige = spoerger.svar([noegler.synlighed(hold) for hold in alle], seer.ser)
        kontakter = [
            noegler.kontakt(hold) if synlig else None
            for hold, synlig in zip(alle, synlige, strict=True)
        ]
        vaerdier.append(spoerger.svar(kontakter, seer.vaerdi))
    yield from zip(alle, *vaerdier, strict=True)


def _kan_dele(a: Grundlag, b: Grundlag) -> bool:
    """True if what was answered under one variant holds under the other: equal but for the keys."""

    def resten(variant: Variant) -> Variant:
        return replace(
            variant,
            slug="",
            navn="",
            model=None,
            oprindelse=None,
            beskrivelse="",
            roller=(),
            enhedsmapning=(),
            ydelsestyper=(),
            sagstype_kle=(),
            opsaetning=Opsaetning(),
        )

    return a.dato == b.dato and resten(a.variant) == resten(b.variant)


@dataclass(frozen=True)
class Spoerger:
    """Asks one object of each key under one variant, and remembers what was answered."""

    optaelling: Optaelling
    grundlag: Grundlag
    alle: Sequence[Hold]
    kendte: dict[object, dict[object, object]] = field(default_factory=dict)

    def videre(self, grundlag: Grundlag) -> Spoerger:
        """The same under another variant, whose answers are those of this one."""
        return replace(self, grundlag=grundlag)

    def svar(self, noegler: Sequence[object], spoerg: Callable[[Bedoemt], T]) -> list[T | None]:
        """The answer for each class; a key that is None has no answer."""
        kendte = cast("dict[object, T]", self.kendte.setdefault(spoerg, {}))
        foerste: dict[object, Hold] = {}
        for hold, noegle in zip(self.alle, noegler, strict=True):
            if noegle is not None and noegle not in kendte:
                foerste.setdefault(noegle, hold)
        fundne = find_vidner(self.optaelling, list(foerste.values()))
        klasser = dict(zip(foerste, fundne, strict=True))
        vidner = Vidner.hent(self.optaelling.database, fundne)
        kendte |= {n: spoerg(vidner.bedoem(k, self.grundlag)) for n, k in klasser.items()}
        return [None if noegle is None else kendte[noegle] for noegle in noegler]


class Noegler:
    """The keys of classes under one of the two variants."""

    def __init__(self, grundlag: Grundlag, nr: int) -> None:
        self._nr = nr
        self._opsaetning = grundlag.variant.opsaetning
        self._synlighed = Synlighedsnoegle(grundlag.variant.opsaetning)

    def synlighed(self, hold: Hold) -> object:
        """All that decides whether it is shown: everything but the unit and the number itself."""
        return hold.gruppe.egenskaber, self.dage(hold)

    def dage(self, hold: Hold) -> object:
        """The same, but for the properties of its objects."""
        if hold.art is None:
            return self._nr, hold.kasser
        ved_fra, ved_bevilling = hold.art.ved_fra[self._nr], hold.art.ved_bevilling[self._nr]
        return (
            hold.slags,
            tuple(map(self._synlighed.nummer, hold.egenskaber.numre)),
            (hold.art.oprettet, hold.art.begyndt),
            self._synlighed.af(ved_fra),
            self._synlighed.af(ved_bevilling),
        )

    def kontakt(self, hold: Hold) -> object:
        """All that decides what is shown: the unit, the KLE number, and what others filed."""
        if hold.art is None:
            return self._nr, hold.kasser
        ved = (hold.art.ved_fra[self._nr], hold.art.ved_bevilling[self._nr])
        numre = (*(tilstand.kle for tilstand in ved), *hold.egenskaber.numre)
        valgt = [self._opsaetning.find(kle) for kle in numre]
        kontakter = tuple(raekke.kontakt if raekke else None for raekke in valgt)
        return (hold.slags, ved, kontakter, hold.egenskaber.kontaktens)
